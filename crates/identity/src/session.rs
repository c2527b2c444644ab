//! How long a sign-in lasts, and which roles need a second factor.

use chrono::{DateTime, TimeDelta, Utc};
use kernel::{Role, SessionId, UnitCode};

/// How long sessions live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLife {
    /// Longest time without a request.
    pub idle: TimeDelta,
    /// Longest time altogether.
    pub absolute: TimeDelta,
}

impl Default for SessionLife {
    fn default() -> Self {
        Self { idle: TimeDelta::minutes(30), absolute: TimeDelta::hours(12) }
    }
}

impl SessionLife {
    /// Whether a session that was last seen then, and ends at the latest then, is still good.
    pub fn is_alive(
        &self,
        last_seen_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> bool {
        // Being seen is written once a minute at most; that minute is given.
        now < expires_at && now - last_seen_at <= self.idle + SEEN_EVERY
    }
}

/// How often being seen is written at most.
pub(crate) const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// How long a sign-in may stay between the first and the second factor.
pub(crate) const CHALLENGE_LASTS: TimeDelta = TimeDelta::minutes(10);

/// Whether somebody of this role sees persons' data or can let others see them: only with a second factor.
pub const fn needs_second_factor(role: Role) -> bool {
    match role {
        Role::Analyst | Role::ProgrammeManager | Role::AdvisoryMember => false,
        Role::Enumerator
        | Role::OfficeWorker
        | Role::OfficeCoordinator
        | Role::CaseManager
        | Role::ActivationOfficer
        | Role::MobileTeam
        | Role::Provider
        | Role::Administrator
        | Role::Operator => true,
    }
}

/// A session as its user sees it in the list of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Its id.
    pub id: SessionId,
    /// What the browser said of itself.
    pub device: String,
    /// Where it signed in from.
    pub address: String,
    /// The active municipality.
    pub unit: Option<UnitCode>,
    /// When somebody signed in.
    pub created_at: DateTime<Utc>,
    /// When it was last seen, to the minute.
    pub last_seen_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_at_the_latest_after_its_day() {
        let life = SessionLife::default();
        let start = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let expires = start + life.absolute;
        let alive = |seen: i64, now: i64| {
            life.is_alive(
                start + TimeDelta::minutes(seen),
                expires,
                start + TimeDelta::minutes(now),
            )
        };
        assert!(alive(0, 31));
        assert!(!alive(0, 32));
        assert!(alive(700, 719));
        assert!(!alive(719, 720));
    }

    #[test]
    fn who_sees_aggregates_only_needs_no_second_factor() {
        let without: Vec<Role> =
            Role::ALL.into_iter().filter(|role| !needs_second_factor(*role)).collect();
        assert_eq!(without, [Role::Analyst, Role::ProgrammeManager, Role::AdvisoryMember]);
    }
}
