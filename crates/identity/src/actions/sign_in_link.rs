//! Links that sign in once: the demonstration shows itself in every role. Never on a real installation.

use chrono::TimeDelta;
use database::{Audit, Database};
use kernel::UserId;

use super::{
    Browser, Opened, Refused, Stage,
    sign_in::{Arriving, admit},
};
use crate::{
    secret::Secret,
    state::{Identity, program},
    store::{links, users},
};

const NAME: &str = "identity.sign_in_link";

/// How long a link is good.
const LASTS: TimeDelta = TimeDelta::days(1);

/// The address of a link that signs a user in once.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn signed_in_link(
    identity: &Identity,
    database: &Database,
    user: UserId,
) -> Result<String, Refused> {
    let mut tx = database.begin(&program(NAME, None)).await?;
    users::row(&tx, user).await?.ok_or(Refused::NotFound)?;
    let expires_at = tx.now() + LASTS;
    let secret = links::insert_link(&mut tx, user, expires_at).await?;
    tx.commit(Audit::of("make_sign_in_link").about("user", user)).await?;
    Ok(format!("{}/sign-in/link/{}", identity.settings().public_url, secret.reveal()))
}

/// Comes in by a link. Whether the site is a demonstration is for the page to know.
///
/// # Errors
/// [`Refused::Over`], [`Refused::Database`].
pub async fn sign_in_by_link(
    identity: &Identity,
    database: &Database,
    secret: &Secret,
    browser: &Browser,
) -> Result<Opened, Refused> {
    let mut tx = database.begin(&program(NAME, Some(&browser.request))).await?;
    let user = links::use_link(&mut tx, secret).await?.ok_or(Refused::Over)?;
    let arriving =
        Arriving { user, has_second_factor: true, is_known_device: false, next: "/".to_owned() };
    let (stage, _action) = admit(identity, &mut tx, arriving, browser).await?;
    let Stage::In(opened) = stage else { return Err(Refused::Over) };
    tx.commit(Audit::of("sign_in_by_link").about("user", user)).await?;
    Ok(opened)
}
