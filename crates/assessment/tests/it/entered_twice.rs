//! What is known by another record of a person or of a household counts, until the two are parted again.

use std::time::Duration;

use assessment::{
    Answer, AnswersOf, FactSubject, Facts, Given, NewFacts, Subject, VariableId, enter_facts,
    fact_history, find_assessment, find_known, known_after, whole_facts_after,
};
use database::Audit;
use kernel::{Actor, Role};
use registry::{
    HouseholdMerging, MergeId, Merging, Whom, compare_households, find_person,
    merge_household_records, merge_persons, protect_record, undo_household_merge, undo_merge,
};
use testkit::{Base, on_both};

use crate::builders::{
    Stored, VEDROVO, about, answer, book, day, manager, migrations, of_household, of_person,
    permit, stored, version, worker,
};

/// Two households, each with a mother and a child: in the first little is known since the 10th, in the second more since the 15th.
pub(crate) async fn twice(base: &Base) -> [Stored; 2] {
    let homes = [stored(base, VEDROVO).await, stored(base, VEDROVO).await];
    let hours = |hours: f64| answer("care_hours_per_day", Given::Number(hours));
    let rooms = |number: f64| answer("rooms", Given::Number(number));
    let sick = answer("chronic_illness", Given::Flag(true));
    let area = answer("dwelling_area", Given::Number(30.0));
    let of_first = vec![
        of_household(homes[0], vec![rooms(2.0), area]),
        of_person(homes[0], homes[0].mother, vec![hours(1.0)]),
    ];
    let of_second = vec![
        of_household(homes[1], vec![rooms(1.0)]),
        of_person(homes[1], homes[1].mother, vec![hours(4.0), sick]),
    ];
    for (home, facts, since) in [(homes[0], of_first, 10), (homes[1], of_second, 15)] {
        let from_version = version(base, home.id).await;
        let new = NewFacts { from_version, facts, about: about("2026-1", day(2026, 11, since)) };
        let worker = worker(VEDROVO);
        enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.unwrap();
        base.clock.advance(Duration::from_mins(1));
    }
    homes
}

pub(crate) async fn merged(base: &Base, homes: [Stored; 2]) -> MergeId {
    let (keep, other) = (homes[0].mother, homes[1].mother);
    let worker = worker(VEDROVO);
    let shown = find_person(&permit(&worker), &base.database, keep).await.unwrap().unwrap();
    let merging = Merging { keep, other, shown: shown.person.data, reason: String::new() };
    let merge = merge_persons(&permit(&worker), &base.database, &merging).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
    merge
}

fn id(code: &str) -> VariableId {
    book().catalogue.find(code).unwrap()
}

/// The answers of a household as somebody sees them.
pub(crate) async fn seen(
    base: &Base,
    who: &Actor,
    home: Stored,
    asked: [(Subject, &str); 4],
) -> [Option<Answer>; 4] {
    let look = Audit::of("test");
    let permit = permit::<registry::ViewHousehold>(who);
    let reader = base.database.read_personal(&permit, look).await.unwrap();
    let known = find_known(&reader, home.id).await.unwrap().unwrap();
    asked.map(|(subject, code)| {
        known.recorded(&book().catalogue, subject, code).map(|one| one.answer)
    })
}

pub(crate) const ASKED: [(Subject, &str); 4] = [
    (Subject::Household, "rooms"),
    (Subject::Household, "dwelling_area"),
    (Subject::Person(0), "care_hours_per_day"),
    (Subject::Person(0), "chronic_illness"),
];

const fn number(number: f64) -> Answer {
    Answer::Number(number)
}

const YES: Answer = Answer::Flag(true);

#[test]
fn what_is_known_by_another_record_of_a_person_counts_until_the_two_are_parted() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let worker = worker(VEDROVO);
        let before = [Some(number(2.0)), Some(number(30.0)), Some(number(1.0)), None];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, before);
        let merge = merged(base, homes).await;
        let joined = [Some(number(2.0)), Some(number(30.0)), Some(number(4.0)), Some(YES)];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, joined);
        // What is computed of all reads the same.
        let facts = of_mother(base, homes[0], &AnswersOf::Latest).await;
        assert_eq!(Some(facts.get(id("care_hours_per_day"))), joined[2].as_ref());
        let of_round = of_mother(base, homes[0], &AnswersOf::Round("2026-1".into())).await;
        assert_eq!(of_round, facts);
        // An entry that is made now is made in the record that stands.
        let hours = answer("care_hours_per_day", Given::Number(6.0));
        let facts = vec![of_person(homes[0], homes[0].mother, vec![hours])];
        let from_version = version(base, homes[0].id).await;
        let new = NewFacts { from_version, facts, about: about("", day(2026, 11, 20)) };
        enter_facts(&permit(&worker), &base.database, book(), homes[0].id, new).await.unwrap();
        let entered = [Some(number(2.0)), Some(number(30.0)), Some(number(6.0)), Some(YES)];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, entered);
        undo_merge(&permit(&worker), &base.database, merge).await.unwrap();
        let parted = [Some(number(2.0)), Some(number(30.0)), Some(number(6.0)), None];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, parted);
        let others = [Some(number(1.0)), None, Some(number(4.0)), Some(YES)];
        assert_eq!(seen(base, &worker, homes[1], ASKED).await, others);
    });
}

/// The mother's facts as all that is computed about the municipality reads them.
async fn of_mother(base: &Base, home: Stored, answers: &AnswersOf) -> Facts {
    let worker = worker(VEDROVO);
    let tx = base.database.begin(&permit::<registry::MergePersons>(&worker)).await.unwrap();
    let sealed = whole_facts_after(&tx, answers, None, 10).await.unwrap();
    let homes = sealed.open(&book().catalogue).unwrap();
    let home = homes.iter().find(|one| one.roster.household == home.id).unwrap();
    let mut facts = home.facts.persons[0].facts.clone();
    // Who somebody is says the registry.
    for code in ["member_number", "sex", "date_of_birth", "relation"] {
        facts.set(id(code), Answer::NOT_ASKED);
    }
    facts
}

#[test]
fn the_history_of_a_person_tells_the_entries_of_all_records() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        merged(base, homes).await;
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let catalogue = &book().catalogue;
        let permit = permit(&coordinator);
        let found = fact_history(&permit, &base.database, catalogue, homes[0].id).await;
        let found = found.unwrap().unwrap();
        let mother = FactSubject::Person(homes[0].mother);
        let told: Vec<_> = found
            .entries
            .iter()
            .filter(|entry| entry.subject == mother)
            .map(|entry| (entry.origin.valid_from, entry.answers.len()))
            .collect();
        assert_eq!(told, [(day(2026, 11, 10), 1), (day(2026, 11, 15), 2)]);
        assert_eq!(found.entries.len(), 3);
    });
}

#[test]
fn what_is_known_by_another_record_of_a_household_counts_until_the_two_are_parted() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let worker = worker(VEDROVO);
        let merger = permit(&worker);
        let found = compare_households(&merger, &base.database, homes[0].id, homes[1].id).await;
        let found = found.unwrap().unwrap();
        let members = [(homes[1].mother, homes[0].mother), (homes[1].child, homes[0].child)];
        let merging = HouseholdMerging {
            keep: homes[0].id,
            other: homes[1].id,
            members: members.map(|(other, keep)| (other, Some(keep))).to_vec(),
            shown: found.sensible,
            versions: (found.keep.version, found.other.version),
            reason: String::new(),
        };
        let merge = merge_household_records(&permit(&worker), &base.database, &merging).await;
        let merge = merge.unwrap();
        let joined = [Some(number(1.0)), Some(number(30.0)), Some(number(4.0)), Some(YES)];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, joined);
        let look = Audit::of("test");
        let permitted = permit::<registry::ViewHousehold>(&worker);
        let reader = base.database.read_personal(&permitted, look).await.unwrap();
        let all = known_after(&reader, None, 10).await.unwrap();
        let rooms = all[0].recorded(&book().catalogue, Subject::Household, "rooms");
        assert_eq!(rooms.map(|one| one.answer), Some(number(1.0)));
        drop(reader);
        undo_household_merge(&permit(&worker), &base.database, merge).await.unwrap();
        let parted = [Some(number(2.0)), Some(number(30.0)), Some(number(1.0)), None];
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, parted);
    });
}

#[test]
fn a_record_that_is_hidden_from_somebody_tells_that_one_nothing() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        merged(base, homes).await;
        // The other record's household is closed for everybody but its circle; the record that stands is not.
        let protector = manager(VEDROVO);
        let whom = Whom::Household(homes[1].id);
        protect_record(&permit(&protector), &base.database, whom, "sigurna kuća", &[])
            .await
            .unwrap();
        let all = [Some(number(2.0)), Some(number(30.0)), Some(number(4.0)), Some(YES)];
        assert_eq!(seen(base, &protector, homes[0], ASKED).await, all);
        let own = [Some(number(2.0)), Some(number(30.0)), Some(number(1.0)), None];
        let worker = worker(VEDROVO);
        assert_eq!(seen(base, &worker, homes[0], ASKED).await, own);
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let catalogue = &book().catalogue;
        let may = permit(&coordinator);
        let found = fact_history(&may, &base.database, catalogue, homes[0].id).await;
        assert_eq!(found.unwrap().unwrap().entries.len(), 2);
        let found = find_assessment(&permit(&worker), &base.database, book(), homes[0].id).await;
        let facts = found.unwrap().unwrap().assessed().unwrap().facts;
        assert_eq!(facts.persons[0].facts.get(id("chronic_illness")), &Answer::NOT_ASKED);
    });
}
