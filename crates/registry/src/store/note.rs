//! Notes about households and persons, sealed under whom they are about.

use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::note::{ActiveModel, Column, Entity, Model},
    reach::of_households_within_reach,
    seal,
};
use crate::{
    note::NoteData,
    view::{About, Note},
};

/// Writes a note; `corrects` is the one in whose place it stands.
pub(crate) async fn insert(
    tx: &mut Tx,
    about: About,
    data: &NoteData,
    corrects: Option<&Model>,
) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let place = seal::note_text(id);
    let sealed = tx.seal(about.subject(), &place, data.text.as_bytes()).await?;
    let row = ActiveModel {
        id: Set(id),
        household_id: Set(about.household.uuid()),
        person_id: Set(about.person.map(PersonId::uuid)),
        number: Set(corrects.map_or(1, |one| one.number.saturating_add(1))),
        corrects: Set(corrects.map(|one| one.id)),
        is_restricted: Set(data.is_restricted),
        day: Set(data.day),
        sealed: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    let Some(old) = corrects else { return Ok(()) };
    let row = ActiveModel {
        id: Unchanged(old.id),
        replaced_at: Set(Some(tx.now())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// A note that holds, within a transaction.
pub(crate) async fn find_in(tx: &Tx, about: About, id: Uuid) -> database::Result<Option<Model>> {
    let select = of(tx.select::<Entity>(), about).filter(Column::Id.eq(id));
    tx.one(select.filter(Column::ReplacedAt.is_null())).await
}

/// Notes about somebody or a household, the last first; with those for few when `with_restricted`.
pub(crate) async fn list(
    reader: &PersonalReader,
    about: About,
    with_restricted: bool,
) -> database::Result<Vec<Note>> {
    let select = last_first(of(reader.select::<Entity>(), about), with_restricted);
    opened(reader, about, reader.all(select).await?).await
}

/// The last notes that hold: of a household none when it is not within reach.
pub(crate) async fn last(
    reader: &PersonalReader,
    about: About,
    with_restricted: bool,
    limit: u64,
) -> database::Result<Vec<Note>> {
    let mut select = of(reader.select::<Entity>(), about).filter(Column::ReplacedAt.is_null());
    if about.person.is_none() {
        select = of_households_within_reach(reader, select, Column::HouseholdId);
    }
    let rows = reader.all(last_first(select, with_restricted).limit(limit)).await?;
    opened(reader, about, rows).await
}

fn last_first(select: Select<Entity>, with_restricted: bool) -> Select<Entity> {
    let select =
        if with_restricted { select } else { select.filter(Column::IsRestricted.eq(false)) };
    select.order_by_desc(Column::Day).order_by_desc(Column::RecordedAt).order_by_desc(Column::Id)
}

async fn opened(
    reader: &PersonalReader,
    about: About,
    rows: Vec<Model>,
) -> database::Result<Vec<Note>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = reader.keys_of(&[about.subject()]).await?;
    rows.iter().map(|row| open(&keys, about, row)).collect()
}

/// Of a person: wherever the person lived at the time. Of a household: what is about the household itself.
fn of(select: Select<Entity>, about: About) -> Select<Entity> {
    match about.person {
        Some(person) => select.filter(Column::PersonId.eq(person.uuid())),
        None => select
            .filter(Column::HouseholdId.eq(HouseholdId::uuid(about.household)))
            .filter(Column::PersonId.is_null()),
    }
}

fn open(keys: &SubjectKeys, about: About, row: &Model) -> database::Result<Note> {
    let text = keys.open_text(about.subject(), &seal::note_text(row.id), &row.sealed)?;
    Ok(Note {
        id: row.id.into(),
        data: NoteData { day: row.day, text, is_restricted: row.is_restricted },
        number: row.number,
        is_replaced: row.replaced_at.is_some(),
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(Into::into),
        author: None,
    })
}
