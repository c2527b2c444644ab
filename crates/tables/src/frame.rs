//! Columns in memory: what the estimators work on, whether it came from CSV, a spreadsheet or Parquet.
//!
//! Every column has `rows` values. An empty number is NaN and an empty text is the code [`EMPTY`].

use std::collections::BTreeMap;

/// The code of an empty cell in [`Values::Text`].
pub const EMPTY: u32 = u32::MAX;

/// Columns of equal length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The columns, in the order in which they were asked for.
    pub columns: Vec<Column>,
    /// Rows in every column.
    pub rows: usize,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    /// Its values.
    pub values: Values,
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Numbers; NaN where the cell is empty. No other value is NaN or infinite.
    Number(Vec<f64>),
    /// Texts by code.
    Text {
        /// `[rows]`: index into `labels`, or [`EMPTY`].
        codes: Vec<u32>,
        /// Distinct texts in order of first appearance.
        labels: Vec<String>,
    },
}

impl Values {
    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) => values.len(),
            Self::Text { codes, .. } => codes.len(),
        }
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Frame {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The numbers of the column of this name; `None` when it was not asked for as numbers.
    pub fn numbers(&self, name: &str) -> Option<&[f64]> {
        self.columns.iter().filter(|column| column.name == name).find_map(|column| {
            match &column.values {
                Values::Number(values) => Some(values.as_slice()),
                Values::Text { .. } => None,
            }
        })
    }

    /// Codes and labels of the column of this name; `None` when it was not asked for as text.
    pub fn texts(&self, name: &str) -> Option<(&[u32], &[String])> {
        self.columns.iter().filter(|column| column.name == name).find_map(|column| {
            match &column.values {
                Values::Text { codes, labels } => Some((codes.as_slice(), labels.as_slice())),
                Values::Number(_) => None,
            }
        })
    }
}

/// Gives out codes to texts in order of first appearance.
#[derive(Debug, Default)]
pub struct LabelBuilder {
    codes: Vec<u32>,
    labels: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl LabelBuilder {
    /// Appends a text; `None` is an empty cell.
    pub fn push(&mut self, text: Option<&str>) {
        let code = match text {
            None => EMPTY,
            Some(text) => self.code_of(text),
        };
        self.codes.push(code);
    }

    fn code_of(&mut self, text: &str) -> u32 {
        // Neighbouring rows mostly repeat their group: the last label is looked at before the map.
        if let Some(&last) = self.codes.last()
            && self.labels.get(last as usize).is_some_and(|label| label == text)
        {
            return last;
        }
        if let Some(&code) = self.known.get(text) {
            return code;
        }
        let code = self.labels.len() as u32;
        self.labels.push(text.to_owned());
        self.known.insert(text.to_owned(), code);
        code
    }

    /// The values.
    pub fn finish(self) -> Values {
        Values::Text { codes: self.codes, labels: self.labels }
    }
}
