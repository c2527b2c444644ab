//! Looks of one question share a transaction: one state of the data, each within its own scope.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use database::{
    Audit, Authority, Database, NewJob, Place,
    jobs::{self, JobFilter},
};
use serde_json::json;
use testkit::on_both;
use uuid::Uuid;

use crate::rows::{MIGRATIONS, texts_by as texts, texts_in, write_note, write_note_by};

#[test]
fn all_looks_of_a_question_see_one_state() {
    on_both(MIGRATIONS, async |base| {
        let pirot = base.within("80438");
        write_note(base, "80438", 1, "a").await;
        let question = base.database.for_one_look();
        assert_eq!(texts(&question, &pirot).await, ["a"]);
        write_note(base, "80438", 2, "b").await;
        assert_eq!(texts(&question, &pirot).await, ["a"]);
        assert_eq!(texts(&question.clone(), &pirot).await, ["a"]);
        assert_eq!(texts(&base.database.for_one_look(), &pirot).await, ["a", "b"]);
        assert_eq!(texts(&base.database, &pirot).await, ["a", "b"]);
    });
}

#[test]
fn each_look_of_a_question_stays_within_its_own_scope() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        write_note(base, "70939", 2, "b").await;
        let question = base.database.for_one_look();
        for _ in 0..2 {
            assert_eq!(texts(&question, &base.within("80438")).await, ["a"]);
            assert_eq!(texts(&question, &base.within("70939")).await, ["b"]);
            assert_eq!(texts(&question, &base.everywhere()).await, ["a", "b"]);
            assert_eq!(texts(&question, &base.within("70017")).await, [""; 0]);
        }
        // One that is open keeps its scope while another begins.
        let (pirot, bor) = (base.within("80438"), base.within("70939"));
        let open = question.read_personal(&pirot, Audit::of("see_notes")).await.unwrap();
        assert_eq!(texts(&question, &bor).await, ["b"]);
        assert_eq!(texts_in(&open).await, ["a"]);
        drop(open);
        assert_eq!(texts(&question, &bor).await, ["b"]);
    });
}

#[test]
fn what_is_written_within_a_question_is_seen_by_its_next_look() {
    on_both(MIGRATIONS, async |base| {
        let pirot = base.within("80438");
        let question = base.database.for_one_look();
        assert_eq!(texts(&question, &pirot).await, [""; 0]);
        write_note_by(&question, &pirot, 1, "a").await;
        assert_eq!(texts(&question, &pirot).await, ["a"]);
    });
}

const SUBJECT: Uuid = Uuid::from_u128(7);
pub(crate) const PLACE: Place = Place { table: "note", column: "sealed", row: SUBJECT };

/// What a look of the question reads of a sealed value; `None` where it finds no key, or a destroyed one.
async fn opened(question: &Database, authority: &Authority, sealed: &[u8]) -> Option<String> {
    let reader = question.read_personal(authority, Audit::of("see_note")).await.unwrap();
    let keys = reader.keys_of(&[SUBJECT, Uuid::from_u128(8)]).await.unwrap();
    keys.open_text(SUBJECT, &PLACE, sealed).ok()
}

#[test]
fn keys_that_one_look_has_opened_open_nothing_in_another_scope_and_nothing_once_destroyed() {
    on_both(MIGRATIONS, async |base| {
        let (pirot, bor) = (base.within("80438"), base.within("70939"));
        let mut tx = base.database.begin(&pirot).await.unwrap();
        let sealed = tx.seal(SUBJECT, &PLACE, b"0101990710018").await.unwrap();
        tx.commit(Audit::of("seal")).await.unwrap();
        let plain = Some("0101990710018".to_owned());
        let question = base.database.for_one_look();
        for _ in 0..2 {
            assert_eq!(opened(&question, &pirot, &sealed).await, plain);
            assert_eq!(opened(&question, &pirot, &sealed).await, plain);
            assert_eq!(opened(&question, &bor, &sealed).await, None);
        }
        assert_eq!(opened(&question, &pirot, &sealed).await, plain);
        let mut tx = question.begin(&pirot).await.unwrap();
        tx.destroy_key(SUBJECT).await.unwrap();
        tx.commit(Audit::of("erase")).await.unwrap();
        assert_eq!(opened(&question, &pirot, &sealed).await, None);
    });
}

#[test]
fn a_look_of_one_statement_sees_all_municipalities_for_the_program_and_its_own_for_others() {
    on_both(MIGRATIONS, async |base| {
        for unit in ["80438", "70939"] {
            let mut tx = base.database.begin(&base.within(unit)).await.unwrap();
            tx.enqueue(NewJob::of("test", json!({ "of": unit }))).await.unwrap();
            tx.commit(Audit::of("ask")).await.unwrap();
        }
        let within = [(base.everywhere(), 2), (base.within("70939"), 1), (base.within("70017"), 0)];
        for (authority, seen) in within {
            let reader = base.database.read_once(&authority).await.unwrap();
            let all = jobs::list(&reader, &JobFilter::default(), None, 9).await.unwrap();
            assert_eq!(all.len(), seen);
        }
    });
}

#[test]
fn a_question_gives_its_connection_back() {
    on_both(MIGRATIONS, async |base| {
        let pirot = base.within("80438");
        // Many more questions than there are connections, one after the other and some at a time.
        for _ in 0..40 {
            let questions = [(); 3].map(|()| base.database.for_one_look());
            for question in &questions {
                assert_eq!(texts(question, &pirot).await, [""; 0]);
            }
        }
    });
}

#[test]
fn looks_of_a_question_find_the_same_once_and_each_for_itself() {
    on_both(MIGRATIONS, async |base| {
        let (pirot, bor) = (base.within("80438"), base.within("70939"));
        let found = AtomicU32::new(0);
        let ask = async |question: &Database, authority: &Authority, of: u128| {
            let reader = question.read_personal(authority, Audit::of("see")).await.unwrap();
            let find = async { Ok(found.fetch_add(1, Relaxed) + 1) };
            reader.once(("how often", Uuid::from_u128(of)), find).await.unwrap()
        };
        let question = base.database.for_one_look();
        assert_eq!((ask(&question, &pirot, 1).await, ask(&question, &pirot, 1).await), (1, 1));
        assert_eq!(ask(&question, &pirot, 2).await, 2);
        assert_eq!(ask(&question, &bor, 1).await, 3);
        assert_eq!(ask(&base.database.for_one_look(), &pirot, 1).await, 4);
        assert_eq!(
            (ask(&base.database, &pirot, 1).await, ask(&base.database, &pirot, 1).await),
            (5, 6)
        );
    });
}
