//! Helping a user whose device or telephone is lost.

use database::{Audit, Database, Tx};
use kernel::{Permission, Permit, UserId};

use super::Refused;
use crate::{
    notice::{Notice, notify},
    permissions::ProtectUser,
    state::program,
    store::{second_factor, sessions, users},
    user::may_keep_account,
};

/// A transaction for a user whose account is this scope's to keep.
pub(super) async fn within_reach<P: Permission>(
    permit: &Permit<P>,
    database: &Database,
    id: UserId,
) -> Result<Tx, Refused> {
    let everywhere = database.read(&program("identity.see_memberships", permit.request())).await?;
    let memberships = users::memberships(&everywhere, id).await?;
    drop(everywhere);
    let tx = database.begin(permit).await?;
    if !users::belongs(&tx, id).await? {
        return Err(Refused::NotFound);
    }
    may_keep_account(permit.scope(), permit.user(), id, &memberships)?;
    Ok(tx)
}

/// Ends all sessions of a user at once, and forgets the browsers that are known.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`], [`Refused::Database`].
pub async fn end_sessions_of(
    permit: &Permit<ProtectUser>,
    database: &Database,
    id: UserId,
) -> Result<u64, Refused> {
    let mut tx = within_reach(permit, database, id).await?;
    let ended = sessions::end_all(&mut tx, id, None).await?;
    sessions::forget_devices(&mut tx, id).await?;
    tx.commit(Audit::of("end_sessions").about("user", id)).await?;
    Ok(ended)
}

/// Takes the second factor of a user away, with the sessions: at the next sign-in a new one is set up.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`], [`Refused::Database`].
pub async fn reset_second_factor(
    permit: &Permit<ProtectUser>,
    database: &Database,
    id: UserId,
) -> Result<(), Refused> {
    let mut tx = within_reach(permit, database, id).await?;
    second_factor::remove(&mut tx, id).await?;
    sessions::end_all(&mut tx, id, None).await?;
    let notice = Notice::of("identity-notice-second-factor-reset", "/account");
    notify(&mut tx, id, None, notice).await?;
    let entry = Audit::of("reset_second_factor").about("user", id);
    tx.commit(entry.fields(["second_factor", "recovery_codes"])).await?;
    Ok(())
}
