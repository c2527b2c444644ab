//! Two records of one person: one stands for the person, and a merge can be taken back at any later time.

use database::Audit;
use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, Erasure, HowClosed, HowLeft, MembershipFault, MergeId,
    Merging, PersonData, Purpose, Refused, Relation, Sex, Signature, Whom, access_report,
    change_person, create_household, erase_person, find_household, find_person, has_agreed,
    merge_persons, protect_record, record_consent, record_departure, undo_merge,
};
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, VEDROVO, case_manager, change, day, household, list, migrations, names, permit, person,
    today, worker,
};

const NUMBER: &str = "0305984715019";

/// Jelena, entered twice: with her child under her maiden name, and alone after she married, with her number.
struct Twice {
    worker: Actor,
    family: HouseholdId,
    alone: HouseholdId,
    first: PersonId,
    second: PersonId,
}

fn married() -> PersonData {
    PersonData { jmbg: Some(NUMBER.parse().unwrap()), ..person("Petrović", "Jelena") }
}

async fn twice(base: &Base) -> Twice {
    let worker = worker(VEDROVO);
    let mut new = household(person("Djordjević", "Jelena"), "Vedrovo");
    new.members.push(PersonData { relation: Relation::Child, ..person("Đorđević", "Mila") });
    let family = create_household(&permit(&worker), &base.database, new, today()).await.unwrap();
    let new = household(married(), "Brodac");
    let alone = create_household(&permit(&worker), &base.database, new, today()).await.unwrap();
    let first = first_of(base, &worker, family).await;
    let second = first_of(base, &worker, alone).await;
    base.clock.advance(std::time::Duration::from_mins(1));
    Twice { worker, family, alone, first, second }
}

async fn first_of(base: &Base, actor: &Actor, id: HouseholdId) -> PersonId {
    let found = find_household(&permit(actor), &base.database, id).await.unwrap().unwrap();
    found.members[0].id
}

async fn merge(base: &Base, twice: &Twice, shown: PersonData) -> Result<MergeId, Refused> {
    let merging =
        Merging { keep: twice.first, other: twice.second, shown, reason: "isti čovek".into() };
    merge_persons(&permit(&twice.worker), &base.database, &merging).await
}

async fn undo(base: &Base, twice: &Twice, id: MergeId) -> Result<(), Refused> {
    undo_merge(&permit(&twice.worker), &base.database, id).await
}

#[test]
fn one_record_stands_for_the_person_and_is_found_by_the_other() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        merge(base, &twice, married()).await.unwrap();
        let worker = &twice.worker;
        for text in ["petrovic jelena", "djordjevic jelena", NUMBER] {
            assert_eq!(names(base, worker, text).await, ["Petrović Jelena"], "{text}");
        }
        assert_eq!(list(base, worker).await, ["Petrović Jelena"]);
        let found = find_household(&permit(worker), &base.database, twice.alone).await;
        let closed = found.unwrap().unwrap().closed.unwrap();
        assert_eq!((closed.how, closed.into), (HowClosed::Merged, Some(twice.family)));
        let file = find_person(&permit(worker), &base.database, twice.first).await;
        let file = file.unwrap().unwrap();
        assert_eq!(file.person.data.jmbg, Some(NUMBER.parse().unwrap()));
        assert_eq!(file.person.data.relation, Relation::Reference);
        assert_eq!(file.records.len(), 1);
        assert_eq!(file.records[0].person, twice.second);
        let other = find_person(&permit(worker), &base.database, twice.second).await;
        assert_eq!(other.unwrap().unwrap().person.canonical, Some(twice.first));
        let (may, from) = (permit(worker), change(1, ""));
        let changed = change_person(&may, &base.database, twice.second, married(), from).await;
        assert!(matches!(changed, Err(Refused::Merged)), "{changed:?}");
    });
}

/// Tables with the columns that a merge and its undoing leave behind: how often and when something was changed.
pub(crate) const TABLES: [&str; 14] = [
    "person",
    "household",
    "household_member",
    "search_term",
    "contact",
    "person_document",
    "person_mark",
    "note",
    "attachment",
    "consent",
    "protection",
    "protection_circle",
    "relative",
    "partnership",
];

pub(crate) async fn everything(base: &Base) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for table in TABLES {
        // A number and a household's note are sealed anew each time they are written; that the number is the same is told by its hash.
        all.push(base.rows(table, &["version", "changed_at", "jmbg", "note"]).await);
    }
    all
}

/// The first table that is not as it was, with its rows now and before.
pub(crate) async fn changed_since(
    base: &Base,
    before: &[Vec<String>],
) -> Option<(&'static str, Vec<String>, Vec<String>)> {
    let now = everything(base).await;
    let mut rows = TABLES.into_iter().zip(now.into_iter().zip(before));
    rows.find(|(_, (now, before))| now != *before)
        .map(|(table, (now, before))| (table, now, before.clone()))
}

#[test]
fn a_merge_that_is_undone_leaves_everything_as_it_was() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let manager = case_manager(VEDROVO);
        let new = household(person("Perić", "Pera"), "Vedrovo");
        let third = create_household(&permit(&manager), &base.database, new, today()).await;
        let third = first_of(base, &manager, third.unwrap()).await;
        protect_record(&permit(&manager), &base.database, Whom::Person(third), "preti", &[])
            .await
            .unwrap();
        let before = everything(base).await;
        // Every pair and either direction, with the values of one, of the other, and of both mixed.
        let all = [twice.first, twice.second, third];
        for (at, keep) in all.iter().enumerate() {
            for other in all.iter().skip(at + 1).chain(all.iter().take(at)) {
                for shown in [married(), person("Djordjević", "Jelena"), person("Perić", "Jelena")]
                {
                    let merging = Merging { keep: *keep, other: *other, shown, reason: "x".into() };
                    let merged = merge_persons(&permit(&manager), &base.database, &merging).await;
                    let id = merged.unwrap();
                    assert_ne!(everything(base).await, before);
                    undo_merge(&permit(&manager), &base.database, id).await.unwrap();
                    assert_eq!(changed_since(base, &before).await, None, "{merging:?}");
                }
            }
        }
    });
}

#[test]
fn what_was_changed_after_the_merge_stays_when_it_is_undone() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let id = merge(base, &twice, married()).await.unwrap();
        let worker = &twice.worker;
        let file =
            find_person(&permit(worker), &base.database, twice.first).await.unwrap().unwrap();
        let given = PersonData { given_name: "Jelena Ana".into(), ..file.person.data };
        let changed = change(file.person.version, "drugo ime");
        change_person(&permit(worker), &base.database, twice.first, given, changed).await.unwrap();
        undo(base, &twice, id).await.unwrap();
        let file =
            find_person(&permit(worker), &base.database, twice.first).await.unwrap().unwrap();
        assert_eq!(
            file.person.data,
            PersonData { given_name: "Jelena Ana".into(), ..person("Djordjević", "Jelena") }
        );
        assert_eq!(file.records, []);
        assert!(matches!(undo(base, &twice, id).await, Err(Refused::NotFound)));
        assert_eq!(names(base, worker, NUMBER).await, ["Petrović Jelena"]);
    });
}

fn said(answer: ConsentAnswer, on: u32) -> ConsentData {
    ConsentData {
        purpose: Purpose::Contact,
        basis: Basis::Consent,
        answer,
        day: day(2026, 11, on),
        text_version: "1".into(),
        signature: Some(Signature::Paper),
        proxy: None,
    }
}

async fn may_contact(base: &Base, twice: &Twice) -> bool {
    let about = Audit::of("test");
    let reader = base.database.read_personal(&base.within(VEDROVO), about).await.unwrap();
    has_agreed(&reader, twice.first, Purpose::Contact).await.unwrap()
}

#[test]
fn the_strictest_word_holds_until_the_person_is_asked_again() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let worker = permit(&twice.worker);
        let database = &base.database;
        record_consent(&worker, database, twice.first, &said(ConsentAnswer::Given, 20))
            .await
            .unwrap();
        record_consent(&worker, database, twice.second, &said(ConsentAnswer::Refused, 3))
            .await
            .unwrap();
        assert!(may_contact(base, &twice).await);
        let id = merge(base, &twice, married()).await.unwrap();
        assert!(!may_contact(base, &twice).await);
        let file = find_person(&permit(&twice.worker), database, twice.first).await;
        assert_eq!(file.unwrap().unwrap().may_contact, Some(false));
        base.clock.advance(std::time::Duration::from_mins(1));
        record_consent(&worker, database, twice.first, &said(ConsentAnswer::Given, 27))
            .await
            .unwrap();
        assert!(may_contact(base, &twice).await);
        undo(base, &twice, id).await.unwrap();
        assert!(may_contact(base, &twice).await);
    });
}

#[test]
fn the_stricter_protection_hides_both_records() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let manager = case_manager(VEDROVO);
        let whom = Whom::Person(twice.second);
        protect_record(&permit(&manager), &base.database, whom, "preti", &[]).await.unwrap();
        let hidden = merge(base, &twice, married()).await;
        assert!(matches!(hidden, Err(Refused::NotFound)), "{hidden:?}");
        let merging = Merging {
            keep: twice.first,
            other: twice.second,
            shown: married(),
            reason: String::new(),
        };
        let id = merge_persons(&permit(&manager), &base.database, &merging).await.unwrap();
        for record in [twice.first, twice.second] {
            let seen = find_person(&permit(&twice.worker), &base.database, record).await.unwrap();
            assert_eq!(seen, None);
        }
        for text in ["jelena", NUMBER] {
            assert_eq!(names(base, &twice.worker, text).await, [""; 0], "{text}");
        }
        undo_merge(&permit(&manager), &base.database, id).await.unwrap();
        assert_eq!(names(base, &twice.worker, "jelena").await, ["Djordjević Jelena"]);
    });
}

#[test]
fn erasure_and_the_report_of_access_reach_all_records() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        merge(base, &twice, married()).await.unwrap();
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let report = access_report(&permit(&coordinator), &base.database, twice.first).await;
        let report = report.unwrap().unwrap();
        assert_eq!(report.elsewhere.len(), 1);
        assert_eq!(report.elsewhere[0].person.data.listed_name(), "Petrović Jelena");
        assert!(report.accesses.iter().any(|one| one.action == "merge_persons"));
        drop(report);
        let erasure = Erasure { typed_name: "Petrović Jelena".into() };
        let erasers = [registry::context().erase.unwrap()];
        let may = permit(&coordinator);
        erase_person(&may, &base.database, twice.first, &erasure, &erasers).await.unwrap();
        let left = "select count(*) from person where given_name = 'Jelena'";
        assert_eq!(base.number(left).await, 0);
        assert_eq!(names(base, &twice.worker, "petrovic").await, [""; 0]);
        assert_eq!(names(base, &twice.worker, NUMBER).await, [""; 0]);
    });
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_is_written() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let before = everything(base).await;
        let database = &base.database;
        let of = |keep, other, shown| Merging { keep, other, shown, reason: String::new() };
        let may = permit(&twice.worker);
        let same = merge_persons(&may, database, &of(twice.first, twice.first, married())).await;
        let fault = MembershipFault::SamePerson;
        assert!(matches!(same, Err(Refused::Membership(found)) if found == fault), "{same:?}");
        let man = PersonData { sex: Some(Sex::Male), ..married() };
        let wrong = merge_persons(&may, database, &of(twice.first, twice.second, man)).await;
        assert!(matches!(wrong, Err(Refused::Contradiction { .. })), "{wrong:?}");
        let stranger = worker(OTHER);
        let pair = of(twice.first, twice.second, married());
        let foreign = merge_persons(&permit(&stranger), database, &pair).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        assert_eq!(everything(base).await, before);
        let id = merge_persons(&may, database, &pair).await.unwrap();
        let again = merge_persons(&may, database, &pair).await;
        assert!(matches!(again, Err(Refused::Merged)), "{again:?}");
        let foreign = undo_merge(&permit(&stranger), database, id).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let (may, from) = (permit(&twice.worker), change(1, ""));
        let gone = record_departure(&may, database, twice.second, HowLeft::Death, from).await;
        assert!(matches!(gone, Err(Refused::Merged)), "{gone:?}");
    });
}
