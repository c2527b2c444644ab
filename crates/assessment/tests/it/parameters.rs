//! Dated parameters: validity, missing dates, overrides.

use assessment::{AropLine, Assessor, Definitions, Overcrowding, Parameters, RULES, WorkIntensity};
use chrono::NaiveDate;

use crate::village::{CATALOGUE, day, shipped};

fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn the_line_is_that_of_the_income_year() {
    let parameters = Parameters::shipped().unwrap();
    let line = |year| parameters.at(day(), year).get("arop_line").unwrap().value();
    assert_eq!(
        [2017, 2018, 2019, 2021, 2023].map(line),
        [16615.0, 19381.0, 22000.0, 26509.0, 35606.0]
    );
}

#[test]
fn social_assistance_is_that_of_the_day() {
    let parameters = Parameters::shipped().unwrap();
    let amount = |day| parameters.at(day, 2023).get("nsp_right_holder").map(|a| a.value());
    assert_eq!(amount(day_of(2024, 4, 1)), Ok(11674.0));
    assert_eq!(amount(day_of(2026, 3, 31)), Ok(12266.0));
    assert_eq!(
        amount(day_of(2026, 4, 1)).unwrap_err().to_string(),
        "parameter \"nsp_right_holder\" has no value for 2026-04-01; known: 2017-10-01 to 2018-03-31, \
         2024-04-01 to 2024-09-30, 2025-10-01 to 2026-03-31"
    );
}

#[test]
fn an_installation_adds_a_year_and_keeps_the_others() {
    let own = r#"
[[parameter]]
code = "arop_line"
unit = "RSD_per_month"
dated_by = "income_year"
words = { sr = "Prag", en = "Line" }
[[parameter.value]]
value = 40000
valid_from = "2024-01-01"
valid_to = "2024-12-31"
source = "RZS, SILC 2025"
"#;
    let parameters = Parameters::shipped().unwrap().merge(own).unwrap();
    let line = |year| parameters.at(day(), year).get("arop_line").unwrap().value();
    assert_eq!([2023, 2024].map(line), [35606.0, 40000.0]);
}

#[test]
fn values_that_overlap_are_refused() {
    let own = r#"
[[parameter]]
code = "x"
unit = "RSD"
words = { sr = "x", en = "x" }
value = [
  { value = 1, valid_from = "2024-01-01", source = "s" },
  { value = 2, valid_from = "2025-01-01", source = "s" },
]
"#;
    assert_eq!(
        Parameters::default().merge(own).unwrap_err().to_string(),
        "parameter \"x\": expected values whose validity does not overlap, found one from 2025-01-01"
    );
}

#[test]
fn every_parameter_of_a_rule_is_shipped() {
    let parameters = Parameters::shipped().unwrap();
    let needed = RULES.iter().flat_map(|rule| rule.parameters);
    let absent: Vec<_> = needed.filter(|code| parameters.find(code).is_none()).collect();
    assert_eq!(absent, Vec::<&&str>::new());
}

#[test]
fn the_weights_of_each_index_add_to_one() {
    let parameters = Parameters::shipped().unwrap();
    for index in ["local_mpi_", "global_mpi_"] {
        let weights = parameters.iter().filter(|p| p.code.starts_with(index) && p.unit == "weight");
        let total: f64 = weights.map(|p| p.values[0].value).sum();
        assert!((total - 1.0).abs() < 1e-12, "{index}: {total}");
    }
}

#[test]
fn a_parameter_without_a_value_is_named_by_the_assessor() {
    let assessor = Assessor::new(&CATALOGUE, shipped(), Definitions::default()).unwrap();
    let missing: Vec<String> =
        assessor.missing_parameters().iter().map(ToString::to_string).collect();
    assert_eq!(
        missing,
        [
            "parameter \"absolute_line\" has no value for 2023-12-31; known: 2020-01-01 to 2020-12-31"
        ]
    );
}

#[test]
fn definitions_are_named_in_a_file_and_the_others_keep_their_default() {
    let file = "work_intensity = \"eu2020\"\novercrowding = \"without_household_room\"\n\
                arop_line = { given = 31000.0 }\n";
    let expected = Definitions {
        work_intensity: WorkIntensity::Eu2020,
        overcrowding: Overcrowding::WithoutHouseholdRoom,
        arop_line: AropLine::Given(31_000.0),
        ..Definitions::default()
    };
    assert_eq!(toml::from_str::<Definitions>(file).unwrap(), expected);
    assert!(toml::from_str::<Definitions>("sanitation = \"none\"").is_err());
}
