//! Answers that were proposed by somebody who may not record them: what, by whom, and what became of it.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, UserId};

use crate::record::{EntryAbout, FactsOf, RequestId};

/// Where a proposed entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestState {
    /// Nobody has decided yet.
    Pending,
    /// It was recorded.
    Approved,
    /// It was not.
    Declined,
}

/// A text that names no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected pending, approved or declined")]
pub struct UnknownState;

impl RequestState {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Approved, Self::Declined];

    /// The stable name, as it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Declined => "declined",
        }
    }
}

impl FromStr for RequestState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, UnknownState> {
        Self::ALL.into_iter().find(|one| one.name() == text).ok_or(UnknownState)
    }
}

/// Which proposed entries to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestPage {
    /// Where they stand.
    pub state: RequestState,
    /// From the last proposed to the first.
    pub is_descending: bool,
    /// Only those beyond this one in that order.
    pub beside: Option<BesideRequest>,
    /// At most so many.
    pub limit: u64,
}

/// A request's place in the order of proposing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BesideRequest {
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// Which.
    pub id: RequestId,
}

impl RequestPage {
    /// The first ones in a state: of those that wait, the oldest first.
    pub fn first(state: RequestState, limit: u64) -> Self {
        Self { state, is_descending: state != RequestState::Pending, beside: None, limit }
    }
}

/// A request that was decided long enough ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRequest {
    /// Which.
    pub id: RequestId,
    /// About which household.
    pub household: HouseholdId,
    /// When it was decided.
    pub decided_on: NaiveDate,
}

/// A proposed entry without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRequest {
    /// Which.
    pub id: RequestId,
    /// About which household.
    pub household: HouseholdId,
    /// The name after which the household is listed.
    pub listed_name: String,
    /// Where it stands.
    pub state: RequestState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// By whom.
    pub proposed_by: Option<UserId>,
    /// That user's name.
    pub proposer: Option<String>,
}

/// A proposed entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What stands in the list.
    pub listed: ListedRequest,
    /// What all its answers share.
    pub about: EntryAbout,
    /// The answers.
    pub parts: Vec<FactsOf>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why so; empty when nothing was said.
    pub decision: String,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The answers are recorded.
    Approve,
    /// They are not, and why.
    Decline(String),
}
