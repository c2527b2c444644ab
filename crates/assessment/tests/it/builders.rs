//! Stored households for the tests, and people who may see and enter what is known of them.

use std::sync::LazyLock;

use assessment::{
    Answer, EntryAbout, FactSource, FactSubject, FactsOf, Given, NewFacts, RuleBook, VariableId,
    find_known,
};
use chrono::NaiveDate;
use database::Migration;
use kernel::{Actor, HouseholdId, Permission, Permit, PersonId, Role};
use registry::{HouseholdData, NewHousehold, PersonData, Relation, Sex, create_household};
use testkit::Base;

pub(crate) const VEDROVO: &str = "99015";
pub(crate) const OTHER: &str = "70939";

/// The tables of facts, of the registry and of the users who work with both.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS].concat()
    });
    &ALL
}

/// The shipped rules.
pub(crate) fn book() -> &'static RuleBook {
    static BOOK: LazyLock<RuleBook> =
        LazyLock::new(|| RuleBook::open(std::path::Path::new("no such folder")).unwrap());
    &BOOK
}

pub(crate) fn worker(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeWorker], unit)
}

pub(crate) fn manager(unit: &str) -> Actor {
    testkit::actor(&[Role::CaseManager], unit)
}

/// The permit of `actor` for `P`, which the test takes for granted.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A stored household of a mother and a child.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stored {
    pub(crate) id: HouseholdId,
    pub(crate) mother: PersonId,
    pub(crate) child: PersonId,
}

fn person(given_name: &str, born: NaiveDate, relation: Relation) -> PersonData {
    PersonData {
        family_name: "Jović".to_owned(),
        given_name: given_name.to_owned(),
        sex: Some(Sex::Female),
        birth_date: Some(born),
        jmbg: None,
        relation,
    }
}

/// Enters the household in `unit`.
pub(crate) async fn stored(base: &Base, unit: &str) -> Stored {
    let ana = person("Ana", day(1984, 5, 3), Relation::Reference);
    let mila = person("Mila", day(2015, 2, 1), Relation::Child);
    let (id, members) = created(base, unit, vec![ana, mila]).await;
    Stored { id, mother: members[0], child: members[1] }
}

/// Enters the mother alone; who would be the child is she herself.
pub(crate) async fn stored_alone(base: &Base) -> Stored {
    let ana = person("Ana", day(1984, 5, 3), Relation::Reference);
    let (id, members) = created(base, VEDROVO, vec![ana]).await;
    Stored { id, mother: members[0], child: members[0] }
}

async fn created(
    base: &Base,
    unit: &str,
    members: Vec<PersonData>,
) -> (HouseholdId, Vec<PersonId>) {
    let data = HouseholdData { settlement: "Vedrovo".to_owned(), ..HouseholdData::default() };
    let new = NewHousehold { data, members };
    let worker = worker(unit);
    let id = create_household(&permit(&worker), &base.database, new, day(2026, 11, 27)).await;
    let id = id.unwrap();
    let found = registry::find_household(&permit(&worker), &base.database, id).await.unwrap();
    (id, found.unwrap().members.iter().map(|one| one.id).collect())
}

/// An answer by its code.
pub(crate) fn answer<'a>(code: &str, given: impl Into<Given<'a>>) -> (VariableId, Answer) {
    book().catalogue.answer(code, &given.into()).unwrap()
}

/// Answers about the household itself.
pub(crate) fn of_household(home: Stored, answers: Vec<(VariableId, Answer)>) -> FactsOf {
    FactsOf { household: home.id, subject: FactSubject::Household(home.id), answers }
}

/// Answers about a member.
pub(crate) fn of_person(
    home: Stored,
    person: PersonId,
    answers: Vec<(VariableId, Answer)>,
) -> FactsOf {
    FactsOf { household: home.id, subject: FactSubject::Person(person), answers }
}

/// What the answers of an entry share.
pub(crate) fn about(round: &str, valid_from: NaiveDate) -> EntryAbout {
    EntryAbout {
        round: round.to_owned(),
        valid_from,
        source: FactSource::Office,
        reason: "razgovor".to_owned(),
    }
}

/// An entry made from a version.
pub(crate) fn entry(from_version: &str, facts: Vec<FactsOf>) -> NewFacts {
    let about = about("2026-1", day(2026, 11, 20));
    NewFacts { from_version: from_version.to_owned(), facts, about }
}

/// The version of what is known of a household, which a form names that is filled now.
pub(crate) async fn version(base: &Base, home: HouseholdId) -> String {
    version_in(base, VEDROVO, home).await
}

/// The same in a municipality.
pub(crate) async fn version_in(base: &Base, unit: &str, home: HouseholdId) -> String {
    let tx = base.database.begin(&base.within(unit)).await.unwrap();
    let known = find_known(&tx, home).await.unwrap().unwrap();
    known.version().to_owned()
}
