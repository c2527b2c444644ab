//! Point estimates of R laeken 0.5.2 on the reference data, to 1e-9.

use crate::eusilc::{Eusilc, assert_close, table};
use stats::measure::{Columns, Interval, LineRule, Measure, Options, estimate};

#[test]
fn estimates_equal_laeken_overall_and_by_region_weighted_and_not() {
    let Some(shared) = testkit::shared_data() else { return };
    let eusilc = Eusilc::read(&shared);
    let rows = table(&shared.join("poverty/truth_laeken_public.csv"));
    for row in &rows {
        let weights = (row["weights"] != "none").then_some(eusilc.weight.as_slice());
        let what = format!("{} {} {}", row["measure"], row["weights"], row["stratum"]);
        let found = figure(&eusilc, weights, &row["measure"], &row["stratum"]);
        assert_close(found, row["value"].parse().unwrap(), 1e-9, &what);
    }
    assert!(rows.len() > 180, "the reference has {} rows", rows.len());
}

/// The figure that a name of the reference stands for.
fn figure(eusilc: &Eusilc, weights: Option<&[f64]>, name: &str, stratum: &str) -> f64 {
    let mut columns = Columns { weights, strata: None, ..eusilc.columns() };
    let mut options = Options { interval: Interval::None, ..Options::default() };
    let (measure, scale) = match name {
        "sum_of_weights" => (Measure::Mean, 1.0),
        // Males are the second level in the file, so laeken's share is that of females or males as it says.
        "prop_rb090" | "prop_rb090:value" => {
            columns.values = &eusilc.is_male;
            (Measure::Share, 0.01)
        }
        _ => match name.split_once("_0.").or_else(|| name.split_once("_p0.")) {
            Some(("quantile", decimals)) => {
                let percent = format!("{decimals:0<2}").parse().unwrap();
                (Measure::Quantile(percent), 1.0)
            }
            Some((measure, decimals)) => {
                options.line = LineRule::ShareOfMedian(format!("0.{decimals}").parse().unwrap());
                (measure.parse().unwrap(), 1.0)
            }
            None => (name.parse().unwrap(), 1.0),
        },
    };
    let group =
        if name.starts_with("prop_rb090") && stratum == "1" { None } else { eusilc.group(stratum) };
    let estimates = estimate(&columns, &[measure], &options).unwrap();
    let found = estimates.into_iter().find(|estimate| estimate.group == group).unwrap();
    if name == "sum_of_weights" { found.population } else { found.estimate.unwrap() * scale }
}
