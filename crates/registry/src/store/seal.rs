//! What is sealed in the registry, where, under whose key, and the versions of records as sealed text.

use database::{Place, SubjectKeys, sea_orm::prelude::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    household::HouseholdData,
    membership::HowClosed,
    person::{PersonData, Relation, Sex},
    place::AddressKind,
};

/// Where a person's JMBG stands.
pub(crate) const fn jmbg(row: Uuid) -> Place {
    Place { table: "person", column: "jmbg", row }
}

/// Where a household's note stands.
pub(crate) const fn note(row: Uuid) -> Place {
    Place { table: "household", column: "note", row }
}

/// Where why a person joined or left stands.
pub(crate) const fn reason_joined(row: Uuid) -> Place {
    Place { table: "household_member", column: "reason_joined", row }
}

/// The same for leaving.
pub(crate) const fn reason_left(row: Uuid) -> Place {
    Place { table: "household_member", column: "reason_left", row }
}

/// Where why something is under protection stands.
pub(crate) const fn protection_reason(row: Uuid) -> Place {
    Place { table: "protection", column: "reason", row }
}

/// Where why a relative's file was opened stands.
pub(crate) const fn opening_reason(row: Uuid) -> Place {
    Place { table: "relative_opening", column: "reason", row }
}

/// Where a way to reach a person stands.
pub(crate) const fn contact(row: Uuid) -> Place {
    Place { table: "contact", column: "sealed", row }
}

/// Where the number of a document stands.
pub(crate) const fn document_number(row: Uuid) -> Place {
    Place { table: "person_document", column: "number", row }
}

/// Where a group or status stands.
pub(crate) const fn mark(row: Uuid) -> Place {
    Place { table: "person_mark", column: "sealed", row }
}

/// Where the text of a note stands.
pub(crate) const fn note_text(row: Uuid) -> Place {
    Place { table: "note", column: "sealed", row }
}

/// Where the name of a file stands.
pub(crate) const fn attachment(row: Uuid) -> Place {
    Place { table: "attachment", column: "sealed", row }
}

/// Where who answered for a person stands.
pub(crate) const fn proxy(row: Uuid) -> Place {
    Place { table: "consent", column: "proxy", row }
}

/// Where what was asked for by right stands.
pub(crate) const fn right(row: Uuid) -> Place {
    Place { table: "right_request", column: "sealed", row }
}

/// Where what undoing a merge needs stands.
pub(crate) const fn merge(row: Uuid) -> Place {
    Place { table: "person_merge", column: "sealed", row }
}

/// Where what undoing a merge of households needs stands.
pub(crate) const fn household_merge(row: Uuid) -> Place {
    Place { table: "household_merge", column: "sealed", row }
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
    #[serde(default)]
    pub(crate) address_kind: Option<AddressKind>,
    #[serde(default)]
    pub(crate) point: Option<String>,
    pub(crate) note: Option<String>,
    /// How the household ended; `None` while it is one.
    #[serde(default)]
    pub(crate) closed_how: Option<HowClosed>,
}

impl From<&HouseholdData> for HouseholdRecord {
    fn from(data: &HouseholdData) -> Self {
        Self {
            settlement: data.settlement.clone(),
            address: data.address.clone(),
            address_kind: data.address_kind,
            point: data.point.map(|point| point.to_string()),
            note: data.note.clone(),
            closed_how: None,
        }
    }
}

impl From<HouseholdRecord> for HouseholdData {
    fn from(record: HouseholdRecord) -> Self {
        Self {
            settlement: record.settlement,
            address: record.address,
            address_kind: record.address_kind,
            point: record.point.and_then(|text| text.parse().ok()),
            note: record.note,
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

impl PersonRecord {
    /// The name as it is shown in lists.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.family_name, self.given_name).trim().to_owned()
    }
}

impl From<PersonRecord> for PersonData {
    fn from(record: PersonRecord) -> Self {
        Self {
            family_name: record.family_name,
            given_name: record.given_name,
            sex: record.sex,
            birth_date: record.birth_date,
            jmbg: record.jmbg.and_then(|digits| digits.parse().ok()),
            relation: record.relation,
        }
    }
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

impl TryFrom<&PersonRecord> for PersonData {
    type Error = crate::jmbg::JmbgError;

    fn try_from(record: &PersonRecord) -> Result<Self, Self::Error> {
        Ok(Self {
            family_name: record.family_name.clone(),
            given_name: record.given_name.clone(),
            sex: record.sex,
            birth_date: record.birth_date,
            jmbg: record.jmbg.as_deref().map(str::parse).transpose()?,
            relation: record.relation,
        })
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
