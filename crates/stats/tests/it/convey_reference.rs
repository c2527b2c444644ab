//! Estimates and standard errors of R convey 1.0.1 with survey 4.5 on the reference data, to 1e-6.

use crate::eusilc::{Eusilc, assert_close, table};
use stats::inequality::gini::GiniVariant;
use stats::measure::{Columns, LineRule, Measure, Options, estimate};

#[test]
fn estimates_and_standard_errors_equal_convey_for_persons_and_for_households() {
    let Some(shared) = testkit::shared_data() else { return };
    let eusilc = Eusilc::read(&shared);
    let rows = table(&shared.join("poverty/truth_convey_public.csv"));
    for row in &rows {
        let psu = (row["design"] == "household").then_some(eusilc.household.as_slice());
        let columns = Columns { psu, ..eusilc.columns() };
        let (name, line) = match row["measure"].rsplit_once('_') {
            Some((name, "abs")) => (name, LineRule::Fixed(10_000.0)),
            Some((name, "relq")) => (name, LineRule::ShareOfMedian(0.6)),
            _ => (row["measure"].as_str(), LineRule::ShareOfMedian(0.6)),
        };
        let options = Options { line, gini: GiniVariant::Convey, ..Options::default() };
        let measure = match name {
            "gei2" => Measure::Gei(2.0),
            "atkinson1" => Measure::Atkinson(1.0),
            "atkinson05" => Measure::Atkinson(0.5),
            name => name.parse().unwrap(),
        };
        let percent = if measure.unit() == stats::measure::Unit::Percent { 100.0 } else { 1.0 };
        let group = eusilc.group(&row["stratum"]);
        let estimates = estimate(&columns, &[measure], &options).unwrap();
        let found = estimates.into_iter().find(|estimate| estimate.group == group).unwrap();
        let what = format!("{} {} {}", row["design"], row["measure"], row["stratum"]);
        assert_close(
            found.estimate.unwrap() / percent,
            row["estimate"].parse().unwrap(),
            1e-9,
            &what,
        );
        assert_close(
            found.standard_error.unwrap() / percent,
            row["se"].parse().unwrap(),
            1e-6,
            &format!("{what} SE"),
        );
    }
    assert_eq!(rows.len(), 90);
}
