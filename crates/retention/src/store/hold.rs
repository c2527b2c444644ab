//! Records that stay until a day, with why.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::{
    Look, PersonalReader, Place, Result, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _,
        sea_query::ExprTrait as _,
    },
};
use kernel::{HouseholdId, PersonId, UserId};
use registry::EntryId;
use uuid::Uuid;

use super::entities::retention_hold::{ActiveModel, Column, Entity, Model};
use crate::{
    kind::RecordKind,
    list::{Hold, Item},
};

const fn place(row: Uuid) -> Place {
    Place { table: "retention_hold", column: "reason", row }
}

/// What is held back on a day, as it is asked record by record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Held {
    records: BTreeSet<(String, Uuid)>,
    /// Persons and households of which something is held: with them it would go, too.
    subjects: BTreeSet<Uuid>,
}

impl Held {
    /// Whether a record is held, or something that would go with the persons and the household that go with it.
    pub(crate) fn holds(&self, kind: RecordKind, record: EntryId, concerned: &[Uuid]) -> bool {
        self.records.contains(&(kind.name().to_owned(), record.uuid()))
            || (kind.erases() && concerned.iter().any(|id| self.subjects.contains(id)))
    }
}

/// Everything that is held in the municipality on a day.
pub(crate) async fn held_on(tx: &Tx, day: NaiveDate) -> Result<Held> {
    let rows = tx.all(tx.select::<Entity>().filter(Column::Until.gte(day))).await?;
    let subject = |row: &Model| row.person_id.unwrap_or(row.household_id);
    Ok(Held {
        subjects: rows.iter().map(subject).collect(),
        records: rows.into_iter().map(|row| (row.kind, row.record)).collect(),
    })
}

/// Holds an item's record until a day; an earlier hold of it is replaced.
pub(crate) async fn write(tx: &mut Tx, item: &Item, until: NaiveDate, reason: &str) -> Result<()> {
    remove(tx, item).await?;
    let id: Uuid = tx.new_id()?;
    let sealed = tx.seal(item.subject(), &place(id), reason.as_bytes()).await?;
    let row = ActiveModel {
        id: Set(id),
        kind: Set(item.kind.name().to_owned()),
        record: Set(item.record.uuid()),
        household_id: Set(item.household.uuid()),
        person_id: Set(item.person.map(PersonId::uuid)),
        until: Set(until),
        reason: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Ends the hold of an item's record; `false` when there is none.
pub(crate) async fn remove(tx: &mut Tx, item: &Item) -> Result<bool> {
    let rows = tx
        .delete_many::<Entity>()
        .filter(Column::Kind.eq(item.kind.name()))
        .filter(Column::Record.eq(item.record.uuid()));
    Ok(tx.exec_delete(rows).await? > 0)
}

/// The hold of an item's record.
pub(crate) async fn of_item(reader: &PersonalReader, item: &Item) -> Result<Option<Hold>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::Kind.eq(item.kind.name()))
        .filter(Column::Record.eq(item.record.uuid()));
    let Some(row) = reader.one(select).await? else { return Ok(None) };
    open(reader, &row).await.map(Some)
}

/// What is held about a person, with the kinds of records, and about households themselves.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
    homes: &[HouseholdId],
) -> Result<Vec<(String, Hold)>> {
    let homes = homes.iter().map(|id| id.uuid());
    let of_homes = Column::PersonId.is_null().and(Column::HouseholdId.is_in(homes));
    let theirs = Column::PersonId.eq(person.uuid()).or(of_homes);
    let select = reader.select::<Entity>().filter(theirs);
    let mut found = Vec::new();
    for row in reader.all(select.order_by_asc(Column::Id)).await? {
        found.push((row.kind.clone(), open(reader, &row).await?));
    }
    Ok(found)
}

async fn open(look: &impl Look, row: &Model) -> Result<Hold> {
    let subject = row.person_id.unwrap_or(row.household_id);
    let keys = look.keys_of(&[subject]).await?;
    Ok(Hold {
        until: row.until,
        reason: keys.open_text(subject, &place(row.id), &row.reason)?,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(UserId::from),
        recorder: None,
    })
}
