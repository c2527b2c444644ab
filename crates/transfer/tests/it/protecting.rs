//! Who comes under protection, or is restricted, after the sending: the packet is taken back at once, and nobody outside of the circle
//! learns of it, least of all where it went to.

use std::time::Duration;

use assessment::LiveRules;
use kernel::HouseholdId;
use registry::{
    Change, HowLeft, MoveTo, Relation, RightKind, RightRequest, RightState, Target, Whom,
    create_household, decide_right, find_household, find_person, list_rights, move_person,
    record_departure, record_right,
};
use testkit::Base;
use transfer::{
    Acceptance, Ground, NewTransfer, Refused, Transfer, TransferState, accept_transfer, context,
    find_transfer, recall_transfer, send_transfer,
};

use crate::builders::{
    BORJANOVO, Home, VEDROVO, all, all_for, book, coordinator, day, entered, everybody, family,
    lead, on_both_with_people, open_keys, packets, permit, protect, received, sent, work,
};

/// The state of the only transfer of the sender as who leads the case sees it.
async fn kept(base: &Base) -> TransferState {
    all_for(base, &lead(VEDROVO)).await[0].state
}

/// Sends everybody without delivering.
async fn posted(base: &Base, home: Home) -> transfer::TransferId {
    let who = permit(&coordinator(VEDROVO));
    send_transfer(&who, &base.database, book(), home.id, everybody(home)).await.unwrap()
}

fn place() -> Acceptance {
    Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() }
}

#[test]
fn a_protection_before_the_delivery_takes_the_packet_back_in_the_same_transaction() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        posted(base, home).await;
        protect(base, Whom::Person(home.mila)).await;
        // Before any job: the key is destroyed, and the ledger beside the keys says so.
        assert_eq!((kept(base).await, packets(base).await), (TransferState::Withheld, 0));
        assert_eq!(open_keys(base).await, keys);
        let ledger = std::fs::read_to_string(base.keys_folder().join("erasures.log")).unwrap();
        let id = all_for(base, &lead(VEDROVO)).await[0].id;
        assert!(ledger.contains(&id.to_string()), "{ledger}");
        work(base).await;
        assert_eq!(all(base, BORJANOVO).await, []);
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        assert_eq!(kept(base).await, TransferState::Withheld);
    });
}

/// What the receiver's row says but for ids and moments.
fn told(one: Transfer, other: &Transfer) -> Transfer {
    let Transfer { id, other_id, sent_at, ended_at, .. } = other.clone();
    Transfer { id, other_id, sent_at, ended_at, ..one }
}

#[test]
fn where_it_went_to_a_protection_cannot_be_told_from_a_recall() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        recall_transfer(&permit(&coordinator(VEDROVO)), &base.database, id).await.unwrap();
        work(base).await;
        let recalled = received(base, BORJANOVO).await;
        let keys = open_keys(base).await;
        sent(base, home, everybody(home)).await;
        protect(base, Whom::Person(home.mila)).await;
        work(base).await;
        let rows = all(base, BORJANOVO).await;
        let withheld = rows.iter().find(|one| one.id != recalled.id).unwrap().clone();
        assert_eq!(told(withheld.clone(), &recalled), recalled);
        assert_eq!(withheld.state, TransferState::Recalled);
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        let who = permit(&coordinator(BORJANOVO));
        let late = accept_transfer(&who, &base.database, book(), withheld.id, place()).await;
        assert!(matches!(late, Err(Refused::NotNow)), "{late:?}");
        // The audit there has the same entries for both, and the jobs carry the same words.
        for action in ["receive_transfer", "withdraw_transfer"] {
            let entries = format!(
                "select count(*) from audit_entry where tenant = '{BORJANOVO}' and action = '{action}'"
            );
            assert_eq!(base.number(&entries).await, 2, "{action}");
        }
        let words = "select count(*) from job where cast(payload as text) like '%withheld%'";
        assert_eq!(base.number(words).await, 0);
    });
}

#[test]
fn who_is_outside_of_the_circle_finds_nothing_of_the_transfer_by_any_way() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        protect(base, Whom::Person(home.mila)).await;
        let (outside, inside) = (coordinator(VEDROVO), lead(VEDROVO));
        let database = &base.database;
        assert_eq!(all_for(base, &outside).await, []);
        assert_eq!(all_for(base, &inside).await.len(), 1);
        assert_eq!(find_transfer(&permit(&outside), database, id).await.unwrap(), None);
        let seen = find_transfer(&permit(&inside), database, id).await.unwrap().unwrap();
        assert_eq!((seen.persons.len(), seen.reason.as_str(), seen.is_whole), (0, "", None));
        // Not even that it is over is said.
        let refused = recall_transfer(&permit(&outside), database, id).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        let refused = recall_transfer(&permit(&inside), database, id).await;
        assert!(matches!(refused, Err(Refused::NotNow)), "{refused:?}");
        work(base).await;
        assert_eq!(base.number("select count(*) from notice where tenant = '99015'").await, 0);
    });
}

#[test]
fn an_acceptance_that_came_first_holds_against_a_protection() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        let who = permit(&coordinator(BORJANOVO));
        accept_transfer(&who, &base.database, book(), came.id, place()).await.unwrap();
        protect(base, Whom::Household(home.id)).await;
        assert_eq!(kept(base).await, TransferState::Withheld);
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Accepted);
        assert_eq!((kept(base).await, packets(base).await), (TransferState::Accepted, 0));
        let inside = permit(&lead(VEDROVO));
        let left = find_household(&inside, &base.database, home.id).await.unwrap().unwrap();
        assert!(left.closed.is_some());
        // Who sent it is outside of the circle now, and is told nothing.
        assert_eq!(all(base, VEDROVO).await, []);
        let told = "select count(*) from notice where kind = 'transfer-notice-accepted'";
        assert_eq!(base.number(told).await, 0);
    });
}

#[test]
fn a_restriction_after_the_sending_takes_the_packet_back_and_a_refused_one_does_not() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        sent(base, home, everybody(home)).await;
        let (who, database) = (coordinator(VEDROVO), &base.database);
        let decide = async |decision| {
            let (kind, asked_on) = (RightKind::Restriction, day(11, 20));
            let request = RightRequest { kind, asked_on, text: String::new() };
            record_right(&permit(&who), database, home.mila, &request).await.unwrap();
            let kept = list_rights(&permit(&who), database, home.mila).await.unwrap().unwrap();
            let open = kept.iter().find(|one| one.state == RightState::Open).unwrap().id;
            decide_right(&permit(&who), database, home.mila, open, (decision, "")).await.unwrap();
        };
        decide(RightState::Refused).await;
        work(base).await;
        assert_eq!((kept(base).await, packets(base).await), (TransferState::Waiting, 2));
        decide(RightState::Granted).await;
        assert_eq!((kept(base).await, packets(base).await), (TransferState::Withheld, 1));
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!(packets(base).await, 0);
        // For those who may see the persons, it stands in the list as taken back.
        assert_eq!(all(base, VEDROVO).await.len(), 1);
    });
}

#[test]
fn who_only_agreed_or_lives_with_those_who_go_takes_the_packet_back_too() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        // Ana agreed: the packet names her.
        sent(base, home, NewTransfer { persons: vec![home.mila], ..everybody(home) }).await;
        protect(base, Whom::Person(home.ana)).await;
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!(all(base, VEDROVO).await, []);
    });
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let new = NewTransfer {
            persons: vec![home.mila],
            ground: Ground::Law,
            consent_of: None,
            consent_on: None,
            article: "ZSZ, 67".to_owned(),
            ..everybody(home)
        };
        sent(base, home, new).await;
        protect(base, Whom::Person(home.ana)).await;
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        // Mila is hidden from nobody: her transfer stands there as taken back.
        assert_eq!(all(base, VEDROVO).await[0].state.shown(), TransferState::Recalled);
    });
}

/// A household under protection, into which somebody can move.
async fn shelter(base: &Base) -> HouseholdId {
    let who = permit(&lead(VEDROVO));
    let mut new = family();
    new.members[0].jmbg = None;
    let id = create_household(&who, &base.database, new, day(3, 1)).await.unwrap();
    protect(base, Whom::Household(id)).await;
    id
}

fn change(from_version: i32) -> Change {
    Change { from_version, valid_from: day(11, 26), reason: String::new() }
}

#[test]
fn who_moves_into_a_protected_household_takes_the_packet_back() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let there = shelter(base).await;
        sent(base, home, everybody(home)).await;
        let who = permit(&lead(VEDROVO));
        let target = Target::Existing(there);
        let to = MoveTo { target, relation: Relation::NotRelated };
        move_person(&who, &base.database, home.mila, to, change(1)).await.unwrap();
        assert_eq!(kept(base).await, TransferState::Withheld);
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!((all(base, VEDROVO).await, packets(base).await), (vec![], 0));
    });
}

#[test]
fn who_left_meanwhile_is_taken_back_with_the_household() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        sent(base, home, NewTransfer { persons: vec![home.mila], ..everybody(home) }).await;
        let who = permit(&lead(VEDROVO));
        record_departure(&who, &base.database, home.mila, HowLeft::MovedOut, change(1))
            .await
            .unwrap();
        protect(base, Whom::Household(home.id)).await;
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!((all(base, VEDROVO).await, packets(base).await), (vec![], 0));
        let outside = permit(&coordinator(VEDROVO));
        assert_eq!(find_person(&outside, &base.database, home.mila).await.unwrap(), None);
    });
}

#[test]
fn a_recall_that_is_under_way_is_no_hindrance_and_after_the_end_of_a_protection_it_is_sent_anew() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let who = lead(VEDROVO);
        recall_transfer(&permit(&who), &base.database, id).await.unwrap();
        protect(base, Whom::Household(home.id)).await;
        assert_eq!(kept(base).await, TransferState::Withheld);
        work(base).await;
        assert_eq!((kept(base).await, packets(base).await), (TransferState::Withheld, 0));
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        let whom = Whom::Household(home.id);
        registry::end_protection(&permit(&who), &base.database, whom).await.unwrap();
        sent(base, home, everybody(home)).await;
        let states: Vec<_> = all(base, BORJANOVO).await.iter().map(|one| one.state).collect();
        assert_eq!(states, [TransferState::Waiting, TransferState::Recalled]);
    });
}

/// A delivery that has read the packet and waits for the other municipality's table, while somebody comes under protection.
#[test]
fn a_delivery_at_the_same_moment_takes_back_what_it_delivered() {
    on_both_with_people(async |base| {
        if !base.is_postgres() {
            // One writer at a time: there is no such moment.
            return;
        }
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        posted(base, home).await;
        let there = all(base, VEDROVO).await[0].other_id;
        let mut before = base.database.begin(&base.within(BORJANOVO)).await.unwrap();
        before.keys_for(&[there.uuid()]).await.unwrap();
        // Only the delivery: the job that withdraws comes later.
        let mut jobs = context(&LiveRules::of(base.scratch())).jobs;
        jobs.truncate(1);
        let deliver = database::run_until_idle(&base.database, jobs);
        let protect = async {
            let waits = "select count(*) from pg_stat_activity \
                         where datname = current_database() and wait_event_type = 'Lock'";
            while base.number(waits).await == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            protect(base, Whom::Person(home.mila)).await;
            drop(before);
        };
        let (done, ()) = tokio::join!(deliver, protect);
        done.unwrap();
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        work(base).await;
        assert_eq!(kept(base).await, TransferState::Withheld);
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
    });
}
