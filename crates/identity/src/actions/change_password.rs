//! Changing the own password.

use database::{Audit, Database};
use kernel::Actor;

use super::{Browser, Refused, prove};
use crate::{
    password::Password,
    secret::Secret,
    state::{Identity, own},
    store::{attempts, sessions, users},
};

/// Changes the password. All other sessions end; this one gets a new secret.
///
/// # Errors
/// [`Refused::Wrong`] when the old one does not fit, [`Refused::Weak`], [`Refused::Wait`], [`Refused::Database`].
pub async fn change_password(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
    (old, new): (&Password, &str),
    browser: &Browser,
) -> Result<Secret, Refused> {
    let session = actor.session.ok_or(Refused::NotFound)?;
    let authority = own(actor);
    let look = Audit::of("see_own_account").about("user", actor.user);
    let reader = database.read_personal(&authority, look).await?;
    let user = users::look_up(&reader, actor.user).await?.ok_or(Refused::NotFound)?;
    drop(reader);
    let new = Password::chosen(new, &user.email, &user.name)?;
    let typed = (user.email.as_str(), old);
    let proof = prove::password(identity, database, &authority, typed, browser).await?;
    let hash = identity.settings().hasher.hash(&new).await?;
    let mut tx = database.begin(&authority).await?;
    attempts::succeed(&mut tx, proof.attempt).await?;
    users::set_password(&mut tx, actor.user, hash).await?;
    sessions::end_all(&mut tx, actor.user, Some(session)).await?;
    let secret = sessions::rotate(&mut tx, session).await?;
    let entry = Audit::of("change_password").about("user", actor.user);
    tx.commit(entry.fields(["password"])).await?;
    Ok(secret)
}
