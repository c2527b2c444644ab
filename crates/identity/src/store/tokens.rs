//! Personal tokens of the API.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use database::{
    Authority, Database, PersonalReader, Result, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _, UpdateMany},
};
use kernel::{UnitCode, UserId};
use uuid::Uuid;

use super::{
    read_optional,
    tables::api_token::{ActiveModel, Column, Entity},
};
use crate::secret::Secret;

/// Prefix of every token: scanners find one that lies where it should not.
pub(crate) const PREFIX: &str = "svi_";

/// What a token is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// A name by which its user tells it from others.
    pub name: String,
    /// What it may do, names of permissions.
    pub permissions: BTreeSet<String>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// A token as its user sees it; the secret is shown once only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenView {
    /// Id.
    pub id: TokenId,
    /// Name.
    pub name: String,
    /// The municipality that it works in.
    pub unit: Option<UnitCode>,
    /// What it may do.
    pub permissions: BTreeSet<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Id of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TokenId(pub Uuid);

/// A new token; its secret.
pub(crate) async fn insert(
    tx: &mut Tx,
    user: UserId,
    unit: Option<&UnitCode>,
    new: &NewToken,
) -> Result<(TokenId, Secret)> {
    let (id, secret): (Uuid, _) = (tx.new_id()?, Secret::random_with(PREFIX)?);
    let permissions: Vec<&str> = new.permissions.iter().map(String::as_str).collect();
    let row = ActiveModel {
        id: Set(id),
        user_id: Set(user.uuid()),
        name: Set(new.name.clone()),
        token_hash: Set(secret.hash()),
        unit: Set(unit.map(|unit| unit.as_str().to_owned())),
        permissions: Set(permissions.join(" ")),
        created_at: Set(tx.now()),
        expires_at: Set(new.expires_at),
        last_used_at: Set(None),
        revoked_at: Set(None),
    };
    tx.insert::<Entity, _>(row).await?;
    Ok((TokenId(id), secret))
}

/// The user's tokens that are good, the newest first.
pub(crate) async fn list(reader: &PersonalReader, user: UserId) -> Result<Vec<TokenView>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(reader.now()))
        .order_by_desc(Column::Id);
    let rows = reader.all(select).await?;
    rows.into_iter()
        .map(|row| {
            Ok(TokenView {
                id: TokenId(row.id),
                unit: read_optional("api_token", "unit", row.unit.as_ref())?,
                permissions: row.permissions.split_whitespace().map(str::to_owned).collect(),
                name: row.name,
                created_at: row.created_at,
                expires_at: row.expires_at,
                last_used_at: row.last_used_at,
            })
        })
        .collect()
}

/// Takes back a token of a user; `None` takes back all. Says how many.
pub(crate) async fn revoke(tx: &mut Tx, user: UserId, id: Option<TokenId>) -> Result<u64> {
    let mut update = tx
        .update_many::<Entity>()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::RevokedAt.is_null())
        .col_expr(Column::RevokedAt, tx.now().into());
    if let Some(id) = id {
        update = update.filter(Column::Id.eq(id.0));
    }
    tx.exec_update(update).await
}

/// Notes when a token was last used.
pub(crate) async fn mark_used(database: &Database, authority: &Authority, id: Uuid) -> Result<()> {
    let now = database.now();
    let mark = |update: UpdateMany<Entity>| {
        update.filter(Column::Id.eq(id)).col_expr(Column::LastUsedAt, now.into())
    };
    database.mark::<Entity, _>(authority, mark).await?;
    Ok(())
}
