//! Computing all households again.

use assessment::{
    Given, LiveRules, ask_recompute, context, enter_facts, find_assessment, recompute_state,
};
use database::{
    Audit, JobKind, JobState, NewJob,
    jobs::{self, JobFilter},
};
use kernel::{Actor, Role};
use serde_json::json;
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, Stored, VEDROVO, answer, book, day, entry, migrations, of_household, permit, stored,
    version, worker,
};

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

async fn recompute(
    base: &Base,
    chosen: (Option<chrono::NaiveDate>, Option<i32>),
) -> serde_json::Value {
    let coordinator = coordinator();
    ask_recompute(&permit(&coordinator), &base.database, chosen).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    let state = recompute_state(&permit(&coordinator), &base.database).await.unwrap();
    let mut result = state.jobs[0].result.clone().unwrap_or_default();
    // How the order of work behaves has tests of its own.
    let told = result.as_object_mut().unwrap();
    let (order, by) = (told.remove("order").unwrap(), told.remove("by").unwrap());
    assert_eq!(order["households"], result["households"]);
    // By which rules it worked: `rules_that_change_are_followed`.
    assert_eq!(by.as_object().unwrap().keys().collect::<Vec<_>>(), ["parameters", "rules"]);
    result
}

async fn homes(base: &Base) -> [Stored; 2] {
    let homes = [stored(base, VEDROVO).await, stored(base, VEDROVO).await];
    let rooms = of_household(homes[0], vec![answer("rooms", Given::Number(1.0))]);
    let worker = worker(VEDROVO);
    let new = entry(&version(base, homes[0].id).await, vec![rooms]);
    enter_facts(&permit(&worker), &base.database, book(), homes[0].id, new).await.unwrap();
    homes
}

#[test]
fn all_households_of_the_municipality_are_assessed_and_twice_changes_nothing() {
    on_both(migrations(), async |base| {
        homes(base).await;
        stored(base, OTHER).await;
        let first = recompute(base, (None, None)).await;
        // The household with answers was assessed when they were entered.
        assert_eq!(first, json!({ "households": 2, "changed": 1 }));
        base.clock.advance(std::time::Duration::from_mins(1));
        let second = recompute(base, (None, None)).await;
        assert_eq!(second, json!({ "households": 2, "changed": 0 }));
        assert_eq!(base.number("select count(*) from assessment_result").await, 2);
    });
}

#[test]
fn another_reference_keeps_the_old_results_with_their_parameters() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        base.clock.advance(std::time::Duration::from_mins(1));
        let chosen = (Some(day(2024, 5, 1)), Some(2023));
        assert_eq!(recompute(base, chosen).await, json!({ "households": 2, "changed": 2 }));
        let worker = worker(VEDROVO);
        let found = find_assessment(&permit(&worker), &base.database, book(), homes[0].id).await;
        let found = found.unwrap().unwrap().assessed().unwrap();
        let told: Vec<_> = found
            .past
            .iter()
            .map(|past| (past.with.reference.income_year, past.is_current))
            .collect();
        assert_eq!(told, [(2023, true), (2025, false)]);
        let line = |at: usize| {
            let set = &found.sets[&found.past[at].with.parameters];
            set.parameters.iter().find(|one| one.code == "arop_line").map(|one| one.value)
        };
        assert_eq!((line(0), line(1)), (Some(35_606.0), None));
        assert_eq!(found.reference.date, day(2024, 5, 1));
    });
}

/// Lets a night pass: the job that is due then, and what it asks for.
async fn night(base: &Base) {
    let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
    let job = NewJob::of("assessment.recompute_nightly", serde_json::Value::Null);
    tx.enqueue(job).await.unwrap();
    tx.commit(Audit::of("test")).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
}

/// The kinds and states of the jobs that an administrator of a municipality sees, the newest first.
async fn jobs_of(base: &Base, unit: &str) -> Vec<(String, JobState)> {
    let reader = base.database.read(&base.within(unit)).await.unwrap();
    let jobs = jobs::list(&reader, &JobFilter::default(), None, 20).await.unwrap();
    jobs.into_iter().map(|one| (one.kind, one.state)).collect()
}

#[test]
fn every_night_each_open_municipality_with_households_is_assessed_as_of_that_day() {
    on_both(migrations(), async |base| {
        const EMPTY: &str = "80438";
        for (unit, name) in [(VEDROVO, "Vedrovo"), (OTHER, "Drugo"), (EMPTY, "Prazno")] {
            let (all, unit) = (base.everywhere(), unit.parse().unwrap());
            identity::set_up_municipality(&all, &base.database, &unit, name).await.unwrap();
        }
        stored(base, VEDROVO).await;
        stored(base, OTHER).await;
        base.raw("update municipality set state = 'closing' where name = 'Drugo'").await.unwrap();
        night(base).await;
        let done = vec![("assessment.recompute".to_owned(), JobState::Done)];
        assert_eq!(jobs_of(base, VEDROVO).await, done);
        assert_eq!(jobs_of(base, OTHER).await, []);
        assert_eq!(jobs_of(base, EMPTY).await, []);
        assert_eq!(base.number("select count(*) from assessment_result").await, 1);
        // The next night changes nothing; a birthday does: the child is of age.
        base.clock.advance(std::time::Duration::from_hours(24));
        night(base).await;
        assert_eq!(base.number("select count(*) from assessment_result").await, 1);
        base.clock.advance(std::time::Duration::from_hours(24 * 366 * 8));
        night(base).await;
        assert_eq!(base.number("select count(*) from assessment_result").await, 2);
        let now = "select count(*) from assessment_result where is_current and reference_date > '2034-01-01'";
        let now = if base.is_postgres() {
            now.to_owned()
        } else {
            now.replace("is_current and", "is_current = 1 and")
        };
        assert_eq!(base.number(&now).await, 1);
    });
}

/// Looks whether the rules have changed, and does what that asks for.
async fn looked_at(base: &Base, jobs: &[JobKind]) {
    let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
    let job = NewJob::of("assessment.recompute_by_changed_rules", serde_json::Value::Null);
    tx.enqueue(job).await.unwrap();
    tx.commit(Audit::of("test")).await.unwrap();
    database::run_until_idle(&base.database, jobs.to_vec()).await.unwrap();
}

/// The versions of the weights of each result that a household ever had, the newest first.
async fn versions(base: &Base, home: Stored) -> Vec<u32> {
    let worker = worker(VEDROVO);
    let found = find_assessment(&permit(&worker), &base.database, book(), home.id).await;
    let found = found.unwrap().unwrap().assessed().unwrap();
    let version = |past: &assessment::PastResult| {
        found.sets[&past.with.parameters].priority.as_ref().map(|kept| kept.version)
    };
    found.past.iter().filter_map(version).collect()
}

#[test]
fn rules_that_change_are_followed_by_one_computation_in_each_municipality_that_was_assessed() {
    on_both(migrations(), async |base| {
        for (unit, name) in [(VEDROVO, "Vedrovo"), (OTHER, "Drugo")] {
            let (all, unit) = (base.everywhere(), unit.parse().unwrap());
            identity::set_up_municipality(&all, &base.database, &unit, name).await.unwrap();
        }
        let home = homes(base).await[0];
        let jobs = context(&LiveRules::of(base.scratch())).jobs;
        let run = ("assessment.recompute".to_owned(), JobState::Done);
        // What was entered by these very rules is not computed again.
        looked_at(base, &jobs).await;
        assert_eq!(jobs_of(base, VEDROVO).await, []);
        let own = base.scratch().join("catalogue/priority.toml");
        std::fs::create_dir(base.scratch().join("catalogue")).unwrap();
        let shipped = include_str!("../../../../catalogue/priority.toml");
        std::fs::write(&own, shipped.replace("version = 1", "version = 2")).unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        looked_at(base, &jobs).await;
        assert_eq!(jobs_of(base, VEDROVO).await, std::slice::from_ref(&run));
        assert_eq!(versions(base, home).await, [2, 1]);
        // A file that is written again without a change is read again, and that is all; so it is after a new start.
        std::fs::write(&own, shipped.replace("version = 1", "version = 2 ")).unwrap();
        looked_at(base, &jobs).await;
        looked_at(base, &context(&LiveRules::of(base.scratch())).jobs).await;
        assert_eq!(jobs_of(base, VEDROVO).await, std::slice::from_ref(&run));
        // Back to the shipped weights: those of before hold again, and what was in between stays to be seen.
        std::fs::remove_file(&own).unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        looked_at(base, &jobs).await;
        assert_eq!(jobs_of(base, VEDROVO).await, [run.clone(), run]);
        assert_eq!(versions(base, home).await, [1, 2, 1]);
        assert_eq!(jobs_of(base, OTHER).await, []);
        let state = recompute_state(&permit(&coordinator()), &base.database).await.unwrap();
        assert_eq!(state.jobs[0].result.as_ref().unwrap()["changed"], 2);
    });
}

#[test]
fn a_computation_that_is_under_way_by_earlier_rules_is_followed_by_another_one() {
    on_both(migrations(), async |base| {
        let (all, unit) = (base.everywhere(), VEDROVO.parse().unwrap());
        identity::set_up_municipality(&all, &base.database, &unit, "Vedrovo").await.unwrap();
        homes(base).await;
        let jobs = context(&LiveRules::of(base.scratch())).jobs;
        std::fs::create_dir(base.scratch().join("catalogue")).unwrap();
        let own = base.scratch().join("catalogue/definitions.toml");
        std::fs::write(&own, "overcrowding = \"without_household_room\"\n").unwrap();
        ask_recompute(&permit(&coordinator()), &base.database, (None, None)).await.unwrap();
        let waiting = [("assessment.recompute".to_owned(), JobState::Waiting)];
        let look = jobs.iter().filter(|one| one.name != "assessment.recompute").cloned();
        looked_at(base, &look.collect::<Vec<_>>()).await;
        assert_eq!(jobs_of(base, VEDROVO).await, waiting);
        database::run_until_idle(&base.database, jobs.clone()).await.unwrap();
        std::fs::remove_file(&own).unwrap();
        looked_at(base, &jobs).await;
        let done = ("assessment.recompute".to_owned(), JobState::Done);
        assert_eq!(jobs_of(base, VEDROVO).await, [done.clone(), done]);
    });
}

#[test]
fn an_analyst_may_have_all_computed_and_nobody_else_without_the_role() {
    let analyst = testkit::actor(&[Role::Analyst], VEDROVO);
    assert!(analyst.permit::<assessment::Recompute>().is_some());
    assert!(worker(VEDROVO).permit::<assessment::Recompute>().is_none());
}
