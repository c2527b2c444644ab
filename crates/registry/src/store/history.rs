//! Versions of records: written with each change, read as the history of a household.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select},
};
use kernel::HouseholdId;
use serde::Serialize;
use uuid::Uuid;

use super::{
    entities::{
        household_member,
        record_version::{ActiveModel, Column, Entity, Model},
    },
    member, reach,
    seal::{self, HouseholdRecord, PersonRecord, Sealed},
};
use crate::{
    history::{household_changes, person_changes},
    membership::HowJoined,
    view::{FieldChange, HistoryStep, MemberEvent},
};

/// The kinds of records that have versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecordKind {
    /// A household.
    Household,
    /// A person.
    Person,
}

impl RecordKind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Person => "person",
        }
    }
}

/// Where and when a version stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stamp<'a> {
    pub(crate) household: HouseholdId,
    pub(crate) record: Uuid,
    pub(crate) kind: RecordKind,
    pub(crate) number: i32,
    pub(crate) valid_from: NaiveDate,
    pub(crate) source: &'a str,
}

/// The row of a version.
pub(crate) fn row<T: Serialize>(
    tx: &Tx,
    keys: &SubjectKeys,
    stamp: Stamp<'_>,
    contents: &Sealed<T>,
) -> database::Result<ActiveModel> {
    let id: Uuid = tx.new_id()?;
    Ok(ActiveModel {
        id: Set(id),
        household_id: Set(stamp.household.uuid()),
        record: Set(stamp.record),
        record_kind: Set(stamp.kind.name().to_owned()),
        number: Set(stamp.number),
        valid_from: Set(stamp.valid_from),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        source: Set(stamp.source.to_owned()),
        sealed: Set(seal::seal_version(keys, stamp.record, id, contents)?),
        ..Default::default()
    })
}

/// Writes a version.
pub(crate) async fn write<T: Serialize>(
    tx: &mut Tx,
    keys: &SubjectKeys,
    stamp: Stamp<'_>,
    contents: &Sealed<T>,
) -> database::Result<()> {
    let row = row(tx, keys, stamp, contents)?;
    tx.insert::<Entity, _>(row).await
}

/// The history of a household and its members, newest first. What is about persons whom the reader may not see is not in it.
pub(crate) async fn of_household(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<HistoryStep>> {
    let rows = reader
        .all(ordered(reader.select::<Entity>().filter(Column::HouseholdId.eq(household.uuid()))))
        .await?;
    let members = member::of_household(reader, household).await?;
    let persons: BTreeSet<Uuid> = rows
        .iter()
        .filter(|row| is_person(row))
        .map(|row| row.record)
        .chain(members.iter().map(|row| row.person_id))
        .collect();
    let seen = reach::visible_persons(reader, persons).await?;
    let subjects: Vec<Uuid> = seen.iter().copied().chain([household.uuid()]).collect();
    let keys = reader.keys_of(&subjects).await?;
    let mut before = Before::default();
    let mut steps = Vec::with_capacity(rows.len());
    for row in elsewhere(reader, household, &rows, &seen).await? {
        before.step(&keys, row)?;
    }
    for row in rows.into_iter().filter(|row| !is_person(row) || seen.contains(&row.record)) {
        steps.push(before.step(&keys, row)?);
    }
    for row in members.into_iter().filter(|row| seen.contains(&row.person_id)) {
        steps.extend(events(&keys, &before, &row)?);
    }
    // A move of somebody who stays what they are to the reference person is told by its event alone.
    let told: BTreeSet<_> = steps
        .iter()
        .filter(|step| step.event.is_some())
        .map(|step| (step.person, step.recorded_at))
        .collect();
    steps.retain(|step| {
        let is_told = told.contains(&(step.person, step.recorded_at));
        step.event.is_some() || step.number == 1 || !step.changes.is_empty() || !is_told
    });
    steps.sort_by_key(|step| step.recorded_at);
    steps.reverse();
    Ok(steps)
}

fn ordered(select: Select<Entity>) -> Select<Entity> {
    select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Number).order_by_asc(Column::Id)
}

fn is_person(row: &Model) -> bool {
    row.record_kind == RecordKind::Person.name()
}

/// Earlier versions of those who came from other households: what changed on the way is seen against them.
async fn elsewhere(
    reader: &PersonalReader,
    household: HouseholdId,
    rows: &[Model],
    seen: &BTreeSet<Uuid>,
) -> database::Result<Vec<Model>> {
    let mut first: BTreeMap<Uuid, i32> = BTreeMap::new();
    for row in rows.iter().filter(|row| seen.contains(&row.record)) {
        let number = first.entry(row.record).or_insert(row.number);
        *number = (*number).min(row.number);
    }
    first.retain(|_person, number| *number > 1);
    if first.is_empty() {
        return Ok(Vec::new());
    }
    let select = reader
        .select::<Entity>()
        .filter(Column::Record.is_in(first.keys().copied()))
        .filter(Column::HouseholdId.ne(household.uuid()));
    let rows = reader.all(ordered(select)).await?;
    let is_before = |row: &Model| first.get(&row.record).is_some_and(|number| row.number < *number);
    Ok(rows.into_iter().filter(is_before).collect())
}

/// What stood in each record before the version at hand.
#[derive(Default)]
struct Before {
    household: Option<HouseholdRecord>,
    persons: BTreeMap<Uuid, PersonRecord>,
}

/// What a version changed: the name, the reason, the fields.
type Contents = (String, String, Vec<FieldChange>);

impl Before {
    fn step(&mut self, keys: &SubjectKeys, row: Model) -> database::Result<HistoryStep> {
        let is_person = is_person(&row);
        let contents = if is_person { self.person(keys, &row) } else { self.household(keys, &row) };
        let (contents, is_erased) = match contents {
            Ok(contents) => (contents, false),
            Err(database::Error::Erased) => (Contents::default(), true),
            Err(other) => return Err(other),
        };
        let (name, reason, changes) = contents;
        Ok(HistoryStep {
            person: is_person.then(|| row.record.into()),
            name,
            number: row.number,
            valid_from: row.valid_from,
            recorded_at: row.recorded_at,
            recorded_by: row.recorded_by.map(Into::into),
            recorder: None,
            source: row.source,
            reason,
            changes,
            is_erased,
            event: None,
        })
    }

    fn person(&mut self, keys: &SubjectKeys, row: &Model) -> database::Result<Contents> {
        let now: Sealed<PersonRecord> = seal::open_version(keys, row.record, row.id, &row.sealed)?;
        let changes = person_changes(self.persons.get(&row.record), &now.record);
        let name = now.record.name();
        self.persons.insert(row.record, now.record);
        Ok((name, now.reason, changes))
    }

    fn household(&mut self, keys: &SubjectKeys, row: &Model) -> database::Result<Contents> {
        let now: Sealed<HouseholdRecord> =
            seal::open_version(keys, row.record, row.id, &row.sealed)?;
        let changes = household_changes(self.household.as_ref(), &now.record);
        self.household = Some(now.record);
        Ok((String::new(), now.reason, changes))
    }
}

/// That somebody joined after the entry, and that somebody left.
fn events(
    keys: &SubjectKeys,
    before: &Before,
    row: &household_member::Model,
) -> database::Result<Vec<HistoryStep>> {
    let name = before.persons.get(&row.person_id).map(PersonRecord::name).unwrap_or_default();
    let step = |event, day, at, by: Option<Uuid>, reason| HistoryStep {
        person: Some(row.person_id.into()),
        name: name.clone(),
        number: 0,
        valid_from: day,
        recorded_at: at,
        recorded_by: by.map(Into::into),
        recorder: None,
        source: "office".to_owned(),
        reason,
        changes: Vec::new(),
        is_erased: name.is_empty(),
        event: Some(event),
    };
    let opened = |sealed: Option<&Vec<u8>>, place| match sealed {
        Some(sealed) => match keys.open_text(row.person_id, &place, sealed) {
            Err(database::Error::Erased) => Ok(String::new()),
            other => other,
        },
        None => Ok(String::new()),
    };
    let mut steps = Vec::new();
    let joined = member::how_joined(row)?;
    if joined != HowJoined::Entry {
        let reason = opened(row.reason_joined.as_ref(), seal::reason_joined(row.id))?;
        let (at, by) = (row.recorded_at, row.recorded_by);
        steps.push(step(MemberEvent::Joined(joined), row.from_day, at, by, reason));
    }
    if let (Some(left), Some(day), Some(at)) =
        (member::how_left(row)?, row.to_day, row.left_recorded_at)
    {
        let reason = opened(row.reason_left.as_ref(), seal::reason_left(row.id))?;
        steps.push(step(MemberEvent::Left(left), day, at, row.left_recorded_by, reason));
    }
    Ok(steps)
}
