//! A list of what is due: fixed when it is made, looked at, confirmed, done item by item, and what came of each.

use chrono::{DateTime, Days, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, UserId, closed_set, entity_id};
use registry::EntryId;
use uuid::Uuid;

use crate::kind::RecordKind;

/// Days within which a list is confirmed; after that it lapses.
pub const DAYS_OPEN: u64 = 30;

/// Days after its end for which the items of a list are kept.
pub(crate) const DAYS_KEPT: i64 = 365;

/// Most items of a list; what is beyond comes with the next one.
pub(crate) const MOST_ITEMS: u64 = 10_000;

/// Most characters of a reason.
pub(crate) const LONGEST_REASON: usize = 500;

entity_id!(
    /// A list's id.
    ListId
);
entity_id!(
    /// An item's id.
    ItemId
);

closed_set!(
    /// Where a list stands.
    ListState {
        /// It waits for somebody's look.
        Open = "open",
        /// It was confirmed and is being done.
        Acting = "acting",
        /// Every item was done or left.
        Done = "done",
        /// Nobody confirmed it in time, or a newer one took its place.
        Lapsed = "lapsed",
    }
);

closed_set!(
    /// Where an item stands.
    ItemState {
        /// It is due, and goes when the list is confirmed.
        Due = "due",
        /// It is due and stays: why is said with it.
        LeftOut = "left_out",
        /// It went.
        Done = "done",
        /// It was confirmed, and stayed when its turn came: why is said with it.
        Left = "left",
    }
);

closed_set!(
    /// Why an item stays.
    WhyLeft {
        /// Somebody took it out until a day.
        Held = "held",
        /// The data of somebody whom it concerns may only be kept.
        Restricted = "restricted",
        /// Somebody whom it concerns waits for an answer by right, or an objection holds.
        Asking = "asking",
        /// It is not due any more: it changed, or went otherwise.
        NotDue = "not_due",
        /// The rule was turned off.
        RuleOff = "rule_off",
        /// Who confirmed the list may not see it.
        NotSeen = "not_seen",
    }
);

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionList {
    /// Which.
    pub id: ListId,
    /// Where it stands.
    pub state: ListState,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who asked for it; `None` for the nightly one.
    pub asked_by: Option<UserId>,
    /// When it was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// By whom.
    pub confirmed_by: Option<UserId>,
    /// When its state was final.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether there was more than a list holds.
    pub is_cut: bool,
}

impl RetentionList {
    /// The last day on which it can be confirmed.
    pub fn open_until(&self) -> NaiveDate {
        let made = self.made_at.date_naive();
        made.checked_add_days(Days::new(DAYS_OPEN)).unwrap_or(made)
    }

    /// Whether nobody confirmed it in time.
    pub(crate) fn has_lapsed(&self, today: NaiveDate) -> bool {
        self.state == ListState::Open && today > self.open_until()
    }
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ItemId,
    /// Of which list.
    pub list: ListId,
    /// Its place in the list, from 1.
    pub number: u32,
    /// What it is.
    pub kind: RecordKind,
    /// Which record.
    pub record: EntryId,
    /// The household that it belongs to.
    pub household: HouseholdId,
    /// The person whom it is about; `None` when it is about the household.
    pub person: Option<PersonId>,
    /// The day from which the years count; `None` once it cannot be read any more.
    pub event: Option<NaiveDate>,
    /// Where it stands.
    pub state: ItemState,
    /// Why it stays.
    pub why: Option<WhyLeft>,
}

/// What is found due when a list is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) kind: RecordKind,
    /// Which record.
    pub(crate) record: EntryId,
    /// The household that it belongs to.
    pub(crate) household: HouseholdId,
    /// The person whom it is about.
    pub(crate) person: Option<PersonId>,
    /// The day from which the years count.
    pub(crate) event: NaiveDate,
    /// Why it stays all the same.
    pub(crate) why: Option<WhyLeft>,
}

impl Found {
    /// Under whose key what is private of it is sealed.
    pub(crate) fn subject(&self) -> Uuid {
        self.person.map_or(self.household.uuid(), PersonId::uuid)
    }
}

impl Item {
    /// Under whose key what is private of it is sealed.
    pub(crate) fn subject(&self) -> Uuid {
        self.person.map_or(self.household.uuid(), PersonId::uuid)
    }
}

/// That an item stays until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// The last day on which it stays.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was said.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub recorder: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_lapses_on_the_day_after_its_last() {
        let at = |text: &str| format!("{text}T23:00:00Z").parse::<DateTime<Utc>>().unwrap();
        let list = RetentionList {
            id: Uuid::from_u128(1).into(),
            state: ListState::Open,
            made_at: at("2026-11-27"),
            asked_by: None,
            confirmed_at: None,
            confirmed_by: None,
            ended_at: None,
            is_cut: false,
        };
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        assert_eq!(list.open_until(), day(27));
        assert!(!list.has_lapsed(day(27)));
        assert!(list.has_lapsed(day(28)));
        let acting = RetentionList { state: ListState::Acting, ..list };
        assert!(!acting.has_lapsed(day(28)));
    }

    #[test]
    fn states_read_what_they_write() {
        for one in ItemState::ALL {
            assert_eq!(one.name().parse(), Ok(*one));
        }
        assert_eq!("gone".parse::<WhyLeft>(), Err(kernel::UnknownWord));
    }
}
