//! On what a result rests: the records that were read, and what of each was not used.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{HouseholdId, PersonId};
use registry::Roster;
use uuid::Uuid;

use crate::withheld::{Withheld, records_of};

/// The records that a result rests on: the household, its members and their other records, each with what was withheld of it (as
/// [`Withheld::bits`]).
///
/// Somebody who may not see one of them is not told the result, nor is it told while more is withheld than then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadRecords(BTreeMap<Uuid, u8>);

impl ReadRecords {
    /// What a result about these, as they are read, rests on.
    pub fn of(roster: &Roster) -> Self {
        Self(records_of(roster).into_iter().map(|(id, withheld)| (id, withheld.bits())).collect())
    }

    /// What a result about a household rests on when its members have one record each and agree to everything.
    pub(crate) fn plain(household: HouseholdId, members: &BTreeSet<PersonId>) -> Self {
        let persons = members.iter().map(|person| person.uuid());
        Self(persons.chain([household.uuid()]).map(|record| (record, 0)).collect())
    }

    /// With a record, and what was withheld of it.
    pub(crate) fn add(&mut self, record: Uuid, bits: u8) {
        let kept = self.0.entry(record).or_default();
        *kept |= bits;
    }

    /// The records.
    pub(crate) fn records(&self) -> impl Iterator<Item = Uuid> {
        self.0.keys().copied()
    }

    /// What has to be kept of it beside the results of the household and of those members: other records, and of whom something was withheld.
    pub(crate) fn beside_results<T>(
        &self,
        household: HouseholdId,
        members: &[(PersonId, T)],
    ) -> Vec<(Uuid, u8)> {
        let has_result = |record: Uuid| {
            record == household.uuid() || members.iter().any(|(person, _)| person.uuid() == record)
        };
        let all = self.0.iter().map(|(record, bits)| (*record, *bits));
        all.filter(|(record, bits)| *bits > 0 || !has_result(*record)).collect()
    }

    /// Whether a result that rests on it may be told to somebody who sees `seen`, while `now` is withheld of these.
    pub(crate) fn may_be_told(&self, seen: impl Fn(Uuid) -> Option<Withheld>) -> bool {
        self.0.iter().all(|(record, then)| seen(*record).is_some_and(|now| now.bits() & !then == 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use registry::{Member, Purpose, Relation};

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn roster(refused: Vec<Purpose>) -> Roster {
        Roster {
            household: id(1).into(),
            listed_name: "Jović Ana".into(),
            settlement: "Vedrovo".into(),
            area: None,
            records: vec![id(2).into()],
            members: vec![Member {
                person: id(3).into(),
                records: vec![id(4).into()],
                name: "Jović Ana".into(),
                sex: None,
                birth_date: None,
                relation: Relation::Reference,
                birth_registered: None,
                refused,
                is_only_kept: false,
                objection: None,
                partner: None,
            }],
        }
    }

    #[test]
    fn a_result_is_told_to_who_sees_all_records_while_no_more_is_withheld() {
        let read = ReadRecords::of(&roster(vec![Purpose::Health]));
        let told = |hidden: u128, refused: &[Purpose]| {
            let now = Withheld::of(refused);
            read.may_be_told(|record| (record != id(hidden)).then_some(now))
        };
        assert!(told(9, &[]) && !told(4, &[]) && !told(2, &[]));
        let of_person = |refused: &[Purpose]| {
            let now = Withheld::of(refused);
            read.may_be_told(|record| Some(if record == id(3) { now } else { Withheld::default() }))
        };
        assert!(of_person(&[Purpose::Health]));
        assert!(!of_person(&[Purpose::Ethnicity]));
    }

    #[test]
    fn beside_the_members_results_stand_other_records_and_what_was_withheld() {
        let members = [(id(3).into(), ())];
        let beside = |refused: Vec<Purpose>| {
            ReadRecords::of(&roster(refused)).beside_results(id(1).into(), &members)
        };
        assert_eq!(beside(vec![]), [(id(2), 0), (id(4), 0)]);
        assert_eq!(beside(vec![Purpose::Health]), [(id(2), 0), (id(3), 4), (id(4), 4)]);
        let all = [(id(1), 1), (id(2), 1), (id(3), 1), (id(4), 1)];
        assert_eq!(beside(vec![Purpose::Participation]), all);
    }
}
