//! Districts, regions and the republic from counts.

use indicators::official::{Aggregation, Figures, NotAggregated, aggregate, shipped};
use kernel::UnitCode;

use super::given::{PLACES, SERIES, imported, series, unit, year};

fn of(figures: &Figures, whole: &str, code: &str, y: u16) -> Result<f64, NotAggregated> {
    aggregate(figures, &SERIES, &PLACES, &unit(whole), (&series(code), year(y)))
}

#[test]
fn counts_are_added_and_rates_computed_again_from_counts() {
    let figures = shipped(&SERIES).unwrap();
    // 6,982,604 inhabitants, 63,975 births and 101,655 deaths in 2018, as the office gives them for the republic.
    assert_eq!(of(&figures, "RS", "rzs-07", 2018), Ok(6_982_604.0));
    let rate = of(&figures, "RS", "rzs-31", 2018).unwrap();
    assert!((rate - 63_975.0 / 6_982_604.0 * 1000.0).abs() < 1e-12, "{rate}");
    let growth = of(&figures, "RS", "rzs-37", 2018).unwrap();
    assert!((growth - -37_680.0 / 6_982_604.0 * 1000.0).abs() < 1e-12, "{growth}");
}

#[test]
fn a_mean_is_weighted_with_its_persons() {
    let rows = "unit,indicator,period,value\n79014,rzs-28,2018,42.0\n79014,rzs-07,2018,100\n";
    let figures = imported(rows, None).unwrap().figures;
    assert_eq!(of(&figures, "RS11", "rzs-28", 2018), Ok(42.0));
}

#[test]
fn what_cannot_be_right_is_not_given() {
    let figures = shipped(&SERIES).unwrap();
    let life = series("rzs-40");
    assert_eq!(of(&figures, "RS", "rzs-40", 2018), Err(NotAggregated::NotComputable(life)));
    let ada = unit("80012");
    assert_eq!(of(&figures, "80012", "rzs-07", 2018), Err(NotAggregated::NoMembers(ada)));
    let nothing: Vec<UnitCode> = vec![unit("79014")];
    assert_eq!(of(&figures, "RS11", "rzs-07", 1999), Err(NotAggregated::Incomplete(nothing)));
}

#[test]
fn every_share_and_rate_is_computed_from_counts_or_not_at_all() {
    for entry in SERIES.iter() {
        let is_count = matches!(&*entry.unit, "count" | "persons" | "km²" | "ha" | "km");
        assert_eq!(entry.aggregate == Aggregation::Sum, is_count, "{}", entry.code);
    }
}

#[test]
fn the_latest_figure_is_found_up_to_a_period() {
    let figures = shipped(&SERIES).unwrap();
    let latest = |until| {
        figures.latest(&unit("80012"), &series("rzs-07"), until).map(|f| f.period.to_string())
    };
    assert_eq!(latest(None).as_deref(), Some("2018"));
    assert_eq!(latest(Some(year(2014))).as_deref(), Some("2014"));
    assert_eq!(latest(Some(year(2010))), None);
}
