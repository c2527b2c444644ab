//! What is remembered of a municipality, for whom and until when.

use std::{
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    time::Duration,
};

use database::{Audit, Authority, Database};
use testkit::{Base, on_both};

use crate::rows::{MIGRATIONS, write_note};

/// Asks how often something was found so far, which finding it raises.
async fn asked(database: &Database, authority: &Authority, of: &str, found: &AtomicU32) -> u32 {
    let reader = database.read_personal(authority, Audit::of("count")).await.unwrap();
    let find = async { Ok(found.fetch_add(1, Relaxed) + 1) };
    reader.remembered(("times", of), find).await.unwrap()
}

#[test]
fn an_answer_is_remembered_until_something_is_written_in_the_municipality() {
    on_both(MIGRATIONS, async |base| {
        let (pirot, found) = (base.within("80438"), AtomicU32::new(0));
        let ask = async || asked(&base.database, &pirot, "", &found).await;
        assert_eq!((ask().await, ask().await), (1, 1));
        write_note(base, "70939", 1, "elsewhere").await;
        assert_eq!(ask().await, 1);
        write_note(base, "80438", 2, "here").await;
        assert_eq!((ask().await, ask().await), (2, 2));
        let mut tx = base.database.begin(&pirot).await.unwrap();
        tx.seal(uuid::Uuid::from_u128(7), &crate::shared_look::PLACE, b"x").await.unwrap();
        drop(tx);
        assert_eq!(ask().await, 2);
        base.clock.advance(Duration::from_secs(2));
        assert_eq!(ask().await, 3);
    });
}

#[test]
fn what_a_look_finds_that_began_before_a_write_is_not_remembered_after_it() {
    on_both(MIGRATIONS, async |base| {
        let (pirot, found) = (base.within("80438"), AtomicU32::new(0));
        let question = base.database.for_one_look();
        let early = question.read_personal(&pirot, Audit::of("count")).await.unwrap();
        write_note(base, "80438", 1, "here").await;
        let find = async { Ok(7_u32) };
        assert_eq!(early.remembered(("times", ""), find).await.unwrap(), 7);
        assert_eq!(asked(&base.database, &pirot, "", &found).await, 1);
    });
}

#[test]
fn nobody_is_given_what_was_found_for_somebody_else_or_for_another_question() {
    on_both(MIGRATIONS, async |base: &Base| {
        let found = AtomicU32::new(0);
        let ask = async |authority: &Authority, of: &str| {
            asked(&base.database, authority, of, &found).await
        };
        let (pirot, bor) = (base.within("80438"), base.within("70939"));
        let worker = testkit::actor(&[kernel::Role::OfficeWorker], "80438");
        let worker = pirot.clone().asked_by(Some(worker.user));
        assert_eq!(ask(&pirot, "").await, 1);
        assert_eq!(ask(&bor, "").await, 2);
        assert_eq!(ask(&worker, "").await, 3);
        assert_eq!(ask(&pirot, "a").await, 4);
        assert_eq!(ask(&pirot, "").await, 1);
        // Over all municipalities nothing is remembered.
        assert_eq!((ask(&base.everywhere(), "").await, ask(&base.everywhere(), "").await), (5, 6));
    });
}
