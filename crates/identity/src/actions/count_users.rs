//! How many work here: for the first page of who keeps the accounts.

use database::{Audit, Database};
use kernel::Permit;

use crate::{
    permissions::SeeUsers,
    store::{invitations, users},
    user::UserState,
};

/// Accounts within reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UserCounts {
    /// Who may sign in.
    pub active: u64,
    /// Of these, those without a second factor.
    pub without_second_factor: u64,
    /// Accounts that were closed.
    pub closed: u64,
    /// Invitations that wait for an answer.
    pub invited: u64,
}

/// How many accounts there are within reach, by what becomes of them. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn count_users(
    permit: &Permit<SeeUsers>,
    database: &Database,
) -> database::Result<UserCounts> {
    let reader = database.read_personal(permit, Audit::of("count_users")).await?;
    let mut counts = UserCounts::default();
    for user in users::list(&reader).await? {
        match user.state {
            UserState::Active => {
                counts.active += 1;
                counts.without_second_factor += u64::from(!user.has_second_factor);
            }
            UserState::Closed => counts.closed += 1,
        }
    }
    let now = reader.now();
    let invited = invitations::list(&reader).await?;
    let open = invited.iter().filter(|one| one.is_open(now));
    Ok(UserCounts { invited: open.count() as u64, ..counts })
}
