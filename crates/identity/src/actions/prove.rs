//! Proving who somebody is by a password, under the limits.

use database::{Audit, Authority, Database};
use uuid::Uuid;

use super::{Browser, Refused};
use crate::{
    email::Email,
    password::Password,
    state::Identity,
    store::{
        attempts::{self, Attempt, Factor},
        sessions,
        tables::user_account,
        users,
    },
    user::UserState,
};

/// A password that fitted: the attempt, still counted as failed until [`attempts::succeed`], and the user.
pub(super) struct Proof {
    pub(super) attempt: Uuid,
    pub(super) row: user_account::Model,
    pub(super) is_known_device: bool,
}

/// Checks a password. The attempt is counted and committed before the password is looked at.
pub(super) async fn password(
    identity: &Identity,
    database: &Database,
    authority: &Authority,
    (typed, password): (&str, &Password),
    browser: &Browser,
) -> Result<Proof, Refused> {
    let email = typed.parse::<Email>().ok();
    let account = email.as_ref().map_or_else(|| plain(typed), |email| email.folded().to_owned());
    let mut tx = database.begin(authority).await?;
    let row = match &email {
        Some(email) => users::row_by_email(&tx, email).await?,
        None => None,
    };
    let row = row.filter(|row| row.state == UserState::Active.name());
    let device = match (&row, &browser.known) {
        (Some(row), Some(secret)) => sessions::known_device(&tx, row.id.into(), secret).await?,
        _ => None,
    };
    let address = browser.network();
    let attempt =
        Attempt { factor: Factor::Password, account: &account, address: &address, device };
    if let Some(wait) = attempts::counted(&tx, attempt).await?.wait(tx.now()) {
        return Err(Refused::Wait(wait));
    }
    let attempt = attempts::note(&mut tx, attempt).await?;
    tx.commit(Audit::of("try_password")).await?;
    let hash = row.as_ref().and_then(|row| row.password_hash.as_deref());
    let fits = identity.settings().hasher.matches(password, hash).await?;
    match row {
        Some(row) if fits => Ok(Proof { attempt, row, is_known_device: device.is_some() }),
        _ => Err(Refused::Wrong),
    }
}

/// What was typed instead of an address, to count by.
fn plain(typed: &str) -> String {
    typed.trim().to_ascii_lowercase().chars().take(254).collect()
}
