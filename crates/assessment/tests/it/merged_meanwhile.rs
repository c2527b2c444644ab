//! Records that are taken for one, or parted, while somebody enters or proposes answers: nothing is lost, copied or entered in a record
//! that stepped back.

use assessment::{
    Answer, Decision, FactSubject, FactsOf, Given, NewFacts, Refused, RequestPage, RequestState,
    decide_request, enter_facts, find_request, list_requests, mapped_rounds, propose_facts,
};
use kernel::{Actor, Role};
use registry::{
    Change, HouseholdMergeId, HouseholdMerging, compare_households, find_household,
    merge_household_records, merge_households, undo_household_merge, undo_merge,
};
use testkit::{Base, TestSite, on_both};

use crate::{
    builders::{
        Stored, VEDROVO, about, answer, book, day, entry, migrations, of_household, of_person,
        permit, stored_alone, version, worker,
    },
    entered_twice::{ASKED, merged, seen, twice},
};

fn is_stale<T: std::fmt::Debug>(result: &Result<T, Refused>) -> bool {
    matches!(result, Err(Refused::Database(database::Error::Stale { table: "fact_sheet" })))
}

fn rooms(home: Stored, number: f64) -> Vec<FactsOf> {
    vec![of_household(home, vec![answer("rooms", Given::Number(number))])]
}

async fn enter(base: &Base, home: Stored, new: NewFacts) -> Result<(), Refused> {
    let worker = worker(VEDROVO);
    enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.map(|_entry| ())
}

/// The second record steps back for the first, person by person.
async fn merged_whole(base: &Base, homes: [Stored; 2]) -> HouseholdMergeId {
    let worker = worker(VEDROVO);
    let found =
        compare_households(&permit(&worker), &base.database, homes[0].id, homes[1].id).await;
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
    let merge = merge_household_records(&permit(&worker), &base.database, &merging).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    merge
}

async fn parted(base: &Base, merge: HouseholdMergeId) {
    undo_household_merge(&permit(&worker(VEDROVO)), &base.database, merge).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

const JOINED: [Option<f64>; 3] = [Some(1.0), Some(30.0), Some(4.0)];

async fn numbers(base: &Base, home: Stored) -> [Option<f64>; 3] {
    let [rooms, area, hours, _] = seen(base, &worker(VEDROVO), home, ASKED).await;
    [rooms, area, hours].map(|one| one.and_then(|one: Answer| one.number()))
}

#[test]
fn a_form_that_was_filled_before_a_merge_or_its_undoing_is_outdated() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let team = testkit::actor(&[Role::MobileTeam], VEDROVO);
        let propose = async |new: NewFacts| {
            propose_facts(&permit(&team), &base.database, book(), homes[0].id, new).await
        };
        let before = version(base, homes[0].id).await;
        let merge = merged_whole(base, homes).await;
        let joined = version(base, homes[0].id).await;
        // Somebody who took rooms back where none had been shown would take back what the other record knows.
        let late = enter(base, homes[0], entry(&before, rooms(homes[0], 9.0))).await;
        assert!(is_stale(&late), "{late:?}");
        let late = propose(entry(&before, rooms(homes[0], 9.0))).await;
        assert!(is_stale(&late), "{late:?}");
        assert_eq!(numbers(base, homes[0]).await, JOINED);
        parted(base, merge).await;
        let late = enter(base, homes[0], entry(&joined, rooms(homes[0], 9.0))).await;
        assert!(is_stale(&late), "{late:?}");
        let late = propose(entry(&joined, rooms(homes[0], 9.0))).await;
        assert!(is_stale(&late), "{late:?}");
        assert_eq!(base.number("select count(*) from fact_request").await, 0);
        // As before the merge: what was filled then fits again.
        assert_eq!(version(base, homes[0].id).await, before);
        enter(base, homes[0], entry(&before, rooms(homes[0], 9.0))).await.unwrap();
        assert_eq!(numbers(base, homes[0]).await, [Some(9.0), Some(30.0), Some(1.0)]);
    });
}

#[test]
fn a_form_is_outdated_when_a_member_was_found_to_be_entered_twice() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let before = version(base, homes[0].id).await;
        merged(base, homes).await;
        assert_ne!(version(base, homes[0].id).await, before);
        let late = enter(base, homes[0], entry(&before, rooms(homes[0], 9.0))).await;
        assert!(is_stale(&late), "{late:?}");
    });
}

#[test]
fn nothing_is_entered_in_a_record_that_stepped_back_and_its_pages_lead_on() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        merged_whole(base, homes).await;
        let team = testkit::actor(&[Role::MobileTeam], VEDROVO);
        let now = version(base, homes[1].id).await;
        let entered = enter(base, homes[1], entry(&now, rooms(homes[1], 9.0))).await;
        assert!(matches!(entered, Err(Refused::NotFound)), "{entered:?}");
        let new = entry(&now, rooms(homes[1], 9.0));
        let proposed =
            propose_facts(&permit(&team), &base.database, book(), homes[1].id, new).await;
        assert!(matches!(proposed, Err(Refused::NotFound)), "{proposed:?}");
        assert_eq!(numbers(base, homes[0]).await, JOINED);
        let rules = assessment::LiveRules::of(base.scratch());
        let site = TestSite::of(base, vec![registry::context(), assessment::context(&rules)]);
        let [there, here] = homes.map(|home| format!("/households/{}/facts", home.id));
        for (who, verb) in [("office_worker:99015:en", "edit"), ("mobile_team:99015:en", "propose")]
        {
            let form = site.get(who, &format!("{here}/J/{verb}")).await;
            assert_eq!(form.status, 303, "{}", form.text());
            assert_eq!(form.header("location"), format!("{there}/J/{verb}"));
            let page = site.get(who, &here).await;
            assert!(page.text().contains(&format!("href=\"{there}\"")), "{}", page.text());
            assert!(page.text().contains(&format!("href=\"{there}/J/{verb}\"")));
            assert!(!page.text().contains(&format!("href=\"{here}/J/{verb}\"")));
        }
    });
}

#[test]
fn what_was_proposed_before_a_merge_is_recorded_in_the_records_that_stand() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let team = testkit::actor(&[Role::MobileTeam], VEDROVO);
        base.enter_user(&team).await;
        let hours = answer("care_hours_per_day", Given::Number(7.0));
        let mut facts = rooms(homes[1], 5.0);
        facts.push(of_person(homes[1], homes[1].mother, vec![hours]));
        let new = entry(&version(base, homes[1].id).await, facts);
        let request = propose_facts(&permit(&team), &base.database, book(), homes[1].id, new).await;
        let request = request.unwrap();
        let merge = merged_whole(base, homes).await;
        let before = version(base, homes[0].id).await;
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let (database, catalogue) = (&base.database, &book().catalogue);
        let page = RequestPage::first(RequestState::Pending, 5);
        let list = list_requests(&permit(&coordinator), database, &page).await.unwrap();
        assert_eq!(list.rows.iter().map(|one| one.household).collect::<Vec<_>>(), [homes[0].id]);
        let found = find_request(&permit(&coordinator), database, catalogue, request).await;
        let found = found.unwrap().unwrap();
        let about: Vec<_> = found.parts.iter().map(|one| (one.household, one.subject)).collect();
        let mut expected = [
            (homes[0].id, FactSubject::Household(homes[0].id)),
            (homes[0].id, FactSubject::Person(homes[0].mother)),
        ];
        if about[0] != expected[0] {
            expected.reverse();
        }
        assert_eq!(about, expected);
        decide_request(&permit(&coordinator), database, book(), request, &Decision::Approve)
            .await
            .unwrap();
        assert_eq!(numbers(base, homes[0]).await, [Some(5.0), Some(30.0), Some(7.0)]);
        assert_ne!(version(base, homes[0].id).await, before);
        let found = find_request(&permit(&coordinator), database, catalogue, request).await;
        assert_eq!(found.unwrap().unwrap().listed.state, RequestState::Approved);
        // Its result is of what is known now.
        let found =
            assessment::find_assessment(&permit(&coordinator), database, book(), homes[0].id).await;
        let found = found.unwrap().unwrap().assessed().unwrap();
        let past = found.past.iter().find(|one| one.is_current).unwrap();
        assert_eq!(past.household, found.assessment.household);
        parted(base, merge).await;
        assert_eq!(numbers(base, homes[0]).await, [Some(5.0), Some(30.0), Some(7.0)]);
        assert_eq!(numbers(base, homes[1]).await, [Some(1.0), None, Some(4.0)]);
    });
}

async fn entered(base: &Base, home: Stored, (code, value): (&str, f64), since: u32) {
    let facts = vec![of_household(home, vec![answer(code, Given::Number(value))])];
    let from_version = version(base, home.id).await;
    let new = NewFacts { from_version, facts, about: about("2026-1", day(2026, 11, since)) };
    enter(base, home, new).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// Somebody entered twice, each time alone.
async fn alone_twice(base: &Base) -> [Stored; 2] {
    let homes = [stored_alone(base).await, stored_alone(base).await];
    entered(base, homes[0], ("rooms", 2.0), 10).await;
    entered(base, homes[1], ("dwelling_area", 30.0), 15).await;
    homes
}

#[test]
fn what_is_known_of_a_household_that_a_merge_of_persons_has_closed_counts_in_the_other() {
    on_both(migrations(), async |base| {
        let homes = alone_twice(base).await;
        let before = version(base, homes[0].id).await;
        assert_eq!(numbers(base, homes[0]).await, [Some(2.0), None, None]);
        let merge = merged(base, homes).await;
        assert_eq!(numbers(base, homes[0]).await, [Some(2.0), Some(30.0), None]);
        assert_ne!(version(base, homes[0].id).await, before);
        let now = version(base, homes[1].id).await;
        let late = enter(base, homes[1], entry(&now, rooms(homes[1], 9.0))).await;
        assert!(matches!(late, Err(Refused::NotFound)), "{late:?}");
        undo_merge(&permit(&worker(VEDROVO)), &base.database, merge).await.unwrap();
        assert_eq!(numbers(base, homes[0]).await, [Some(2.0), None, None]);
        assert_eq!(numbers(base, homes[1]).await, [None, Some(30.0), None]);
    });
}

#[test]
fn what_is_known_of_a_household_that_moved_into_another_stays_its_own() {
    on_both(migrations(), async |base| {
        let homes = alone_twice(base).await;
        let worker = worker(VEDROVO);
        let found = find_household(&permit(&worker), &base.database, homes[1].id).await.unwrap();
        let change = Change {
            from_version: found.unwrap().version,
            valid_from: day(2026, 11, 27),
            reason: String::new(),
        };
        let (from, into) = (homes[1].id, homes[0].id);
        merge_households(&permit(&worker), &base.database, from, into, change).await.unwrap();
        assert_eq!(numbers(base, homes[0]).await, [Some(2.0), None, None]);
        assert_eq!(numbers(base, homes[1]).await, [None, Some(30.0), None]);
    });
}

/// Rounds with how many households each has.
async fn rounds(base: &Base) -> Vec<(String, u64)> {
    let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
    let rounds = mapped_rounds(&tx).await.unwrap();
    rounds.into_iter().map(|one| (one.name, one.households)).collect()
}

/// How many households all were computed of, and how many are in the order of work.
async fn ranked(base: &Base) -> (u64, u64) {
    let coordinator: Actor = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
    assessment::ask_recompute(&permit(&coordinator), &base.database, (None, None)).await.unwrap();
    let jobs = assessment::context(&assessment::LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    let state = assessment::recompute_state(&permit(&coordinator), &base.database).await.unwrap();
    let result = state.jobs[0].result.clone().unwrap();
    let count = |value: &serde_json::Value| value.as_u64().unwrap();
    (count(&result["households"]), count(&result["order"]["households"]))
}

#[test]
fn a_household_that_was_entered_twice_counts_once_in_a_round_and_in_the_order_of_work() {
    on_both(migrations(), async |base| {
        let homes = twice(base).await;
        let third = stored_alone(base).await;
        entered(base, third, ("rooms", 2.0), 20).await;
        let counted = |households: u64| vec![("2026-1".to_owned(), households)];
        assert_eq!((rounds(base).await, ranked(base).await), (counted(3), (3, 3)));
        let merge = merged_whole(base, homes).await;
        assert_eq!((rounds(base).await, ranked(base).await), (counted(2), (3, 2)));
        parted(base, merge).await;
        assert_eq!((rounds(base).await, ranked(base).await), (counted(3), (3, 3)));
    });
}
