//! Replicates against linearisation: two ways to the same standard error.

use crate::eusilc::Eusilc;
use crate::golden_poverty::Microdata;
use stats::measure::{Columns, Interval, LineRule, Measure, Options, contrast, estimate};

const BOOTSTRAP: Interval = Interval::Bootstrap { replicates: 600, seed: 7 };

/// Standard errors of the whole and the groups.
fn errors(columns: &Columns<'_>, measure: &str, options: Options) -> Vec<f64> {
    let estimates = estimate(columns, &[measure.parse().unwrap()], &options).unwrap();
    estimates.into_iter().map(|found| found.standard_error.unwrap()).collect()
}

fn assert_near(measure: &str, line: LineRule, interval: Interval, tolerance: f64) {
    let data = Microdata::read();
    let mut columns = data.columns("income", "fpc");
    // Replicates keep a single-unit stratum as it is, so both ways are compared without it.
    let in_larger = |value: &f64, stratum: &u32| if *stratum == 4 { f64::NAN } else { *value };
    let values: Vec<f64> =
        columns.values.iter().zip(columns.strata.unwrap()).map(|(v, s)| in_larger(v, s)).collect();
    columns.values = &values;
    let options = Options { line, ..Options::default() };
    let linearised = errors(&columns, measure, options);
    let replicated = errors(&columns, measure, Options { interval, ..options });
    // The density at a quantile is rough in small groups, so quantiles are compared in the whole.
    let compared = if interval == Interval::Jackknife { linearised.len() } else { 1 };
    for (linearised, replicated) in linearised.iter().zip(&replicated).take(compared) {
        let ratio = replicated / linearised;
        assert!(
            (ratio - 1.0).abs() < tolerance,
            "{measure}: linearised {linearised}, replicated {replicated}"
        );
    }
}

#[test]
fn the_jackknife_is_near_the_linearised_error_of_smooth_measures() {
    for measure in [
        "mean",
        "gini",
        "fgt1",
        "fgt2",
        "watts",
        "sst",
        "theil_l",
        "theil_t",
        "gei:2",
        "atkinson:0.5",
    ] {
        assert_near(measure, LineRule::Fixed(20_000.0), Interval::Jackknife, 0.12);
    }
}

#[test]
fn the_bootstrap_is_near_the_linearised_error_also_of_quantiles_and_lines() {
    for measure in ["mean", "gini", "fgt1", "arpr", "arpt", "median", "qsr", "palma", "sst"] {
        assert_near(measure, LineRule::ShareOfMedian(0.6), BOOTSTRAP, 0.3);
    }
}

#[test]
fn lines_of_their_own_are_linearised_as_the_bootstrap_sees_them() {
    let data = Microdata::read();
    let mut columns = data.columns("income", "persons");
    columns.line_groups = columns.groups.take();
    for measure in ["arpr", "fgt1", "sst", "watts"] {
        let linearised = errors(&columns, measure, Options::default())[0];
        let replicated =
            errors(&columns, measure, Options { interval: BOOTSTRAP, ..Options::default() })[0];
        assert!(
            (replicated / linearised - 1.0).abs() < 0.25,
            "{measure}: {linearised} and {replicated}"
        );
    }
}

#[test]
fn a_gap_against_lines_of_their_own_is_linearised_as_the_bootstrap_sees_it() {
    let Some(shared) = testkit::shared_data() else { return };
    let eusilc = Eusilc::read(&shared);
    let mut columns = eusilc.columns();
    columns.line_groups = columns.groups.take();
    let interval = Interval::Bootstrap { replicates: 200, seed: 3 };
    let linearised = errors(&columns, "rmpg", Options::default())[0];
    let replicated = errors(&columns, "rmpg", Options { interval, ..Options::default() })[0];
    assert!((replicated / linearised - 1.0).abs() < 0.2, "{linearised} and {replicated}");
}

#[test]
fn the_same_seed_gives_the_same_figures_with_any_number_of_threads() {
    let data = Microdata::read();
    let columns = data.columns("income", "replacement");
    let options = Options { interval: BOOTSTRAP, ..Options::default() };
    let measures = [Measure::Arpr, Measure::Gini, Measure::Qsr];
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| estimate(&columns, &measures, &options).unwrap())
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn a_contrast_of_households_members_takes_their_covariance_into_account() {
    let data = Microdata::read();
    let columns = data.columns("income", "fpc");
    let found = contrast(&columns, &[Measure::Arpr], &Options::default()).unwrap().remove(0);
    let (a, b) = (found.a.standard_error.unwrap(), found.b.standard_error.unwrap());
    assert!(found.standard_error.unwrap() < a.hypot(b), "members of one household are alike");
    let difference = found.a.estimate.unwrap() - found.b.estimate.unwrap();
    assert!((found.difference.unwrap() - difference).abs() < 1e-9);
    assert!(
        found.lower < found.difference && found.difference < found.upper && found.p_value.is_some()
    );
}
