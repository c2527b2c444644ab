//! What the registry lets go when a rule says that it was kept long enough.

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId};

use crate::{closed_set::closed_set, view::EntryId};

closed_set!(
    /// Kinds of records that are not kept for ever. From when on the years count is said with each.
    RetainedKind {
        /// Somebody who died or moved away: since that day.
        DepartedPerson = "departed_person",
        /// A household that is no more, with everybody who was last in it: since it was closed.
        ClosedHousehold = "closed_household",
        /// A note with all that it corrects: since it was written.
        Note = "note",
        /// A file: since it was attached.
        Attachment = "attachment",
        /// All answers for a purpose of which the last is no: since that answer.
        Consent = "consent",
        /// What was asked by right and is over: since the decision.
        RightRequest = "right_request",
        /// A way to reach somebody that is not used any more: since it ended.
        Contact = "contact",
        /// What was known of a document before: since it was replaced.
        Document = "document",
        /// A group or legal status that is over: since it ended.
        Mark = "mark",
        /// That a household was a colleague's relatives: since that ended.
        Relative = "relative",
    }
);

/// Which records of a kind are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueUntil {
    /// Those whose event was on that day or before.
    pub day: NaiveDate,
    /// Only this one.
    pub only: Option<EntryId>,
    /// At most so many, the oldest first.
    pub most: u64,
}

/// A record that was kept long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRecord {
    /// What it is.
    pub kind: RetainedKind,
    /// Which.
    pub record: EntryId,
    /// The household that it belongs to now.
    pub household: HouseholdId,
    /// The person whom it is about; `None` when it is about the household.
    pub person: Option<PersonId>,
    /// The day from which the years count.
    pub event: NaiveDate,
}
