//! What reading a microdata file gives: households with the way they were selected, and a report of the file.

use assessment::HouseholdFacts;
use tables::Finding;

/// How one household came into the data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Weight of each member, in the order of the roster; 1 where the file has none.
    pub person_weights: Vec<f64>,
    /// The row of each member in the file, in the same order; empty where there is no file.
    pub rows: Vec<u64>,
    /// The stratum.
    pub stratum: Option<String>,
    /// The primary sampling unit; the household itself where the file has none.
    pub psu: Option<String>,
    /// Primary sampling units of the stratum in the population.
    pub stratum_size: Option<f64>,
}

/// Households of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Microdata {
    /// The households, in the order of their first row.
    pub households: Vec<HouseholdFacts>,
    /// How each came into the data, in the same order.
    pub selection: Vec<Selection>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Rows read.
    pub rows: u64,
    /// Households.
    pub households: usize,
    /// Persons.
    pub persons: usize,
    /// Per mapped column: its name, variable and answers.
    pub columns: Vec<ColumnReport>,
    /// Columns that nobody maps.
    pub unmapped: Vec<String>,
    /// The first findings, in the order of the file.
    pub findings: Vec<Finding>,
    /// Findings that make a value or the file unusable.
    pub errors: u64,
    /// Findings that are worth a look.
    pub warnings: u64,
}

/// The answers of one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnReport {
    /// The column.
    pub column: String,
    /// The variable.
    pub variable: String,
    /// Cells with a value.
    pub answered: u64,
    /// Cells without, by kind in the order of [`MissingKind::ALL`].
    pub missing: [u64; 4],
}
