//! A transfer: persons on their way from one municipality to another, as either of the two keeps it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kernel::{HouseholdId, PersonId, UnitCode, UserId, closed_set, entity_id};

/// Days within which a transfer must be answered.
pub const DAYS_TO_ANSWER: i64 = 30;

entity_id!(
    /// A transfer's id; each side has its own.
    TransferId
);

closed_set!(
    /// On which side this is kept.
    Direction {
        /// The persons come from there.
        Received = "received",
        /// The persons go there.
        Sent = "sent",
    }
);

closed_set!(
    /// Where a transfer stands.
    TransferState {
        /// Waits for the answer of the receiving municipality.
        Waiting = "waiting",
        /// The sender wants it back; the receiver may have been faster.
        Recalling = "recalling",
        /// Taken over.
        Accepted = "accepted",
        /// Not taken over.
        Declined = "declined",
        /// Taken back before an answer.
        Recalled = "recalled",
        /// Not answered in time.
        Expired = "expired",
        /// Somebody in it was erased before an answer.
        Erased = "erased",
        /// Somebody in it came under protection before an answer, or data may only be kept. Only the sender's side knows: for the
        /// receiver it was recalled, and on every page it is called so.
        Withheld = "withheld",
    }
);

impl TransferState {
    /// As what it is shown: nobody learns from a page that somebody came under protection.
    #[must_use]
    pub const fn shown(self) -> Self {
        match self {
            Self::Withheld => Self::Recalled,
            other => other,
        }
    }
}

closed_set!(
    /// On which ground data are handed over.
    Ground {
        /// An adult member of the household agreed.
        Consent = "consent",
        /// An article of law demands or allows it.
        Law = "law",
    }
);

closed_set!(
    /// Why a transfer is declined.
    WhyDeclined {
        /// They do not live here.
        NotHere = "not_here",
        /// They are in the registry already.
        KnownAlready = "known_already",
        /// The data do not look right.
        WrongData = "wrong_data",
        /// Something else, to be asked by telephone.
        Other = "other",
    }
);

/// A transfer, as one of the two municipalities keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its id here.
    pub id: TransferId,
    /// On which side it is kept.
    pub direction: Direction,
    /// The other municipality.
    pub other_unit: UnitCode,
    /// Its id there.
    pub other_id: TransferId,
    /// Where it stands.
    pub state: TransferState,
    /// The household here: from which they leave, or as which they were entered.
    pub household: Option<HouseholdId>,
    /// How many persons.
    pub persons: u64,
    /// Since when they live there.
    pub moved_on: NaiveDate,
    /// On which ground.
    pub ground: Ground,
    /// Who agreed, on the sender's side.
    pub consent_of: Option<PersonId>,
    /// On which day.
    pub consent_on: Option<NaiveDate>,
    /// The article of law; empty when there is none.
    pub article: String,
    /// Why it was declined.
    pub why: Option<WhyDeclined>,
    /// What is handed over, sealed; gone with the end of the transfer.
    pub packet: Option<Vec<u8>>,
    /// Who sent it, on the sender's side.
    pub sent_by: Option<UserId>,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// When it came to an end.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Transfer {
    /// The last moment for an answer.
    pub fn due(&self) -> DateTime<Utc> {
        self.sent_at + TimeDelta::days(DAYS_TO_ANSWER)
    }

    /// Whether the receiver can answer, or the sender recall it.
    pub fn is_waiting(&self) -> bool {
        self.state == TransferState::Waiting
    }
}

/// The row beside which a page of the list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Its id.
    pub id: TransferId,
}

/// Which part of the list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// From the latest.
    pub is_descending: bool,
    /// After that row in this order.
    pub beside: Option<Beside>,
    /// Of one side only.
    pub direction: Option<Direction>,
    /// In one state only.
    pub state: Option<TransferState>,
    /// At most so many.
    pub limit: u64,
}
