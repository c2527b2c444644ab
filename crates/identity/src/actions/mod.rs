//! Use cases, one a file: each checks one permit (or whose own account it is), opens one transaction and commits it with one
//! audit entry. Signing in takes two: an attempt counts before the password is looked at.

mod accept_invitation;
mod add_user;
mod change_password;
mod change_roles;
mod close_user;
mod count_users;
mod end_sessions;
pub(crate) mod export_municipality;
mod invite_user;
mod keep_municipality;
mod list_users;
mod own_account;
mod prove;
mod second_factor;
mod see_audit;
mod see_health;
mod see_jobs;
mod sign_in;
mod sign_in_elsewhere;
mod sign_in_link;
mod switch_unit;
mod tokens;

use chrono::TimeDelta;
use database::Error;

pub use accept_invitation::{accept_as_user, accept_invitation, look_at_invitation};
pub use add_user::{NewUser, add_user, invite_by_command};
pub use change_password::change_password;
pub use change_roles::{RoleChange, change_roles};
pub use close_user::{Closed, close_user};
pub use count_users::{UserCounts, count_users};
pub use end_sessions::{end_sessions_of, reset_second_factor};
pub use export_municipality::{ask_export, list_exports, take_export};
pub(crate) use invite_user::link as invitation_link;
pub use invite_user::{invite_user, withdraw_invitation};
pub use keep_municipality::{
    close_municipality, list_municipalities, reopen_municipality, set_up_municipality,
};
pub use list_users::{UserDetail, UserList, find_user, list_users};
pub use own_account::{
    OwnAccount, change_name, end_own_sessions, list_notices, look_at_own_account, read_notices,
};
pub use second_factor::{
    confirm_second_factor, new_recovery_codes, offer_second_factor, pass_second_factor,
};
pub use see_audit::{AuditPage, see_audit};
pub use see_health::{Health, see_health};
pub use see_jobs::{Work, cancel_job, retry_job, see_jobs, see_work};
pub use sign_in::{Browser, Opened, SignIn, Stage, sign_in, sign_out};
pub(crate) use sign_in_elsewhere::{arrive_from_elsewhere, depart_elsewhere};
pub use sign_in_link::{sign_in_by_link, signed_in_link};
pub use switch_unit::switch_unit;
pub use tokens::{create_token, revoke_token};

use crate::{
    oidc::OidcFault,
    password::{HashFault, Weakness},
    user::Refusal,
};

/// Why a use case came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is nothing here within reach.
    #[error("there is nothing here within reach")]
    NotFound,
    /// A rule says no.
    #[error("a rule says no: {0:?}")]
    Rule(Refusal),
    /// The password is easily guessed.
    #[error("the password is weak: {0:?}")]
    Weak(Weakness),
    /// The address and the password, or the code, do not fit. Which of them is not said.
    #[error("what was given does not fit")]
    Wrong,
    /// Too many attempts: it has to wait.
    #[error("too many attempts")]
    Wait(TimeDelta),
    /// The link, the invitation or the sign-in under way is over.
    #[error("it is over")]
    Over,
    /// Somebody has to sign in first: the account exists.
    #[error("the account exists: its user has to sign in")]
    SignInFirst,
    /// A password cannot be hashed.
    #[error(transparent)]
    Hash(#[from] HashFault),
    /// The other provider fails.
    #[error(transparent)]
    Elsewhere(#[from] OidcFaultShown),
    /// The database fails, or somebody else was faster.
    #[error(transparent)]
    Database(#[from] Error),
}

/// A fault of the other provider, for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OidcFaultShown(String);

impl From<OidcFault> for Refused {
    fn from(fault: OidcFault) -> Self {
        Self::Elsewhere(OidcFaultShown(fault.to_string()))
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}

impl From<Weakness> for Refused {
    fn from(weakness: Weakness) -> Self {
        Self::Weak(weakness)
    }
}
