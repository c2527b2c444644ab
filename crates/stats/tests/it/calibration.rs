//! Calibration against R survey, its refusals, and its law: the margins are met.

use proptest::prelude::*;
use stats::calibration::{
    Auxiliary, Bounds, Calibrated, Error, Margin, RakingOptions, calibrate_linear,
    kish_design_effect, rake,
};

const INPUT: &str = include_str!("../golden/calibration_input.csv");
const GOLDEN: &str = include_str!("../golden/calibration.csv");

fn columns(text: &str) -> Vec<Vec<f64>> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut columns = vec![Vec::new(); lines.next().unwrap().split(',').count()];
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(cell.parse().unwrap());
        }
    }
    columns
}

fn codes(column: &[f64]) -> Vec<usize> {
    column.iter().map(|code| *code as usize).collect()
}

fn assert_weights(found: &Calibrated, expected: &[f64], tolerance: f64) {
    for (i, (found, expected)) in found.weights.iter().zip(expected).enumerate() {
        let far = (found - expected).abs() / expected.abs();
        assert!(far <= tolerance, "record {i}: {found} != {expected}");
    }
}

#[test]
fn r_survey_gives_the_same_weights() {
    let input = columns(INPUT);
    let golden = columns(GOLDEN);
    let (sex, area) = (codes(&input[0]), codes(&input[1]));
    let margins = [
        Margin { name: "sex", categories: &sex, totals: &[1000.0, 1150.0] },
        Margin { name: "area", categories: &area, totals: &[800.0, 700.0, 450.0, 200.0] },
    ];
    let age = Auxiliary { name: "age", values: &input[2], total: 2150.0 * 52.5 };
    let weights = &input[3];
    let raked = rake(weights, &margins, &RakingOptions::default()).unwrap();
    assert_weights(&raked, &golden[0], 1e-9);
    let bounds = Some(Bounds { lower: 0.65, upper: 1.45 });
    let bounded = rake(weights, &margins, &RakingOptions { bounds, ..Default::default() }).unwrap();
    assert_weights(&bounded, &golden[1], 1e-9);
    assert!((bounded.largest_ratio - 1.45).abs() < 1e-12);
    let linear = calibrate_linear(weights, &margins, &[]).unwrap();
    assert_weights(&linear, &golden[2], 1e-9);
    let greg = calibrate_linear(weights, &margins, &[age]).unwrap();
    assert_weights(&greg, &golden[3], 1e-9);
}

#[test]
fn an_empty_category_is_named() {
    let margin = Margin { name: "sex", categories: &[0, 0], totals: &[10.0, 12.0] };
    let refused = rake(&[1.0, 1.0], &[margin], &RakingOptions::default()).unwrap_err();
    let fact = Error::EmptyCategory { margin: "sex".to_owned(), category: 1, total: 12.0 };
    assert_eq!(refused, fact);
}

#[test]
fn margins_of_different_populations_are_named() {
    let sex = Margin { name: "sex", categories: &[0, 1], totals: &[10.0, 12.0] };
    let area = Margin { name: "area", categories: &[0, 0], totals: &[23.0] };
    let refused = calibrate_linear(&[1.0, 1.0], &[sex, area], &[]).unwrap_err();
    let fact = "margin area sums to 23, margin sex to 22: expected equal totals";
    assert_eq!(refused.to_string(), fact);
}

#[test]
fn a_total_beyond_the_bounds_is_named() {
    let margin = Margin { name: "sex", categories: &[0, 1], totals: &[30.0, 12.0] };
    let bounds = Some(Bounds { lower: 0.5, upper: 2.0 });
    let options = RakingOptions { bounds, ..Default::default() };
    let refused = rake(&[10.0, 12.0], &[margin], &options).unwrap_err();
    let (margin, category) = ("sex".to_owned(), 0);
    let fact = Error::OutOfBounds { margin, category, lowest: 5.0, highest: 20.0, total: 30.0 };
    assert_eq!(refused, fact);
}

#[test]
fn margins_that_contradict_each_other_are_refused_by_both_methods() {
    // Everybody in category 0 of one is in category 0 of the other, but the totals differ.
    let first = Margin { name: "first", categories: &[0, 1], totals: &[10.0, 20.0] };
    let second = Margin { name: "second", categories: &[0, 1], totals: &[15.0, 15.0] };
    let refused = rake(&[1.0, 1.0], &[first, second], &RakingOptions::default()).unwrap_err();
    let (margin, category) = ("margin first".to_owned(), 0);
    let fact = Error::NotMet { margin, category, expected: 10.0, found: 15.0, rounds: 1000 };
    assert_eq!(refused, fact);
    let refused = calibrate_linear(&[1.0, 1.0], &[first, second], &[]).unwrap_err();
    assert!(matches!(refused, Error::NotMet { category: 0, rounds: 1, .. }), "{refused}");
}

#[test]
fn a_negative_weight_is_refused_and_one_made_by_the_linear_method_is_counted() {
    let margin = Margin { name: "all", categories: &[0, 0], totals: &[2.0] };
    let refused = rake(&[1.0, -1.0], &[margin], &RakingOptions::default()).unwrap_err();
    assert_eq!(refused.to_string(), "weight, position 1: expected finite and ≥ 0, found -1");
    let income = Auxiliary { name: "income", values: &[0.0, 10.0], total: -5.0 };
    let found = calibrate_linear(&[1.0, 1.0], &[margin], &[income]).unwrap();
    assert_eq!(found.weights, [2.5, -0.5]);
    assert_eq!(found.negative, 1);
}

#[test]
fn the_design_effect_of_weights_one_and_three_is_five_quarters() {
    assert_eq!(kish_design_effect(&[1.0, 3.0]), 1.25);
    assert_eq!(kish_design_effect(&[2.0, 2.0, 0.0]), 1.0);
}

proptest! {
    #[test]
    fn raked_margins_are_met(
        records in prop::collection::vec((0_usize..3, 0_usize..4, 0.5_f64..20.0, 0.5_f64..2.0), 60..200)
    ) {
        // Totals of a hidden population with the same records exist, so the margins can be met.
        let weights: Vec<f64> = records.iter().map(|r| r.2).collect();
        let (first, second): (Vec<_>, Vec<_>) = records.iter().map(|r| (r.0, r.1)).unzip();
        let mut totals = (vec![0.0; 3], vec![0.0; 4]);
        for (a, b, weight, factor) in &records {
            totals.0[*a] += weight * factor;
            totals.1[*b] += weight * factor;
        }
        let margins = [
            Margin { name: "first", categories: &first, totals: &totals.0 },
            Margin { name: "second", categories: &second, totals: &totals.1 },
        ];
        let raked = rake(&weights, &margins, &RakingOptions::default()).unwrap();
        let linear = calibrate_linear(&weights, &margins, &[]).unwrap();
        for (found, tolerance) in [(&raked, 1e-10), (&linear, 1e-9)] {
            for margin in &margins {
                let mut reached = vec![0.0; margin.totals.len()];
                for (category, weight) in margin.categories.iter().zip(&found.weights) {
                    reached[*category] += weight;
                }
                for (found, expected) in reached.iter().zip(margin.totals) {
                    prop_assert!((found - expected).abs() <= tolerance * expected);
                }
            }
        }
        prop_assert!(raked.weights.iter().all(|weight| *weight > 0.0));
    }
}
