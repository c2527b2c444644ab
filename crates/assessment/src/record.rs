//! Answers on their way into the record: whose, from where, since when.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, entity_id};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Answer, VariableId};

entity_id!(
    /// Answers that were entered together: one visit, one form, one file.
    EntryId
);
entity_id!(
    /// Answers that were proposed together.
    RequestId
);
entity_id!(
    /// One computation for a household.
    ResultId
);

entity_id!(
    /// A saved list.
    ListId
);
entity_id!(
    /// One run of a list.
    ListRunId
);

/// Where answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// Entered in an office.
    Office,
    /// Taken over from a file.
    Import,
    /// Collected at the door.
    Survey,
    /// Handed over by another municipality.
    Transfer,
}

/// A text that names no source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected office, import, survey or transfer")]
pub struct UnknownSource;

impl FactSource {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Office, Self::Survey, Self::Import, Self::Transfer];

    /// The stable name, as it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Import => "import",
            Self::Survey => "survey",
            Self::Transfer => "transfer",
        }
    }
}

impl FromStr for FactSource {
    type Err = UnknownSource;

    fn from_str(text: &str) -> Result<Self, UnknownSource> {
        Self::ALL.into_iter().find(|one| one.name() == text).ok_or(UnknownSource)
    }
}

/// Whom stored answers are about: the household or one of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactSubject {
    /// The household itself.
    Household(HouseholdId),
    /// A member.
    Person(PersonId),
}

impl FactSubject {
    /// The subject's id, under whose key its answers are sealed.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Household(id) => id.uuid(),
            Self::Person(id) => id.uuid(),
        }
    }

    /// The subject of that id, of the same kind.
    pub(crate) fn with_id(self, id: Uuid) -> Self {
        match self {
            Self::Household(_) => Self::Household(id.into()),
            Self::Person(_) => Self::Person(id.into()),
        }
    }

    /// The stable name of its kind, as it is stored.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Household(_) => "household",
            Self::Person(_) => "person",
        }
    }
}

/// Answers about one subject that are to be recorded. "Not asked" takes an earlier answer back.
#[derive(Debug, Clone, PartialEq)]
pub struct FactsOf {
    /// The household.
    pub household: HouseholdId,
    /// The household itself, or which of its members.
    pub subject: FactSubject,
    /// The answers, of the shipped vocabulary.
    pub answers: Vec<(VariableId, Answer)>,
}

/// What all answers of an entry share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryAbout {
    /// The round of mapping; empty when it belongs to none.
    pub round: String,
    /// Since when the answers hold.
    pub valid_from: NaiveDate,
    /// Where they come from.
    pub source: FactSource,
    /// Why, in a few words; empty when nothing is to be said. Sealed.
    pub reason: String,
}

/// Where an answer is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The entry.
    pub entry: EntryId,
    /// The round of mapping; empty when it belongs to none.
    pub round: String,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// From which source.
    pub source: FactSource,
}

/// A current answer with where it is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The answer.
    pub answer: Answer,
    /// Where it is from.
    pub origin: Origin,
}
