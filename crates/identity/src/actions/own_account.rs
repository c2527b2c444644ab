//! The own account: what stands there, the name, the devices, the notices.

use database::{Audit, Database};
use kernel::{Actor, SessionId};

use super::Refused;
use crate::{
    session::SessionView,
    state::{Identity, own, program},
    store::{
        notices::{self, NoticeView},
        second_factor, sessions,
        tokens::{self, TokenView},
        users,
    },
    user::User,
};

/// What stands on somebody's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    /// Themselves.
    pub user: User,
    /// Their sessions.
    pub sessions: Vec<SessionView>,
    /// Their tokens.
    pub tokens: Vec<TokenView>,
    /// Recovery codes that are left.
    pub codes_left: u64,
}

/// The own account.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn look_at_own_account(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
) -> Result<OwnAccount, Refused> {
    let look = Audit::of("see_own_account").about("user", actor.user);
    let reader = database.read_personal(&own(actor), look).await?;
    let idle = identity.settings().session.idle;
    Ok(OwnAccount {
        user: users::look_up(&reader, actor.user).await?.ok_or(Refused::NotFound)?,
        sessions: sessions::list(&reader, actor.user, reader.now() - idle).await?,
        tokens: tokens::list(&reader, actor.user).await?,
        codes_left: second_factor::codes_left(&reader, actor.user).await?,
    })
}

/// Changes the own name.
///
/// # Errors
/// [`database::Error`].
pub async fn change_name(database: &Database, actor: &Actor, name: &str) -> database::Result<()> {
    let mut tx = database.begin(&own(actor)).await?;
    users::set_name(&mut tx, actor.user, name).await?;
    tx.commit(Audit::of("change_own_name").about("user", actor.user).fields(["name"])).await
}

/// Ends one of the own sessions, or all but this one.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn end_own_sessions(
    database: &Database,
    actor: &Actor,
    one: Option<SessionId>,
) -> Result<(), Refused> {
    let mut tx = database.begin(&own(actor)).await?;
    if let Some(one) = one {
        if !sessions::end(&mut tx, actor.user, one).await? {
            return Err(Refused::NotFound);
        }
    } else {
        sessions::end_all(&mut tx, actor.user, actor.session).await?;
        sessions::forget_devices(&mut tx, actor.user).await?;
    }
    tx.commit(Audit::of("end_own_sessions").about("user", actor.user)).await?;
    Ok(())
}

/// The newest notices of somebody.
///
/// # Errors
/// [`database::Error`].
pub async fn list_notices(database: &Database, actor: &Actor) -> database::Result<Vec<NoticeView>> {
    const MOST: u64 = 200;
    let authority = program("identity.own_account", actor.request.as_deref());
    let reader = database.read(&authority.asked_by(Some(actor.user))).await?;
    notices::list(&reader, actor.user, MOST).await
}

/// Marks all notices as read.
///
/// # Errors
/// [`database::Error`].
pub async fn read_notices(database: &Database, actor: &Actor) -> database::Result<()> {
    let mut tx = database.begin(&own(actor)).await?;
    notices::mark_read(&mut tx, actor.user).await?;
    tx.commit(Audit::of("read_notices").about("user", actor.user)).await
}
