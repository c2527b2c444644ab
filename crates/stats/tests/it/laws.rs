//! Laws that hold for every sample.

use proptest::collection::vec;
use proptest::prelude::*;
use stats::Sorted;
use stats::inequality::gini::{GiniVariant, gini};
use stats::inequality::lorenz::lorenz_curve;
use stats::measure::{Columns, Interval, LineRule, Measure, Options, estimate};
use stats::poverty::Poverty;
use stats::quantile::QuantileRule;

const NAMES: &str = "mean median q10 q80 arpt arpr rmpg gini qsr palma fgt0 fgt1 fgt2 watts sst gei:2 gei:0.5 theil_l theil_t \
                     atkinson:1 atkinson:0.5";

fn measures() -> Vec<Measure> {
    NAMES.split_whitespace().map(|name| name.parse().unwrap()).collect()
}

fn figures(values: &[f64], weights: &[f64]) -> Vec<Option<f64>> {
    let options = Options { interval: Interval::None, ..Options::default() };
    let columns = Columns { values, weights: Some(weights), ..Columns::default() };
    estimate(&columns, &measures(), &options)
        .unwrap()
        .into_iter()
        .map(|found| found.estimate)
        .collect()
}

fn assert_same(a: &[Option<f64>], b: &[Option<f64>]) -> Result<(), TestCaseError> {
    for ((a, b), measure) in a.iter().zip(b).zip(measures()) {
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1e-6), "{measure}: {a} and {b}");
        } else {
            prop_assert_eq!(a, b, "{}", measure);
        }
    }
    Ok(())
}

/// Whole incomes and weights, so that ties at quantiles are common and exact.
fn sample() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (1_usize..60).prop_flat_map(|n| {
        (vec((0_u16..500).prop_map(f64::from), n), vec((1_u16..20).prop_map(f64::from), n))
    })
}

proptest! {
    #[test]
    fn the_scale_of_weights_changes_nothing((values, weights) in sample()) {
        let scaled: Vec<f64> = weights.iter().map(|weight| weight * 0.1).collect();
        assert_same(&figures(&values, &weights), &figures(&values, &scaled))?;
    }

    #[test]
    fn a_record_of_weight_k_is_k_records((values, weights) in sample()) {
        let repeated: Vec<f64> =
            values.iter().zip(&weights).flat_map(|(value, weight)| vec![*value; *weight as usize]).collect();
        assert_same(&figures(&values, &weights), &figures(&repeated, &vec![1.0; repeated.len()]))?;
    }

    #[test]
    fn the_order_of_the_file_changes_nothing((values, weights) in sample()) {
        let (backward_values, backward_weights): (Vec<f64>, Vec<f64>) =
            values.iter().copied().zip(weights.iter().copied()).rev().unzip();
        assert_same(&figures(&values, &weights), &figures(&backward_values, &backward_weights))?;
    }

    #[test]
    fn the_scale_of_incomes_changes_only_what_is_in_their_unit((values, weights) in sample()) {
        let scaled: Vec<f64> = values.iter().map(|value| value * 4.0).collect();
        let mut expected = figures(&values, &weights);
        for (figure, measure) in expected.iter_mut().zip(measures()) {
            if measure.unit() == stats::measure::Unit::Value {
                *figure = figure.map(|figure| figure * 4.0);
            }
        }
        assert_same(&expected, &figures(&scaled, &weights))?;
    }

    #[test]
    fn gini_lies_between_zero_and_one_and_is_twice_the_area_above_lorenz((values, weights) in sample()) {
        let sorted = Sorted::new(&values, Some(&weights));
        if let Ok(found) = gini(&sorted, GiniVariant::Laeken) {
            prop_assert!((-1e-12..=1.0).contains(&found));
            let parts = sorted.population() as usize;
            let curve = lorenz_curve(&sorted, parts).unwrap();
            let area: f64 = curve.windows(2).map(|p| f64::midpoint(p[0].income, p[1].income) / parts as f64).sum();
            prop_assert!((found - (1.0 - 2.0 * area)).abs() < 1e-9);
        }
    }

    #[test]
    fn the_thon_index_is_the_gap_times_one_plus_the_gini_of_gaps((values, weights) in sample(), line in 1_u16..400) {
        let line = f64::from(line);
        let sorted = Sorted::new(&values, Some(&weights));
        let poverty = Poverty::below(&sorted, line).unwrap();
        let gaps: Vec<f64> = values.iter().map(|value| ((line - value) / line).max(0.0)).collect();
        if let Ok(of_gaps) = gini(&Sorted::new(&gaps, Some(&weights)), GiniVariant::Laeken) {
            prop_assert!((poverty.sst() - poverty.fgt(1) * (1.0 + of_gaps)).abs() < 1e-12);
        }
        prop_assert!((poverty.fgt(0) - poverty.rate()).abs() < 1e-12);
    }

    #[test]
    fn poverty_of_the_whole_is_the_weighted_mean_of_its_parts((values, weights) in sample(), line in 1_u16..400) {
        let sorted = Sorted::new(&values, Some(&weights));
        let whole = Poverty::below(&sorted, f64::from(line)).unwrap();
        let parts = sorted.partition(3, |position| position % 3);
        let sum: f64 = parts
            .iter()
            .filter_map(|part| Some(part.population() * Poverty::below(part, f64::from(line)).ok()?.fgt(2)))
            .sum();
        prop_assert!((whole.fgt(2) - sum / sorted.population()).abs() < 1e-12);
    }

    #[test]
    fn quantiles_ascend_and_are_values_of_the_sample((values, weights) in sample()) {
        let sorted = Sorted::new(&values, Some(&weights));
        let quantiles: Vec<f64> =
            (0..=10).map(|p| QuantileRule::InverseCdf.quantile(&sorted, f64::from(p) / 10.0).unwrap()).collect();
        prop_assert!(quantiles.is_sorted() && quantiles.iter().all(|quantile| values.contains(quantile)));
    }

    #[test]
    fn an_interval_of_a_rate_stays_within_bounds((values, weights) in sample(), line in 1_u16..400) {
        let options = Options { line: LineRule::Fixed(f64::from(line)), ..Options::default() };
        let columns = Columns { values: &values, weights: Some(&weights), ..Columns::default() };
        let found = estimate(&columns, &[Measure::Arpr], &options).unwrap().remove(0);
        if let (Some(lower), Some(upper)) = (found.lower, found.upper) {
            prop_assert!(0.0 <= lower && lower <= upper && upper <= 100.0);
        } else {
            prop_assert!(found.reason.is_some());
        }
    }
}
