//! What is sealed in this context, where, and how it reads once it is open.

use std::collections::BTreeMap;

use database::{Place, SubjectKeys};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    Answer, Facts, VariableCatalogue, VariableId, record::FactSubject, sheet::Sheet, stored::Stored,
};

/// Where a sheet's answers stand: its row is named by the subject.
pub(crate) const fn sheet(subject: Uuid) -> Place {
    Place { table: "fact_sheet", column: "sealed", row: subject }
}

/// Where an entry's answers stand.
pub(crate) const fn entry(row: Uuid) -> Place {
    Place { table: "fact_entry", column: "sealed", row }
}

/// Where a proposed entry's answers stand.
pub(crate) const fn request_part(row: Uuid) -> Place {
    Place { table: "fact_request_part", column: "sealed", row }
}

/// Where it stands why an entry was proposed.
pub(crate) const fn request_reason(row: Uuid) -> Place {
    Place { table: "fact_request", column: "reason", row }
}

/// Where it stands why a proposed entry was declined.
pub(crate) const fn request_decision(row: Uuid) -> Place {
    Place { table: "fact_request", column: "decision", row }
}

/// Where a household's results stand.
pub(crate) const fn result(row: Uuid) -> Place {
    Place { table: "assessment_result", column: "sealed", row }
}

/// Where a member's results stand.
pub(crate) const fn member_result(row: Uuid) -> Place {
    Place { table: "assessment_result", column: "members", row }
}

/// The answers of one subject as they are kept in an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptAnswers {
    /// Why they were entered.
    #[serde(rename = "r", default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
    #[serde(rename = "a")]
    answers: BTreeMap<String, Stored>,
}

impl KeptAnswers {
    /// The answers as they are kept.
    pub(crate) fn of(
        catalogue: &VariableCatalogue,
        reason: &str,
        answers: &[(VariableId, Answer)],
    ) -> Self {
        let kept = answers.iter().filter_map(|(id, answer)| {
            let variable = catalogue.get(*id)?;
            Some((variable.code.as_str().to_owned(), Stored::of(variable, answer)))
        });
        Self { reason: reason.to_owned(), answers: kept.collect() }
    }

    /// The answers that the vocabulary knows, in its order.
    pub(crate) fn answers(&self, catalogue: &VariableCatalogue) -> Vec<(VariableId, Answer)> {
        let known = self.answers.iter().filter_map(|(code, kept)| kept.answer(catalogue, code));
        let mut answers: Vec<(VariableId, Answer)> = known.collect();
        answers.sort_by_key(|(id, _)| *id);
        answers
    }
}

/// Seals a value as text.
pub(crate) fn seal<T: Serialize>(
    keys: &SubjectKeys,
    subject: Uuid,
    place: &Place,
    value: &T,
) -> database::Result<Vec<u8>> {
    let text = serde_json::to_vec(value).map_err(|cause| unread(place, &cause))?;
    keys.seal(subject, place, &text)
}

/// Opens a value; `None` when the subject was erased.
pub(crate) fn open<T: DeserializeOwned>(
    keys: &SubjectKeys,
    subject: Uuid,
    place: &Place,
    sealed: &[u8],
) -> database::Result<Option<T>> {
    match keys.open(subject, place, sealed) {
        Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|cause| unread(place, &cause)),
        Err(database::Error::Erased) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Opens a sheet; an empty one when the subject was erased.
pub(crate) fn open_sheet(
    keys: &SubjectKeys,
    subject: Uuid,
    version: i32,
    sealed: &[u8],
) -> database::Result<Sheet> {
    let place = sheet(subject);
    match keys.open(subject, &place, sealed) {
        Ok(text) => Sheet::read(version, &text).map_err(|cause| unread(&place, &cause)),
        Err(database::Error::Erased) => Ok(Sheet::default()),
        Err(other) => Err(other),
    }
}

/// Opens the facts of a sheet alone; none when the subject was erased.
pub(crate) fn open_facts(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    subject: Uuid,
    sealed: &[u8],
) -> database::Result<Facts> {
    let place = sheet(subject);
    match keys.open(subject, &place, sealed) {
        Ok(text) => Sheet::read_facts(catalogue, &text).map_err(|cause| unread(&place, &cause)),
        Err(database::Error::Erased) => Ok(Facts::new()),
        Err(other) => Err(other),
    }
}

/// Seals a sheet.
pub(crate) fn seal_sheet(
    keys: &SubjectKeys,
    subject: FactSubject,
    contents: &Sheet,
) -> database::Result<Vec<u8>> {
    let place = sheet(subject.uuid());
    let text = contents.to_text().map_err(|cause| unread(&place, &cause))?;
    keys.seal(subject.uuid(), &place, &text)
}

fn unread(place: &Place, cause: &serde_json::Error) -> database::Error {
    database::Error::Inconsistent {
        table: place.table,
        column: place.column,
        found: format!("no such text at line {}", cause.line()),
    }
}
