//! Saved lists in their table.

use database::{
    Reader, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _,
    },
};
use kernel::UserId;
use uuid::Uuid;

use super::entities::saved_list::{ActiveModel, Column, Entity, Model};
use crate::{
    lists::{Question, SavedList},
    record::ListId,
};

/// The lists that a user sees: the own ones and those that are shared, the last changed first.
pub(crate) async fn seen_by(reader: &Reader, user: UserId) -> database::Result<Vec<SavedList>> {
    let seen =
        Condition::any().add(Column::Owner.eq(Uuid::from(user))).add(Column::IsShared.eq(true));
    let select = reader.select::<Entity>().filter(seen);
    let select = select.order_by_desc(Column::ChangedAt).order_by_desc(Column::Id);
    reader.all(select).await?.into_iter().map(saved).collect()
}

/// A list that a user sees; `None` when there is none.
pub(crate) async fn find(
    reader: &Reader,
    user: UserId,
    id: ListId,
) -> database::Result<Option<SavedList>> {
    let row = reader.one(reader.select::<Entity>().filter(Column::Id.eq(id.uuid()))).await?;
    Ok(row.map(saved).transpose()?.filter(|one| one.owner == user || one.is_shared))
}

/// The same within a transaction.
pub(crate) async fn find_in(
    tx: &Tx,
    user: UserId,
    id: ListId,
) -> database::Result<Option<SavedList>> {
    let row = tx.one(tx.select::<Entity>().filter(Column::Id.eq(id.uuid()))).await?;
    Ok(row.map(saved).transpose()?.filter(|one| one.owner == user || one.is_shared))
}

/// Writes a new list.
pub(crate) async fn insert(
    tx: &mut Tx,
    id: ListId,
    owner: UserId,
    (name, question): (&str, &Question),
) -> database::Result<()> {
    let row = ActiveModel {
        id: Set(id.uuid()),
        name: Set(name.to_owned()),
        question: Set(text(question)?),
        owner: Set(owner.into()),
        is_shared: Set(false),
        version: Set(1),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Writes a list as it is now.
pub(crate) async fn update(tx: &mut Tx, list: &SavedList) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(list.id.uuid()),
        name: Set(list.name.clone()),
        question: Set(text(&list.question)?),
        is_shared: Set(list.is_shared),
        version: Set(list.version.saturating_add(1)),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Deletes a list; runs of it stay.
pub(crate) async fn delete(tx: &mut Tx, id: ListId) -> database::Result<()> {
    let delete = tx.delete_many::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.exec_delete(delete).await?;
    Ok(())
}

fn saved(row: Model) -> database::Result<SavedList> {
    Ok(SavedList {
        id: row.id.into(),
        name: row.name,
        question: read("saved_list", &row.question)?,
        owner: row.owner.into(),
        is_shared: row.is_shared,
        version: row.version,
        changed_at: row.changed_at,
    })
}

/// A question as it is kept.
pub(super) fn text(question: &Question) -> database::Result<String> {
    question.to_text().map_err(|cause| unread("saved_list", &cause))
}

/// A kept question.
pub(super) fn read(table: &'static str, text: &str) -> database::Result<Question> {
    Question::parse(text).map_err(|cause| unread(table, &cause))
}

fn unread(table: &'static str, cause: &serde_json::Error) -> database::Error {
    database::Error::Inconsistent { table, column: "question", found: cause.to_string() }
}
