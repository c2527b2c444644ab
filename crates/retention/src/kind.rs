//! The kinds of records that a rule can be about, and what Svi ships about each.

use std::{str::FromStr, sync::LazyLock};

use kernel::Words;
use registry::RetainedKind;
use serde::Deserialize;

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// One of the registry's.
    Registry(RetainedKind),
    /// A decided proposal of answers.
    FactRequest,
}

/// A text that names no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a kind of record")]
pub struct UnknownKind;

impl RecordKind {
    /// All, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        RetainedKind::ALL.iter().copied().map(Self::Registry).chain([Self::FactRequest])
    }

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Registry(kind) => kind.name(),
            Self::FactRequest => "fact_request",
        }
    }

    /// Whether persons are erased with it.
    pub const fn erases(self) -> bool {
        matches!(self, Self::Registry(RetainedKind::DepartedPerson | RetainedKind::ClosedHousehold))
    }

    /// What Svi ships about it.
    pub fn shipped(self) -> Option<&'static Suggestion> {
        SHIPPED.iter().find(|one| one.code == self.name())
    }
}

impl FromStr for RecordKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::all().find(|one| one.name() == text).ok_or(UnknownKind)
    }
}

/// What happens to a record that was kept long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionAction {
    /// The person or household is erased as by right.
    Anonymise,
    /// The record goes.
    Delete,
}

impl RetentionAction {
    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Anonymise => "retention-anonymise",
            Self::Delete => "retention-delete",
        }
    }
}

/// A rule as Svi suggests it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// The kind of record.
    pub code: String,
    /// What happens.
    pub action: RetentionAction,
    /// Years after the event: a suggestion.
    pub years: u16,
    /// The kind in words.
    pub name: Words,
    /// From when on the years count.
    pub event: Words,
    /// Why it is not kept longer.
    pub why: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Suggestion>,
}

/// Read once; a test holds the file readable and complete.
static SHIPPED: LazyLock<Vec<Suggestion>> = LazyLock::new(|| {
    let file = toml::from_str::<File>(include_str!("../../../catalogue/retention.toml"));
    file.map(|file| file.rule).unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_suggestion_and_the_file_names_nothing_else() {
        let shipped: Vec<&str> = SHIPPED.iter().map(|one| one.code.as_str()).collect();
        let known: Vec<&str> = RecordKind::all().map(RecordKind::name).collect();
        assert_eq!(shipped, known);
        for one in SHIPPED.iter() {
            assert!((1..=100).contains(&one.years), "{}", one.code);
            for words in [&one.name, &one.event, &one.why] {
                assert!(!words.sr.is_empty() && !words.en.is_empty(), "{}", one.code);
            }
        }
    }

    #[test]
    fn only_what_erases_persons_is_said_to_anonymise() {
        for kind in RecordKind::all() {
            let action = kind.shipped().unwrap().action;
            assert_eq!(action == RetentionAction::Anonymise, kind.erases(), "{}", kind.name());
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        assert_eq!("household".parse::<RecordKind>(), Err(UnknownKind));
    }
}
