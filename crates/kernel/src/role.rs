//! Who uses Svi, as roles, and how far a permission reaches.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What somebody is in a municipality. The names are the field's (`mission`, "Who uses it").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Fills the household questionnaire at the door (anketar/ka).
    Enumerator,
    /// Takes clients in at a Poverty Reduction Office (radnik/ca Kancelarije).
    OfficeWorker,
    /// Leads an office and its workers (koordinator/ka Kancelarije).
    OfficeCoordinator,
    /// Leads cases at the centre for social work (voditelj/ka slučaja).
    CaseManager,
    /// Ranks and places candidates for work (saradnik/ca za radno angažovanje).
    ActivationOfficer,
    /// Visits settlements with the mobile team (mobilni tim, koordinator/ka za romska pitanja).
    MobileTeam,
    /// Delivers services (pružalac usluga).
    Provider,
    /// Works with indicators, never with names (analitičar/ka, odbor za socijalnu politiku).
    Analyst,
    /// Watches programmes across municipalities; aggregates only.
    ProgrammeManager,
    /// Sits in the advisory group (član/ica PAG).
    AdvisoryMember,
    /// Keeps the users and settings of a municipality (administrator/ka).
    Administrator,
    /// Runs the installation: municipalities, jobs, health; sees no household.
    Operator,
}

/// A role that Svi does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a role ({known}), found \"{0}\"", known = Role::names())]
pub struct UnknownRole(pub String);

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Enumerator,
        Self::OfficeWorker,
        Self::OfficeCoordinator,
        Self::CaseManager,
        Self::ActivationOfficer,
        Self::MobileTeam,
        Self::Provider,
        Self::Analyst,
        Self::ProgrammeManager,
        Self::AdvisoryMember,
        Self::Administrator,
        Self::Operator,
    ];

    /// The stable name, as it stands in tables and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enumerator => "enumerator",
            Self::OfficeWorker => "office_worker",
            Self::OfficeCoordinator => "office_coordinator",
            Self::CaseManager => "case_manager",
            Self::ActivationOfficer => "activation_officer",
            Self::MobileTeam => "mobile_team",
            Self::Provider => "provider",
            Self::Analyst => "analyst",
            Self::ProgrammeManager => "programme_manager",
            Self::AdvisoryMember => "advisory_member",
            Self::Administrator => "administrator",
            Self::Operator => "operator",
        }
    }

    fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| UnknownRole(text.chars().take(80).collect()))
    }
}

/// How far a permission reaches for a role; the wider one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// What the user has made or been given.
    Own,
    /// What the user's team has.
    Team,
    /// What the user's office has.
    Office,
    /// Everything of the active municipality.
    Municipality,
    /// Aggregates of the municipalities of a programme.
    Programme,
    /// The installation itself, no municipality's persons.
    Installation,
}

impl Reach {
    /// The stable name, as it stands in the reviewed policy.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Team => "team",
            Self::Office => "office",
            Self::Municipality => "municipality",
            Self::Programme => "programme",
            Self::Installation => "installation",
        }
    }
}
