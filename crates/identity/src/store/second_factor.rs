//! The second factor: its secret sealed under its user's key, the last step used, recovery codes.

use database::{
    PersonalReader, Place, Result, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, ExprTrait as _, QueryFilter as _},
};
use kernel::UserId;

use super::{
    tables::{recovery_code, user_account},
    users,
};
use crate::{
    recovery::{self, RecoveryCode},
    totp::SecondFactor,
};

const fn place(user: UserId, column: &'static str) -> Place {
    Place { table: "user_account", column, row: user.uuid() }
}

/// Offers a new secret, which counts once a code of it has come.
pub(crate) async fn offer(tx: &mut Tx, user: UserId, factor: &SecondFactor) -> Result<()> {
    let keys = tx.keys_for(&[user.uuid()]).await?;
    let sealed = keys.seal(user.uuid(), &place(user, "totp_offered"), factor.bytes())?;
    let mut row = users::changes(user);
    row.totp_offered = Set(Some(sealed));
    users::update(tx, row).await
}

/// The secret that is offered.
pub(crate) async fn offered(tx: &Tx, row: &user_account::Model) -> Result<Option<SecondFactor>> {
    open(tx, row, "totp_offered", row.totp_offered.as_deref()).await
}

/// The secret that is offered, to show it once more.
pub(crate) async fn look_up_offered(
    reader: &PersonalReader,
    user: UserId,
) -> Result<Option<SecondFactor>> {
    let select = reader.select::<user_account::Entity>();
    let row = reader.one(select.filter(user_account::Column::Id.eq(user.uuid()))).await?;
    let Some(sealed) = row.and_then(|row| row.totp_offered) else { return Ok(None) };
    let keys = reader.keys_of(&[user.uuid()]).await?;
    let bytes = keys.open(user.uuid(), &place(user, "totp_offered"), &sealed)?;
    Ok(Some(SecondFactor::of(&bytes)))
}

/// The secret that counts.
pub(crate) async fn current(tx: &Tx, row: &user_account::Model) -> Result<Option<SecondFactor>> {
    open(tx, row, "totp_sealed", row.totp_sealed.as_deref()).await
}

async fn open(
    tx: &Tx,
    row: &user_account::Model,
    column: &'static str,
    sealed: Option<&[u8]>,
) -> Result<Option<SecondFactor>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let keys = tx.keys_of(&[row.id]).await?;
    let bytes = keys.open(row.id, &place(row.id.into(), column), sealed)?;
    Ok(Some(SecondFactor::of(&bytes)))
}

/// Makes the offered secret the one that counts; `step` is that of the code that proved it.
pub(crate) async fn confirm(
    tx: &mut Tx,
    user: UserId,
    factor: &SecondFactor,
    step: i64,
) -> Result<()> {
    let keys = tx.keys_for(&[user.uuid()]).await?;
    let sealed = keys.seal(user.uuid(), &place(user, "totp_sealed"), factor.bytes())?;
    let mut row = users::changes(user);
    row.totp_sealed = Set(Some(sealed));
    row.totp_offered = Set(None);
    row.totp_step = Set(Some(step));
    users::update(tx, row).await
}

/// Notes the step of a code that was used; `false` when somebody else used it at the same time.
pub(crate) async fn use_step(tx: &mut Tx, user: UserId, step: i64) -> Result<bool> {
    use user_account::Column;
    let update = tx
        .update_many::<user_account::Entity>()
        .filter(Column::Id.eq(user.uuid()))
        .filter(Column::TotpStep.is_null().or(Column::TotpStep.lt(step)))
        .col_expr(Column::TotpStep, step.into());
    Ok(tx.exec_update(update).await? == 1)
}

/// Takes the second factor away with its recovery codes.
pub(crate) async fn remove(tx: &mut Tx, user: UserId) -> Result<()> {
    let mut row = users::changes(user);
    row.totp_sealed = Set(None);
    row.totp_offered = Set(None);
    row.totp_step = Set(None);
    users::update(tx, row).await?;
    forget_codes(tx, user).await
}

/// Replaces the recovery codes.
pub(crate) async fn set_codes(tx: &mut Tx, user: UserId, codes: &[RecoveryCode]) -> Result<()> {
    forget_codes(tx, user).await?;
    let rows = codes
        .iter()
        .map(|code| {
            Ok(recovery_code::ActiveModel {
                id: Set(tx.new_id()?),
                user_id: Set(user.uuid()),
                hash: Set(code.hash(user.uuid())),
                used_at: Set(None),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    tx.insert_many::<recovery_code::Entity, _>(rows).await
}

async fn forget_codes(tx: &mut Tx, user: UserId) -> Result<()> {
    let delete = tx
        .delete_many::<recovery_code::Entity>()
        .filter(recovery_code::Column::UserId.eq(user.uuid()));
    tx.exec_delete(delete).await?;
    Ok(())
}

/// Uses a recovery code; `false` when it is none, or was used.
pub(crate) async fn use_code(tx: &mut Tx, user: UserId, typed: &str) -> Result<bool> {
    use recovery_code::Column;
    let Some(hash) = recovery::hash_of_typed(typed, user.uuid()) else { return Ok(false) };
    let update = tx
        .update_many::<recovery_code::Entity>()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::Hash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .col_expr(Column::UsedAt, tx.now().into());
    Ok(tx.exec_update(update).await? == 1)
}

/// How many codes are left.
pub(crate) async fn codes_left(reader: &PersonalReader, user: UserId) -> Result<u64> {
    use recovery_code::Column;
    let select = reader
        .select::<recovery_code::Entity>()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::UsedAt.is_null());
    reader.count(select).await
}
