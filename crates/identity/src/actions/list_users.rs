//! Seeing who works here. Looks stand in the access log, like those at clients.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use database::{Audit, Database};
use kernel::{Permit, UserId};

use super::Refused;
use crate::{
    invitation::Invitation,
    permissions::SeeUsers,
    session::SessionView,
    state::Identity,
    store::{invitations, municipalities, sessions, users},
    user::User,
};

/// Who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserList {
    /// Users by address.
    pub users: Vec<User>,
    /// Invitations that were not answered.
    pub invitations: Vec<Invitation>,
    /// Names of municipalities by code.
    pub names: BTreeMap<String, String>,
}

/// A user with the devices that are signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserDetail {
    /// The user.
    pub user: User,
    /// Sessions that have not ended.
    pub sessions: Vec<SessionView>,
    /// Names of municipalities by code.
    pub names: BTreeMap<String, String>,
}

/// Who works within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn list_users(
    permit: &Permit<SeeUsers>,
    database: &Database,
) -> database::Result<UserList> {
    let look = Audit::of("list_users").fields(["email", "name", "roles"]);
    let reader = database.read_personal(permit, look).await?;
    let names = municipalities::list(&reader).await?;
    Ok(UserList {
        users: users::list(&reader).await?,
        invitations: invitations::list(&reader).await?,
        names: names.into_iter().map(|one| (one.code.into(), one.name)).collect(),
    })
}

/// A user within reach.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn find_user(
    permit: &Permit<SeeUsers>,
    identity: &Identity,
    database: &Database,
    id: UserId,
) -> Result<UserDetail, Refused> {
    let look = Audit::of("view_user").about("user", id);
    let reader = database.read_personal(permit, look).await?;
    if !users::is_seen(&reader, id).await? {
        return Err(Refused::NotFound);
    }
    let user = users::look_up(&reader, id).await?.ok_or(Refused::NotFound)?;
    let names = municipalities::list(&reader).await?;
    let idle: TimeDelta = identity.settings().session.idle;
    // Where somebody works elsewhere is not for this municipality to see.
    let mut sessions = sessions::list(&reader, id, reader.now() - idle).await?;
    if let Some(unit) = reader.unit() {
        sessions.retain(|session| session.unit.as_ref() == Some(unit));
    }
    let names = names.into_iter().map(|one| (one.code.into(), one.name)).collect();
    Ok(UserDetail { user, sessions, names })
}
