//! Looks of one question share a transaction: one state of the data, each within its own scope.

use database::Audit;
use testkit::on_both;

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
