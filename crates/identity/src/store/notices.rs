//! Notices, and mail that waits.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use database::{
    PersonalReader, Place, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _,
        QuerySelect as _,
    },
};
use kernel::{UnitCode, UserId};
use uuid::Uuid;

use super::tables::{notice, outgoing_mail};

/// A notice as its user sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// Key of its words.
    pub kind: String,
    /// Values that the words mention.
    pub args: BTreeMap<String, String>,
    /// Where it leads.
    pub path: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Whether it was read.
    pub is_read: bool,
}

/// Writes a notice.
pub(crate) async fn insert(
    tx: &mut Tx,
    user: UserId,
    unit: Option<&UnitCode>,
    notice: (&str, &BTreeMap<&str, String>, &str),
) -> Result<()> {
    let (kind, args, path) = notice;
    let row = notice::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(user.uuid()),
        tenant: Set(unit.map(|unit| unit.as_str().to_owned())),
        kind: Set(kind.to_owned()),
        args: Set(serde_json::to_string(args).unwrap_or_default()),
        path: Set(path.to_owned()),
        created_at: Set(tx.now()),
        read_at: Set(None),
        mailed_at: Set(None),
    };
    tx.insert::<notice::Entity, _>(row).await
}

/// The newest notices of a user.
pub(crate) async fn list(reader: &Reader, user: UserId, most: u64) -> Result<Vec<NoticeView>> {
    let select = reader
        .select::<notice::Entity>()
        .filter(notice::Column::UserId.eq(user.uuid()))
        .order_by_desc(notice::Column::CreatedAt)
        .order_by_desc(notice::Column::Id)
        .limit(most);
    let view = |row: notice::Model| NoticeView {
        args: serde_json::from_str(&row.args).unwrap_or_default(),
        kind: row.kind,
        path: row.path,
        created_at: row.created_at,
        is_read: row.read_at.is_some(),
    };
    Ok(reader.all(select).await?.into_iter().map(view).collect())
}

/// Marks all notices of a user as read.
pub(crate) async fn mark_read(tx: &mut Tx, user: UserId) -> Result<u64> {
    let update = tx
        .update_many::<notice::Entity>()
        .filter(notice::Column::UserId.eq(user.uuid()))
        .filter(notice::Column::ReadAt.is_null())
        .col_expr(notice::Column::ReadAt, tx.now().into());
    tx.exec_update(update).await
}

/// Forgets notices that are old.
pub(crate) async fn sweep(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = tx.delete_many::<notice::Entity>().filter(notice::Column::CreatedAt.lt(before));
    tx.exec_delete(delete).await
}

const fn message_of(id: Uuid) -> Place {
    Place { table: "outgoing_mail", column: "message", row: id }
}

/// Keeps a message, sealed under the key of `subject`, until it is sent.
pub(crate) async fn put_mail(
    tx: &mut Tx,
    unit: Option<&UnitCode>,
    subject: Uuid,
    message: &str,
) -> Result<Uuid> {
    let id: Uuid = tx.new_id()?;
    let keys = tx.keys_for(&[subject]).await?;
    let row = outgoing_mail::ActiveModel {
        id: Set(id),
        tenant: Set(unit.map(|unit| unit.as_str().to_owned())),
        subject: Set(subject),
        message: Set(keys.seal(subject, &message_of(id), message.as_bytes())?),
        created_at: Set(tx.now()),
    };
    tx.insert::<outgoing_mail::Entity, _>(row).await?;
    Ok(id)
}

/// A message that waits.
pub(crate) async fn mail(reader: &PersonalReader, id: Uuid) -> Result<Option<String>> {
    let select = reader.select::<outgoing_mail::Entity>();
    let row = reader.one(select.filter(outgoing_mail::Column::Id.eq(id))).await?;
    let Some(row) = row else { return Ok(None) };
    let keys = reader.keys_of(&[row.subject]).await?;
    keys.open_text(row.subject, &message_of(id), &row.message).map(Some)
}

/// A message was sent.
pub(crate) async fn remove_mail(tx: &mut Tx, id: Uuid) -> Result<()> {
    let delete = tx.delete_many::<outgoing_mail::Entity>();
    tx.exec_delete(delete.filter(outgoing_mail::Column::Id.eq(id))).await?;
    Ok(())
}

/// Notices that nobody has read, and of which nobody was told by mail: how many each user has.
pub(crate) async fn not_mailed(tx: &Tx, before: DateTime<Utc>) -> Result<BTreeMap<UserId, u64>> {
    let mut counts = BTreeMap::new();
    for row in tx.all(tx.select::<notice::Entity>().filter(waiting(before))).await? {
        *counts.entry(row.user_id.into()).or_default() += 1;
    }
    Ok(counts)
}

/// Notes that users were told by mail.
pub(crate) async fn mark_mailed(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    let update = tx
        .update_many::<notice::Entity>()
        .filter(waiting(before))
        .col_expr(notice::Column::MailedAt, tx.now().into());
    tx.exec_update(update).await
}

fn waiting(before: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(notice::Column::ReadAt.is_null())
        .add(notice::Column::MailedAt.is_null())
        .add(notice::Column::CreatedAt.lte(before))
}
