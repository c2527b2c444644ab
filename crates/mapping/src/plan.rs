//! What becomes of each household of a file: new, the same as before, changed, known to the registry from elsewhere, left out.
//! Pure: what is known comes from outside.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{HouseholdId, PersonId};
use registry::{Holder, Identity, Jmbg, Roster};
use tables::Finding;

use crate::{
    import::Counts,
    incoming::{Incoming, IncomingPerson},
};

/// A person whom an import of the source brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonLink {
    /// The person.
    pub(crate) person: PersonId,
    /// Digest of what was taken over last; `None` when that was taken back.
    pub(crate) digest: Option<Vec<u8>>,
}

/// A household that an import of the source brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HouseholdLink {
    /// The household.
    pub(crate) household: HouseholdId,
    /// Digest of what was taken over last; `None` when that was taken back.
    pub(crate) digest: Option<Vec<u8>>,
    /// Its members by their keys.
    pub(crate) persons: BTreeMap<Vec<u8>, PersonLink>,
}

/// Keys and digests of a household of the file, keyed, as links hold them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keyed {
    /// The household's key.
    pub(crate) key: Vec<u8>,
    /// Its digest.
    pub(crate) digest: Vec<u8>,
    /// Key and digest of each member.
    pub(crate) persons: Vec<(Vec<u8>, Vec<u8>)>,
}

/// What becomes of a member of a household that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PersonStep {
    /// The same as before.
    Same(PersonId),
    /// Recorded again, what differs.
    Changed(PersonId),
    /// Joins the household.
    New,
    /// Was brought before and is not in the household any more: left out.
    Gone,
    /// Is new to the source and has a JMBG that the registry knows: left out, so that nobody is entered twice.
    Elsewhere,
}

/// What becomes of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is entered.
    New,
    /// Nothing: it is as it was.
    Same,
    /// It was brought before and has changed.
    Changed(Known),
    /// The registry knows it from elsewhere.
    Matched(Known),
    /// It is left out.
    LeftOut(WhyOut),
}

/// A household that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// The household.
    pub(crate) household: HouseholdId,
    /// Whether something about the household itself differs.
    pub(crate) is_changed: bool,
    /// What becomes of each member of the file.
    pub(crate) persons: Vec<PersonStep>,
}

/// Why a household is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhyOut {
    /// It was brought before and is no more there, or out of reach.
    Gone,
    /// A member's JMBG is in the registry, in a household that is not this one for sure.
    NumberKnown,
    /// Data of somebody there may only be kept: a restriction was granted.
    Restricted,
}

/// What is known when households are planned.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    /// Households that were brought before, by their keys.
    pub(crate) links: BTreeMap<Vec<u8>, HouseholdLink>,
    /// Whose the JMBG of persons are, by household and place in it.
    pub(crate) holders: BTreeMap<(usize, usize), Holder>,
    /// Who lives in households that were brought before or that hold a JMBG, within reach and not closed. Links name the records that
    /// stand for households and persons by now.
    pub(crate) rosters: BTreeMap<HouseholdId, Roster>,
    /// Persons that any import of the source brought.
    pub(crate) brought: BTreeSet<PersonId>,
    /// Households about which more than one row of the file speaks, because two that were brought were found to be one.
    pub(crate) shared: BTreeSet<HouseholdId>,
}

/// What becomes of the household at that place of the file.
pub(crate) fn step(at: usize, incoming: &Incoming, keyed: &Keyed, known: &Knowledge) -> Step {
    match free_step(at, incoming, keyed, known) {
        Step::Changed(one) | Step::Matched(one) if is_restricted(&one, known) => {
            Step::LeftOut(WhyOut::Restricted)
        }
        step => step,
    }
}

fn is_restricted(one: &Known, known: &Knowledge) -> bool {
    known.rosters.get(&one.household).is_some_and(Roster::is_only_kept)
}

/// The same, whether or not data may be changed.
fn free_step(at: usize, incoming: &Incoming, keyed: &Keyed, known: &Knowledge) -> Step {
    if let Some(link) = known.links.get(&keyed.key) {
        return of_link(at, keyed, link, known);
    }
    let holders: Vec<Option<&Holder>> =
        (0..incoming.persons.len()).map(|place| known.holders.get(&(at, place))).collect();
    let Some(first) = holders.iter().flatten().next() else { return Step::New };
    let home = first.household;
    let is_one = holders.iter().flatten().all(|one| one.household == home && one.is_there);
    let roster = known.rosters.get(&home).filter(|_| is_one);
    match roster.and_then(|roster| matched(incoming, &holders, roster, known)) {
        Some(persons) => Step::Matched(Known { household: home, is_changed: true, persons }),
        None => Step::LeftOut(WhyOut::NumberKnown),
    }
}

fn of_link(at: usize, keyed: &Keyed, link: &HouseholdLink, known: &Knowledge) -> Step {
    let is_changed = link.digest.as_ref() != Some(&keyed.digest);
    let Some(roster) = known.rosters.get(&link.household) else {
        return Step::LeftOut(WhyOut::Gone);
    };
    let person = |(place, (key, digest)): (usize, &(Vec<u8>, Vec<u8>))| match link.persons.get(key)
    {
        None if known.holders.contains_key(&(at, place)) => PersonStep::Elsewhere,
        None => PersonStep::New,
        Some(one) if one.digest.as_ref() == Some(digest) => PersonStep::Same(one.person),
        Some(one) if roster.members.iter().any(|member| member.person == one.person) => {
            PersonStep::Changed(one.person)
        }
        Some(_) => PersonStep::Gone,
    };
    let persons: Vec<PersonStep> = keyed.persons.iter().enumerate().map(person).collect();
    if !is_changed && persons.iter().all(|one| matches!(one, PersonStep::Same(_))) {
        return Step::Same;
    }
    Step::Changed(Known { household: link.household, is_changed, persons })
}

/// Everybody of the file in the registry's household: by JMBG, otherwise by name and day of birth; `None` when somebody is not
/// found, so that nobody is entered twice.
fn matched(
    incoming: &Incoming,
    holders: &[Option<&Holder>],
    roster: &Roster,
    known: &Knowledge,
) -> Option<Vec<PersonStep>> {
    let mut taken: BTreeSet<PersonId> = BTreeSet::new();
    let mut persons = Vec::with_capacity(holders.len());
    for (person, holder) in incoming.persons.iter().zip(holders) {
        let found = match holder {
            Some(holder) => Some(holder.person),
            None => namesake(person, roster, &taken),
        };
        let found = found.filter(|id| !known.brought.contains(id))?;
        taken.insert(found).then_some(())?;
        persons.push(PersonStep::Changed(found));
    }
    Some(persons)
}

fn namesake(
    person: &IncomingPerson,
    roster: &Roster,
    taken: &BTreeSet<PersonId>,
) -> Option<PersonId> {
    let born = person.data.birth_date?;
    let name = serbian::fold(&person.data.listed_name());
    let mut same = roster.members.iter().filter(|member| {
        !taken.contains(&member.person)
            && member.birth_date == Some(born)
            && serbian::fold(&member.name) == name
    });
    match (same.next(), same.next()) {
        (Some(one), None) => Some(one.person),
        _ => None,
    }
}

/// Counts steps, and says what is left out.
pub(crate) fn tell(
    file: &str,
    households: &[Incoming],
    steps: &[Step],
    known: &Knowledge,
) -> (Counts, Vec<Finding>) {
    let mut counts = Counts::default();
    let mut found = Vec::new();
    for (incoming, step) in households.iter().zip(steps) {
        counts.households += 1;
        counts.persons += incoming.persons.len() as u64;
        counts.answers += incoming.count_answers() as u64;
        match step {
            Step::New => {
                counts.new_households += 1;
                counts.new_persons += incoming.persons.len() as u64;
            }
            Step::Same => counts.same_households += 1,
            Step::Changed(one) => {
                counts.changed_households += 1;
                of_members(file, incoming, one, &mut counts, &mut found);
            }
            Step::Matched(one) => {
                counts.matched_households += 1;
                of_members(file, incoming, one, &mut counts, &mut found);
            }
            Step::LeftOut(why) => {
                counts.left_out += 1;
                found.push(left_out(file, incoming, *why));
            }
        }
    }
    counts.known_numbers =
        known.holders.values().filter(|one| !known.brought.contains(&one.person)).count() as u64;
    (counts, found)
}

fn of_members(
    file: &str,
    incoming: &Incoming,
    known: &Known,
    counts: &mut Counts,
    found: &mut Vec<Finding>,
) {
    for (person, step) in incoming.persons.iter().zip(&known.persons) {
        match step {
            PersonStep::New => counts.new_persons += 1,
            PersonStep::Gone => {
                let expected = "a person who lives in the household still; the row is left out";
                let text = "one who has left it in the registry";
                found.push(Finding::new(file, expected, text).in_row(person.row).into_warning());
            }
            PersonStep::Elsewhere => {
                let expected = "a person whom the registry does not know yet; the row is left out";
                let text = "a JMBG that is in the registry already";
                found.push(Finding::new(file, expected, text).in_row(person.row).into_warning());
            }
            PersonStep::Same(_) | PersonStep::Changed(_) => {}
        }
    }
}

fn left_out(file: &str, incoming: &Incoming, why: WhyOut) -> Finding {
    let (expected, found) = match why {
        WhyOut::Gone => (
            "a household that is in the registry still; it is left out",
            "one that was closed, moved or is not open to you",
        ),
        WhyOut::NumberKnown => (
            "a household whose members the registry does not know, or knows all as one household; it is left out",
            "a JMBG that is in the registry already",
        ),
        WhyOut::Restricted => (
            "a household whose data may be changed; it is left out",
            "somebody whose data may only be kept: a restriction was granted",
        ),
    };
    Finding::new(file, expected, found).in_row(incoming.row).into_warning()
}

/// Which persons of a household are new to the registry; `None` when nobody is.
pub(crate) fn new_persons(incoming: &Incoming, step: &Step) -> Option<Vec<bool>> {
    match step {
        Step::New => Some(vec![true; incoming.persons.len()]),
        Step::Changed(known) | Step::Matched(known) => {
            let is_new = |one: &PersonStep| matches!(one, PersonStep::New);
            let new: Vec<bool> = known.persons.iter().map(is_new).collect();
            new.contains(&true).then_some(new)
        }
        Step::Same | Step::LeftOut(_) => None,
    }
}

/// Somebody new resembles somebody in a household of that code. Whom is not said: findings are kept longer than somebody may be seen.
pub(crate) fn alike(file: &str, row: u64, code: &str) -> Finding {
    let expected = "a person whom the registry does not know yet; the row is taken over";
    let found = format!("one who resembles somebody of household {code}");
    Finding::new(file, expected, found).in_row(row).into_warning()
}

/// Somebody new resembles somebody of another household in an earlier row of the file.
pub(crate) fn alike_row(file: &str, row: u64, before: u64) -> Finding {
    let expected = "each person in one household of the file; the row is taken over";
    let found = format!("one who resembles the person of row {before}");
    Finding::new(file, expected, found).in_row(row).into_warning()
}

/// What the file says otherwise than the registry about persons who are there: the registry stays as it is, and the finding says so.
pub(crate) fn differing(
    file: &str,
    incoming: &Incoming,
    known: &Known,
    identity: &Identity,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |row: u64, column: &str, text: &str| {
        let expected = "what the registry has; a file does not change it";
        let finding = Finding::new(file, expected, Finding::quote(text));
        found.push(finding.in_row(row).in_column(column).into_warning());
    };
    if known.is_changed && !incoming.data.address.is_empty() {
        let (new, old) = (&incoming.data.address, &identity.data.address);
        if new != old {
            say(incoming.row, "address", new);
        }
    }
    for (person, step) in incoming.persons.iter().zip(&known.persons) {
        let PersonStep::Changed(id) = step else { continue };
        let there = identity.members.iter().find(|(member, _)| member == id);
        let Some((_, old)) = there else { continue };
        let new = &person.data;
        let born = |day: chrono::NaiveDate| day.to_string();
        let pairs = [
            ("last_name", Some(new.family_name.clone()), Some(old.family_name.clone())),
            ("first_name", Some(new.given_name.clone()), Some(old.given_name.clone())),
            ("date_of_birth", new.birth_date.map(born), old.birth_date.map(born)),
            ("sex", new.sex.map(|one| one.name().into()), old.sex.map(|one| one.name().into())),
            (
                "personal_number",
                new.jmbg.as_ref().map(Jmbg::digits),
                old.jmbg.as_ref().map(Jmbg::digits),
            ),
            ("relation", Some(new.relation.name().into()), Some(old.relation.name().into())),
        ];
        for (column, new, old) in pairs {
            if let Some(new) = new.filter(|new| old.as_ref() != Some(new)) {
                say(person.row, column, &new);
            }
        }
    }
    found
}
