//! What is kept of a person beside the household's record: contacts, documents, groups and legal status, consents, notes. Read
//! only; what is for few is there for few.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, May, Problem, View,
    axum::{Json as Body, extract::Path, response::IntoResponse as _},
};

use super::values::Member;
use crate::{
    actions::Whom,
    document::DocumentData,
    find_person,
    group::Mark,
    list_consents, list_marks, list_notes,
    permissions::{RecordConsent, ViewGroups, ViewHousehold, ViewNotes},
    view::{
        Contact, EntryId, KeptConsent, KeptMark, Membership, MergeId, MergedRecord, Note,
        PersonFile,
    },
};

/// A person with contacts and documents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PersonFileValues {
    #[serde(flatten)]
    person: Member,
    /// The household that the person is in, or was in last.
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// The day on which the person died or moved away.
    ended_on: Option<NaiveDate>,
    /// How.
    ended_how: Option<&'static str>,
    /// Whether the data may only be kept: a restriction was granted.
    is_restricted: bool,
    /// Whether the person agreed to be contacted; null when that was never asked.
    may_contact: Option<bool>,
    /// Times in households, the last first.
    memberships: Vec<MembershipValues>,
    contacts: Vec<ContactValues>,
    documents: Vec<DocumentValues>,
    /// The record that stands for the person; null when it is this one.
    #[schema(value_type = Option<Uuid>)]
    canonical: Option<PersonId>,
    /// Other records of the person.
    records: Vec<MergedRecordValues>,
}

/// Another record of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MergedRecordValues {
    /// The merge, by which it is undone.
    #[schema(value_type = Uuid)]
    merge: MergeId,
    #[schema(value_type = Uuid)]
    person: PersonId,
    name: String,
    birth_date: Option<NaiveDate>,
    merged_at: DateTime<Utc>,
}

/// A time in a household.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MembershipValues {
    /// Null when it is not for the reader.
    #[schema(value_type = Option<Uuid>)]
    household: Option<HouseholdId>,
    relation: &'static str,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
    joined: &'static str,
    left: Option<&'static str>,
}

/// A way to reach a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ContactValues {
    #[schema(value_type = Uuid)]
    id: EntryId,
    kind: &'static str,
    value: String,
    /// When the person can be reached.
    when: String,
    is_preferred: bool,
}

/// What is known of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct DocumentValues {
    kind: &'static str,
    /// The state today: what was valid until a day before has expired since.
    state: &'static str,
    number: Option<String>,
    valid_to: Option<NaiveDate>,
    obstacle: Option<&'static str>,
}

/// Groups and legal status of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MarksValues {
    marks: Vec<MarkValues>,
    /// How many are not shown because the person has not agreed any more.
    hidden: u64,
}

/// A group or a legal status.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MarkValues {
    #[schema(value_type = Uuid)]
    id: EntryId,
    /// `group` or `legal_status`.
    kind: &'static str,
    code: &'static str,
    /// Whether the person said so.
    is_self_declared: bool,
}

/// An answer about consent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ConsentValues {
    purpose: &'static str,
    basis: &'static str,
    answer: &'static str,
    day: NaiveDate,
    /// Version of the text to which it was given.
    text_version: String,
    signature: Option<&'static str>,
    /// Who answered for the person.
    proxy: Option<String>,
    recorded_at: DateTime<Utc>,
    /// Null for the program.
    recorded_by: Option<String>,
    /// Whether the signed sheet is kept among the files of the person.
    has_sheet: bool,
}

/// A note.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct NoteValues {
    #[schema(value_type = Uuid)]
    id: EntryId,
    day: NaiveDate,
    text: String,
    /// Only for case managers and coordinators.
    is_restricted: bool,
    /// The version, from 1.
    number: i32,
    /// Whether a later version stands in its place.
    is_replaced: bool,
    recorded_at: DateTime<Utc>,
    /// Null for the program.
    recorded_by: Option<String>,
}

/// A person with contacts and documents.
#[utoipa::path(
    get,
    path = "/api/v1/persons/{id}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = PersonFileValues))
)]
pub(super) async fn file(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let database = view.app().database();
    let found = find_person(&permit, database, person(&id)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Body(values(found, database.now().date_naive())).into_response())
}

/// Groups and legal status of a person that may be shown.
#[utoipa::path(
    get,
    path = "/api/v1/persons/{id}/groups",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = MarksValues))
)]
pub(super) async fn groups(
    May(permit): May<ViewGroups>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let found = list_marks(&permit, view.app().database(), person(&id)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let marks = found.shown.into_iter().map(mark).collect();
    Ok(Body(MarksValues { marks, hidden: found.hidden as u64 }).into_response())
}

/// Every answer of a person about consent.
#[utoipa::path(
    get,
    path = "/api/v1/persons/{id}/consents",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = Vec<ConsentValues>))
)]
pub(super) async fn consents(
    May(permit): May<RecordConsent>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let found = list_consents(&permit, view.app().database(), person(&id)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let values: Vec<ConsentValues> = found.all.into_iter().map(consent).collect();
    Ok(Body(values).into_response())
}

/// Notes about a person with their earlier versions; those for few only for few.
#[utoipa::path(
    get,
    path = "/api/v1/persons/{id}/notes",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = Vec<NoteValues>))
)]
pub(super) async fn notes(
    May(permit): May<ViewNotes>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let whom = Whom::Person(person(&id)?);
    let found = list_notes(&permit, view.app().database(), whom).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let values: Vec<NoteValues> = found.into_iter().map(note).collect();
    Ok(Body(values).into_response())
}

fn person(text: &str) -> Result<PersonId, Problem> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

fn values(file: PersonFile, today: NaiveDate) -> PersonFileValues {
    let ended = file.person.ended;
    PersonFileValues {
        household: file.household.id,
        ended_on: ended.map(|(day, _)| day),
        ended_how: ended.map(|(_, how)| how.name()),
        is_restricted: file.is_restricted,
        may_contact: file.may_contact,
        memberships: file.memberships.into_iter().map(membership).collect(),
        contacts: file.contacts.into_iter().map(contact).collect(),
        documents: file.documents.iter().map(|one| document(one, today)).collect(),
        canonical: file.person.canonical,
        records: file.records.into_iter().map(record).collect(),
        person: file.person.into(),
    }
}

fn record(one: MergedRecord) -> MergedRecordValues {
    MergedRecordValues {
        merge: one.merge,
        person: one.person,
        name: one.name,
        birth_date: one.birth_date,
        merged_at: one.merged_at,
    }
}

fn membership(one: Membership) -> MembershipValues {
    MembershipValues {
        household: one.household.map(|link| link.id),
        relation: one.relation.name(),
        from_day: one.from_day,
        to_day: one.to_day,
        joined: one.joined.name(),
        left: one.left.map(crate::HowLeft::name),
    }
}

pub(super) fn contact(one: Contact) -> ContactValues {
    ContactValues {
        id: one.id,
        kind: one.data.kind.name(),
        value: one.data.value,
        when: one.data.when,
        is_preferred: one.data.is_preferred,
    }
}

fn document(one: &DocumentData, today: NaiveDate) -> DocumentValues {
    DocumentValues {
        kind: one.kind.name(),
        state: one.state_on(today).name(),
        number: one.number.clone(),
        valid_to: one.valid_to,
        obstacle: one.obstacle.map(crate::DocumentObstacle::name),
    }
}

fn mark(one: KeptMark) -> MarkValues {
    let (kind, code) = match one.data.mark {
        Mark::Group(group) => ("group", group.name()),
        Mark::Status(status) => ("legal_status", status.name()),
    };
    MarkValues { id: one.id, kind, code, is_self_declared: one.data.is_self_declared }
}

fn consent(one: KeptConsent) -> ConsentValues {
    ConsentValues {
        purpose: one.data.purpose.name(),
        basis: one.data.basis.name(),
        answer: one.data.answer.name(),
        day: one.data.day,
        text_version: one.data.text_version,
        signature: one.data.signature.map(crate::Signature::name),
        proxy: one.data.proxy,
        recorded_at: one.recorded_at,
        recorded_by: one.recorder,
        has_sheet: one.sheet.is_some_and(|sheet| sheet.is_there),
    }
}

fn note(one: Note) -> NoteValues {
    NoteValues {
        id: one.id,
        day: one.data.day,
        text: one.data.text,
        is_restricted: one.data.is_restricted,
        number: one.number,
        is_replaced: one.is_replaced,
        recorded_at: one.recorded_at,
        recorded_by: one.author,
    }
}
