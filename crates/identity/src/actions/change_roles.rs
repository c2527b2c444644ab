//! Giving and taking roles. They count from the next request on.

use std::collections::BTreeSet;

use database::{Audit, Database};
use kernel::{Permit, Role, UnitCode, UserId};

use super::Refused;
use crate::{
    notice::{Notice, notify},
    permissions::ChangeRoles,
    store::{municipalities, users},
    user::{Membership, Refusal, UserState, may_give},
};

/// What somebody is to be in one municipality, or in the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// The municipality; `None` for roles of the installation. Within a municipality it is that one.
    pub unit: Option<UnitCode>,
    /// All roles that they are to have there.
    pub roles: BTreeSet<Role>,
}

/// Makes the roles of a user what they are to be.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`], [`Refused::Database`]; then nothing is changed.
pub async fn change_roles(
    permit: &Permit<ChangeRoles>,
    database: &Database,
    id: UserId,
    mut change: RoleChange,
) -> Result<(), Refused> {
    let scope = permit.scope();
    if let Some(unit) = scope.unit() {
        change.unit = Some(unit.clone());
    }
    let mut tx = database.begin(permit).await?;
    if !users::belongs(&tx, id).await? {
        return Err(Refused::NotFound);
    }
    let user = users::find(&tx, id).await?.ok_or(Refused::NotFound)?;
    if permit.user() == Some(id) {
        return Err(Refusal::Oneself.into());
    }
    if user.state == UserState::Closed {
        return Err(Refusal::Closed.into());
    }
    if let Some(unit) = &change.unit {
        municipalities::find(&tx, unit).await?.ok_or(Refused::NotFound)?;
    }
    let here = |one: &&Membership| one.unit == change.unit;
    let now: BTreeSet<Role> = user.memberships.iter().filter(here).map(|one| one.role).collect();
    let changed: Vec<Role> = now.symmetric_difference(&change.roles).copied().collect();
    let fits =
        |role: &Role| may_give(scope, *role) && (*role == Role::Operator) == change.unit.is_none();
    if !changed.iter().all(fits) {
        return Err(Refusal::RoleOutOfReach.into());
    }
    if changed.is_empty() {
        return Err(Refusal::Nothing.into());
    }
    for role in changed {
        let membership = Membership { unit: change.unit.clone(), role };
        if now.contains(&role) {
            users::take(&mut tx, id, &membership).await?;
        } else {
            users::give(&mut tx, id, &membership).await?;
        }
    }
    let notice = Notice::of("identity-notice-roles", "/account");
    notify(&mut tx, id, change.unit.as_ref(), notice).await?;
    tx.commit(Audit::of("change_roles").about("user", id).fields(["roles"])).await?;
    Ok(())
}
