//! Coming in with address and password, and going out.

use std::net::IpAddr;

use chrono::TimeDelta;
use database::{Audit, Database, Tx};
use kernel::{Actor, UserId};

use super::{Refused, prove};
use crate::{
    notice::{Notice, notify},
    password::Password,
    secret::Secret,
    state::{Identity, own, program},
    store::{
        attempts,
        sessions::{self, NewSession},
        users,
    },
};

/// The browser that asks, as far as it can be known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Browser {
    /// Where it is.
    pub address: Option<IpAddr>,
    /// What it says of itself.
    pub device: String,
    /// The secret by which it is known from an earlier sign-in.
    pub known: Option<Secret>,
    /// Id of the request.
    pub request: String,
}

impl Browser {
    /// The network that attempts are counted by: one address, of IPv6 what one household or office has (/64).
    pub(crate) fn network(&self) -> String {
        match self.address {
            None => String::new(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                if let Some(mapped) = address.to_ipv4_mapped() {
                    mapped.to_string()
                } else {
                    let [a, b, c, d, ..] = address.segments();
                    format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
                }
            }
        }
    }
}

/// Somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The address as typed.
    pub email: String,
    /// The password as typed.
    pub password: Password,
    /// Where they wanted to go.
    pub next: String,
}

/// A session that was opened: what goes into the browser's cookies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The session's secret.
    pub session: Secret,
    /// A secret by which the browser is known from now on, unless it is known already.
    pub device: Option<Secret>,
    /// How long at most.
    pub lasts: TimeDelta,
    /// Whose.
    pub user: UserId,
    /// Where they wanted to go.
    pub next: String,
}

/// How far somebody has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// They are in.
    In(Opened),
    /// The second factor is asked for next; the secret ties it to the browser.
    SecondFactor(Secret),
}

/// Comes in with address and password.
///
/// # Errors
/// [`Refused::Wrong`], [`Refused::Wait`], [`Refused::Database`].
pub async fn sign_in(
    identity: &Identity,
    database: &Database,
    asked: SignIn,
    browser: &Browser,
) -> Result<Stage, Refused> {
    let authority = program("identity.sign_in", Some(&browser.request));
    let typed = (asked.email.as_str(), &asked.password);
    let proof = prove::password(identity, database, &authority, typed, browser).await?;
    let user: UserId = proof.row.id.into();
    let mut tx = database.begin(&authority.asked_by(Some(user))).await?;
    attempts::succeed(&mut tx, proof.attempt).await?;
    let arriving = Arriving {
        user,
        has_second_factor: false,
        is_known_device: proof.is_known_device,
        next: asked.next,
    };
    let (stage, action) = admit(identity, &mut tx, arriving, browser).await?;
    tx.commit(Audit::of(action).about("user", user)).await?;
    Ok(stage)
}

/// Somebody who has proved who they are.
pub(super) struct Arriving {
    pub(super) user: UserId,
    /// Whether the second factor is proved, too.
    pub(super) has_second_factor: bool,
    pub(super) is_known_device: bool,
    pub(super) next: String,
}

/// Step: lets somebody in, or asks for the second factor that they have. The name of what happened is for the audit.
pub(super) async fn admit(
    identity: &Identity,
    tx: &mut Tx,
    arriving: Arriving,
    browser: &Browser,
) -> Result<(Stage, &'static str), Refused> {
    let user = users::find(tx, arriving.user).await?.ok_or(Refused::Wrong)?;
    if user.state != crate::user::UserState::Active {
        return Err(Refused::Wrong);
    }
    if user.has_second_factor && !arriving.has_second_factor {
        let secret = sessions::challenge(tx, user.id, &arriving.next).await?;
        return Ok((Stage::SecondFactor(secret), "pass_first_factor"));
    }
    let is_known = arriving.is_known_device
        || match &browser.known {
            Some(secret) => sessions::known_device(tx, user.id, secret).await?.is_some(),
            None => false,
        };
    let device = if is_known {
        None
    } else {
        if sessions::knows_some_device(tx, user.id).await? {
            let notice = Notice::of("identity-notice-new-device", "/account");
            notify(tx, user.id, None, notice).await?;
        }
        sessions::remember_device(tx, user.id, browser.known.as_ref()).await?
    };
    let lasts = identity.settings().session.absolute;
    let new = NewSession {
        user: user.id,
        unit: user.units().into_iter().next(),
        device: &browser.device,
        address: &browser.network(),
        expires_at: tx.now() + lasts,
        has_second_factor: arriving.has_second_factor,
    };
    let (_id, session) = sessions::start(tx, new).await?;
    let opened = Opened { session, device, lasts, user: user.id, next: arriving.next };
    Ok((Stage::In(opened), "sign_in"))
}

/// Goes out: the session ends at once.
///
/// # Errors
/// [`database::Error`].
pub async fn sign_out(database: &Database, actor: &Actor) -> database::Result<()> {
    let Some(session) = actor.session else { return Ok(()) };
    let mut tx = database.begin(&own(actor)).await?;
    sessions::end(&mut tx, actor.user, session).await?;
    tx.commit(Audit::of("sign_out").about("user", actor.user)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_by_network() {
        let network = |text: &str| {
            Browser { address: Some(text.parse().unwrap()), ..Browser::default() }.network()
        };
        assert_eq!(network("203.0.113.7"), "203.0.113.7");
        assert_eq!(network("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(Browser::default().network(), "");
    }
}
