//! Households and persons for the tests, and people who may enter and see them.

use std::sync::LazyLock;

use chrono::NaiveDate;
use database::Migration;
use kernel::{Actor, Permission, Permit, Role};
use registry::{
    Change, HouseholdData, ListRequest, ListSort, NewHousehold, PersonData, Query, Relation, Sex,
    list_households, search_registry,
};
use testkit::Base;

pub(crate) const VEDROVO: &str = "99015";
pub(crate) const OTHER: &str = "70939";

/// The registry's tables and those of the users who work with them.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> =
        LazyLock::new(|| [identity::MIGRATIONS, registry::MIGRATIONS].concat());
    &ALL
}

/// A worker of an office in `unit`.
pub(crate) fn worker(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeWorker], unit)
}

/// The permit of `actor` for `P`, which the test takes for granted.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().expect("the role has the permission")
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// The day on which the tests' clock stands.
pub(crate) fn today() -> NaiveDate {
    day(2026, 11, 27)
}

pub(crate) fn person(family_name: &str, given_name: &str) -> PersonData {
    PersonData {
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        sex: Some(Sex::Female),
        birth_date: Some(day(1984, 5, 3)),
        jmbg: None,
        relation: Relation::Reference,
    }
}

/// A household of one in the settlement of `settlement`.
pub(crate) fn household(member: PersonData, settlement: &str) -> NewHousehold {
    let data = HouseholdData {
        settlement: settlement.to_owned(),
        address: "Cara Dušana 12".to_owned(),
        ..HouseholdData::default()
    };
    NewHousehold { data, members: vec![member] }
}

/// A change made from `from_version` today.
pub(crate) fn change(from_version: i32, reason: &str) -> Change {
    Change { from_version, valid_from: today(), reason: reason.to_owned() }
}

/// Somebody who leads cases in `unit`.
pub(crate) fn case_manager(unit: &str) -> Actor {
    testkit::actor(&[Role::CaseManager], unit)
}

/// The names that a search finds, in alphabetical order.
pub(crate) async fn names(base: &Base, actor: &Actor, text: &str) -> Vec<String> {
    let query = Query::parse(text);
    let found = search_registry(&permit(actor), &base.database, &query, 20).await;
    let mut names: Vec<String> =
        found.expect("an answer").into_iter().map(|one| one.name).collect();
    names.sort();
    names
}

/// The names of the list of households.
pub(crate) async fn list(base: &Base, actor: &Actor) -> Vec<String> {
    let request = ListRequest {
        sort: ListSort::Name,
        is_descending: false,
        beside: None,
        settlement: None,
        search: None,
        limit: 100,
    };
    let list = list_households(&permit(actor), &base.database, &request).await;
    list.expect("an answer").rows.into_iter().map(|row| row.listed_name).collect()
}
