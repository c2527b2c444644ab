//! Ends without an acceptance: declined, recalled, expired. The packet goes on both sides.

use std::time::Duration;

use database::{Audit, NewJob};
use registry::find_household;
use transfer::{
    Acceptance, Refused, TransferState, WhyDeclined, accept_transfer, count_waiting,
    decline_transfer, recall_transfer, send_transfer,
};

use crate::builders::{
    BORJANOVO, VEDROVO, all, book, coordinator, entered, everybody, on_both_with_people, open_keys,
    packets, permit, received, seen, sent, work,
};

async fn states(base: &testkit::Base) -> (TransferState, TransferState) {
    (all(base, VEDROVO).await[0].state, received(base, BORJANOVO).await.state)
}

#[test]
fn a_declined_transfer_leaves_nothing_and_says_why() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        let id = sent(base, home, everybody(home)).await;
        assert_eq!((open_keys(base).await, packets(base).await), (keys + 2, 2));
        let came = received(base, BORJANOVO).await;
        let who = coordinator(BORJANOVO);
        let waiting = count_waiting(&permit(&who), &base.database).await.unwrap();
        assert_eq!(waiting, 1);
        decline_transfer(&permit(&who), &base.database, came.id, WhyDeclined::NotHere)
            .await
            .unwrap();
        work(base).await;
        assert_eq!(states(base).await, (TransferState::Declined, TransferState::Declined));
        let shown = seen(base, VEDROVO, id).await;
        assert_eq!((shown.transfer.why, shown.reason), (Some(WhyDeclined::NotHere), String::new()));
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        assert_eq!(count_waiting(&permit(&who), &base.database).await.unwrap(), 0);
        let place = Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() };
        let late = accept_transfer(&permit(&who), &base.database, book(), came.id, place).await;
        assert!(matches!(late, Err(Refused::NotNow)), "{late:?}");
        // The household is as it was, and may be sent again.
        let who = coordinator(VEDROVO);
        let left = find_household(&permit(&who), &base.database, home.id).await.unwrap().unwrap();
        assert_eq!((left.members.len(), left.closed.is_some()), (2, false));
        send_transfer(&permit(&who), &base.database, book(), home.id, everybody(home))
            .await
            .unwrap();
    });
}

#[test]
fn a_recall_takes_the_packet_back_on_both_sides() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        let id = sent(base, home, everybody(home)).await;
        let who = coordinator(VEDROVO);
        recall_transfer(&permit(&who), &base.database, id).await.unwrap();
        work(base).await;
        assert_eq!(states(base).await, (TransferState::Recalled, TransferState::Recalled));
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        let twice = recall_transfer(&permit(&who), &base.database, id).await;
        assert!(matches!(twice, Err(Refused::NotNow)), "{twice:?}");
    });
}

#[test]
fn a_recall_before_the_delivery_keeps_the_packet_from_arriving() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let who = coordinator(VEDROVO);
        let id = send_transfer(&permit(&who), &base.database, book(), home.id, everybody(home))
            .await
            .unwrap();
        recall_transfer(&permit(&who), &base.database, id).await.unwrap();
        work(base).await;
        assert_eq!(all(base, BORJANOVO).await, []);
        assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Recalled);
        assert_eq!(packets(base).await, 0);
    });
}

#[test]
fn an_acceptance_that_came_first_holds_against_a_recall() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        let place = Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() };
        let who = coordinator(BORJANOVO);
        accept_transfer(&permit(&who), &base.database, book(), came.id, place).await.unwrap();
        let who = coordinator(VEDROVO);
        recall_transfer(&permit(&who), &base.database, id).await.unwrap();
        work(base).await;
        assert_eq!(states(base).await, (TransferState::Accepted, TransferState::Accepted));
        let left = find_household(&permit(&who), &base.database, home.id).await.unwrap().unwrap();
        assert!(left.closed.is_some());
    });
}

#[test]
fn what_nobody_answers_in_thirty_days_expires() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let keys = open_keys(base).await;
        sent(base, home, everybody(home)).await;
        let expire = async || {
            let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
            tx.enqueue(NewJob::of("transfer.expire", serde_json::Value::Null)).await.unwrap();
            tx.commit(Audit::of("ask")).await.unwrap();
            work(base).await;
        };
        base.clock.advance(Duration::from_hours(29 * 24));
        expire().await;
        assert_eq!(states(base).await, (TransferState::Waiting, TransferState::Waiting));
        base.clock.advance(Duration::from_hours(24));
        expire().await;
        assert_eq!(states(base).await, (TransferState::Expired, TransferState::Expired));
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
    });
}
