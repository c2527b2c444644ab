//! A cell's text as an answer: missing codes first, then recodes, then the variable's own kind.
//!
//! What a text means is worked out once a column; a column of a million rows has few distinct texts.

use std::collections::BTreeMap;

use assessment::{
    Answer, FactError, Given, Kind, Level, MissingKind, Variable, VariableCatalogue, VariableId,
};
use tables::{Decimal, Finding, parse_number};

use super::{
    fit::factor_of,
    spec::{ColumnSpec, Missing},
};

/// Texts of a column that are remembered.
const REMEMBERED: usize = 20_000;

/// Largest number that a cell may hold: sums and squares of many such stay finite.
const LARGEST: f64 = 1e15;

/// A column's texts as answers.
pub(super) struct Decoder<'a> {
    pub(super) id: VariableId,
    pub(super) level: Level,
    column: &'a ColumnSpec,
    variable: &'a Variable,
    variables: &'a VariableCatalogue,
    missing: &'a Missing,
    decimal: Option<Decimal>,
    factor: f64,
    known: BTreeMap<String, Decoded>,
}

/// What a text is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decoded {
    /// The answer; not asked where the text is none.
    pub(super) answer: Answer,
    /// What was expected, where the text is no answer or not plausible.
    pub(super) doubt: Option<Doubt>,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) expected: String,
    /// Whether the value is used all the same.
    pub(super) is_plausibility: bool,
}

impl<'a> Decoder<'a> {
    /// `None` when the vocabulary does not know the variable.
    pub(super) fn new(
        column: &'a ColumnSpec,
        missing: &'a Missing,
        decimal: Option<Decimal>,
        variables: &'a VariableCatalogue,
    ) -> Option<Self> {
        let id = variables.find(column.variable.as_str())?;
        let variable = variables.get(id)?;
        let factor = factor_of(column, variable);
        let known = BTreeMap::new();
        Some(Self {
            id,
            level: variable.level,
            column,
            variable,
            variables,
            missing,
            decimal,
            factor,
            known,
        })
    }

    pub(super) fn column(&self) -> &str {
        &self.column.name
    }

    pub(super) fn decode(&mut self, text: &str) -> Decoded {
        let text = text.trim();
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let decoded = self.work_out(text);
        if self.known.len() < REMEMBERED {
            self.known.insert(text.to_owned(), decoded.clone());
        }
        decoded
    }

    fn work_out(&self, text: &str) -> Decoded {
        let missing = self.column.missing.kind_of(text).or_else(|| {
            // A value of the column wins over the file's missing codes: 88 may be an age.
            if self.column.values.contains_key(text) { None } else { self.missing.kind_of(text) }
        });
        if let Some(kind) = missing {
            return Decoded { answer: Answer::Missing(kind), doubt: None };
        }
        if text.is_empty() {
            return Decoded { answer: Answer::Missing(MissingKind::NotAsked), doubt: None };
        }
        match self.value(text) {
            Ok(answer) => Decoded { doubt: self.implausible(&answer), answer },
            Err(expected) => Decoded {
                answer: Answer::NOT_ASKED,
                doubt: Some(Doubt { expected, is_plausibility: false }),
            },
        }
    }

    fn value(&self, text: &str) -> Result<Answer, String> {
        let word = match self.column.values.get(text) {
            Some(word) => word.as_str(),
            None if self.column.values.is_empty() || self.variable.kind.is_numeric() => text,
            None => {
                let codes: Vec<&str> = self.column.values.keys().map(String::as_str).collect();
                return Err(format!("one of the codes {}", codes.join(", ")));
            }
        };
        let given = match self.variable.kind {
            Kind::Integer | Kind::Number | Kind::Money => {
                let number =
                    parse_number(word, self.decimal).map_err(|_fault| match self.decimal {
                        None => "a number whose decimal mark is clear".to_owned(),
                        Some(_) => "a number".to_owned(),
                    })?;
                let number = number * self.factor;
                if number.abs() > LARGEST {
                    return Err(format!("a number of at most {LARGEST:e}"));
                }
                Given::Number(number)
            }
            Kind::Flag => Given::Flag(flag(word).ok_or("yes or no (or codes in \"values\")")?),
            _ => Given::Word(word),
        };
        let answer = self.variables.answer(self.variable.code.as_str(), &given);
        answer.map(|(_, answer)| answer).map_err(|fault| match fault {
            FactError::Kind { expected, .. } => expected.to_owned(),
            FactError::UnknownValue { expected, .. } => format!("one of {expected}"),
            FactError::UnknownVariable(_) => "a known variable".to_owned(),
        })
    }

    fn implausible(&self, answer: &Answer) -> Option<Doubt> {
        let (min, max) = self.variable.range?;
        let number = answer.number()?;
        (number < min || number > max).then(|| Doubt {
            expected: format!("a plausible value of {} ({min} to {max})", self.variable.code),
            is_plausibility: true,
        })
    }
}

impl Doubt {
    /// As a finding in a row and column.
    pub(super) fn finding(&self, file: &str, row: u64, column: &str, text: &str) -> Finding {
        let finding = Finding::new(file, self.expected.clone(), Finding::quote(text.trim()))
            .in_row(row)
            .in_column(column);
        if self.is_plausibility { finding.into_warning() } else { finding }
    }
}

fn flag(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "1" | "yes" | "y" | "true" | "da" | "да" => Some(true),
        "0" | "no" | "n" | "false" | "ne" | "не" => Some(false),
        _ => None,
    }
}
