//! What a person asks for by right: recorded, decided, and the report of everything that is held.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::{Audit, AuditFilter, Database, PersonalReader, list_audit_entries};
use kernel::{Permit, PersonId};

use super::{Refused, names, person_row};
use crate::{
    membership::check_day,
    permissions::HandleRights,
    rights::{OpenPage, OpenRequest, RightRequest, RightState, decisions},
    store::{
        attachment, consent, contact, document, duplicate, history, mark, member, merging, note,
        partner, person, right, standing,
    },
    view::{About, Access, EntryId, HeldRecords, KeptRequest},
};

/// Most looks and changes of a report.
const MOST_ACCESSES: u64 = 5_000;

/// The requests of a person in all records, the last first; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_rights(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
) -> database::Result<Option<Vec<KeptRequest>>> {
    let look = Audit::of("view_rights").about("person", id);
    let reader = database.read_personal(permit, look).await?;
    if person::find(&reader, id).await?.is_none() {
        return Ok(None);
    }
    right::of_all_records(&reader, id).await.map(Some)
}

/// Open requests, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRights {
    /// The requests, in the order that was asked for.
    pub rows: Vec<OpenRequest>,
    /// How many there are.
    pub total: u64,
}

/// A page of the requests of everybody within reach that nobody has decided about. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_open_rights(
    permit: &Permit<HandleRights>,
    database: &Database,
    page: &OpenPage,
) -> database::Result<OpenRights> {
    let reader = database.read_personal(permit, Audit::of("list_open_rights")).await?;
    let rows = right::open_ones(&reader, page).await?;
    Ok(OpenRights { rows, total: right::count_open(&reader).await? })
}

/// Records what a person asks for, in the record that stands for the person.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`] for a day to come, [`Refused::Database`]; then nothing is written.
pub async fn record_right(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
    request: &RightRequest,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    person_row(&tx, id).await?;
    check_day(request.asked_on, None, tx.now().date_naive())?;
    let id = PersonId::from(standing::standing_of(&tx, id.uuid()).await?);
    right::insert(&mut tx, id, request).await?;
    tx.commit(Audit::of("record_right").about("person", id)).await?;
    Ok(())
}

/// Decides about a request of a person in whichever record it was made, with the answer that the person gets. Erasure itself is [`erase_person`](super::erase_person).
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Decided`], [`Refused::Database`]; then nothing is written.
pub async fn decide_right(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
    request: EntryId,
    (decision, answer): (RightState, &str),
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    person_row(&tx, id).await?;
    let found = right::find_in(&tx, id, request.uuid()).await?;
    let (record, kind, state) = found.ok_or(Refused::NotFound)?;
    person_row(&tx, record).await?;
    if !decisions(kind, state).contains(&decision) {
        return Err(Refused::Decided);
    }
    let today: NaiveDate = tx.now().date_naive();
    right::decide(&mut tx, record, request.uuid(), (decision, today), answer).await?;
    tx.commit(Audit::of("decide_right").about("person", record).fields([decision.name()])).await?;
    Ok(())
}

/// What the report of access holds, and the reader with which the other contexts add what they hold.
#[derive(Debug)]
pub struct AccessReport {
    /// What the registry holds.
    pub held: HeldRecords,
    /// The same in other records of the person.
    pub elsewhere: Vec<HeldRecords>,
    /// Who looked and who changed, the last first.
    pub accesses: Vec<Access>,
    /// Reads in the name of who makes the report.
    pub reader: PersonalReader,
}

/// Everything that is held about a person and everybody who looked; `None` when there is none within reach. The look stands
/// in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn access_report(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
) -> database::Result<Option<AccessReport>> {
    let look = Audit::of("access_report").about("person", id).fields(["everything"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(held) = held(&reader, id).await? else { return Ok(None) };
    let mut elsewhere = Vec::new();
    for (record, _) in merging::others_of(&reader, id.uuid()).await? {
        elsewhere.extend(self::held(&reader, record.into()).await?);
    }
    let accesses = accesses(&reader, std::iter::once(&held).chain(&elsewhere)).await?;
    Ok(Some(AccessReport { held, elsewhere, accesses, reader }))
}

async fn held(reader: &PersonalReader, id: PersonId) -> database::Result<Option<HeldRecords>> {
    let Some(row) = person::find(reader, id).await? else { return Ok(None) };
    let about = About { household: row.household_id.into(), person: Some(id) };
    let keys = reader.keys_of(&[row.id]).await?;
    let mut history = history::of_household(reader, about.household).await?;
    history.retain(|step| step.person == Some(id));
    Ok(Some(HeldRecords {
        person: person::open(&keys, &row)?,
        memberships: member::of_person(reader, id).await?,
        partners: partner::of_person(reader, id).await?,
        contacts: contact::of_person(reader, id).await?,
        documents: document::of_person(reader, id).await?,
        marks: mark::of_person(reader, id).await?,
        notes: note::list(reader, about, true).await?,
        files: attachment::list(reader, about).await?,
        consents: consent::of_person(reader, id).await?,
        requests: right::of_person(reader, id).await?,
        pairs: duplicate::of_person(reader, id).await?,
        history,
    }))
}

/// Looks at the person and at the households that the person was in.
async fn accesses(
    reader: &PersonalReader,
    held: impl Iterator<Item = &HeldRecords>,
) -> database::Result<Vec<Access>> {
    let mut subjects = BTreeSet::new();
    for one in held {
        let households = one.memberships.iter().filter_map(|one| one.household.as_ref());
        subjects.extend(households.map(|one| one.id.uuid()));
        subjects.insert(one.person.id.uuid());
    }
    let mut entries = Vec::new();
    for subject in subjects {
        let filter = AuditFilter { subject: Some(subject), ..AuditFilter::default() };
        entries.extend(list_audit_entries(reader, &filter, None, MOST_ACCESSES).await?);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.number));
    let names = names(reader, entries.iter().map(|entry| entry.user).collect()).await?;
    let access = |entry: database::AuditEntry| Access {
        at: entry.recorded_at,
        user: entry.user.map(|user| names.get(&user).cloned().unwrap_or_default()),
        action: entry.action,
        is_change: entry.is_change,
    };
    Ok(entries.into_iter().map(access).collect())
}
