//! What a person asks for by right: to see, to have put right, to have restricted, to object, to be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId};

use crate::{closed_set::closed_set, view::EntryId};

closed_set!(
    /// What is asked for, with the article of the law (ZZPL).
    RightKind {
        /// To see everything that is held (26).
        Access = "access",
        /// To have something put right (29).
        Rectification = "rectification",
        /// To be forgotten (30).
        Erasure = "erasure",
        /// To have nothing done with the data but keeping them (31).
        Restriction = "restriction",
        /// To object, also to a priority that was computed (37, 38).
        Objection = "objection",
    }
);

closed_set!(
    /// What became of it.
    RightState {
        /// Asked, not decided.
        Open = "open",
        /// Done as asked.
        Granted = "granted",
        /// Refused, with the reason.
        Refused = "refused",
        /// Granted, and over since.
        Over = "over",
    }
);

/// An objection that was not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objection {
    /// Nobody has decided about it.
    Open,
    /// It was accepted: who objected is not put into an order by points.
    Accepted,
}

impl Objection {
    /// The objection that a request in `state` is; `None` when it was refused or is over.
    pub const fn of(state: RightState) -> Option<Self> {
        match state {
            RightState::Open => Some(Self::Open),
            RightState::Granted => Some(Self::Accepted),
            RightState::Refused | RightState::Over => None,
        }
    }
}

/// What members of households have asked by right, as far as it bears on what is computed about the households.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldByRight {
    /// Households of whose members somebody's data may only be kept: nothing is computed about them.
    pub restricted: BTreeSet<HouseholdId>,
    /// Households of whose members somebody objected.
    pub objections: BTreeMap<HouseholdId, Objection>,
}

/// Days within which somebody is answered (ZZPL 21: thirty days).
pub const DAYS_TO_ANSWER: u64 = 30;

/// Most characters of what is asked or answered.
pub(crate) const LONGEST_REQUEST: usize = 2_000;

/// A request as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightRequest {
    /// What is asked for.
    pub kind: RightKind,
    /// When.
    pub asked_on: NaiveDate,
    /// In which words; sealed.
    pub text: String,
}

/// What somebody asked for by right and nobody has decided about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRequest {
    /// Which.
    pub id: EntryId,
    /// Who.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// What for.
    pub kind: RightKind,
    /// When.
    pub asked_on: NaiveDate,
}

/// Which of the open requests to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPage {
    /// From the last asked to the first.
    pub is_descending: bool,
    /// Only those beyond this day and request in that order.
    pub beside: Option<(NaiveDate, EntryId)>,
    /// At most so many.
    pub limit: u64,
}

impl OpenPage {
    /// Those who wait longest.
    pub const fn first(limit: u64) -> Self {
        Self { is_descending: false, beside: None, limit }
    }
}

/// Until when somebody is to be answered who asked on `asked_on`.
pub fn answer_due(asked_on: NaiveDate) -> Option<NaiveDate> {
    asked_on.checked_add_days(chrono::Days::new(DAYS_TO_ANSWER))
}

/// What can be decided about a request in `state`.
pub const fn decisions(kind: RightKind, state: RightState) -> &'static [RightState] {
    match (kind, state) {
        (_, RightState::Open) => &[RightState::Granted, RightState::Refused],
        (RightKind::Restriction | RightKind::Objection, RightState::Granted) => &[RightState::Over],
        _ => &[],
    }
}

/// Whether data may only be kept: a restriction was granted and is not over.
pub fn is_restricted(requests: impl IntoIterator<Item = (RightKind, RightState)>) -> bool {
    requests.into_iter().any(|one| one == (RightKind::Restriction, RightState::Granted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_due_within_thirty_days() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(answer_due(day(11, 28)), Some(day(12, 28)));
    }

    #[test]
    fn only_a_granted_restriction_restricts() {
        let restricted = |state| is_restricted([(RightKind::Restriction, state)]);
        let states: Vec<bool> = RightState::ALL.iter().copied().map(restricted).collect();
        assert_eq!(states, [false, true, false, false]);
        assert!(!is_restricted([(RightKind::Objection, RightState::Granted)]));
    }

    #[test]
    fn an_objection_counts_until_it_is_refused_or_over() {
        let found: Vec<_> = RightState::ALL.iter().copied().map(Objection::of).collect();
        assert_eq!(found, [Some(Objection::Open), Some(Objection::Accepted), None, None]);
        assert_eq!(found.into_iter().flatten().max(), Some(Objection::Accepted));
    }

    #[test]
    fn what_is_decided_stays_decided_but_a_restriction_can_end() {
        assert_eq!(decisions(RightKind::Erasure, RightState::Granted), []);
        assert_eq!(decisions(RightKind::Restriction, RightState::Granted), [RightState::Over]);
        assert_eq!(decisions(RightKind::Access, RightState::Refused), []);
    }
}
