//! Becoming a user by an invitation.

use database::{Audit, Database, Tx};
use kernel::{Actor, UserId};

use super::{
    Browser, Opened, Refused, Stage,
    sign_in::{Arriving, admit},
};
use crate::{
    email::Email,
    invitation::Invitation,
    password::Password,
    secret::Secret,
    state::{Identity, own, program},
    store::{invitations, users},
    user::{Membership, UserState},
};

const NAME: &str = "identity.accept_invitation";

/// What an open link says: the invitation, and whether the account exists, so that its user has to sign in.
///
/// # Errors
/// [`Refused::Over`], [`Refused::Database`].
pub async fn look_at_invitation(
    database: &Database,
    secret: &Secret,
    request: &str,
) -> Result<(Invitation, bool), Refused> {
    // Whoever tries links that are none leaves no entry: the audit cannot be filled from outside.
    let tx = database.begin(&program(NAME, Some(request))).await?;
    let invitation = invitations::by_secret(&tx, secret).await?.ok_or(Refused::Over)?;
    if !invitation.is_open(tx.now()) {
        return Err(Refused::Over);
    }
    let account = users::row_by_email(&tx, &invitation.email).await?;
    let has_account = account.is_some_and(|row| row.state == UserState::Active.name());
    tx.commit(Audit::of("see_invitation").about("invitation", invitation.id.0)).await?;
    Ok((invitation, has_account))
}

/// Becomes a user, with a name and a password, and comes in. An account that was closed opens again.
///
/// # Errors
/// [`Refused::Over`], [`Refused::Weak`], [`Refused::SignInFirst`] when the account exists, [`Refused::Database`].
pub async fn accept_invitation(
    identity: &Identity,
    database: &Database,
    secret: &Secret,
    (name, password): (&str, &str),
    browser: &Browser,
) -> Result<Opened, Refused> {
    let (invitation, has_account) = look_at_invitation(database, secret, &browser.request).await?;
    if has_account {
        return Err(Refused::SignInFirst);
    }
    let password = Password::chosen(password, &invitation.email, name)?;
    let hash = identity.settings().hasher.hash(&password).await?;
    let mut tx = database.begin(&program(NAME, Some(&browser.request))).await?;
    let invitation = invitations::by_secret(&tx, secret).await?.ok_or(Refused::Over)?;
    let user = become_user(&mut tx, &invitation.email, name, Some(hash)).await?;
    take_up(&mut tx, user, &invitation).await?;
    let arriving =
        Arriving { user, has_second_factor: false, is_known_device: false, next: "/".to_owned() };
    let (stage, _action) = admit(identity, &mut tx, arriving, browser).await?;
    let Stage::In(opened) = stage else { return Err(Refused::SignInFirst) };
    let entry = Audit::of("accept_invitation").about("user", user);
    tx.commit(entry.fields(["name", "password", "roles"])).await?;
    Ok(opened)
}

/// Step: a new account, or a closed one open again with nothing left of its old ways in.
pub(super) async fn become_user(
    tx: &mut Tx,
    email: &Email,
    name: &str,
    password_hash: Option<String>,
) -> Result<UserId, Refused> {
    let Some(row) = users::row_by_email(tx, email).await? else {
        return Ok(users::insert(tx, email, name, password_hash).await?);
    };
    if row.state == UserState::Active.name() {
        return Err(Refused::SignInFirst);
    }
    let id = UserId::from(row.id);
    users::reopen(tx, id, name, password_hash).await?;
    Ok(id)
}

/// Takes up an invitation as somebody who has an account and is signed in.
///
/// # Errors
/// [`Refused::Over`], [`Refused::NotFound`] when it is somebody else's, [`Refused::Database`].
pub async fn accept_as_user(
    database: &Database,
    actor: &Actor,
    secret: &Secret,
) -> Result<(), Refused> {
    let mut tx = database.begin(&own(actor)).await?;
    let invitation = invitations::by_secret(&tx, secret).await?.ok_or(Refused::Over)?;
    let row = users::row(&tx, actor.user).await?.ok_or(Refused::NotFound)?;
    if row.email_folded != invitation.email.folded() {
        return Err(Refused::NotFound);
    }
    take_up(&mut tx, actor.user, &invitation).await?;
    let entry = Audit::of("accept_invitation").about("user", actor.user);
    tx.commit(entry.fields(["roles"])).await?;
    Ok(())
}

/// Step: gives what an open invitation promises, once.
pub(super) async fn take_up(
    tx: &mut Tx,
    user: UserId,
    invitation: &Invitation,
) -> Result<(), Refused> {
    if !invitation.is_open(tx.now()) || !invitations::accept(tx, invitation.id).await? {
        return Err(Refused::Over);
    }
    for role in &invitation.roles {
        let membership = Membership { unit: invitation.unit.clone(), role: *role };
        users::give(tx, user, &membership).await?;
    }
    Ok(())
}
