//! What became of a file: what was taken over, and everything that was not, with its reason.

use std::fmt;

use kernel::{IndicatorCode, Period, UnitCode};
use tables::Finding;

/// A row or column that names nothing known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The row; `None` for a column.
    pub row: Option<u64>,
    /// What stands there.
    pub what: String,
    /// Why it is not matched.
    pub reason: &'static str,
    /// Units that might be meant, for a person to choose from.
    pub suggestions: Vec<UnitCode>,
}

/// Rows that name one unit twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The row.
    pub row: u64,
    /// What stands there.
    pub what: String,
    /// The unit that the row was taken for; `None` when it was left out.
    pub taken_as: Option<UnitCode>,
    /// The rule that decided.
    pub rule: &'static str,
}

/// Values of one figure that contradict each other; none of them is taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The unit.
    pub unit: UnitCode,
    /// The series.
    pub series: IndicatorCode,
    /// The period.
    pub period: Period,
    /// Row and value, as they came.
    pub values: Vec<(u64, f64)>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// Rows read, header not counted.
    pub rows: usize,
    /// Rows whose unit was found.
    pub matched: usize,
    /// Figures taken over.
    pub figures: usize,
    /// Figures that the source has without a number.
    pub missing: usize,
    /// What names nothing known, by row.
    pub unmatched: Vec<Unmatched>,
    /// Rows that name one unit twice.
    pub duplicates: Vec<Duplicate>,
    /// Contradictions.
    pub conflicts: Vec<Conflict>,
    /// Values that cannot be true; not taken over.
    pub implausible: Vec<Finding>,
    /// Cells that cannot be read; not taken over.
    pub faults: Vec<Finding>,
}

impl ImportReport {
    /// Whether everything in the file was taken over.
    pub fn is_clean(&self) -> bool {
        self.unmatched.is_empty()
            && self.duplicates.is_empty()
            && self.conflicts.is_empty()
            && self.implausible.is_empty()
            && self.faults.is_empty()
    }
}

impl fmt::Display for Unmatched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        write!(f, "{}: {}", Finding::quote(&self.what), self.reason)?;
        if !self.suggestions.is_empty() {
            let codes: Vec<&str> = self.suggestions.iter().map(UnitCode::as_str).collect();
            write!(f, " (perhaps {})", codes.join(", "))?;
        }
        Ok(())
    }
}

impl fmt::Display for Duplicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: {}: {}", self.row, Finding::quote(&self.what), self.rule)?;
        match &self.taken_as {
            Some(code) => write!(f, ", taken as {code}"),
            None => f.write_str(", left out"),
        }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<String> =
            self.values.iter().map(|(row, value)| format!("{value} in row {row}")).collect();
        let Self { unit, series, period, .. } = self;
        write!(f, "{unit} {series} {period}: {}, none taken over", values.join(", "))
    }
}
