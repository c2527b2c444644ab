//! Personal tokens of the API: what somebody lets a program do in their name, never more than they may do themselves.

use chrono::TimeDelta;
use database::{Audit, Database};
use kernel::Actor;

use super::Refused;
use crate::{
    secret::Secret,
    state::{Identity, own},
    store::tokens::{self, NewToken, TokenId},
    user::Refusal,
};

/// Longest life of a token.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// Makes a token for the active municipality. Its secret is shown once.
///
/// # Errors
/// [`Refused::Rule`] when it would be allowed what its user is not, or nothing, or for longer than a year;
/// [`Refused::Database`].
pub async fn create_token(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
    new: &NewToken,
) -> Result<Secret, Refused> {
    let policy = &identity.settings().policy;
    let is_own = |name: &String| {
        policy.iter().any(|permission| permission.name == name && actor.may(*permission))
    };
    let now = database.now();
    let lasts = new.expires_at - now;
    if new.permissions.is_empty()
        || !new.permissions.iter().all(is_own)
        || actor.session.is_none()
        || lasts <= TimeDelta::zero()
        || lasts > LONGEST
    {
        return Err(Refusal::RoleOutOfReach.into());
    }
    let mut tx = database.begin(&own(actor)).await?;
    let (id, secret) = tokens::insert(&mut tx, actor.user, actor.unit.as_ref(), new).await?;
    let entry = Audit::of("create_token").about("api_token", id.0);
    tx.commit(entry.fields(["name", "permissions", "expires_at"])).await?;
    Ok(secret)
}

/// Takes one of the own tokens back: it opens nothing from now on.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn revoke_token(database: &Database, actor: &Actor, id: TokenId) -> Result<(), Refused> {
    let mut tx = database.begin(&own(actor)).await?;
    if tokens::revoke(&mut tx, actor.user, Some(id)).await? == 0 {
        return Err(Refused::NotFound);
    }
    tx.commit(Audit::of("revoke_token").about("api_token", id.0)).await?;
    Ok(())
}
