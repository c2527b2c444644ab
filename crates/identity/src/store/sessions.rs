//! Sessions, known browsers and sign-ins under way.

use chrono::{DateTime, Utc};
use database::{
    Authority, Database, PersonalReader, Result, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
        UpdateMany, sea_query::Expr,
    },
};
use kernel::{SessionId, UnitCode, UserId};
use uuid::Uuid;

use super::{
    read_optional,
    tables::{challenge, known_device, session},
};
use crate::{
    secret::Secret,
    session::{CHALLENGE_LASTS, SessionView},
};

/// What a new session is made of.
#[derive(Debug)]
pub(crate) struct NewSession<'a> {
    pub(crate) user: UserId,
    pub(crate) unit: Option<&'a UnitCode>,
    pub(crate) device: &'a str,
    pub(crate) address: &'a str,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) has_second_factor: bool,
}

/// Starts a session; the secret goes into the cookie.
pub(crate) async fn start(tx: &mut Tx, new: NewSession<'_>) -> Result<(SessionId, Secret)> {
    let (id, secret): (SessionId, _) = (tx.new_id()?, Secret::random()?);
    let now = tx.now();
    let row = session::ActiveModel {
        id: Set(id.uuid()),
        user_id: Set(new.user.uuid()),
        secret_hash: Set(secret.hash()),
        active_unit: Set(new.unit.map(|unit| unit.as_str().to_owned())),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(new.expires_at),
        device: Set(new.device.to_owned()),
        address: Set(new.address.to_owned()),
        second_factor_at: Set(new.has_second_factor.then_some(now)),
    };
    tx.insert::<session::Entity, _>(row).await?;
    Ok((id, secret))
}

/// Gives a session a new secret, so that an old one is worth nothing.
pub(crate) async fn rotate(tx: &mut Tx, id: SessionId) -> Result<Secret> {
    change(tx, id, session::ActiveModel::default()).await
}

/// The same, now that the second factor is proved.
pub(crate) async fn rotate_with_second_factor(tx: &mut Tx, id: SessionId) -> Result<Secret> {
    let second_factor_at = Set(Some(tx.now()));
    change(tx, id, session::ActiveModel { second_factor_at, ..Default::default() }).await
}

/// The same, in another municipality.
pub(crate) async fn rotate_into(tx: &mut Tx, id: SessionId, unit: &UnitCode) -> Result<Secret> {
    let active_unit = Set(Some(unit.as_str().to_owned()));
    change(tx, id, session::ActiveModel { active_unit, ..Default::default() }).await
}

async fn change(tx: &mut Tx, id: SessionId, row: session::ActiveModel) -> Result<Secret> {
    let secret = Secret::random()?;
    let (id, secret_hash) = (Set(id.uuid()), Set(secret.hash()));
    tx.update::<session::Entity, _>(session::ActiveModel { id, secret_hash, ..row }).await?;
    Ok(secret)
}

/// The user's sessions that have not ended, the newest first.
pub(crate) async fn list(
    reader: &PersonalReader,
    user: UserId,
    seen_after: DateTime<Utc>,
) -> Result<Vec<SessionView>> {
    let select = reader
        .select::<session::Entity>()
        .filter(session::Column::UserId.eq(user.uuid()))
        .filter(session::Column::ExpiresAt.gt(reader.now()))
        .filter(session::Column::LastSeenAt.gt(seen_after))
        .order_by_desc(session::Column::LastSeenAt)
        .order_by_desc(session::Column::Id);
    reader.all(select).await?.into_iter().map(view_of).collect()
}

fn view_of(row: session::Model) -> Result<SessionView> {
    Ok(SessionView {
        id: row.id.into(),
        unit: read_optional("session", "active_unit", row.active_unit.as_ref())?,
        device: row.device,
        address: row.address,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
    })
}

/// Ends one session of a user; says whether there was one.
pub(crate) async fn end(tx: &mut Tx, user: UserId, id: SessionId) -> Result<bool> {
    let delete = tx
        .delete_many::<session::Entity>()
        .filter(session::Column::UserId.eq(user.uuid()))
        .filter(session::Column::Id.eq(id.uuid()));
    Ok(tx.exec_delete(delete).await? == 1)
}

/// Ends all sessions of a user but one, forgets sign-ins under way and, when asked, the known browsers.
pub(crate) async fn end_all(tx: &mut Tx, user: UserId, but: Option<SessionId>) -> Result<u64> {
    let mut delete =
        tx.delete_many::<session::Entity>().filter(session::Column::UserId.eq(user.uuid()));
    if let Some(but) = but {
        delete = delete.filter(session::Column::Id.ne(but.uuid()));
    }
    let ended = tx.exec_delete(delete).await?;
    let delete =
        tx.delete_many::<challenge::Entity>().filter(challenge::Column::UserId.eq(user.uuid()));
    tx.exec_delete(delete).await?;
    Ok(ended)
}

/// Forgets the browsers in which a user has signed in.
pub(crate) async fn forget_devices(tx: &mut Tx, user: UserId) -> Result<()> {
    let delete = tx
        .delete_many::<known_device::Entity>()
        .filter(known_device::Column::UserId.eq(user.uuid()));
    tx.exec_delete(delete).await?;
    Ok(())
}

/// Ends all sessions that are active in a municipality.
pub(crate) async fn end_all_in(tx: &mut Tx, unit: &UnitCode) -> Result<u64> {
    let delete =
        tx.delete_many::<session::Entity>().filter(session::Column::ActiveUnit.eq(unit.as_str()));
    tx.exec_delete(delete).await
}

/// Removes what has ended by itself.
pub(crate) async fn sweep(tx: &mut Tx, seen_before: DateTime<Utc>) -> Result<u64> {
    let now = tx.now();
    let gone = session::Column::ExpiresAt.lte(now).or(session::Column::LastSeenAt.lte(seen_before));
    let delete = tx.delete_many::<session::Entity>().filter(gone);
    let ended = tx.exec_delete(delete).await?;
    let delete =
        tx.delete_many::<challenge::Entity>().filter(challenge::Column::ExpiresAt.lte(now));
    tx.exec_delete(delete).await?;
    Ok(ended)
}

/// The browser of that secret, when the user has signed in there before.
pub(crate) async fn known_device(tx: &Tx, user: UserId, secret: &Secret) -> Result<Option<Uuid>> {
    let select = tx
        .select::<known_device::Entity>()
        .filter(known_device::Column::UserId.eq(user.uuid()))
        .filter(known_device::Column::SecretHash.eq(secret.hash()));
    Ok(tx.one(select).await?.map(|row| row.id))
}

/// Remembers the browser for a user. One that others have signed in with keeps its secret: colleagues share a machine without
/// making it unknown to each other. A browser that is new gets one, for its cookie.
pub(crate) async fn remember_device(
    tx: &mut Tx,
    user: UserId,
    shown: Option<&Secret>,
) -> Result<Option<Secret>> {
    let known = match shown {
        Some(secret) => {
            let select = tx.select::<known_device::Entity>();
            let of_secret = known_device::Column::SecretHash.eq(secret.hash());
            tx.one(select.filter(of_secret)).await?.map(|row| row.secret_hash)
        }
        None => None,
    };
    let (hash, secret) = if let Some(hash) = known {
        (hash, None)
    } else {
        let secret = Secret::random()?;
        (secret.hash(), Some(secret))
    };
    let row = known_device::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(user.uuid()),
        secret_hash: Set(hash),
        created_at: Set(tx.now()),
        last_used_at: Set(tx.now()),
    };
    tx.insert::<known_device::Entity, _>(row).await?;
    Ok(secret)
}

/// Notes a sign-in that has passed the first factor.
pub(crate) async fn challenge(tx: &mut Tx, user: UserId, next: &str) -> Result<Secret> {
    let secret = Secret::random()?;
    let row = challenge::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(user.uuid()),
        secret_hash: Set(secret.hash()),
        attempts: Set(0),
        next: Set(next.to_owned()),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + CHALLENGE_LASTS),
    };
    tx.insert::<challenge::Entity, _>(row).await?;
    Ok(secret)
}

/// The sign-in under way of that secret.
pub(crate) async fn find_challenge(tx: &Tx, secret: &Secret) -> Result<Option<challenge::Model>> {
    let select = tx
        .select::<challenge::Entity>()
        .filter(challenge::Column::SecretHash.eq(secret.hash()))
        .filter(challenge::Column::ExpiresAt.gt(tx.now()));
    tx.one(select).await
}

/// Counts an attempt at the second factor; `false` when there were too many. Attempts at the same time wait for each other.
pub(crate) async fn count_attempt(tx: &mut Tx, id: Uuid, most: i32) -> Result<bool> {
    use challenge::Column;
    let update = tx
        .update_many::<challenge::Entity>()
        .filter(Column::Id.eq(id))
        .filter(Column::Attempts.lt(most))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1));
    Ok(tx.exec_update(update).await? == 1)
}

/// Ends a sign-in under way.
pub(crate) async fn end_challenge(tx: &mut Tx, id: Uuid) -> Result<()> {
    let delete = tx.delete_many::<challenge::Entity>().filter(challenge::Column::Id.eq(id));
    tx.exec_delete(delete).await?;
    Ok(())
}

/// Notes when a session was last seen. No audit entry: that somebody worked stands in the entries of the work.
pub(crate) async fn mark_seen(
    database: &Database,
    authority: &Authority,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<()> {
    let mark = |update: UpdateMany<session::Entity>| {
        let update = update.filter(session::Column::Id.eq(id));
        update.col_expr(session::Column::LastSeenAt, now.into())
    };
    database.mark::<session::Entity, _>(authority, mark).await?;
    Ok(())
}

/// Whether the user has signed in anywhere before.
pub(crate) async fn knows_some_device(tx: &Tx, user: UserId) -> Result<bool> {
    let select =
        tx.select::<known_device::Entity>().filter(known_device::Column::UserId.eq(user.uuid()));
    Ok(tx.one(select).await?.is_some())
}
