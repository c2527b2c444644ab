//! An answer as the questionnaire takes it, and the columns of the field's table.
//!
//! A column knows the variable of the catalogue that it feeds, so that table and mapping specification come from one list and
//! cannot disagree. The four kinds of missing stay apart until the export writes its codes.

use super::{people::Person, sampling::Visit};

/// What is in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// An amount or count.
    Number(f64),
    /// A code of the column's list of values.
    Code(&'static str),
    /// Yes or no.
    Flag(bool),
    /// Text, codes, dates.
    Text(String),
    /// Not asked: skipped, broken off, no consent.
    NotAsked,
    /// Refused.
    Refused,
    /// Does not know.
    DoesNotKnow,
    /// Does not apply to this person or household.
    DoesNotApply,
}

/// The form of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// A number with so many decimals.
    Number(usize),
    /// The number of another member of the household.
    Link,
    /// An amount in whole dinars.
    Money,
    /// One of the codes of the catalogue, in their order.
    Choice(&'static [&'static str]),
    /// 1 yes, 2 no.
    Flag,
    /// Text or code.
    Text,
    /// A day, `31.12.2024`.
    Date,
}

/// How readily an answer is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Always there: identification, roster, design.
    Never,
    /// Rarely missing.
    Rare,
    /// Amounts: more often refused or not known.
    Amount,
    /// Asked in the last third: not asked when the interview was broken off.
    Late,
}

/// Where the answer comes from.
#[derive(Clone, Copy)]
pub(crate) enum Read {
    /// The same for all members.
    Household(fn(&Visit) -> Answer),
    /// Of the member at this place.
    Person(fn(&Visit, &Person) -> Answer),
}

/// One column of the field's table.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// The variable of the catalogue that it feeds; `None` for keys.
    pub(crate) variable: Option<&'static str>,
    /// Form.
    pub(crate) form: Form,
    /// How readily withheld.
    pub(crate) gap: Gap,
    /// Source.
    pub(crate) read: Read,
}

/// A column about the household.
pub(crate) const fn household(
    name: &'static str,
    variable: &'static str,
    form: Form,
    gap: Gap,
    read: fn(&Visit) -> Answer,
) -> Column {
    Column { name, variable: Some(variable), form, gap, read: Read::Household(read) }
}

/// A column about a member.
pub(crate) const fn person(
    name: &'static str,
    variable: &'static str,
    form: Form,
    gap: Gap,
    read: fn(&Visit, &Person) -> Answer,
) -> Column {
    Column { name, variable: Some(variable), form, gap, read: Read::Person(read) }
}

/// A number.
pub(crate) fn number(value: impl Into<f64>) -> Answer {
    Answer::Number(value.into())
}

/// The answer when the question applies, "does not apply" otherwise.
pub(crate) fn when(applies: bool, answer: Answer) -> Answer {
    if applies { answer } else { Answer::DoesNotApply }
}

/// A number or "does not apply".
pub(crate) fn optional(value: Option<f64>) -> Answer {
    value.map_or(Answer::DoesNotApply, Answer::Number)
}
