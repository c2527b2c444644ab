//! The synthetic EU-SILC of the reference data, read once a test.

use stats::measure::{Columns, Groups};
use std::collections::BTreeMap;
use std::path::Path;

/// The columns that the references use.
pub(crate) struct Eusilc {
    pub(crate) income: Vec<f64>,
    pub(crate) weight: Vec<f64>,
    pub(crate) region: Vec<u32>,
    pub(crate) household: Vec<u32>,
    pub(crate) is_male: Vec<f64>,
    pub(crate) regions: Vec<String>,
}

impl Eusilc {
    pub(crate) fn read(shared: &Path) -> Self {
        let rows = table(&shared.join("poverty/eusilc.csv"));
        let numbers = |column: &str| {
            rows.iter().map(|row| row[column].parse().unwrap()).collect::<Vec<f64>>()
        };
        let mut regions: Vec<String> = rows.iter().map(|row| row["db040"].clone()).collect();
        regions.sort();
        regions.dedup();
        let code = |name: &String| regions.binary_search(name).unwrap() as u32;
        Self {
            income: numbers("eqIncome"),
            weight: numbers("rb050"),
            region: rows.iter().map(|row| code(&row["db040"])).collect(),
            household: rows.iter().map(|row| row["db030"].parse().unwrap()).collect(),
            is_male: rows.iter().map(|row| f64::from(u8::from(row["rb090"] == "male"))).collect(),
            regions: regions.clone(),
        }
    }

    pub(crate) fn groups(&self) -> Groups<'_> {
        Groups { codes: &self.region, count: self.regions.len() }
    }

    /// Weighted, by region, persons within regions as the design.
    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns {
            values: &self.income,
            weights: Some(&self.weight),
            groups: Some(self.groups()),
            strata: Some(&self.region),
            ..Columns::default()
        }
    }

    /// Code of a region's name; `None` for the whole.
    pub(crate) fn group(&self, name: &str) -> Option<u32> {
        (!name.is_empty())
            .then(|| self.regions.iter().position(|region| region == name).unwrap() as u32)
    }
}

/// Rows of a CSV file by column name; none of the files here has a comma inside a cell.
pub(crate) fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let cells = |line: &str| {
        line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>()
    };
    let header = cells(lines.next().unwrap());
    lines.map(|line| header.iter().cloned().zip(cells(line)).collect()).collect()
}

/// Asserts equality up to a relative tolerance.
pub(crate) fn assert_close(found: f64, expected: f64, tolerance: f64, what: &str) {
    let scale = expected.abs().max(f64::MIN_POSITIVE);
    assert!(
        (found - expected).abs() <= tolerance * scale,
        "{what}: expected {expected}, found {found}"
    );
}
