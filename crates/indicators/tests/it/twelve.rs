//! Twelve kinds of households, two of each (the second twelve repeat the first), whose every figure is computed by hand: from the file to the folder of a run.
//!
//! Standard errors are those of a ratio in a design of two strata with households as units, computed apart from the crate.

use std::{fs, path::PathBuf};

use assessment::{Assessor, Definitions, Parameters, VariableCatalogue};
use chrono::NaiveDate;
use indicators::{
    PseudonymKey,
    definition::{Breakdown, Catalogue},
    microdata::{self, Microdata, Spec},
    run::{Figure, Hidden, Input, Record, Run, change, latest, runs},
    snapshot::About,
};
use kernel::Design;
use tempfile::TempDir;

pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).join(name)
}

fn spec(variables: &VariableCatalogue) -> Spec {
    let text = fs::read_to_string(fixture("twelve.toml")).unwrap();
    Spec::parse("twelve.toml", &text, variables).unwrap()
}

fn twelve(variables: &VariableCatalogue) -> Microdata {
    microdata::read(&fixture("twelve.csv"), &spec(variables), variables).unwrap()
}

fn about(design: Design) -> About {
    About { unit: "80438".parse().unwrap(), period: "2024".parse().unwrap(), design }
}

pub(crate) fn make(dir: &TempDir, design: Design, seed: u64) -> Run {
    let variables = VariableCatalogue::shipped().unwrap();
    let parameters = Parameters::shipped().unwrap();
    let date = NaiveDate::from_ymd_opt(2024, 6, 30).unwrap();
    let assessor =
        Assessor::new(&variables, parameters.at(date, 2023), Definitions::default()).unwrap();
    let input = Input {
        about: &about(design),
        microdata: &twelve(&variables),
        assessor: &assessor,
        catalogue: &Catalogue::shipped().unwrap(),
        key: &PseudonymKey::from_seed(seed),
        made_at: "2026-07-01T10:00:00Z",
        registry: None,
    };
    Run::make(dir.path(), &input).unwrap()
}

fn figure<'a>(run: &'a Run, code: &str, group: Option<(Breakdown, &str)>) -> &'a Figure {
    let by = group.map(|(by, _)| by);
    let label = group.map(|(_, label)| label.to_owned());
    let matches = |f: &&Figure| f.indicator.as_str() == code && f.by == by && f.group == label;
    run.figures.iter().find(matches).unwrap_or_else(|| panic!("{code} {group:?}"))
}

fn assert_close(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{found} instead of {expected}"
    );
}

#[test]
fn every_figure_is_as_computed_by_hand() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Sample, 1);
    // 180 of 290: households of kind 1, 3, 7, 8 and 9 are below 35,606 dinars; 6 and 12 did not say.
    let arop = figure(&run, "EU-01", None);
    assert_close(arop.estimate, 62.068_965_517_241_38);
    assert_close(arop.standard_error, 11.557_544_884_922_336);
    assert_eq!(
        (arop.n, arop.population, arop.missing.iter().sum()),
        (Some(38), Some(290.0), 6_u64)
    );
    assert_close(
        figure(&run, "EU-01", Some((Breakdown::Sex, "female"))).estimate,
        64.705_882_352_941_18,
    );
    assert_close(
        figure(&run, "EU-01", Some((Breakdown::Sex, "female"))).standard_error,
        11.600_729_836_844_437,
    );
    assert_close(figure(&run, "EU-01", Some((Breakdown::Settlement, "rural"))).estimate, 80.0);
    // 80 of 340 persons are children.
    assert_close(figure(&run, "DEM-05", None).estimate, 23.529_411_764_705_88);
    assert_close(figure(&run, "DEM-05", None).standard_error, 5.785_333_173_246_153);
    assert_close(figure(&run, "DEM-11", None).estimate, 41.911_764_705_882_355);
    assert_close(figure(&run, "DEM-11", None).standard_error, 4.679_065_547_669_053);
    assert_close(figure(&run, "DEM-12", None).estimate, 54.545_454_545_454_54);
    assert_close(figure(&run, "DEM-12", None).standard_error, 15.824_587_501_409_235);
    // Households: 90 of 180 have water from the network, 50 of 180 are one person of 65 and over.
    assert_close(figure(&run, "HOU-01", None).estimate, 50.0);
    assert_close(figure(&run, "HOU-01", None).standard_error, 10.189_010_606_985_866);
    assert_eq!(
        (figure(&run, "HOU-01", None).n, figure(&run, "HOU-01", None).population),
        (Some(24), Some(180.0))
    );
    assert_close(figure(&run, "DEM-16", None).estimate, 27.777_777_777_777_78);
}

#[test]
fn a_share_has_an_interval_that_stays_inside_its_bounds() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Sample, 1);
    let arop = figure(&run, "EU-01", None);
    // Logit with t of 24 households less 2 strata.
    assert_close(arop.lower, LOWER);
    assert_close(arop.upper, UPPER);
}

const LOWER: f64 = 37.154_470_895_081_67;
const UPPER: f64 = 81.914_250_336_129_84;

#[test]
fn a_figure_with_more_than_half_unknown_is_not_published() {
    // Households of kind 1, 3, 7 and 8 are late and 2 is not; fourteen of twenty-four do not know: nobody is told "80 %".
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Sample, 1);
    let arrears = figure(&run, "MAT-05", None);
    assert_eq!((arrears.estimate, arrears.standard_error, arrears.lower), (None, None, None));
    assert_eq!(arrears.reason.as_deref(), Some("too_many_unknown"));
    assert_eq!((arrears.n, arrears.missing, arrears.hidden), (Some(10), [0, 0, 14, 0], None));
}

#[test]
fn a_figure_of_fewer_than_twenty_of_a_sample_is_not_published() {
    let dir = TempDir::new().unwrap();
    let men = Some((Breakdown::Sex, "male"));
    let of_sample = make(&dir, Design::Sample, 1);
    let poor = figure(&of_sample, "EU-01", men);
    assert_eq!((poor.estimate, poor.standard_error, poor.lower), (None, None, None));
    assert_eq!(poor.reason.as_deref(), Some("too_few_records"));
    assert_eq!((poor.n, poor.population, poor.hidden), (Some(16), Some(120.0), None));
    let of_census = make(&dir, Design::Census, 1);
    // Men of kind 3, 8 (two) and 9: 10 + 40 + 20 of 120.
    assert_close(figure(&of_census, "EU-01", men).estimate, 100.0 * 70.0 / 120.0);
}

#[test]
fn a_list_has_figures_and_no_errors() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::List, 1);
    let arop = figure(&run, "EU-01", None);
    assert_close(arop.estimate, 62.068_965_517_241_38);
    assert_eq!((arop.standard_error, arop.lower, arop.upper), (None, None, None));
}

#[test]
fn a_census_has_an_error_of_zero() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Census, 1);
    let age = figure(&run, "DEM-11", None);
    assert_eq!((age.standard_error, age.lower, age.upper), (Some(0.0), age.estimate, age.estimate));
}

#[test]
fn a_share_of_a_list_that_speaks_of_one_household_is_hidden() {
    let dir = TempDir::new().unwrap();
    let of_list = make(&dir, Design::List, 1);
    let oldest = figure(&of_list, "DEM-09.80plus", None);
    assert_eq!((oldest.hidden, oldest.estimate, oldest.n), (Some(Hidden::SmallCount), None, None));
    let of_sample = make(&dir, Design::Sample, 1);
    assert_close(figure(&of_sample, "DEM-09.80plus", None).estimate, 100.0 * 20.0 / 340.0);
}

#[test]
fn the_same_input_gives_the_same_run_whatever_the_key() {
    let dir = TempDir::new().unwrap();
    let one = make(&dir, Design::Sample, 1);
    let again = make(&dir, Design::Sample, 2);
    assert_eq!(one, again);
    assert_eq!(Run::load(dir.path(), &one.record.id).unwrap(), one);
    let other = TempDir::new().unwrap();
    assert_eq!(make(&other, Design::Sample, 2).record.id, one.record.id);
}

#[test]
fn runs_are_found_again_and_half_written_ones_are_not_there() {
    let dir = TempDir::new().unwrap();
    assert_eq!(runs(dir.path()).unwrap(), Vec::<Record>::new());
    let run = make(&dir, Design::Sample, 1);
    fs::create_dir(dir.path().join("runs/.half.1.partial")).unwrap();
    assert_eq!(runs(dir.path()).unwrap(), std::slice::from_ref(&run.record));
    let unit = "80438".parse().unwrap();
    assert_eq!(latest(dir.path(), &unit, None).unwrap(), Some(run.record));
    assert_eq!(latest(dir.path(), &unit, Some("2023".parse().unwrap())).unwrap(), None);
}

#[test]
fn a_snapshot_holds_no_id_of_the_source_and_comes_back_as_it_was() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Sample, 1);
    let variables = VariableCatalogue::shipped().unwrap();
    let snapshot = Run::snapshot(dir.path(), &run.record.id, &variables).unwrap();
    assert_eq!((snapshot.rows(), snapshot.households()), (44, 24));
    assert!(snapshot.household.iter().chain(&snapshot.person).all(|name| name.len() == 32));
    let mut sorted = snapshot.household.clone();
    sorted.sort();
    assert_eq!(sorted, snapshot.household);
    let lines = indicators::run::Lines { national: Some(35_606.0), anchored: None };
    let figures = indicators::run::compute(&snapshot, &Catalogue::shipped().unwrap(), lines);
    assert_eq!(figures, run.figures);
}

#[test]
fn a_change_between_two_samples_carries_both_errors_and_a_list_has_none() {
    let dir = TempDir::new().unwrap();
    let run = make(&dir, Design::Sample, 1);
    let before = Figure {
        estimate: Some(40.0),
        standard_error: Some(3.0),
        ..figure(&run, "EU-01", None).clone()
    };
    let after = Figure { estimate: Some(30.0), standard_error: Some(4.0), ..before.clone() };
    let (sample, list) = (about(Design::Sample), about(Design::List));
    let found = change((&sample, &before), (&sample, &after)).unwrap();
    assert_eq!((found.difference, found.standard_error, found.is_clear), (-10.0, 5.0, true));
    assert_close(Some(found.lower), -19.799_819_922_700_27);
    assert_eq!(change((&list, &before), (&sample, &after)), None);
    let newer = Figure { version: 2, ..after };
    assert_eq!(change((&sample, &before), (&sample, &newer)), None);
}
