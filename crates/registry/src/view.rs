//! Households and persons as pages and programs see them.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, UserId};

use crate::{code::HouseholdCode, household::HouseholdData, person::PersonData};

/// A household with its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// Its code.
    pub code: HouseholdCode,
    /// The name after which it is listed.
    pub listed_name: String,
    /// What is written about it.
    pub data: HouseholdData,
    /// Its members in the order of entry.
    pub members: Vec<Person>,
    /// How often it was changed, from 1: a change names the version that it was made from.
    pub version: i32,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it or a member was last changed.
    pub changed_at: DateTime<Utc>,
}

/// A person of the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The household.
    pub household: HouseholdId,
    /// What is written about it.
    pub data: PersonData,
    /// How often it was changed, from 1.
    pub version: i32,
}

/// A household in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedHousehold {
    /// Its id.
    pub id: HouseholdId,
    /// Its code.
    pub code: String,
    /// The name after which it is listed.
    pub listed_name: String,
    /// Settlement.
    pub settlement: String,
    /// Address.
    pub address: String,
    /// How many members.
    pub members: u32,
    /// When it or a member was last changed.
    pub changed_at: DateTime<Utc>,
}

/// Somebody or some household found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The household.
    pub household: HouseholdId,
    /// The household's code.
    pub code: String,
    /// The person's name, or the name after which the household is listed.
    pub name: String,
    /// Year of birth, to tell two of one name apart.
    pub birth_year: Option<i32>,
    /// Settlement and address.
    pub place: String,
    /// Whether a person was found, not the household by its address.
    pub is_person: bool,
}

/// One field that a version changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name, as in forms; its words are `registry-<field>`.
    pub field: &'static str,
    /// What stood there before; `None` when nothing.
    pub before: Option<String>,
    /// What stands there now; `None` when nothing.
    pub after: Option<String>,
}

/// One step of a household's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryStep {
    /// The person concerned, `None` for the household itself.
    pub person: Option<PersonId>,
    /// The name of whom it concerns.
    pub name: String,
    /// The version, from 1: then it is the entry.
    pub number: i32,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// By whom; `None` by the program.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub recorder: Option<String>,
    /// From which source.
    pub source: String,
    /// Why.
    pub reason: String,
    /// What changed; for an entry, everything that was written.
    pub changes: Vec<FieldChange>,
    /// Whether the contents cannot be read any more, because the person was erased.
    pub is_erased: bool,
}
