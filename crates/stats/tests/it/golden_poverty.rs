//! The project's own fictional microdata against R laeken and R survey (`tests/golden/poverty.R`).

use crate::eusilc::{assert_close, table};
use stats::inequality::pay_gap::Side;
use stats::measure::{
    Columns, Estimate, Groups, Interval, Measure, Options, Unit, contrast, estimate,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const REGIONS: [&str; 3] = ["Brdo", "Polje", "Varoš"];

fn golden(file: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).join(file)
}

pub(crate) struct Microdata {
    pub(crate) numbers: BTreeMap<&'static str, Vec<f64>>,
    pub(crate) codes: BTreeMap<&'static str, Vec<u32>>,
    pub(crate) sides: Vec<Side>,
}

impl Microdata {
    pub(crate) fn read() -> Self {
        let rows = table(&golden("poverty_microdata.csv"));
        let number = |column: &'static str| {
            let cells = rows.iter().map(|row| {
                if row[column].is_empty() { f64::NAN } else { row[column].parse().unwrap() }
            });
            (column, cells.collect::<Vec<f64>>())
        };
        let code = |column: &'static str| {
            (column, rows.iter().map(|row| row[column].parse().unwrap()).collect())
        };
        let region = |row: &BTreeMap<String, String>| {
            REGIONS.iter().position(|region| *region == row["region"]).unwrap()
        };
        let mut codes: BTreeMap<_, Vec<u32>> = ["stratum", "psu"].map(code).into();
        codes.insert("region", rows.iter().map(|row| region(row) as u32).collect());
        let side =
            |row: &BTreeMap<String, String>| if row["sex"] == "male" { Side::A } else { Side::B };
        let mut numbers: BTreeMap<_, _> =
            ["weight", "income", "fpc", "wage", "rooms"].map(number).into();
        let roomy =
            numbers["rooms"].iter().map(|rooms| f64::from(u8::from(*rooms >= 3.0))).collect();
        numbers.insert("roomy", roomy);
        Self { numbers, codes, sides: rows.iter().map(side).collect() }
    }

    /// Columns for a value under one of the designs of the golden file.
    pub(crate) fn columns(&self, value: &str, design: &str) -> Columns<'_> {
        let clustered = design != "persons";
        Columns {
            values: &self.numbers[value],
            weights: Some(&self.numbers["weight"]),
            groups: Some(Groups { codes: &self.codes["region"], count: REGIONS.len() }),
            sides: Some(&self.sides),
            strata: clustered.then_some(self.codes["stratum"].as_slice()),
            psu: clustered.then_some(self.codes["psu"].as_slice()),
            fpc: (design == "fpc").then_some(self.numbers["fpc"].as_slice()),
            ..Columns::default()
        }
    }
}

fn of_group(estimates: Vec<Estimate>, group: &str) -> Estimate {
    let code = REGIONS.iter().position(|region| *region == group).map(|code| code as u32);
    estimates.into_iter().find(|estimate| estimate.group == code).unwrap()
}

#[test]
fn estimates_equal_laeken_on_the_projects_own_microdata() {
    let data = Microdata::read();
    let options = Options { interval: Interval::None, ..Options::default() };
    let rows = table(&golden("laeken.csv"));
    for row in &rows {
        let measure: Measure = row["measure"].parse().unwrap();
        let mut columns =
            data.columns(if measure == Measure::Gpg { "wage" } else { "income" }, "persons");
        columns.weights = columns.weights.filter(|_| row["weights"] == "weight");
        let found = of_group(estimate(&columns, &[measure], &options).unwrap(), &row["group"]);
        let what = format!("{} {} {}", row["measure"], row["weights"], row["group"]);
        assert_close(found.estimate.unwrap(), row["value"].parse().unwrap(), 1e-9, &what);
    }
    assert_eq!(rows.len(), 52);
}

#[test]
fn standard_errors_equal_survey_with_strata_clusters_correction_and_a_single_unit() {
    let data = Microdata::read();
    let rows = table(&golden("survey.csv"));
    for row in rows.iter().filter(|row| !row["se"].is_empty()) {
        let (design, group) = (row["design"].as_str(), row["group"].as_str());
        let (value, name) = match row["measure"].as_str() {
            "share" => ("roomy", "share"),
            "wage" | "contrast_mean" => ("wage", "mean"),
            "gpg" => ("wage", "gpg"),
            name => ("income", name),
        };
        let measure: Measure = name.parse().unwrap();
        let mut columns = data.columns(value, design);
        if measure == Measure::Ratio {
            columns.denominators = Some(&data.numbers["rooms"]);
        }
        let options = Options::default();
        let (found, error) = if row["measure"] == "contrast_mean" {
            let difference = contrast(&columns, &[measure], &options).unwrap().remove(0);
            (difference.difference, difference.standard_error)
        } else {
            let found = of_group(estimate(&columns, &[measure], &options).unwrap(), group);
            (found.estimate, found.standard_error)
        };
        let scale = if measure.unit() == Unit::Percent && name == "share" { 100.0 } else { 1.0 };
        let what = format!("{design} {} {group}", row["measure"]);
        assert_close(found.unwrap() / scale, row["estimate"].parse().unwrap(), 1e-9, &what);
        assert_close(
            error.unwrap() / scale,
            row["se"].parse().unwrap(),
            1e-9,
            &format!("{what} SE"),
        );
    }
    assert_eq!(rows.len(), 48);
}

#[test]
fn the_interval_of_a_share_is_that_of_svyciprop_by_logit() {
    let data = Microdata::read();
    let rows = table(&golden("survey.csv"));
    let golden = |name: &str| {
        let row = rows.iter().find(|row| row["measure"] == name).unwrap();
        row["estimate"].parse::<f64>().unwrap()
    };
    let share = estimate(&data.columns("roomy", "fpc"), &[Measure::Share], &Options::default())
        .unwrap()
        .remove(0);
    assert_close(share.lower.unwrap(), 100.0 * golden("share_lower"), 1e-6, "lower");
    assert_close(share.upper.unwrap(), 100.0 * golden("share_upper"), 1e-6, "upper");
}
