//! Somebody leaves: what they had goes to a colleague, their ways in are closed, what they did stays.

use database::{Audit, Database, Tx};
use kernel::{Permit, UserId};

use super::{Refused, end_sessions::within_reach};
use crate::{
    permissions::CloseUser,
    state::Identity,
    store::{links, second_factor, sessions, tokens, users},
    user::{Refusal, UserState},
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The account is closed; so many records went to the colleague.
    Account(u64),
    /// The user works elsewhere too: only what they were here has ended; so many records went to the colleague.
    Here(u64),
}

/// Closes an account, and hands what its user had to `heir`.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`], [`Refused::Database`]; then nothing is changed.
pub async fn close_user(
    permit: &Permit<CloseUser>,
    identity: &Identity,
    database: &Database,
    id: UserId,
    heir: Option<UserId>,
) -> Result<Closed, Refused> {
    match within_reach(permit, database, id).await {
        Ok(mut tx) => {
            let user = users::find(&tx, id).await?.ok_or(Refused::NotFound)?;
            user.state.closed().ok_or(Refusal::Closed)?;
            let handed = hand_over(identity, &mut tx, id, heir).await?;
            close(&mut tx, id).await?;
            let entry = Audit::of("close_user").about("user", id);
            tx.commit(entry.fields(["state", "roles", "handover"])).await?;
            Ok(Closed::Account(handed))
        }
        Err(Refused::Rule(Refusal::WorksElsewhere)) if permit.scope().unit().is_some() => {
            leave_here(permit, identity, database, id, heir).await
        }
        Err(other) => Err(other),
    }
}

async fn leave_here(
    permit: &Permit<CloseUser>,
    identity: &Identity,
    database: &Database,
    id: UserId,
    heir: Option<UserId>,
) -> Result<Closed, Refused> {
    let mut tx = database.begin(permit).await?;
    let handed = hand_over(identity, &mut tx, id, heir).await?;
    if users::take_all(&mut tx, id).await? == 0 {
        return Err(Refusal::Nothing.into());
    }
    let entry = Audit::of("end_memberships").about("user", id);
    tx.commit(entry.fields(["roles", "handover"])).await?;
    Ok(Closed::Here(handed))
}

async fn hand_over(
    identity: &Identity,
    tx: &mut Tx,
    from: UserId,
    heir: Option<UserId>,
) -> Result<u64, Refused> {
    let Some(heir) = heir else { return Ok(0) };
    let user = users::find(tx, heir).await?.ok_or(Refused::NotFound)?;
    let works_here = user.state == UserState::Active && !user.memberships.is_empty();
    if heir == from || !works_here {
        return Err(Refusal::Nothing.into());
    }
    let mut handed = 0;
    for handover in &identity.settings().handover {
        handed += (handover.hand_over)(tx, from, heir).await?;
    }
    Ok(handed)
}

async fn close(tx: &mut Tx, id: UserId) -> Result<(), Refused> {
    users::take_all(tx, id).await?;
    sessions::end_all(tx, id, None).await?;
    sessions::forget_devices(tx, id).await?;
    second_factor::remove(tx, id).await?;
    tokens::revoke(tx, id, None).await?;
    links::forget_external(tx, id).await?;
    users::close(tx, id).await?;
    Ok(())
}
