//! Pairs as pages and programs see them.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, UserId, entity_id};

use super::{PairDecision, PairState, ShownFields, Side};
use crate::{
    person::PersonData,
    view::{Contact, HouseholdLink},
};

entity_id!(
    /// The id of a pair of records that may be of one person.
    PairId
);

/// A pair in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPair {
    /// Its id.
    pub id: PairId,
    /// The names of both, with years of birth.
    pub names: [(String, Option<i32>); 2],
    /// log2 odds in thousandths.
    pub weight_milli: i32,
    /// When it was found.
    pub found_at: DateTime<Utc>,
    /// Where it stands.
    pub state: PairState,
    /// Whether the reader has decided and a second look is awaited.
    pub awaits_second: bool,
}

impl ListedPair {
    /// log2 odds.
    pub fn weight(&self) -> f64 {
        f64::from(self.weight_milli) / 1000.0
    }
}

/// Which pairs are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairPage {
    /// Those that stand there.
    pub state: PairState,
    /// From the greatest weight down; a page before a pair is read the other way.
    pub is_descending: bool,
    /// Where the page begins: weight in thousandths and id.
    pub beside: Option<(i32, PairId)>,
    /// Most rows.
    pub limit: u64,
}

/// What one person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewerWork {
    /// Who.
    pub user: UserId,
    /// The name.
    pub name: String,
    /// How often "same".
    pub same: u64,
    /// How often "not the same".
    pub not_same: u64,
    /// How often "cannot say".
    pub unsure: u64,
}

impl ReviewerWork {
    /// How often decided at all.
    pub const fn decided(&self) -> u64 {
        self.same + self.not_same + self.unsure
    }
}

/// How often two reviewers of a pair agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Pairs that two people decided about.
    pub reviewed_twice: u64,
    /// Of these, those about which they said the same.
    pub agreed: u64,
}

/// Pairs by where they stand, the work done, and the searches.
#[derive(Debug, Clone, PartialEq)]
pub struct PairOverview {
    /// The pairs that were asked for.
    pub rows: Vec<ListedPair>,
    /// The weightiest pair that waits for the reader.
    pub first: Option<PairId>,
    /// How many pairs stand where.
    pub counts: Vec<(PairState, u64)>,
    /// The work of each reviewer, by name.
    pub work: Vec<ReviewerWork>,
    /// How often two reviewers agreed.
    pub agreement: Agreement,
    /// The last searches, the newest first.
    pub jobs: Vec<database::jobs::JobView>,
}

/// A record of a pair with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRecord {
    /// The person.
    pub id: PersonId,
    /// What is written about the person.
    pub data: PersonData,
    /// The version.
    pub version: i32,
    /// The household that the person is in, or was in last.
    pub household: HouseholdLink,
    /// Its settlement.
    pub settlement: String,
    /// Its address.
    pub address: String,
    /// The others in the household: name and day of birth.
    pub others: Vec<(PersonId, String, Option<NaiveDate>)>,
    /// How the person is reached.
    pub contacts: Vec<Contact>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// A bar of the waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The field's stable name.
    pub field: String,
    /// How the values agree.
    pub level: linkage::Level,
    /// log2 of the likelihood ratio.
    pub weight: f64,
}

/// A decision about a pair, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairReview {
    /// What was decided.
    pub decision: PairDecision,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub user: Option<UserId>,
    /// That user's name.
    pub reviewer: Option<String>,
    /// Whether it was a second look that knew nothing of the first.
    pub is_blind_second: bool,
    /// Whether it ended a dispute.
    pub is_final: bool,
}

/// A pair with all that its page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PairView {
    /// Its id.
    pub id: PairId,
    /// Where it stands.
    pub state: PairState,
    /// When it was found.
    pub found_at: DateTime<Utc>,
    /// The two records.
    pub left: PairRecord,
    /// The other one.
    pub right: PairRecord,
    /// log2 odds before anything is compared.
    pub prior: f64,
    /// What each field says.
    pub evidence: Vec<Evidence>,
    /// Their sum.
    pub weight: f64,
    /// The probability that it is one person.
    pub probability: f64,
    /// What should be looked at whatever the weight.
    pub findings: Vec<linkage::Finding>,
    /// From which record each value is best taken.
    pub sensible: ShownFields,
    /// Which record is best kept.
    pub kept: Side,
    /// Whether the reader may decide now.
    pub may_decide: bool,
    /// Whether the reader may take a decision back.
    pub may_undo: bool,
    /// What was decided, as far as the reader may know.
    pub reviews: Vec<PairReview>,
    /// The pair after this one.
    pub next: Option<PairId>,
    /// The pair before it.
    pub previous: Option<PairId>,
    /// The reader's last decision about any pair.
    pub last: Option<LastDecision>,
}

/// Somebody's last decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDecision {
    /// About which pair.
    pub pair: PairId,
    /// What was decided.
    pub decision: PairDecision,
    /// The names of both records.
    pub names: [String; 2],
    /// When it was one person: the household of the record that stands and that of the other one, where both are there still.
    pub households: Option<(HouseholdId, HouseholdId)>,
}

/// Somebody who is likely the one who is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// Who.
    pub person: PersonId,
    /// The household.
    pub household: HouseholdId,
    /// The name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Settlement and address.
    pub place: String,
    /// What speaks for it, the weightiest first.
    pub why: Vec<Evidence>,
    /// The probability.
    pub probability: f64,
}

/// A comparison of a record with another one, for the report of access: whose the other is, is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldPair {
    /// When the two were found to be alike.
    pub found_at: DateTime<Utc>,
    /// Where it stands.
    pub state: PairState,
}
