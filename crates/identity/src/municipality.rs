//! Municipalities that are set up in this installation.

use std::{fmt, str::FromStr};

use chrono::{DateTime, TimeDelta, Utc};
use kernel::UnitCode;

/// How long after the decision the data of a municipality that leaves are kept, so that a mistake can be undone.
pub const GRACE: TimeDelta = TimeDelta::days(30);

/// Where a municipality stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MunicipalityState {
    /// People work.
    Open,
    /// It leaves: nobody signs in, its data wait to be deleted.
    Closing,
    /// Its data are gone.
    Closed,
}

/// A word that is no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected open, closing or closed")]
pub struct UnknownState;

impl MunicipalityState {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "identity-municipality-open",
            Self::Closing => "identity-municipality-closing",
            Self::Closed => "identity-municipality-closed",
        }
    }
}

impl FromStr for MunicipalityState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Open, Self::Closing, Self::Closed];
        all.into_iter().find(|one| one.name() == text).ok_or(UnknownState)
    }
}

impl fmt::Display for MunicipalityState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A municipality of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its code.
    pub code: UnitCode,
    /// Its name in Serbian, Latin script.
    pub name: String,
    /// Where it stands.
    pub state: MunicipalityState,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// When its data go, when it leaves.
    pub delete_after: Option<DateTime<Utc>>,
}

impl Municipality {
    /// Whether its data may be deleted now.
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.state == MunicipalityState::Closing && self.delete_after.is_some_and(|at| at <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_a_municipality_go_only_after_it_leaves_and_the_grace_is_over() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let open = Municipality {
            code: "80438".parse().unwrap(),
            name: "Vranje".into(),
            state: MunicipalityState::Open,
            opened_at: now,
            delete_after: None,
        };
        assert!(!open.is_due(now));
        let closing = Municipality {
            state: MunicipalityState::Closing,
            delete_after: Some(now + GRACE),
            ..open
        };
        assert!(!closing.is_due(now));
        assert!(closing.is_due(now + GRACE));
    }
}
