//! What is written into a cell.

/// How a number is shown in a workbook; in CSV only the number of decimals counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// As short as it can be written without loss.
    General,
    /// Rounded to so many decimals, thousands separated in a workbook.
    Decimals(u8),
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text, never taken for a formula.
    Text(String),
    /// A number; not finite is written as an empty cell.
    Number(f64, Format),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number without loss.
    pub const fn number(number: f64) -> Self {
        Self::Number(number, Format::General)
    }

    /// A number with so many decimals.
    pub const fn rounded(number: f64, decimals: u8) -> Self {
        Self::Number(number, Format::Decimals(decimals))
    }

    /// A count.
    pub const fn count(count: u64) -> Self {
        Self::Number(count as f64, Format::Decimals(0))
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
