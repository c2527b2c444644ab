//! A municipality that keeps records for some years, and people who see to it.

use std::{collections::BTreeMap, sync::LazyLock, time::Duration};

use assessment::LiveRules;
use chrono::NaiveDate;
use database::{Audit, Migration, NewJob};
use kernel::{Actor, HouseholdId, Permission, Permit, PersonId, Role};
use registry::{
    Change, HouseholdData, HowLeft, NewHousehold, NoteData, PersonData, Relation, Sex, Whom,
    create_household, find_household, record_departure, write_note,
};
use retention::{
    Item, ItemState, ListId, ListPage, ListState, RetentionList, SeenList, WhyLeft, context,
    find_list, list_lists, set_rule,
};
use testkit::Base;

pub(crate) const VEDROVO: &str = "99015";
pub(crate) const OTHER: &str = "70939";

/// The tables of retention and of all that it rests on.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        let registry = [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS];
        [registry.concat(), retention::MIGRATIONS.to_vec()].concat()
    });
    &ALL
}

pub(crate) fn coordinator(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], unit)
}

/// Another coordinator, who belongs to other circles.
pub(crate) fn colleague(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeCoordinator, Role::CaseManager], unit)
}

pub(crate) fn administrator(unit: &str) -> Actor {
    testkit::actor(&[Role::Administrator], unit)
}

/// The permit of `actor` for `P`, which the test takes for granted.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day on which the tests' clock begins.
pub(crate) fn first_day() -> NaiveDate {
    day(2026, 11, 27)
}

/// Runs a test on both databases, with its people as users.
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
pub(crate) fn on_both_with_people(body: impl AsyncFn(&Base)) {
    testkit::on_both(migrations(), async |base| {
        for unit in [VEDROVO, OTHER] {
            for who in [coordinator(unit), colleague(unit), administrator(unit)] {
                base.enter_user(&who).await;
            }
        }
        body(base).await;
    });
}

pub(crate) fn pass_years(base: &Base, years: u64) {
    base.clock.advance(Duration::from_hours(24) * u32::try_from(years * 366).unwrap());
}

/// A household with its members in the order of the names.
pub(crate) async fn household(
    base: &Base,
    unit: &str,
    names: &[&str],
) -> (HouseholdId, Vec<PersonId>) {
    let member = |(at, name): (usize, &&str)| PersonData {
        family_name: "Jović".into(),
        given_name: (*name).into(),
        sex: Some(Sex::Female),
        birth_date: Some(day(1984, 5, 3)),
        jmbg: None,
        relation: if at == 0 { Relation::Reference } else { Relation::NotRelated },
    };
    let data = HouseholdData {
        settlement: "Vedrovo".into(),
        address: "Šumska 3".into(),
        ..HouseholdData::default()
    };
    let new = NewHousehold { data, members: names.iter().enumerate().map(member).collect() };
    let who = coordinator(unit);
    let today = base.database.now().date_naive();
    let id = create_household(&permit(&who), &base.database, new, today).await.unwrap();
    let found = find_household(&permit(&who), &base.database, id).await.unwrap().unwrap();
    (id, found.members.iter().map(|one| one.id).collect())
}

pub(crate) fn change(base: &Base, from_version: i32) -> Change {
    let valid_from = base.database.now().date_naive();
    Change { from_version, valid_from, reason: "javila porodica".into() }
}

pub(crate) async fn dies(base: &Base, id: PersonId) {
    let who = coordinator(VEDROVO);
    let change = change(base, 1);
    record_departure(&permit(&who), &base.database, id, HowLeft::Death, change).await.unwrap();
}

pub(crate) async fn note(base: &Base, unit: &str, whom: Whom, text: &str) {
    let today = base.database.now().date_naive();
    let data = NoteData { day: today, text: text.to_owned(), is_restricted: false };
    write_note(&permit(&coordinator(unit)), &base.database, whom, &data, None).await.unwrap();
}

pub(crate) async fn rule(base: &Base, unit: &str, kind: &str, years: u16) {
    let kind = kind.parse().unwrap();
    set_rule(&permit(&administrator(unit)), &base.database, kind, (true, years)).await.unwrap();
}

/// Does the jobs that wait.
pub(crate) async fn work(base: &Base) {
    let others = [registry::context(), assessment::context(&LiveRules::of(base.scratch()))];
    let jobs = context(others.into_iter().filter_map(|one| one.erase)).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    let reader = base.database.read(&base.everywhere()).await.unwrap();
    let done = database::jobs::list(&reader, &database::jobs::JobFilter::default(), None, 50).await;
    for job in done.unwrap() {
        assert_eq!(job.error, None, "{}", job.kind);
    }
    drop(reader);
    base.clock.advance(Duration::from_mins(1));
}

/// Lets a night pass.
pub(crate) async fn night(base: &Base) {
    let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
    tx.enqueue(NewJob::of("retention.gather_nightly", serde_json::Value::Null)).await.unwrap();
    tx.commit(Audit::of("test")).await.unwrap();
    work(base).await;
}

pub(crate) async fn lists(base: &Base, who: &Actor) -> Vec<RetentionList> {
    let page = ListPage { is_descending: true, beside: None, limit: 20 };
    list_lists(&permit(who), &base.database, &page).await.unwrap()
}

/// The states of lists, the newest first.
pub(crate) async fn states(base: &Base, who: &Actor) -> Vec<ListState> {
    lists(base, who).await.iter().map(|one| one.state).collect()
}

/// The newest list with all its items, as somebody sees it.
pub(crate) async fn newest(base: &Base, who: &Actor) -> SeenList {
    let id = lists(base, who).await[0].id;
    seen(base, who, id).await.unwrap()
}

pub(crate) async fn seen(base: &Base, who: &Actor, id: ListId) -> Option<SeenList> {
    let all = |items: Vec<Item>| {
        let total = items.len() as u64;
        (items, total)
    };
    find_list(&permit(who), &base.database, id, true, all).await.unwrap()
}

/// What stands on a list: the kind, the name of whom it is about, the state and why.
pub(crate) type Line = (&'static str, String, ItemState, Option<WhyLeft>);

pub(crate) fn lines(seen: &SeenList) -> Vec<Line> {
    let name = |one: &Item| match one.person {
        Some(person) => seen.persons.get(&person).cloned().unwrap_or_default(),
        None => seen.households.get(&one.household).cloned().unwrap_or_default(),
    };
    seen.items.iter().map(|one| (one.kind.name(), name(one), one.state, one.why)).collect()
}

/// The counts of a list with the names of kinds.
pub(crate) fn counted(seen: &SeenList) -> Vec<(&'static str, BTreeMap<ItemState, u64>)> {
    seen.counts.iter().map(|(kind, counts)| (kind.name(), counts.clone())).collect()
}

/// How often somebody did that, by the audit.
pub(crate) async fn audited(base: &Base, action: &str) -> i64 {
    base.number(&format!("select count(*) from audit_entry where action = '{action}'")).await
}
