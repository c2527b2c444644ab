//! Items of lists. The day of the event is sealed under the key of whom the item is about: of somebody who is erased, by the list itself
//! or otherwise, nothing is left but that there was an item.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::{
    Error, Look, PersonalReader, Place, Result, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::ExprTrait as _,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::retention_item::{ActiveModel, Column, Entity, Model},
    inconsistent, known,
};
use crate::list::{Found, Item, ItemId, ItemState, ListId, WhyLeft};

const TABLE: &str = "retention_item";

const fn place(row: Uuid) -> Place {
    Place { table: TABLE, column: "sealed", row }
}

/// Writes the items of a new list.
pub(crate) async fn insert_all(tx: &mut Tx, list: ListId, found: &[Found]) -> Result<()> {
    let subjects: BTreeSet<Uuid> = found.iter().map(Found::subject).collect();
    let keys = tx.keys_for(&subjects.into_iter().collect::<Vec<_>>()).await?;
    let mut rows = Vec::with_capacity(found.len());
    for (number, one) in (1..).zip(found) {
        let id: Uuid = tx.new_id()?;
        let event = one.event.to_string();
        let state = if one.why.is_some() { ItemState::LeftOut } else { ItemState::Due };
        rows.push(ActiveModel {
            id: Set(id),
            list_id: Set(list.uuid()),
            number: Set(number),
            kind: Set(one.kind.name().to_owned()),
            record: Set(one.record.uuid()),
            household_id: Set(one.household.uuid()),
            person_id: Set(one.person.map(PersonId::uuid)),
            sealed: Set(keys.seal(one.subject(), &place(id), event.as_bytes())?),
            state: Set(state.name().to_owned()),
            why: Set(one.why.map(|why| why.name().to_owned())),
            done_at: Set(None),
            ..Default::default()
        });
    }
    tx.insert_many::<Entity, _>(rows).await
}

/// The items of a list in their order, without the days of their events.
pub(crate) async fn of_list(look: &impl Look, list: ListId) -> Result<Vec<Item>> {
    let select = look.select::<Entity>().filter(Column::ListId.eq(list.uuid()));
    let rows = look.all(select.order_by_asc(Column::Number)).await?;
    rows.iter().map(read).collect()
}

/// Some items of a list after that number, in their order, without the days of their events.
pub(crate) async fn after(
    look: &impl Look,
    list: ListId,
    number: u32,
    limit: u64,
) -> Result<Vec<Item>> {
    let select = look
        .select::<Entity>()
        .filter(Column::ListId.eq(list.uuid()))
        .filter(Column::Number.gt(i32::try_from(number).unwrap_or(i32::MAX)))
        .order_by_asc(Column::Number)
        .limit(limit);
    look.all(select).await?.iter().map(read).collect()
}

/// One item, without the day of its event.
pub(crate) async fn find(look: &impl Look, id: ItemId) -> Result<Option<Item>> {
    let select = look.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    look.all(select).await?.first().map(read).transpose()
}

/// Gives items the days of their events; those of erased persons stay without.
pub(crate) async fn with_events(reader: &PersonalReader, items: &mut [Item]) -> Result<()> {
    let subjects: BTreeSet<Uuid> = items.iter().map(Item::subject).collect();
    let keys = reader.keys_of(&subjects.into_iter().collect::<Vec<_>>()).await?;
    let ids = items.iter().map(|one| one.id.uuid());
    let select = reader.select::<Entity>().filter(Column::Id.is_in(ids));
    let rows = reader.all(select).await?;
    for one in items {
        let Some(row) = rows.iter().find(|row| row.id == one.id.uuid()) else { continue };
        one.event = event(&keys, one.subject(), row)?;
    }
    Ok(())
}

fn event(keys: &SubjectKeys, subject: Uuid, row: &Model) -> Result<Option<NaiveDate>> {
    match keys.open_text(subject, &place(row.id), &row.sealed) {
        Ok(text) => known(TABLE, "sealed", &text).map(Some),
        Err(Error::Erased) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Items about a person in lists that are there, and about households themselves.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
    homes: &[HouseholdId],
) -> Result<Vec<Item>> {
    let homes = homes.iter().map(|id| id.uuid());
    let of_homes = Column::PersonId.is_null().and(Column::HouseholdId.is_in(homes));
    let theirs = Column::PersonId.eq(person.uuid()).or(of_homes);
    let select = reader.select::<Entity>().filter(theirs);
    let rows = reader.all(select.order_by_asc(Column::Id)).await?;
    let mut items: Vec<Item> = rows.iter().map(read).collect::<Result<_>>()?;
    with_events(reader, &mut items).await?;
    Ok(items)
}

/// Writes where an item stands.
pub(crate) async fn set_state(
    tx: &mut Tx,
    id: ItemId,
    state: ItemState,
    why: Option<WhyLeft>,
) -> Result<()> {
    let is_over = matches!(state, ItemState::Done | ItemState::Left);
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        state: Set(state.name().to_owned()),
        why: Set(why.map(|why| why.name().to_owned())),
        done_at: Set(is_over.then_some(tx.now())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// The items of a list that ended long ago go: who was on it says something about people.
pub(crate) async fn forget(tx: &mut Tx, list: ListId) -> Result<()> {
    let rows = tx.delete_many::<Entity>().filter(Column::ListId.eq(list.uuid()));
    tx.exec_delete(rows).await?;
    Ok(())
}

fn read(row: &Model) -> Result<Item> {
    Ok(Item {
        id: row.id.into(),
        list: row.list_id.into(),
        number: u32::try_from(row.number)
            .map_err(|_range| inconsistent(TABLE, "number", &row.number.to_string()))?,
        kind: known(TABLE, "kind", &row.kind)?,
        record: row.record.into(),
        household: row.household_id.into(),
        person: row.person_id.map(PersonId::from),
        event: None,
        state: known(TABLE, "state", &row.state)?,
        why: row.why.as_deref().map(|why| known(TABLE, "why", why)).transpose()?,
    })
}
