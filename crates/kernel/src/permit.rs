//! Who may do what: an [`Actor`] is what a session produced, a [`Permit`] is the proof that the policy lets it do one thing.
//!
//! A permit is minted here only, from an actor. Every action takes one; every route demands one.

use std::{collections::BTreeSet, fmt, marker::PhantomData, ops::Deref};

use crate::{Reach, Role, SessionId, UnitCode, UserId};

/// A thing that may be permitted. Each is a type of its own that declares its roles.
pub trait Permission: fmt::Debug + Send + Sync + 'static {
    /// Stable name, `context.verb_object`, as in the policy and in the audit.
    const NAME: &'static str;
    /// The roles that have it and how far it reaches for each; nobody else has it.
    const GRANTS: &'static [(Role, Reach)];
}

/// One permission as data, for the policy table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionInfo {
    /// [`Permission::NAME`].
    pub name: &'static str,
    /// [`Permission::GRANTS`].
    pub grants: &'static [(Role, Reach)],
}

impl PermissionInfo {
    /// The permission `P` as data.
    pub const fn of<P: Permission>() -> Self {
        Self { name: P::NAME, grants: P::GRANTS }
    }
}

/// Declares a permission type with its name and roles.
///
/// ```
/// kernel::permission!(
///     /// See the households of the municipality.
///     ListHouseholds = "registry.list_households":
///         OfficeWorker => Municipality, MobileTeam => Municipality
/// );
/// ```
#[macro_export]
macro_rules! permission {
    ($(#[$doc:meta])* $name:ident = $text:literal : $($role:ident => $reach:ident),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl $crate::Permission for $name {
            const NAME: &'static str = $text;
            const GRANTS: &'static [($crate::Role, $crate::Reach)] =
                &[$(($crate::Role::$role, $crate::Reach::$reach)),+];
        }
    };
}

/// Which municipalities' rows may be touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tenancy {
    /// Rows of one municipality.
    One(UnitCode),
    /// Rows of all: sign-in, jobs and the installation's own tables.
    All,
}

/// The rows that may be touched: every read and write of stored data goes through one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    tenancy: Tenancy,
    reach: Reach,
}

impl Scope {
    /// Which municipality's rows.
    pub const fn tenancy(&self) -> &Tenancy {
        &self.tenancy
    }

    /// The municipality, when it is one.
    pub const fn unit(&self) -> Option<&UnitCode> {
        match &self.tenancy {
            Tenancy::One(unit) => Some(unit),
            Tenancy::All => None,
        }
    }

    /// How far within it.
    pub const fn reach(&self) -> Reach {
        self.reach
    }
}

/// In whose name something is read or written, under which permission, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    user: Option<UserId>,
    name: &'static str,
    scope: Scope,
    request: Option<String>,
}

impl Authority {
    /// The program itself at work: a job, the command line at the machine, a sign-in before there is an actor.
    ///
    /// `name` says which, as `job.seal_audit`; `cargo xtask tidy` holds the list of places that may call it.
    pub fn of_program(name: &'static str, tenancy: Tenancy) -> Self {
        let reach = match tenancy {
            Tenancy::One(_) => Reach::Municipality,
            Tenancy::All => Reach::Installation,
        };
        Self { user: None, name, scope: Scope { tenancy, reach }, request: None }
    }

    /// The same, in the name of a user who asked for it earlier (a job that somebody started).
    #[must_use]
    pub fn asked_by(mut self, user: Option<UserId>) -> Self {
        self.user = user;
        self
    }

    /// The same, within a request: its id stands in the audit.
    #[must_use]
    pub fn in_request(mut self, request: Option<String>) -> Self {
        self.request = request;
        self
    }

    /// The user, `None` for the program itself.
    pub const fn user(&self) -> Option<UserId> {
        self.user
    }

    /// The permission's name, or the program's part at work.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The rows that may be touched.
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Id of the request, for the audit.
    pub fn request(&self) -> Option<&str> {
        self.request.as_deref()
    }
}

/// Somebody signed in, in one municipality at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// The name to show.
    pub name: String,
    /// The session, `None` when a token was used.
    pub session: Option<SessionId>,
    /// The active municipality.
    pub unit: Option<UnitCode>,
    /// Roles in the active municipality, and those of the installation.
    pub roles: BTreeSet<Role>,
    /// What a personal token is limited to; `None` when nothing limits.
    pub limited_to: Option<BTreeSet<String>>,
    /// Id of the request.
    pub request: Option<String>,
}

impl Actor {
    /// The proof that this actor may do `P`, with the widest reach that its roles give; `None` when it may not.
    ///
    /// A reach within a municipality needs an active one.
    pub fn permit<P: Permission>(&self) -> Option<Permit<P>> {
        let scope = self.scope_of(PermissionInfo::of::<P>())?;
        let request = self.request.clone();
        let authority = Authority { user: Some(self.user), name: P::NAME, scope, request };
        Some(Permit { authority, actor: self.clone(), permission: PhantomData })
    }

    /// Whether this actor may do what `permission` names.
    pub fn may(&self, permission: PermissionInfo) -> bool {
        self.scope_of(permission).is_some()
    }

    fn scope_of(&self, permission: PermissionInfo) -> Option<Scope> {
        if let Some(limits) = &self.limited_to
            && !limits.contains(permission.name)
        {
            return None;
        }
        let reaches = permission.grants.iter().filter(|(role, _)| self.roles.contains(role));
        reaches.filter_map(|(_, reach)| self.within(*reach)).max_by_key(Scope::reach)
    }

    fn within(&self, reach: Reach) -> Option<Scope> {
        let tenancy = match reach {
            Reach::Installation => Tenancy::All,
            Reach::Own | Reach::Team | Reach::Office | Reach::Municipality | Reach::Programme => {
                Tenancy::One(self.unit.clone()?)
            }
        };
        Some(Scope { tenancy, reach })
    }
}

/// Proof that the policy allowed `P` to an actor. Only [`Actor::permit`] makes one.
#[derive(Debug, Clone)]
pub struct Permit<P> {
    authority: Authority,
    actor: Actor,
    permission: PhantomData<fn() -> P>,
}

impl<P> Permit<P> {
    /// Who holds it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

impl<P> Deref for Permit<P> {
    type Target = Authority;

    fn deref(&self) -> &Authority {
        &self.authority
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(unreachable_pub, reason = "the macro makes public types, as contexts need them")]
    mod permissions {
        permission!(
            /// For the tests.
            See = "test.see": OfficeWorker => Own, OfficeCoordinator => Office, Operator => Installation
        );
    }
    use permissions::See;

    fn actor(roles: &[Role], unit: Option<&str>) -> Actor {
        Actor {
            user: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
            name: "Ana".into(),
            session: None,
            unit: unit.map(|code| code.parse().unwrap()),
            roles: roles.iter().copied().collect(),
            limited_to: None,
            request: None,
        }
    }

    #[test]
    fn the_widest_reach_of_the_roles_holds() {
        let permit = actor(&[Role::OfficeWorker, Role::OfficeCoordinator], Some("80438"))
            .permit::<See>()
            .unwrap();
        assert_eq!(permit.scope().reach(), Reach::Office);
        assert_eq!(permit.scope().unit().unwrap().as_str(), "80438");
        assert_eq!(permit.name(), "test.see");
    }

    #[test]
    fn a_role_that_is_not_named_has_nothing() {
        assert!(actor(&[Role::Analyst], Some("80438")).permit::<See>().is_none());
        assert!(actor(&[], Some("80438")).permit::<See>().is_none());
    }

    #[test]
    fn nothing_within_a_municipality_is_permitted_without_an_active_one() {
        assert!(actor(&[Role::OfficeWorker], None).permit::<See>().is_none());
        let operator = actor(&[Role::Operator], None).permit::<See>().unwrap();
        assert_eq!(operator.scope().tenancy(), &Tenancy::All);
    }

    #[test]
    fn a_token_gives_no_more_than_it_is_limited_to() {
        let mut limited = actor(&[Role::OfficeWorker], Some("80438"));
        limited.limited_to = Some(BTreeSet::from(["test.other".to_owned()]));
        assert!(limited.permit::<See>().is_none());
        limited.limited_to = Some(BTreeSet::from(["test.see".to_owned()]));
        assert!(limited.permit::<See>().is_some());
    }
}
