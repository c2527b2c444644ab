//! A snapshot: what a run is computed from, as columns without names.
//!
//! One row a person. No name, no personal number, no address, no point, no birth date, no free text; what is sensitive only
//! where an indicator needs it. Why a value is missing stays beside the value. Households stand in the order of their
//! pseudonyms, so that the order of the file tells nothing.

mod build;
mod file;

pub use build::{SnapshotError, build};

use kernel::{Design, Period, UnitCode, VariableCode};
use serde::{Deserialize, Serialize};

/// Of whom data speak, when, and how they were chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The municipality.
    pub unit: UnitCode,
    /// The period.
    pub period: Period,
    /// How households were chosen.
    pub design: Design,
}

/// What stands behind every figure of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Of whom, when, chosen how.
    pub about: About,
    /// Pseudonym of each row's household.
    pub household: Vec<String>,
    /// Pseudonym of each row's person.
    pub person: Vec<String>,
    /// Whether the row is the first of its household; figures of households count these.
    pub is_first: Vec<bool>,
    /// Persons that each row stands for.
    pub weight: Vec<f64>,
    /// Stratum of each row.
    pub stratum: Vec<u32>,
    /// Primary sampling unit of each row.
    pub psu: Vec<u32>,
    /// Primary sampling units of the row's stratum in the population; none where the file has none.
    pub stratum_size: Option<Vec<f64>>,
    /// The variables, by code.
    pub columns: Vec<SnapshotColumn>,
}

/// A variable of a snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotColumn {
    /// The variable.
    pub variable: VariableCode,
    /// Its values.
    pub data: Data,
    /// `[rows]`: [`PRESENT`], or 1 + the place in [`assessment::MissingKind::ALL`].
    pub missing: Vec<u8>,
}

/// A value is there.
pub const PRESENT: u8 = 0;

/// Values of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Numbers; NaN where missing.
    Number(Vec<f64>),
    /// Codes of a category, `no` and `yes` of a flag; 0 where missing.
    Code {
        /// `[rows]` index into `labels`.
        codes: Vec<u16>,
        /// Codes of the values.
        labels: Vec<String>,
        /// Whether it is a yes/no question.
        is_flag: bool,
    },
}

impl Snapshot {
    /// Number of persons.
    pub fn rows(&self) -> usize {
        self.weight.len()
    }

    /// Number of households.
    pub fn households(&self) -> usize {
        self.is_first.iter().filter(|first| **first).count()
    }

    /// The column of a variable.
    pub fn column(&self, variable: &str) -> Option<&SnapshotColumn> {
        let found = self.columns.binary_search_by(|column| column.variable.as_str().cmp(variable));
        found.ok().and_then(|place| self.columns.get(place))
    }
}
