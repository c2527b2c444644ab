//! What is wrong in a file, where, what was expected and what was found: one line for the person who must mend it.

use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the value is used as it is.
    Warning,
    /// The value or the file cannot be used.
    Error,
}

/// One fault in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file as the caller named it.
    pub file: String,
    /// The row as an editor or a spreadsheet counts: the header is usually row 1. `None` when the whole file is meant.
    pub row: Option<u64>,
    /// The column's name, or its number where it has none.
    pub column: Option<String>,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
    /// How much it weighs.
    pub severity: Severity,
}

/// Longest part of a foreign text that a finding repeats, in characters.
const SHOWN: usize = 60;

impl Finding {
    /// An error that concerns the whole of `file`.
    pub fn new(
        file: impl Into<String>,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            row: None,
            column: None,
            expected: expected.into(),
            found: found.into(),
            severity: Severity::Error,
        }
    }

    /// The same, in this row.
    #[must_use]
    pub fn in_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same, in this column.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The same, as a warning.
    #[must_use]
    pub fn into_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// `text` in quotation marks, shortened and on one line, for [`found`](Self::found).
    pub fn quote(text: &str) -> String {
        let mut shown: String = text
            .chars()
            .take(SHOWN)
            .flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] })
            .collect();
        if text.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        format!("\"{shown}\"")
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for Finding {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_file_row_column_expected_and_found_in_one_line() {
        let finding = Finding::new("file.csv", "a whole number", Finding::quote("abc"))
            .in_row(17)
            .in_column("age");
        assert_eq!(
            finding.to_string(),
            "file.csv, row 17, column age: expected a whole number, found \"abc\""
        );
    }

    #[test]
    fn a_foreign_text_is_shown_short_and_on_one_line() {
        assert_eq!(Finding::quote("a\nb\0"), r#""a\nb\u{0}""#);
        assert_eq!(Finding::quote(&"x".repeat(100)).chars().count(), SHOWN + 3);
    }
}
