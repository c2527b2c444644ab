//! What was answered: a value of the variable's kind, or a named reason why there is none.
//!
//! Missing is never a number and never "no"; the four reasons stay different up to the report.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a value is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// The question was not put.
    NotAsked,
    /// The person declined to answer.
    Refused,
    /// The person does not know.
    DoesNotKnow,
    /// The question does not concern this household or person.
    DoesNotApply,
}

impl MissingKind {
    /// All reasons, in the order of the report.
    pub const ALL: [Self; 4] =
        [Self::NotAsked, Self::Refused, Self::DoesNotKnow, Self::DoesNotApply];

    /// The name used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Refused => "refused",
            Self::DoesNotKnow => "does_not_know",
            Self::DoesNotApply => "does_not_apply",
        }
    }

    /// The reason of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Position of a value in its variable's list of values; [`crate::Variable::code_of`] gives the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeIndex(pub u16);

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// An integer, number or amount of money, in the variable's unit.
    Number(f64),
    /// A value of a category.
    Code(CodeIndex),
    /// Yes or no.
    Flag(bool),
    /// Free text, or the code of a settlement.
    Text(String),
    /// A date.
    Date(NaiveDate),
    /// No value, and why.
    Missing(MissingKind),
}

impl Answer {
    /// The answer to a question that was not put.
    pub const NOT_ASKED: Self = Self::Missing(MissingKind::NotAsked);

    /// Whether there is no value.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing(_))
    }

    /// Why there is no value.
    pub const fn missing(&self) -> Option<MissingKind> {
        match self {
            Self::Missing(kind) => Some(*kind),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// Yes or no, if it is one.
    pub const fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(value) => Some(*value),
            _ => None,
        }
    }
}

/// A value as a source gives it, before it is checked against the vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub enum Given<'a> {
    /// A number.
    Number(f64),
    /// A word: the code of a category, a text, a settlement, a date as `YYYY-MM-DD`.
    Word(&'a str),
    /// Yes or no.
    Flag(bool),
    /// A date.
    Date(NaiveDate),
    /// No value, and why.
    Missing(MissingKind),
}

impl From<f64> for Given<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<i32> for Given<'_> {
    fn from(value: i32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<bool> for Given<'_> {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl<'a> From<&'a str> for Given<'a> {
    fn from(value: &'a str) -> Self {
        Self::Word(value)
    }
}

impl From<NaiveDate> for Given<'_> {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}

impl From<MissingKind> for Given<'_> {
    fn from(value: MissingKind) -> Self {
        Self::Missing(value)
    }
}
