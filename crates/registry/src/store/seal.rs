//! What is sealed in the registry, where, under whose key, and the versions of records as sealed text.

use database::{Place, SubjectKeys, sea_orm::prelude::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    household::HouseholdData,
    person::{PersonData, Relation, Sex},
};

/// Where a person's JMBG stands.
pub(crate) const fn jmbg(row: Uuid) -> Place {
    Place { table: "person", column: "jmbg", row }
}

/// Where a household's note stands.
pub(crate) const fn note(row: Uuid) -> Place {
    Place { table: "household", column: "note", row }
}

/// Where a version's contents stand.
pub(crate) const fn version(row: Uuid) -> Place {
    Place { table: "record_version", column: "sealed", row }
}

/// A record as it stood in a version, with why it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sealed<T> {
    /// Why; empty for the first entry.
    pub(crate) reason: String,
    /// What stood in the record.
    pub(crate) record: T,
}

/// A household as it is kept in a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HouseholdRecord {
    pub(crate) settlement: String,
    pub(crate) address: String,
    pub(crate) note: Option<String>,
}

impl From<&HouseholdData> for HouseholdRecord {
    fn from(data: &HouseholdData) -> Self {
        Self {
            settlement: data.settlement.clone(),
            address: data.address.clone(),
            note: data.note.clone(),
        }
    }
}

/// A person as it is kept in a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonRecord {
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) sex: Option<Sex>,
    pub(crate) birth_date: Option<Date>,
    pub(crate) jmbg: Option<String>,
    pub(crate) relation: Relation,
}

impl From<&PersonData> for PersonRecord {
    fn from(data: &PersonData) -> Self {
        Self {
            family_name: data.family_name.clone(),
            given_name: data.given_name.clone(),
            sex: data.sex,
            birth_date: data.birth_date,
            jmbg: data.jmbg.as_ref().map(crate::jmbg::Jmbg::digits),
            relation: data.relation,
        }
    }
}

/// Seals a version.
pub(crate) fn seal_version<T: Serialize>(
    keys: &SubjectKeys,
    subject: Uuid,
    row: Uuid,
    contents: &Sealed<T>,
) -> database::Result<Vec<u8>> {
    let text = serde_json::to_vec(contents).map_err(|cause| unread(&cause))?;
    keys.seal(subject, &version(row), &text)
}

/// Opens a version.
pub(crate) fn open_version<T: serde::de::DeserializeOwned>(
    keys: &SubjectKeys,
    subject: Uuid,
    row: Uuid,
    sealed: &[u8],
) -> database::Result<Sealed<T>> {
    let text = keys.open(subject, &version(row), sealed)?;
    serde_json::from_slice(&text).map_err(|cause| unread(&cause))
}

fn unread(cause: &serde_json::Error) -> database::Error {
    database::Error::Inconsistent {
        table: "record_version",
        column: "sealed",
        found: format!("no version at line {}", cause.line()),
    }
}
