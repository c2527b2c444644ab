//! Users: who they are, what they are where, and who may change what about them.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{DateTime, Utc};
use kernel::{Language, Reach, Role, Scope, UnitCode, UserId};

use crate::email::Email;

/// Whether somebody may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UserState {
    /// May sign in.
    Active,
    /// Has left; what they did stays, they may be invited again.
    Closed,
}

/// A word that is no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected active or closed")]
pub struct UnknownState;

impl UserState {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Closed => "closed",
        }
    }

    /// What closing makes of it; `None` when it is closed already.
    pub const fn closed(self) -> Option<Self> {
        match self {
            Self::Active => Some(Self::Closed),
            Self::Closed => None,
        }
    }
}

impl FromStr for UserState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Active, Self::Closed].into_iter().find(|one| one.name() == text).ok_or(UnknownState)
    }
}

impl fmt::Display for UserState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What somebody is, and where; `unit` is `None` for a role of the installation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// The municipality.
    pub unit: Option<UnitCode>,
    /// The role.
    pub role: Role,
}

/// A user with what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Id.
    pub id: UserId,
    /// Address to sign in with.
    pub email: Email,
    /// Name to show.
    pub name: String,
    /// Whether they may sign in.
    pub state: UserState,
    /// Language of the pages, when chosen.
    pub language: Option<Language>,
    /// Whether a password was set (not with sign-in elsewhere).
    pub has_password: bool,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub closed_at: Option<DateTime<Utc>>,
    /// What they are now, sorted.
    pub memberships: Vec<Membership>,
}

impl User {
    /// Roles in one municipality and those of the installation.
    pub fn roles_in(&self, unit: Option<&UnitCode>) -> BTreeSet<Role> {
        roles_in(&self.memberships, unit)
    }

    /// Municipalities they work in.
    pub fn units(&self) -> BTreeSet<&UnitCode> {
        self.memberships.iter().filter_map(|one| one.unit.as_ref()).collect()
    }
}

/// Roles in one municipality and those of the installation.
pub(crate) fn roles_in(memberships: &[Membership], unit: Option<&UnitCode>) -> BTreeSet<Role> {
    let counts = |one: &&Membership| one.unit.is_none() || one.unit.as_ref() == unit;
    memberships.iter().filter(counts).map(|one| one.role).collect()
}

/// Why something about a user may not be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody changes their own roles or closes their own account.
    Oneself,
    /// The role is not within reach of who gives it.
    RoleOutOfReach,
    /// The user also works elsewhere: only who runs the installation may.
    WorksElsewhere,
    /// The account is closed.
    Closed,
    /// There is nothing to do.
    Nothing,
}

impl Refusal {
    /// Key of what is said to the user.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Oneself => "identity-refused-oneself",
            Self::RoleOutOfReach => "identity-refused-role",
            Self::WorksElsewhere => "identity-refused-elsewhere",
            Self::Closed => "identity-refused-closed",
            Self::Nothing => "identity-refused-nothing",
        }
    }
}

/// Whether somebody of this scope may give `role`.
///
/// An administrator gives every role of the municipality. Who runs the installation gives no role that sees persons: only
/// administrators of municipalities and others who run it.
pub(crate) const fn may_give(scope: &Scope, role: Role) -> bool {
    match scope.reach() {
        Reach::Installation => matches!(role, Role::Administrator | Role::Operator),
        _ => !matches!(role, Role::Operator),
    }
}

/// Whether somebody of this scope may change the account itself: end its sessions, take its second factor, close it.
///
/// # Errors
/// [`Refusal::WorksElsewhere`] when the user also is something outside the scope, [`Refusal::Oneself`].
pub(crate) fn may_keep_account(
    scope: &Scope,
    who: Option<UserId>,
    user: UserId,
    memberships: &[Membership],
) -> Result<(), Refusal> {
    if who == Some(user) {
        return Err(Refusal::Oneself);
    }
    let is_within = |one: &Membership| match scope.unit() {
        Some(unit) => one.unit.as_ref() == Some(unit),
        None => true,
    };
    if memberships.iter().all(is_within) { Ok(()) } else { Err(Refusal::WorksElsewhere) }
}

#[cfg(test)]
mod tests {
    use kernel::{Actor, permission};

    use super::*;

    permission!(
        /// For the tests.
        Keep = "test.keep": Administrator => Municipality, Operator => Installation
    );

    fn scope(role: Role, unit: Option<&str>) -> Scope {
        let actor = Actor {
            user: id(1),
            name: "Ana".into(),
            session: None,
            unit: unit.map(|code| code.parse().unwrap()),
            roles: BTreeSet::from([role]),
            limited_to: None,
            request: None,
        };
        actor.permit::<Keep>().unwrap().scope().clone()
    }

    fn id(number: u128) -> UserId {
        uuid::Uuid::from_u128(number).into()
    }

    fn user(memberships: &[(Option<&str>, Role)]) -> User {
        User {
            id: id(2),
            email: "ivan@opstina.rs".parse().unwrap(),
            name: "Ivan".into(),
            state: UserState::Active,
            language: None,
            has_password: true,
            has_second_factor: false,
            created_at: DateTime::from_timestamp(0, 0).unwrap(),
            closed_at: None,
            memberships: memberships
                .iter()
                .map(|(unit, role)| Membership {
                    unit: unit.map(|u| u.parse().unwrap()),
                    role: *role,
                })
                .collect(),
        }
    }

    #[test]
    fn an_administrator_keeps_accounts_of_the_own_municipality_only() {
        let administrator = scope(Role::Administrator, Some("80438"));
        let keep = |memberships: &[(Option<&str>, Role)]| {
            let memberships = user(memberships).memberships;
            may_keep_account(&administrator, Some(id(1)), id(2), &memberships)
        };
        assert_eq!(keep(&[(Some("80438"), Role::OfficeWorker)]), Ok(()));
        let elsewhere = [(Some("80438"), Role::OfficeWorker), (Some("70939"), Role::Analyst)];
        assert_eq!(keep(&elsewhere), Err(Refusal::WorksElsewhere));
        assert_eq!(keep(&[(None, Role::Operator)]), Err(Refusal::WorksElsewhere));
        let oneself = may_keep_account(&administrator, Some(id(2)), id(2), &[]);
        assert_eq!(oneself, Err(Refusal::Oneself));
    }

    #[test]
    fn who_runs_the_installation_gives_no_role_that_sees_persons() {
        let given = |scope: &Scope| -> Vec<Role> {
            Role::ALL.into_iter().filter(|role| may_give(scope, *role)).collect()
        };
        let operator = scope(Role::Operator, None);
        assert_eq!(given(&operator), [Role::Administrator, Role::Operator]);
        let administrator = scope(Role::Administrator, Some("80438"));
        assert_eq!(given(&administrator).len(), 11);
        assert!(!may_give(&administrator, Role::Operator));
    }

    #[test]
    fn roles_of_another_municipality_do_not_count() {
        let user = user(&[
            (Some("80438"), Role::OfficeWorker),
            (Some("70939"), Role::Administrator),
            (None, Role::Operator),
        ]);
        let here = user.roles_in(Some(&"80438".parse().unwrap()));
        assert_eq!(here, BTreeSet::from([Role::OfficeWorker, Role::Operator]));
        assert_eq!(user.roles_in(None), BTreeSet::from([Role::Operator]));
    }

    #[test]
    fn a_closed_account_is_not_closed_again() {
        assert_eq!(UserState::Active.closed(), Some(UserState::Closed));
        assert_eq!(UserState::Closed.closed(), None);
        assert_eq!("closed".parse(), Ok(UserState::Closed));
    }
}
