//! Everything that the registry holds about a person, opened, as the report of access tells it to that person.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, Stay};

use crate::{
    document::DocumentData,
    duplicates::HeldPair,
    view::{
        AttachedFile, Contact, FieldChange, HistoryStep, KeptConsent, KeptMark, KeptRequest,
        Membership, Note, Partner, Person,
    },
};

/// Everything of one record of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRecords {
    /// The person.
    pub person: Person,
    /// Words under which the person is found.
    pub terms: Vec<String>,
    /// Times in households, the last first.
    pub memberships: Vec<Membership>,
    /// The same for those who ask which household it was on a day; only those that the reader may see.
    pub stays: Vec<Stay>,
    /// The households, for the time that the person was there.
    pub homes: Vec<HeldHome>,
    /// Partners, the last first.
    pub partners: Vec<Partner>,
    /// How the person is or was reached.
    pub contacts: Vec<Kept<Contact>>,
    /// What is and was known of documents.
    pub documents: Vec<Kept<DocumentData>>,
    /// Groups and legal status, now and before, as far as the reader may see them.
    pub marks: Vec<Kept<KeptMark>>,
    /// Notes, with earlier versions and those for few.
    pub notes: Vec<Note>,
    /// Files, also those of which only the name is there still.
    pub files: Vec<Kept<AttachedFile>>,
    /// Answers about consent.
    pub consents: Vec<KeptConsent>,
    /// Requests by right.
    pub requests: Vec<KeptRequest>,
    /// Comparisons with other records that may be of the same person.
    pub pairs: Vec<HeldPair>,
    /// When the record and another one were taken for one person.
    pub merges: Vec<HeldMerge>,
    /// Protections of the person and of the household, for whom may know.
    pub protections: Vec<HeldProtection>,
    /// What was written and changed about the person, the last first.
    pub history: Vec<HistoryStep>,
}

/// Something that is kept, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// What.
    pub what: T,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when; `None` while it holds.
    pub until: Option<DateTime<Utc>>,
}

/// A household, for the time that a person was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldHome {
    /// Which.
    pub household: HouseholdId,
    /// Its code.
    pub code: String,
    /// Whether the person is there still.
    pub is_present: bool,
    /// What is written of it, by field; of one that the person has left what was written then.
    pub fields: BTreeMap<&'static str, String>,
    /// Notes about the household.
    pub notes: Vec<Note>,
    /// Files about the household.
    pub files: Vec<Kept<AttachedFile>>,
    /// What was written and changed, the last first.
    pub history: Vec<HistoryStep>,
    /// When and why the record and another one were taken for one household.
    pub merges: Vec<HeldMerge>,
    /// That somebody who works here declared it a household of relatives.
    pub relatives: Vec<Kept<HeldRelative>>,
}

/// A household of relatives of somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRelative {
    /// Why the file was opened to that person all the same, and when, the last first.
    pub openings: Vec<(String, DateTime<Utc>)>,
}

/// Two records that were taken for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMerge {
    /// When.
    pub at: DateTime<Utc>,
    /// When that was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    /// Why; empty when nothing was said.
    pub reason: String,
}

/// A protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldProtection {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when; `None` while it holds.
    pub until: Option<DateTime<Utc>>,
    /// Why; `None` when it is about somebody else of the household, or not for the reader.
    pub reason: Option<String>,
}

/// Somebody looked at a record or changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` for the program.
    pub user: Option<String>,
    /// What was done, as the audit names it.
    pub action: String,
    /// Whether something was changed.
    pub is_change: bool,
    /// Whether it was done to the household while the person was there.
    pub is_of_household: bool,
}

/// What stood in a household's record on a day, by its history, the last step first.
pub(crate) fn fields_on(history: &[HistoryStep], day: NaiveDate) -> BTreeMap<&'static str, String> {
    let until = history.iter().rev().filter(|step| step.recorded_at.date_naive() <= day);
    written(until.flat_map(|step| &step.changes))
}

/// What is written after changes, in their order.
pub(crate) fn written<'a>(
    changes: impl Iterator<Item = &'a FieldChange>,
) -> BTreeMap<&'static str, String> {
    let mut fields = BTreeMap::new();
    for change in changes {
        match &change.after {
            Some(after) => fields.insert(change.field, after.clone()),
            None => fields.remove(change.field),
        };
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(day: u32, field: &'static str, after: Option<&str>) -> HistoryStep {
        HistoryStep {
            person: None,
            name: String::new(),
            number: 1,
            valid_from: NaiveDate::from_ymd_opt(2026, 5, day).unwrap(),
            recorded_at: DateTime::from_timestamp(1_777_593_600 + i64::from(day) * 86_400, 0)
                .unwrap(),
            recorded_by: None,
            recorder: None,
            source: "office".to_owned(),
            reason: String::new(),
            changes: vec![FieldChange { field, before: None, after: after.map(str::to_owned) }],
            is_erased: false,
            event: None,
        }
    }

    #[test]
    fn of_a_household_that_was_left_only_what_was_written_then_is_told() {
        let history = [
            step(9, "address", Some("Nova 1")),
            step(5, "note", None),
            step(4, "note", Some("pas")),
            step(3, "address", Some("Stara 2")),
        ];
        let on = |day: u32| {
            let day = NaiveDate::from_ymd_opt(2026, 5, day + 1).unwrap();
            fields_on(&history, day).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(on(4), [("address", "Stara 2".to_owned()), ("note", "pas".to_owned())]);
        assert_eq!(on(8), [("address", "Stara 2".to_owned())]);
        assert_eq!(on(9), [("address", "Nova 1".to_owned())]);
    }
}
