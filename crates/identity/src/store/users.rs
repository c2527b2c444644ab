//! Users and what they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use database::{
    PersonalReader, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, Condition, ExprTrait as _, QueryFilter as _,
        QueryOrder as _, Select,
    },
};
use kernel::{Language, Role, UnitCode, UserId};
use uuid::Uuid;

use super::{
    read, read_optional,
    tables::{api_token, membership, user_account},
};
use crate::{
    email::Email,
    user::{Membership, User, UserState},
};

/// A user's row as a rule sees it, with the memberships that count at `now`.
pub(crate) fn user_of(row: &user_account::Model, memberships: Vec<Membership>) -> Result<User> {
    const TABLE: &str = "user_account";
    Ok(User {
        id: row.id.into(),
        email: read(TABLE, "email", &row.email)?,
        name: row.name.clone(),
        state: read(TABLE, "state", &row.state)?,
        language: read_optional(TABLE, "language", row.language.as_ref())?,
        has_password: row.password_hash.is_some(),
        has_second_factor: row.totp_sealed.is_some(),
        created_at: row.created_at,
        closed_at: row.closed_at,
        memberships,
    })
}

fn membership_of(row: &membership::Model) -> Result<Membership> {
    Ok(Membership {
        unit: read_optional("membership", "tenant", row.tenant.as_ref())?,
        role: read("membership", "role", &row.role)?,
    })
}

/// What counts at `now`.
pub(crate) fn counting(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(membership::Column::FromAt.lte(now))
        .add(membership::Column::UntilAt.is_null().or(membership::Column::UntilAt.gt(now)))
}

fn memberships_by_user(rows: &[membership::Model]) -> Result<BTreeMap<Uuid, Vec<Membership>>> {
    let mut by_user: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for row in rows {
        by_user.entry(row.user_id).or_default().push(membership_of(row)?);
    }
    for memberships in by_user.values_mut() {
        memberships.sort();
    }
    Ok(by_user)
}

/// A user's row by address.
pub(crate) async fn row_by_email(tx: &Tx, email: &Email) -> Result<Option<user_account::Model>> {
    let select = tx.select::<user_account::Entity>();
    tx.one(select.filter(user_account::Column::EmailFolded.eq(email.folded()))).await
}

/// A user's row.
pub(crate) async fn row(tx: &Tx, id: UserId) -> Result<Option<user_account::Model>> {
    let select = tx.select::<user_account::Entity>();
    tx.one(select.filter(user_account::Column::Id.eq(id.uuid()))).await
}

/// A user with what they are within the scope of the transaction.
pub(crate) async fn find(tx: &Tx, id: UserId) -> Result<Option<User>> {
    let Some(row) = row(tx, id).await? else { return Ok(None) };
    let select = tx.select::<membership::Entity>().filter(counting(tx.now()));
    let rows = tx.all(select.filter(membership::Column::UserId.eq(id.uuid()))).await?;
    let memberships = memberships_by_user(&rows)?.remove(&id.uuid()).unwrap_or_default();
    user_of(&row, memberships).map(Some)
}

/// A user for reading.
pub(crate) async fn look_up(reader: &PersonalReader, id: UserId) -> Result<Option<User>> {
    let select = reader.select::<user_account::Entity>();
    let Some(row) = reader.one(select.filter(user_account::Column::Id.eq(id.uuid()))).await? else {
        return Ok(None);
    };
    let select = reader.select::<membership::Entity>().filter(counting(reader.now()));
    let rows = reader.all(select.filter(membership::Column::UserId.eq(id.uuid()))).await?;
    let memberships = memberships_by_user(&rows)?.remove(&id.uuid()).unwrap_or_default();
    user_of(&row, memberships).map(Some)
}

/// Users that are, or were, something within the scope; of the installation: all.
pub(crate) async fn list(reader: &PersonalReader) -> Result<Vec<User>> {
    let select = reader.select::<membership::Entity>();
    let rows = reader.all(select.order_by_asc(membership::Column::Id)).await?;
    let ever: BTreeSet<Uuid> = rows.iter().map(|row| row.user_id).collect();
    let now = reader.now();
    let counts =
        |row: &&membership::Model| row.from_at <= now && row.until_at.is_none_or(|at| at > now);
    let current: Vec<membership::Model> = rows.iter().filter(counts).cloned().collect();
    let mut memberships = memberships_by_user(&current)?;
    let select = reader.select::<user_account::Entity>();
    let select = if reader.unit().is_some() {
        select.filter(user_account::Column::Id.is_in(ever))
    } else {
        select
    };
    let rows = reader.all(select.order_by_asc(user_account::Column::EmailFolded)).await?;
    rows.iter().map(|row| user_of(row, memberships.remove(&row.id).unwrap_or_default())).collect()
}

/// Users who have one of the roles now within the scope and may sign in.
pub(crate) async fn with_roles(tx: &Tx, roles: impl Iterator<Item = Role>) -> Result<Vec<UserId>> {
    let select = tx
        .select::<membership::Entity>()
        .filter(counting(tx.now()))
        .filter(membership::Column::Role.is_in(roles.map(Role::name)));
    let users: BTreeSet<Uuid> = tx.all(select).await?.into_iter().map(|row| row.user_id).collect();
    let select = tx
        .select::<user_account::Entity>()
        .filter(user_account::Column::Id.is_in(users))
        .filter(user_account::Column::State.eq(UserState::Active.name()))
        .order_by_asc(user_account::Column::Id);
    Ok(tx.all(select).await?.into_iter().map(|row| row.id.into()).collect())
}

/// Whether the user is, or was, something within the scope.
pub(crate) async fn belongs(tx: &Tx, id: UserId) -> Result<bool> {
    let select = tx.select::<membership::Entity>();
    let one = tx.one(select.filter(membership::Column::UserId.eq(id.uuid()))).await?;
    Ok(one.is_some() || tx.authority().scope().unit().is_none())
}

/// The same for reading.
pub(crate) async fn is_seen(reader: &PersonalReader, id: UserId) -> Result<bool> {
    let select: Select<membership::Entity> = reader.select();
    let one = reader.one(select.filter(membership::Column::UserId.eq(id.uuid()))).await?;
    Ok(one.is_some() || reader.unit().is_none())
}

/// A new user.
pub(crate) async fn insert(
    tx: &mut Tx,
    email: &Email,
    name: &str,
    password_hash: Option<String>,
) -> Result<UserId> {
    let id: UserId = tx.new_id()?;
    let row = user_account::ActiveModel {
        id: Set(id.uuid()),
        email: Set(email.as_str().to_owned()),
        email_folded: Set(email.folded().to_owned()),
        name: Set(name.to_owned()),
        state: Set(UserState::Active.name().to_owned()),
        password_hash: Set(password_hash),
        totp_sealed: Set(None),
        totp_offered: Set(None),
        totp_step: Set(None),
        language: Set(None),
        created_at: Set(tx.now()),
        closed_at: Set(None),
    };
    tx.insert::<user_account::Entity, _>(row).await?;
    Ok(id)
}

/// Keeps a name.
pub(crate) async fn set_name(tx: &mut Tx, id: UserId, name: &str) -> Result<()> {
    update(tx, user_account::ActiveModel { name: Set(name.to_owned()), ..changes(id) }).await
}

/// Keeps the language of the pages.
pub(crate) async fn set_language(tx: &mut Tx, id: UserId, language: Language) -> Result<()> {
    let language = Set(Some(language.tag().to_owned()));
    update(tx, user_account::ActiveModel { language, ..changes(id) }).await
}

/// Keeps a password's hash.
pub(crate) async fn set_password(tx: &mut Tx, id: UserId, hash: String) -> Result<()> {
    update(tx, user_account::ActiveModel { password_hash: Set(Some(hash)), ..changes(id) }).await
}

/// Opens a closed account again under a name, with a password or none.
pub(crate) async fn reopen(
    tx: &mut Tx,
    id: UserId,
    name: &str,
    password_hash: Option<String>,
) -> Result<()> {
    let row = user_account::ActiveModel {
        name: Set(name.to_owned()),
        state: Set(UserState::Active.name().to_owned()),
        password_hash: Set(password_hash),
        closed_at: Set(None),
        ..changes(id)
    };
    update(tx, row).await
}

/// Closes an account: nobody knows a password of it any more.
pub(crate) async fn close(tx: &mut Tx, id: UserId) -> Result<()> {
    let row = user_account::ActiveModel {
        state: Set(UserState::Closed.name().to_owned()),
        password_hash: Set(None),
        closed_at: Set(Some(tx.now())),
        ..changes(id)
    };
    update(tx, row).await
}

/// Changes columns of a user's row.
pub(super) async fn update(tx: &mut Tx, row: user_account::ActiveModel) -> Result<()> {
    tx.update::<user_account::Entity, _>(row).await
}

/// The columns of a user that are to change: none yet.
pub(super) fn changes(id: UserId) -> user_account::ActiveModel {
    user_account::ActiveModel { id: Set(id.uuid()), ..Default::default() }
}

/// Gives a role; nothing happens when it is there.
pub(crate) async fn give(tx: &mut Tx, id: UserId, membership: &Membership) -> Result<bool> {
    if current(tx, id, membership).await?.is_some() {
        return Ok(false);
    }
    let row = membership::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(id.uuid()),
        tenant: Set(membership.unit.as_ref().map(|unit| unit.as_str().to_owned())),
        role: Set(membership.role.name().to_owned()),
        from_at: Set(tx.now()),
        until_at: Set(None),
    };
    tx.insert::<membership::Entity, _>(row).await?;
    Ok(true)
}

/// Takes a role; says whether it was there.
pub(crate) async fn take(tx: &mut Tx, id: UserId, membership: &Membership) -> Result<bool> {
    let Some(row) = current(tx, id, membership).await? else { return Ok(false) };
    let row = membership::ActiveModel {
        id: Set(row.id),
        until_at: Set(Some(tx.now())),
        ..Default::default()
    };
    tx.update::<membership::Entity, _>(row).await?;
    Ok(true)
}

/// Ends everything that a user is within the scope.
pub(crate) async fn take_all(tx: &mut Tx, id: UserId) -> Result<u64> {
    let update = tx
        .update_many::<membership::Entity>()
        .filter(membership::Column::UserId.eq(id.uuid()))
        .filter(membership::Column::UntilAt.is_null())
        .col_expr(membership::Column::UntilAt, tx.now().into());
    tx.exec_update(update).await
}

async fn current(
    tx: &Tx,
    id: UserId,
    membership: &Membership,
) -> Result<Option<membership::Model>> {
    let unit = membership.unit.as_ref().map(UnitCode::as_str);
    let of_unit = match unit {
        Some(unit) => membership::Column::Tenant.eq(unit),
        None => membership::Column::Tenant.is_null(),
    };
    let select = tx.select::<membership::Entity>().filter(counting(tx.now())).filter(of_unit);
    let select = select.filter(membership::Column::UserId.eq(id.uuid()));
    tx.one(select.filter(membership::Column::Role.eq(membership.role.name()))).await
}

/// What a user is now, in all municipalities that the reader sees.
pub(crate) async fn memberships(reader: &Reader, id: UserId) -> Result<Vec<Membership>> {
    let select = reader.select::<membership::Entity>().filter(counting(reader.now()));
    let rows = reader.all(select.filter(membership::Column::UserId.eq(id.uuid()))).await?;
    rows.iter().map(membership_of).collect()
}

/// Names of users, to show who did something.
pub(crate) async fn names(
    reader: &PersonalReader,
    users: impl Iterator<Item = UserId>,
) -> Result<BTreeMap<UserId, String>> {
    let wanted: BTreeSet<Uuid> = users.map(UserId::uuid).collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = reader.select::<user_account::Entity>();
    let rows = reader.all(select.filter(user_account::Column::Id.is_in(wanted))).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.name)).collect())
}

/// How many users may sign in.
pub(crate) async fn count_active(reader: &PersonalReader) -> Result<u64> {
    let active = user_account::Column::State.eq(UserState::Active.name());
    let rows = reader.all(reader.select::<user_account::Entity>().filter(active)).await?;
    Ok(rows.len() as u64)
}

/// Takes back tokens that work in a municipality.
pub(crate) async fn revoke_tokens_in(tx: &mut Tx, unit: &UnitCode) -> Result<()> {
    let update = tx
        .update_many::<api_token::Entity>()
        .filter(api_token::Column::Unit.eq(unit.as_str()))
        .filter(api_token::Column::RevokedAt.is_null())
        .col_expr(api_token::Column::RevokedAt, tx.now().into());
    tx.exec_update(update).await?;
    Ok(())
}
