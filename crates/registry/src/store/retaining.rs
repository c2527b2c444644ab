//! Records that were kept long enough: which they are, and letting one of them go. What is found is within reach of who looks; nothing
//! is found of somebody who was erased.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use database::{
    Erase, Owned, Tx,
    sea_orm::{
        ColumnTrait, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
        sea_query::ExprTrait as _,
    },
};
use kernel::{BlobId, HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{
        attachment, consent, contact, household, note, person, person_document, person_mark,
        relative, relative_opening, right_request,
    },
    erasing, reach, standing,
};
use crate::{
    consent::ConsentAnswer,
    membership::{HowClosed, HowLeft},
    retained::{DueRecord, DueUntil, RetainedKind},
    rights::{RightKind, RightState},
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// A record before it is known whether it is within reach: its id, the household it names, the person it is about, its day.
type Raw = (Uuid, Option<Uuid>, Option<Uuid>, NaiveDate);

/// Records of a kind that were kept long enough, the oldest first, as far as they are within reach. A step.
///
/// # Errors
/// [`database::Error`].
pub async fn due_records(
    tx: &Tx,
    kind: RetainedKind,
    until: DueUntil,
) -> database::Result<Vec<DueRecord>> {
    let raw = match kind {
        RetainedKind::DepartedPerson => return departed(tx, until).await,
        RetainedKind::ClosedHousehold => return closed(tx, until).await,
        RetainedKind::Note => notes(tx, until).await?,
        RetainedKind::Attachment => attachments(tx, until).await?,
        RetainedKind::Consent => consents(tx, until).await?,
        RetainedKind::RightRequest => requests(tx, until).await?,
        RetainedKind::Contact => {
            let select = tx.select::<contact::Entity>();
            let (id, at) = (contact::Column::Id, contact::Column::EndedAt);
            let rows = tx.all(ended(select, (id, at), until)).await?;
            rows.into_iter()
                .filter_map(|row| Some((row.id, None, Some(row.person_id), day(row.ended_at?))))
                .collect()
        }
        RetainedKind::Document => {
            let select = tx.select::<person_document::Entity>();
            let (id, at) = (person_document::Column::Id, person_document::Column::ReplacedAt);
            let rows = tx.all(ended(select, (id, at), until)).await?;
            rows.into_iter()
                .filter_map(|row| Some((row.id, None, Some(row.person_id), day(row.replaced_at?))))
                .collect()
        }
        RetainedKind::Mark => {
            let select = tx.select::<person_mark::Entity>();
            let (id, at) = (person_mark::Column::Id, person_mark::Column::EndedAt);
            let rows = tx.all(ended(select, (id, at), until)).await?;
            rows.into_iter()
                .filter_map(|row| Some((row.id, None, Some(row.person_id), day(row.ended_at?))))
                .collect()
        }
        RetainedKind::Relative => {
            let select = tx.select::<relative::Entity>();
            let (id, at) = (relative::Column::Id, relative::Column::EndedAt);
            let rows = tx.all(ended(select, (id, at), until)).await?;
            rows.into_iter()
                .filter_map(|row| Some((row.id, Some(row.household_id), None, day(row.ended_at?))))
                .collect()
        }
    };
    within_reach(tx, kind, raw).await
}

fn day(moment: DateTime<Utc>) -> NaiveDate {
    moment.date_naive()
}

/// The first moment that is too late.
fn end(until: DueUntil) -> DateTime<Utc> {
    let next = until.day.checked_add_days(Days::new(1)).unwrap_or(until.day);
    next.and_time(NaiveTime::MIN).and_utc()
}

/// Rows whose moment is before the end, the oldest first.
fn ended<E: EntityTrait>(
    select: Select<E>,
    (id, at): (E::Column, E::Column),
    until: DueUntil,
) -> Select<E> {
    let select = select.filter(at.lt(end(until)));
    oldest(select, (id, at), until)
}

/// The oldest rows, or the one that is wanted.
fn oldest<E: EntityTrait>(
    mut select: Select<E>,
    (id, at): (E::Column, E::Column),
    until: DueUntil,
) -> Select<E> {
    if let Some(only) = until.only {
        select = select.filter(id.eq(only.uuid()));
    }
    select.order_by_asc(at).order_by_asc(id).limit(until.most)
}

async fn departed(tx: &Tx, until: DueUntil) -> database::Result<Vec<DueRecord>> {
    use person::Column;
    let how = [HowLeft::Death, HowLeft::MovedOut].map(HowLeft::name);
    let select = reach::persons(tx)
        .filter(Column::EndedOn.lte(until.day))
        .filter(Column::EndedHow.is_in(how))
        // Another record stands for the person, and goes with all others.
        .filter(Column::CanonicalId.is_null());
    let rows = tx.all(oldest(select, (Column::Id, Column::EndedOn), until)).await?;
    let record = |row: person::Model| {
        Some(DueRecord {
            kind: RetainedKind::DepartedPerson,
            record: row.id.into(),
            household: row.household_id.into(),
            person: Some(row.id.into()),
            event: row.ended_on?,
        })
    };
    Ok(rows.into_iter().filter_map(record).collect())
}

/// A household that was joined to another one leads there by its code, and stays.
async fn closed(tx: &Tx, until: DueUntil) -> database::Result<Vec<DueRecord>> {
    use household::Column;
    let how = [HowClosed::Empty, HowClosed::MovedAway, HowClosed::Mistake].map(HowClosed::name);
    let select = reach::households(tx)
        .filter(Column::ClosedOn.lte(until.day))
        .filter(Column::ClosedHow.is_in(how));
    let rows = tx.all(oldest(select, (Column::Id, Column::ClosedOn), until)).await?;
    let lived_in = lived_in(tx, rows.iter().map(|row| row.id).collect()).await?;
    let record = |row: household::Model| {
        Some(DueRecord {
            kind: RetainedKind::ClosedHousehold,
            record: row.id.into(),
            household: row.id.into(),
            person: None,
            event: row.closed_on?,
        })
    };
    let empty = rows.into_iter().filter(|row| !lived_in.contains(&row.id));
    Ok(empty.filter_map(record).collect())
}

/// Of households, those in which somebody is present after all.
async fn lived_in(tx: &Tx, ids: Vec<Uuid>) -> database::Result<BTreeSet<Uuid>> {
    let mut found = BTreeSet::new();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let everybody = reach::everybody_among(tx, part.iter().copied().collect());
        let rows = tx.all(everybody.filter(person::Column::EndedOn.is_null())).await?;
        found.extend(rows.into_iter().map(|row| row.household_id));
    }
    Ok(found)
}

async fn notes(tx: &Tx, until: DueUntil) -> database::Result<Vec<Raw>> {
    use note::Column;
    let select = tx.select::<note::Entity>().filter(Column::ReplacedAt.is_null());
    let rows = tx.all(ended(select, (Column::Id, Column::RecordedAt), until)).await?;
    let raw =
        |row: note::Model| (row.id, Some(row.household_id), row.person_id, day(row.recorded_at));
    Ok(rows.into_iter().map(raw).collect())
}

async fn attachments(tx: &Tx, until: DueUntil) -> database::Result<Vec<Raw>> {
    use attachment::Column;
    let select = tx.select::<attachment::Entity>();
    let rows = tx.all(ended(select, (Column::Id, Column::RecordedAt), until)).await?;
    let raw = |row: attachment::Model| {
        (row.id, Some(row.household_id), row.person_id, day(row.recorded_at))
    };
    Ok(rows.into_iter().map(raw).collect())
}

/// Only the last word about a purpose counts: a withdrawal is never let go before what it withdrew.
async fn consents(tx: &Tx, until: DueUntil) -> database::Result<Vec<Raw>> {
    use consent::Column;
    let no = [ConsentAnswer::Refused, ConsentAnswer::Withdrawn].map(ConsentAnswer::name);
    let select = tx.select::<consent::Entity>();
    let select = select.filter(Column::Day.lte(until.day)).filter(Column::Answer.is_in(no));
    let rows = tx.all(oldest(select, (Column::Id, Column::Day), until)).await?;
    let persons: BTreeSet<Uuid> = rows.iter().map(|row| row.person_id).collect();
    let mut last: BTreeMap<(Uuid, String), (NaiveDate, Uuid)> = BTreeMap::new();
    for part in persons.into_iter().collect::<Vec<_>>().chunks(IDS_A_STATEMENT) {
        let select = tx.select_among::<consent::Entity, _>(Column::PersonId, part.iter().copied());
        let select = select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id);
        for row in tx.all(select).await? {
            let word = last.entry((row.person_id, row.purpose)).or_insert((row.day, row.id));
            if word.0 <= row.day {
                *word = (row.day, row.id);
            }
        }
    }
    let is_last = |row: &consent::Model| {
        let word = last.get(&(row.person_id, row.purpose.clone()));
        word.is_some_and(|(_, id)| *id == row.id)
    };
    let kept = rows.into_iter().filter(is_last);
    Ok(kept.map(|row| (row.id, None, Some(row.person_id), row.day)).collect())
}

/// A restriction or an objection that was granted holds until it is over.
async fn requests(tx: &Tx, until: DueUntil) -> database::Result<Vec<Raw>> {
    use right_request::Column;
    let over = [RightState::Refused, RightState::Over].map(RightState::name);
    let lasting = [RightKind::Restriction, RightKind::Objection].map(RightKind::name);
    let done = Column::State.eq(RightState::Granted.name()).and(Column::Kind.is_not_in(lasting));
    let select = tx
        .select::<right_request::Entity>()
        .filter(Column::DecidedOn.lte(until.day))
        .filter(Column::State.is_in(over).or(done));
    let rows = tx.all(oldest(select, (Column::Id, Column::DecidedOn), until)).await?;
    let raw =
        |row: right_request::Model| Some((row.id, None, Some(row.person_id), row.decided_on?));
    Ok(rows.into_iter().filter_map(raw).collect())
}

/// Of what was found, that which belongs to persons and households within reach who were not erased.
async fn within_reach(
    tx: &Tx,
    kind: RetainedKind,
    raw: Vec<Raw>,
) -> database::Result<Vec<DueRecord>> {
    let persons: BTreeSet<Uuid> = raw.iter().filter_map(|one| one.2).collect();
    let mut homes: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for part in persons.into_iter().collect::<Vec<_>>().chunks(IDS_A_STATEMENT) {
        let rows = tx.all(reach::persons_among(tx, part.iter().copied().collect())).await?;
        let known = rows.into_iter().filter(|row| row.ended_how.as_deref() != Some(ERASED));
        homes.extend(known.map(|row| (row.id, row.household_id)));
    }
    let own = raw.iter().filter(|one| one.2.is_none()).filter_map(|one| one.1);
    let own: BTreeSet<Uuid> = own.collect();
    let mut households: BTreeSet<Uuid> = BTreeSet::new();
    for part in own.into_iter().collect::<Vec<_>>().chunks(IDS_A_STATEMENT) {
        let rows = tx.all(reach::households_among(tx, part.iter().copied().collect())).await?;
        let known = rows.into_iter().filter(|row| row.closed_how.as_deref() != Some(ERASED));
        households.extend(known.map(|row| row.id));
    }
    let record = |(id, household, person, event): Raw| {
        let household = match person {
            Some(person) => *homes.get(&person)?,
            None => household.filter(|one| households.contains(one))?,
        };
        let person = person.map(PersonId::from);
        Some(DueRecord { kind, record: id.into(), household: household.into(), person, event })
    };
    Ok(raw.into_iter().filter_map(record).collect())
}

/// How persons and households are marked that were erased.
const ERASED: &str = HowLeft::Erased.name();

/// Everybody and every household that goes with a record, also through other records of theirs; nobody with what is kept beside them. A step.
///
/// # Errors
/// [`database::Error`].
pub async fn goes_with(tx: &Tx, due: &DueRecord) -> database::Result<BTreeSet<Uuid>> {
    let subjects = match due.kind {
        RetainedKind::DepartedPerson => with_home(tx, due).await?,
        RetainedKind::ClosedHousehold => {
            let homes = BTreeSet::from([due.household.uuid()]);
            let homes = standing::records_of_households(tx, homes).await?;
            let mut lived = known_in(tx, homes.clone()).await?;
            // Another record stands for the person, and goes when that one does.
            lived.retain(|row| row.canonical_id.is_none());
            lived.into_iter().map(|row| row.id).chain(homes).collect()
        }
        _ => return Ok(BTreeSet::new()),
    };
    erasing::all_that_goes(tx, subjects).await
}

/// Lets one record go that was found by [`due_records`] in the same transaction. A step: the caller commits.
///
/// # Errors
/// [`database::Error`].
pub async fn let_go(tx: &mut Tx, due: &DueRecord, erasers: &[Erase]) -> database::Result<()> {
    let id = due.record.uuid();
    match due.kind {
        RetainedKind::DepartedPerson | RetainedKind::ClosedHousehold => {
            let subjects: Vec<Uuid> = goes_with(tx, due).await?.into_iter().collect();
            erasing::erase_subjects(tx, &subjects, erasers).await
        }
        RetainedKind::Note => delete_note(tx, id).await,
        RetainedKind::Attachment => delete_file(tx, id).await,
        RetainedKind::Consent => delete_consents(tx, id).await,
        RetainedKind::RightRequest => {
            delete::<right_request::Entity>(tx, right_request::Column::Id, id).await
        }
        RetainedKind::Contact => delete::<contact::Entity>(tx, contact::Column::Id, id).await,
        RetainedKind::Document => {
            delete::<person_document::Entity>(tx, person_document::Column::Id, id).await
        }
        RetainedKind::Mark => delete::<person_mark::Entity>(tx, person_mark::Column::Id, id).await,
        RetainedKind::Relative => {
            let why = relative_opening::Column::RelativeId;
            delete::<relative_opening::Entity>(tx, why, id).await?;
            delete::<relative::Entity>(tx, relative::Column::Id, id).await
        }
    }
}

async fn delete<E: Owned>(tx: &mut Tx, column: E::Column, id: Uuid) -> database::Result<()> {
    let rows = tx.delete_many::<E>().filter(column.eq(id));
    tx.exec_delete(rows).await?;
    Ok(())
}

/// The household goes along when nothing is known of anybody else who was in it.
async fn with_home(tx: &Tx, due: &DueRecord) -> database::Result<BTreeSet<Uuid>> {
    let person = BTreeSet::from([due.record.uuid()]);
    let mut subjects = standing::records_of_persons(tx, person).await?;
    let homes = BTreeSet::from([due.household.uuid()]);
    let homes = standing::records_of_households(tx, homes).await?;
    if known_in(tx, homes.clone()).await?.iter().all(|row| subjects.contains(&row.id)) {
        subjects.extend(homes);
    }
    Ok(subjects)
}

/// Everybody of households who was not erased, seen or not.
async fn known_in(tx: &Tx, households: BTreeSet<Uuid>) -> database::Result<Vec<person::Model>> {
    let mut rows = tx.all(reach::everybody_among(tx, households)).await?;
    rows.retain(|row| row.ended_how.as_deref() != Some(ERASED));
    Ok(rows)
}

/// A note with all that it stands in the place of.
async fn delete_note(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let mut next = Some(id);
    while let Some(id) = next {
        let select = tx.select::<note::Entity>().filter(note::Column::Id.eq(id));
        next = tx.one(select).await?.and_then(|row| row.corrects);
        delete::<note::Entity>(tx, note::Column::Id, id).await?;
    }
    Ok(())
}

async fn delete_file(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let select = tx.select::<attachment::Entity>().filter(attachment::Column::Id.eq(id));
    let Some(row) = tx.one(select).await? else { return Ok(()) };
    if row.removed_at.is_none() {
        tx.delete_blob(BlobId::from(row.blob_id)).await?;
    }
    delete::<attachment::Entity>(tx, attachment::Column::Id, id).await
}

/// All answers for the purpose of this one.
async fn delete_consents(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let select = tx.select::<consent::Entity>().filter(consent::Column::Id.eq(id));
    let Some(row) = tx.one(select).await? else { return Ok(()) };
    let all = tx
        .delete_many::<consent::Entity>()
        .filter(consent::Column::PersonId.eq(row.person_id))
        .filter(consent::Column::Purpose.eq(row.purpose));
    tx.exec_delete(all).await?;
    Ok(())
}

/// Everybody of households who was not erased, seen or not: for asking whether something may be done with them. A step.
///
/// # Errors
/// [`database::Error`].
pub async fn everybody_of(
    tx: &Tx,
    households: &[HouseholdId],
) -> database::Result<BTreeMap<HouseholdId, Vec<PersonId>>> {
    let mut found: BTreeMap<HouseholdId, Vec<PersonId>> = BTreeMap::new();
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid()).collect();
        for row in tx.all(reach::everybody_among(tx, ids)).await? {
            if row.ended_how.as_deref() != Some(ERASED) {
                found.entry(row.household_id.into()).or_default().push(row.id.into());
            }
        }
    }
    Ok(found)
}
