//! Comparison against R and metafor, against figures written by hand, and its laws.

use proptest::prelude::*;
use stats::comparison::{
    Direction, Distance, Error, FunnelLimits, FunnelModel, Limits, Position, Prior, Stratum,
    VarianceMethod, fay_herriot, funnel_limits, funnel_position, nearest_peers, percentile_ranks,
    ranks, robust_z_scores, shrink_counts, standardise, z_scores,
};

const GOLDEN: &str = include_str!("../golden/comparison.csv");

fn golden(name: &str) -> Vec<f64> {
    let line = GOLDEN.lines().find_map(|line| line.strip_prefix(&format!("{name},"))).unwrap();
    line.split_whitespace().map(|cell| cell.parse().unwrap()).collect()
}

fn assert_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (i, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= tolerance * b.abs().max(1e-3), "position {i}: {a} != {b}");
    }
}

const DIRECT: [f64; 10] = [12.1, 26.4, 17.3, 5.8, 38.2, 21.7, 8.5, 29.9, 14.2, 25.6];
const ERRORS: [f64; 10] = [2.1, 3.4, 4.0, 1.8, 5.2, 2.9, 2.2, 4.8, 1.5, 3.1];
const COVARIATE: [f64; 10] = [0.8, 1.9, 2.2, 1.1, 2.9, 2.4, 1.2, 2.1, 0.9, 1.6];

#[test]
fn metafor_gives_the_same_area_level_model() {
    for (method, name) in [(VarianceMethod::Reml, "REML"), (VarianceMethod::Moments, "HE")] {
        let found = fay_herriot(&DIRECT, &ERRORS, &[&COVARIATE], method).unwrap();
        let areas = |pick: fn(&stats::comparison::Area) -> f64| -> Vec<f64> {
            found.areas.iter().map(pick).collect()
        };
        assert_close(&[found.variance], &golden(&format!("fh_{name}_variance")), 1e-7);
        assert_close(&found.coefficients, &golden(&format!("fh_{name}_coefficients")), 1e-7);
        assert_close(&areas(|a| a.eblup), &golden(&format!("fh_{name}_eblup")), 1e-7);
        assert_close(&areas(|a| a.mse), &golden(&format!("fh_{name}_mse")), 1e-7);
    }
}

#[test]
fn funnel_limits_are_those_of_r() {
    let flat = |l: FunnelLimits| [l.warning.lower, l.warning.upper, l.alarm.lower, l.alarm.upper];
    let found = flat(funnel_limits(FunnelModel::Binomial, 0.2, 40.0).unwrap());
    assert_close(&found, &golden("funnel_binomial_40"), 1e-9);
    let found = flat(funnel_limits(FunnelModel::Binomial, 0.03, 1500.0).unwrap());
    assert_close(&found, &golden("funnel_binomial_1500"), 1e-9);
    let found = flat(funnel_limits(FunnelModel::Poisson, 0.002, 3000.0).unwrap());
    assert_close(&found, &golden("funnel_poisson_3000"), 1e-9);
}

#[test]
fn a_rate_is_placed_in_the_funnel() {
    let limits = FunnelLimits {
        warning: Limits { lower: 0.2, upper: 0.4 },
        alarm: Limits { lower: 0.1, upper: 0.5 },
    };
    let found = [0.05, 0.15, 0.2, 0.45, 0.6].map(|rate| funnel_position(rate, &limits));
    let expected =
        [Position::VeryLow, Position::Low, Position::Inside, Position::High, Position::VeryHigh];
    assert_eq!(found, expected);
}

#[test]
fn a_funnel_without_whole_persons_is_refused() {
    let refused = funnel_limits(FunnelModel::Binomial, 0.2, 10.5).unwrap_err();
    let expected = "denominator of a funnel, position 0: expected whole persons, found 10.5";
    assert_eq!(refused.to_string(), expected);
    assert!(funnel_limits(FunnelModel::Binomial, 1.0, 10.0).is_err());
    assert!(funnel_limits(FunnelModel::Poisson, 0.0, 10.0).is_err());
}

#[test]
fn counts_are_shrunk_as_the_equations_in_r_say() {
    let counts = [4.0, 12.0, 0.0, 7.0, 30.0, 2.0, 9.0, 1.0];
    let exposures = [5.1, 6.3, 2.2, 7.5, 18.9, 4.4, 3.0, 2.6];
    let (prior, found) = shrink_counts(&counts, &exposures, 0.95).unwrap();
    let Prior::Gamma { shape, rate } = prior else { panic!("{prior:?}") };
    assert_close(&[shape, rate], &golden("gamma_prior"), 1e-8);
    let estimates: Vec<f64> = found.iter().map(|place| place.estimate).collect();
    assert_close(&estimates, &golden("gamma_mean"), 1e-8);
    let (lower, upper): (Vec<f64>, Vec<f64>) = found.iter().map(|p| p.interval.unwrap()).unzip();
    assert_close(&lower, &golden("gamma_lower"), 1e-7);
    assert_close(&upper, &golden("gamma_upper"), 1e-7);
}

#[test]
fn places_with_one_rate_share_it() {
    let (prior, found) = shrink_counts(&[2.0, 4.0], &[10.0, 20.0], 0.95).unwrap();
    assert_eq!(prior, Prior::Common { rate: 0.2 });
    assert_eq!((found[0].estimate, found[0].interval, found[0].weight), (0.2, None, 0.0));
}

#[test]
fn a_standardised_rate_has_the_gamma_interval_of_r() {
    let rows = [(0.0, 900.0, 30.0), (3.0, 1400.0, 35.0), (11.0, 800.0, 22.0), (25.0, 350.0, 13.0)];
    let strata =
        rows.map(|(events, population, standard)| Stratum { events, population, standard });
    let found = standardise(&strata, 0.95).unwrap();
    let (lower, upper) = found.interval;
    assert_close(&[found.rate, found.variance, lower, upper], &golden("standard"), 1e-7);
    assert_close(&[found.crude], &[39.0 / 3450.0], 1e-12);
}

#[test]
fn ranks_follow_the_direction_and_share_ties() {
    let values = [3.0, 1.0, f64::NAN, 3.0, 2.0];
    let best = ranks(&values, Direction::HigherIsBetter);
    assert_eq!(best, [Some(1.5), Some(4.0), None, Some(1.5), Some(3.0)]);
    let least = ranks(&values, Direction::LowerIsBetter);
    assert_eq!(least, [Some(3.5), Some(1.0), None, Some(3.5), Some(2.0)]);
    assert_eq!(ranks(&values, Direction::Context), best);
    let percentiles = percentile_ranks(&values, Direction::HigherIsBetter);
    assert_eq!(percentiles, [Some(75.0), Some(12.5), None, Some(75.0), Some(37.5)]);
}

#[test]
fn scores_are_positive_on_the_good_side_and_absent_without_spread() {
    let better_low = z_scores(&[1.0, 2.0, 3.0], Direction::LowerIsBetter);
    assert_eq!(better_low, [Some(1.0), Some(0.0), Some(-1.0)]);
    assert_eq!(z_scores(&[5.0, 5.0], Direction::Context), [None, None]);
    let robust = robust_z_scores(&[1.0, 2.0, 3.0, 4.0, 100.0], Direction::Context);
    assert_eq!(robust[2], Some(0.0));
    assert!((robust[4].unwrap() - 65.4265).abs() < 1e-9);
}

#[test]
fn peers_are_the_nearest_by_the_distance_of_r() {
    let first = [1.0, 2.0, 4.0, 3.0, 9.0, f64::NAN];
    let second = [10.0, 12.0, 11.0, 19.0, 15.0, 10.0];
    let distances = [
        (Distance::Mahalanobis, "peers_mahalanobis"),
        (Distance::Standardised, "peers_standardised"),
    ];
    for (distance, name) in distances {
        let found = nearest_peers(&[&first, &second], 0, 3, distance).unwrap();
        assert_eq!(found.incomplete, [5]);
        let places: Vec<usize> = found.peers.iter().map(|peer| peer.place).collect();
        assert_eq!(places, [1, 2, 3]);
        let distances: Vec<f64> = found.peers.iter().map(|peer| peer.distance).collect();
        assert_close(&distances, &golden(name)[1..4], 1e-9);
        let alike: Vec<usize> =
            found.peers[1].resemblance.iter().map(|likeness| likeness.covariate).collect();
        assert_eq!(alike, [1, 0]);
    }
}

#[test]
fn equally_near_peers_come_in_the_order_of_the_places() {
    let found = nearest_peers(&[&[0.0, 1.0, -1.0, 1.0]], 0, 2, Distance::Standardised).unwrap();
    let places: Vec<usize> = found.peers.iter().map(|peer| peer.place).collect();
    assert_eq!(places, [1, 2]);
}

#[test]
fn covariates_that_repeat_each_other_have_no_mahalanobis_distance() {
    let column = [1.0, 2.0, 4.0];
    let refused = nearest_peers(&[&column, &column], 0, 2, Distance::Mahalanobis).unwrap_err();
    assert_eq!(refused, Error::Dependent { column: 1 });
}

proptest! {
    #[test]
    fn shrinkage_lies_between_the_estimate_and_the_model(
        places in prop::collection::vec((0.0_f64..60.0, 0.5_f64..8.0, -3.0_f64..3.0), 5..30)
    ) {
        let direct: Vec<f64> = places.iter().map(|p| p.0).collect();
        let errors: Vec<f64> = places.iter().map(|p| p.1).collect();
        let covariate: Vec<f64> = places.iter().map(|p| p.2).collect();
        for method in [VarianceMethod::Moments, VarianceMethod::Reml] {
            let found = match fay_herriot(&direct, &errors, &[&covariate], method) {
                Err(Error::NotSettled { .. }) if method == VarianceMethod::Reml => continue,
                found => found.unwrap(),
            };
            for (area, direct) in found.areas.iter().zip(&direct) {
                prop_assert!(area.eblup >= direct.min(area.synthetic) - 1e-9);
                prop_assert!(area.eblup <= direct.max(area.synthetic) + 1e-9);
                prop_assert!(area.mse >= 0.0 && (0.0..1.0).contains(&area.gamma));
            }
        }
    }

    #[test]
    fn a_shrunk_count_lies_between_its_rate_and_the_prior(
        places in prop::collection::vec((0_u32..40, 0.5_f64..50.0), 3..30)
    ) {
        let counts: Vec<f64> = places.iter().map(|p| f64::from(p.0)).collect();
        let exposures: Vec<f64> = places.iter().map(|p| p.1).collect();
        let (prior, found) = shrink_counts(&counts, &exposures, 0.95).unwrap();
        let mean = match prior { Prior::Gamma { shape, rate } => shape / rate, Prior::Common { rate } => rate };
        for place in found {
            let raw = place.raw.unwrap();
            prop_assert!(place.estimate >= raw.min(mean) - 1e-9 && place.estimate <= raw.max(mean) + 1e-9);
            if let Some((lower, upper)) = place.interval {
                prop_assert!(lower <= place.estimate && place.estimate <= upper);
            }
        }
    }
}
