//! Groups and legal status of persons, sealed.

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::person_mark::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::{
    group::{Mark, MarkData},
    view::KeptMark,
};

/// Writes a group or status.
pub(crate) async fn insert(tx: &mut Tx, person: PersonId, data: &MarkData) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let text = serde_json::to_vec(data).map_err(|_cause| inconsistent())?;
    let sealed = tx.seal(person.uuid(), &seal::mark(id), &text).await?;
    let kind = match data.mark {
        Mark::Group(_) => "group",
        Mark::Status(_) => "status",
    };
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(kind.to_owned()),
        sealed: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Ends a group or status; `false` when there is none.
pub(crate) async fn end(tx: &mut Tx, person: PersonId, id: Uuid) -> database::Result<bool> {
    let found = tx.one(now(tx.select::<Entity>(), person).filter(Column::Id.eq(id))).await?;
    let Some(found) = found else { return Ok(false) };
    let row = ActiveModel {
        id: Unchanged(found.id),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    Ok(true)
}

/// The groups and the status of a person, shown or not.
pub(crate) async fn of_person(
    reader: &impl Look,
    person: PersonId,
) -> database::Result<Vec<KeptMark>> {
    let rows = reader.all(now(reader.select::<Entity>(), person)).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

/// The same within a transaction.
pub(crate) async fn of_person_in(tx: &Tx, person: PersonId) -> database::Result<Vec<KeptMark>> {
    let rows = tx.all(now(tx.select::<Entity>(), person)).await?;
    let keys = tx.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

fn now(select: Select<Entity>, person: PersonId) -> Select<Entity> {
    select
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
}

/// A row opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<KeptMark> {
    let text = keys.open(row.person_id, &seal::mark(row.id), &row.sealed)?;
    let data = serde_json::from_slice(&text).map_err(|_cause| inconsistent())?;
    Ok(KeptMark { id: row.id.into(), data })
}

fn inconsistent() -> database::Error {
    database::Error::Inconsistent {
        table: "person_mark",
        column: "sealed",
        found: "no mark".into(),
    }
}
