//! What a person asks by right, and what the person agrees to, holds in all records of the person.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use database::Audit;
use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, Group, HeldByRight, Mark, MarkData, Merging, Objection,
    Purpose, Refused, RightKind, RightRequest, RightState, Signature, add_mark, change_person,
    create_household, decide_right, find_household, find_person, find_roster, groups_among,
    has_agreed, held_by_right, list_consents, list_rights, merge_persons, record_consent,
    record_right, restricted_among, restricted_persons, undo_merge,
};
use testkit::{Base, TestSite, on_both};

use crate::builders::{VEDROVO, change, day, household, migrations, permit, person, today};

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

async fn entered(base: &Base, given_name: &str) -> (HouseholdId, PersonId) {
    let new = household(person("Jović", given_name), "Vedrovo");
    let id = create_household(&permit(&coordinator()), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(&coordinator()), &base.database, id).await.unwrap().unwrap();
    (id, found.members[0].id)
}

/// Three records of one person: the first stands for the second, and this one for the third.
struct Thrice {
    home: HouseholdId,
    records: [PersonId; 3],
}

async fn entered_thrice(base: &Base) -> Thrice {
    let (home, first) = entered(base, "Ana").await;
    let (_, second) = entered(base, "Anka").await;
    let (_, third) = entered(base, "Anica").await;
    Thrice { home, records: [first, second, third] }
}

async fn merge(base: &Base, keep: PersonId, other: PersonId) -> registry::MergeId {
    let found = find_person(&permit(&coordinator()), &base.database, keep).await.unwrap().unwrap();
    let merging = Merging { keep, other, shown: found.person.data, reason: String::new() };
    let id = merge_persons(&permit(&coordinator()), &base.database, &merging).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
    id
}

async fn ask(base: &Base, person: PersonId, kind: RightKind) {
    let request = RightRequest { kind, asked_on: today(), text: String::new() };
    record_right(&permit(&coordinator()), &base.database, person, &request).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
}

/// Decides about the only request, as it is reached from one of the records.
async fn decide(base: &Base, person: PersonId, decision: RightState) {
    let who = permit(&coordinator());
    let kept = list_rights(&who, &base.database, person).await.unwrap().unwrap();
    assert_eq!(kept.len(), 1);
    let decided = (decision, "u redu");
    decide_right(&who, &base.database, person, kept[0].id, decided).await.unwrap();
}

async fn restricted(base: &Base, persons: &[PersonId]) -> BTreeSet<PersonId> {
    let look = Audit::of("test");
    let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
    restricted_among(&reader, persons).await.unwrap()
}

async fn held(base: &Base, home: HouseholdId) -> HeldByRight {
    let look = Audit::of("test");
    let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
    held_by_right(&reader, &[home]).await.unwrap()
}

#[test]
fn a_restriction_that_was_asked_in_a_record_that_stepped_back_holds_for_those_that_stand_for_it() {
    on_both(migrations(), async |base| {
        let Thrice { home, records } = entered_thrice(base).await;
        let [first, second, third] = records;
        ask(base, third, RightKind::Restriction).await;
        merge(base, second, third).await;
        merge(base, first, second).await;
        assert_eq!(restricted(base, &records).await, BTreeSet::new());
        // It is seen and decided about by the record that stands.
        decide(base, first, RightState::Granted).await;
        assert_eq!(restricted(base, &[first]).await, BTreeSet::from([first]));
        assert_eq!(restricted(base, &records).await, BTreeSet::from(records));
        let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
        assert_eq!(restricted_persons(&tx).await.unwrap(), BTreeSet::from(records));
        drop(tx);
        let expected = HeldByRight { restricted: BTreeSet::from([home]), ..HeldByRight::default() };
        assert_eq!(held(base, home).await, expected);
        let look = Audit::of("test");
        let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
        assert!(find_roster(&reader, home).await.unwrap().unwrap().is_only_kept());
        drop(reader);
        let who = coordinator();
        let found = find_person(&permit(&who), &base.database, first).await.unwrap().unwrap();
        assert!(found.is_restricted);
        let from = change(found.person.version, "");
        let data = person("Jovanović", "Ana");
        let changed = change_person(&permit(&who), &base.database, first, data, from).await;
        assert!(matches!(changed, Err(Refused::Restricted)), "{changed:?}");
        decide(base, first, RightState::Over).await;
        assert_eq!(restricted(base, &records).await, BTreeSet::new());
        assert_eq!(held(base, home).await, HeldByRight::default());
    });
}

#[test]
fn a_right_is_recorded_in_the_record_that_stands_and_stays_there_when_the_two_are_parted() {
    on_both(migrations(), async |base| {
        let Thrice { records: [first, second, third], .. } = entered_thrice(base).await;
        merge(base, second, third).await;
        let id = merge(base, first, second).await;
        ask(base, third, RightKind::Access).await;
        let kinds = async |person| {
            let who = permit(&coordinator());
            let kept = list_rights(&who, &base.database, person).await.unwrap().unwrap();
            kept.iter().map(|one| one.request.kind).collect::<Vec<_>>()
        };
        for record in [first, second, third] {
            assert_eq!(kinds(record).await, [RightKind::Access]);
        }
        undo_merge(&permit(&coordinator()), &base.database, id).await.unwrap();
        assert_eq!(kinds(first).await, [RightKind::Access]);
        for record in [second, third] {
            assert_eq!(kinds(record).await, []);
        }
    });
}

#[test]
fn an_objection_holds_in_all_records_until_it_is_refused_or_over() {
    on_both(migrations(), async |base| {
        let Thrice { home, records } = entered_thrice(base).await;
        let [first, second, _] = records;
        ask(base, second, RightKind::Objection).await;
        merge(base, first, second).await;
        let told = async || {
            let look = Audit::of("test");
            let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
            let roster = find_roster(&reader, home).await.unwrap().unwrap();
            (roster.objection(), held_by_right(&reader, &[home]).await.unwrap())
        };
        let objects = |one| HeldByRight {
            objections: BTreeMap::from([(home, one)]),
            ..HeldByRight::default()
        };
        assert_eq!(told().await, (Some(Objection::Open), objects(Objection::Open)));
        decide(base, first, RightState::Granted).await;
        assert_eq!(told().await, (Some(Objection::Accepted), objects(Objection::Accepted)));
        decide(base, second, RightState::Over).await;
        assert_eq!(told().await, (None, HeldByRight::default()));
    });
}

fn said(answer: ConsentAnswer, on: u32) -> ConsentData {
    ConsentData {
        purpose: Purpose::Health,
        basis: Basis::Consent,
        answer,
        day: day(2026, 11, on),
        text_version: "1".into(),
        signature: Some(Signature::Paper),
        proxy: None,
    }
}

#[test]
fn a_word_that_is_given_to_a_record_that_stepped_back_is_the_persons_word() {
    on_both(migrations(), async |base| {
        let Thrice { records: [first, second, third], .. } = entered_thrice(base).await;
        let who = coordinator();
        let say = async |person, answer, on| {
            record_consent(&permit(&who), &base.database, person, &said(answer, on)).await.unwrap();
            base.clock.advance(Duration::from_mins(1));
        };
        let agrees = async |person| {
            let look = Audit::of("test");
            let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
            has_agreed(&reader, person, Purpose::Health).await.unwrap()
        };
        say(first, ConsentAnswer::Given, 3).await;
        merge(base, second, third).await;
        let id = merge(base, first, second).await;
        assert!(agrees(first).await);
        say(third, ConsentAnswer::Withdrawn, 4).await;
        for record in [first, second, third] {
            assert!(!agrees(record).await);
            let kept = list_consents(&permit(&who), &base.database, record).await;
            let kept = kept.unwrap().unwrap();
            assert_eq!(kept.words, [said(ConsentAnswer::Withdrawn, 4)]);
            let days: Vec<_> = kept.all.iter().map(|one| one.data.day).collect();
            assert_eq!(days, [day(2026, 11, 3), day(2026, 11, 4)]);
        }
        // It stays the person's word when the two are parted.
        undo_merge(&permit(&who), &base.database, id).await.unwrap();
        assert!(!agrees(first).await);
        let left = list_consents(&permit(&who), &base.database, second).await.unwrap().unwrap();
        assert_eq!((left.all, left.words), (Vec::new(), Vec::new()));
    });
}

#[test]
fn an_answer_before_a_record_became_the_persons_does_not_answer_for_it() {
    on_both(migrations(), async |base| {
        let Thrice { records: [first, second, third], .. } = entered_thrice(base).await;
        let who = coordinator();
        let say = async |person, answer, on| {
            record_consent(&permit(&who), &base.database, person, &said(answer, on)).await.unwrap();
            base.clock.advance(Duration::from_mins(1));
        };
        say(third, ConsentAnswer::Refused, 3).await;
        merge(base, second, third).await;
        // Nobody knew yet that the first record is of the same person.
        say(first, ConsentAnswer::Given, 4).await;
        merge(base, first, second).await;
        let words = async || {
            let kept = list_consents(&permit(&who), &base.database, first).await;
            kept.unwrap().unwrap().words
        };
        assert_eq!(words().await, [said(ConsentAnswer::Refused, 3)]);
        say(first, ConsentAnswer::Given, 5).await;
        assert_eq!(words().await, [said(ConsentAnswer::Given, 5)]);
    });
}

#[test]
fn a_household_whose_members_data_may_only_be_kept_is_in_no_exported_list() {
    on_both(migrations(), async |base| {
        let (_, ana) = entered(base, "Ana").await;
        entered(base, "Mila").await;
        let site = TestSite::of(base, vec![registry::context()]);
        let who = format!("office_coordinator:{VEDROVO}:en");
        let exported = async || {
            let file = site.get(&who, "/households?format=csv").await;
            let lines = file.text().lines().skip(1);
            let mut names: Vec<_> =
                ["Ana", "Mila"].into_iter().filter(|name| file.text().contains(name)).collect();
            names.sort_unstable();
            (lines.count(), names)
        };
        assert_eq!(exported().await, (2, vec!["Ana", "Mila"]));
        ask(base, ana, RightKind::Restriction).await;
        decide(base, ana, RightState::Granted).await;
        assert_eq!(exported().await, (1, vec!["Mila"]));
        let page = site.get(&who, "/households").await;
        assert!(page.text().contains("Ana"), "it is kept, and found by who looks for it");
    });
}

#[test]
fn groups_are_counted_in_all_records_with_consent_where_it_takes_one_and_violence_never() {
    on_both(migrations(), async |base| {
        let Thrice { records: [first, second, third], .. } = entered_thrice(base).await;
        let (_, other) = entered(base, "Mila").await;
        let who = testkit::actor(&[Role::CaseManager], VEDROVO);
        let say = async |person, answer, on| {
            record_consent(&permit(&who), &base.database, person, &said(answer, on)).await.unwrap();
            base.clock.advance(Duration::from_mins(1));
        };
        for person in [first, second, other] {
            say(person, ConsentAnswer::Given, 3).await;
        }
        let marks = [
            (first, Group::Carer),
            (first, Group::Violence),
            (second, Group::Disability),
            (third, Group::Homeless),
            (other, Group::MentalHealth),
        ];
        for (person, group) in marks {
            let mark = MarkData { mark: Mark::Group(group), is_self_declared: true };
            add_mark(&permit(&who), &base.database, person, mark).await.unwrap();
        }
        merge(base, second, third).await;
        merge(base, first, second).await;
        let counted = async || {
            let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
            groups_among(&tx, &[first, other]).await.unwrap()
        };
        let of_other = (other, BTreeSet::from([Group::MentalHealth]));
        let all = BTreeSet::from([Group::Disability, Group::Carer, Group::Homeless]);
        assert_eq!(counted().await, BTreeMap::from([(first, all), of_other.clone()]));
        say(third, ConsentAnswer::Withdrawn, 4).await;
        let left = BTreeSet::from([Group::Carer, Group::Homeless]);
        assert_eq!(counted().await, BTreeMap::from([(first, left.clone()), of_other]));
        say(other, ConsentAnswer::Refused, 5).await;
        assert_eq!(counted().await, BTreeMap::from([(first, left)]));
    });
}
