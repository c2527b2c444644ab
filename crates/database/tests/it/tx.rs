//! Transactions: all or nothing, never without an entry in the audit.

use database::{Audit, Error, Place, sea_orm::ActiveValue::Set};
use testkit::on_both;
use uuid::Uuid;

use crate::rows::{MIGRATIONS, colour, new_note, note, texts, write_note};

#[test]
fn what_is_committed_is_there_with_its_entry() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "first").await;
        assert_eq!(texts(base, &base.within("80438")).await, ["first"]);
        let entries =
            "select count(*) from audit_entry where action = 'write_note' and tenant = '80438'";
        assert_eq!(base.number(entries).await, 1);
    });
}

#[test]
fn a_transaction_that_is_dropped_leaves_nothing() {
    on_both(MIGRATIONS, async |base| {
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.insert(new_note(1, "lost")).await.unwrap();
        drop(tx);
        write_note(base, "80438", 2, "kept").await;
        assert_eq!(texts(base, &base.within("80438")).await, ["kept"]);
    });
}

#[test]
fn a_unique_value_twice_is_a_duplicate_and_leaves_nothing() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "same").await;
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.insert(new_note(2, "other")).await.unwrap();
        let fault = tx.insert(new_note(3, "same")).await.unwrap_err();
        assert!(matches!(fault, Error::Duplicate), "{fault}");
        drop(tx);
        assert_eq!(texts(base, &base.within("80438")).await, ["same"]);
    });
}

#[test]
fn a_row_that_is_not_in_the_scope_is_stale() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "mine").await;
        for (unit, number) in [("70939", 1), ("80438", 2)] {
            let mut tx = base.database.begin(&base.within(unit)).await.unwrap();
            let row = note::ActiveModel {
                id: Set(Uuid::from_u128(number)),
                text: Set("changed".into()),
                ..Default::default()
            };
            let fault = tx.update(row).await.unwrap_err();
            assert!(matches!(fault, Error::Stale { table: "note" }), "{fault}");
        }
        assert_eq!(texts(base, &base.within("80438")).await, ["mine"]);
    });
}

#[test]
fn a_readers_view_does_not_change_while_it_reads() {
    on_both(MIGRATIONS, async |base| {
        let reader = base.database.read(&base.everywhere()).await.unwrap();
        assert_eq!(reader.count(reader.select::<colour::Entity>()).await.unwrap(), 0);
        let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
        tx.insert(colour::ActiveModel { name: Set("red".into()) }).await.unwrap();
        tx.commit(Audit::of("add_colour")).await.unwrap();
        assert_eq!(reader.count(reader.select::<colour::Entity>()).await.unwrap(), 0);
        drop(reader);
        let reader = base.database.read(&base.everywhere()).await.unwrap();
        assert_eq!(reader.count(reader.select::<colour::Entity>()).await.unwrap(), 1);
    });
}

#[test]
fn new_ids_rise_with_time_and_are_of_version_7() {
    on_both(MIGRATIONS, async |base| {
        let tx = base.database.begin(&base.everywhere()).await.unwrap();
        let first: Uuid = tx.new_id().unwrap();
        drop(tx);
        base.clock.advance(std::time::Duration::from_millis(1));
        let tx = base.database.begin(&base.everywhere()).await.unwrap();
        let second: Uuid = tx.new_id().unwrap();
        assert!(first < second, "{first} {second}");
        assert_eq!((first.get_version_num(), second.get_version_num()), (7, 7));
    });
}

#[test]
fn a_sealed_value_opens_at_its_place_and_is_nowhere_in_the_clear() {
    on_both(MIGRATIONS, async |base| {
        let subject = Uuid::from_u128(1);
        let place = Place { table: "note", column: "sealed", row: subject };
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        let sealed = tx.seal(subject, &place, b"0101990710018").await.unwrap();
        let row = note::ActiveModel { sealed: Set(Some(sealed)), ..new_note(1, "sealed") };
        tx.insert(row).await.unwrap();
        tx.commit(Audit::of("write_note")).await.unwrap();

        let look = Audit::of("see_notes");
        let reader = base.database.read_personal(&base.within("80438"), look).await.unwrap();
        let note = reader.one(reader.select::<note::Entity>()).await.unwrap().unwrap();
        let sealed = note.sealed.unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"0101"));
        let keys = reader.keys_of(&[subject]).await.unwrap();
        assert_eq!(keys.open_text(subject, &place, &sealed).unwrap(), "0101990710018");
        let elsewhere = Place { row: Uuid::from_u128(2), ..place };
        assert!(matches!(
            keys.open(subject, &elsewhere, &sealed),
            Err(Error::Sealed { table: "note", column: "sealed" })
        ));
    });
}

#[test]
fn many_rows_go_in_and_out() {
    on_both(MIGRATIONS, async |base| {
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        let rows = (0..1201_u128).map(|number| new_note(number, &format!("{number:04}")));
        tx.insert_many(rows.collect()).await.unwrap();
        assert_eq!(tx.exec_delete(tx.delete_many::<note::Entity>()).await.unwrap(), 1201);
        tx.commit(Audit::of("write_notes")).await.unwrap();
        assert_eq!(base.number("select count(*) from note").await, 0);
    });
}

#[test]
fn a_row_of_a_municipality_needs_one() {
    on_both(MIGRATIONS, async |base| {
        let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
        let fault = tx.insert(new_note(1, "whose?")).await.unwrap_err();
        assert!(matches!(fault, Error::NoTenant { table: "note" }), "{fault}");
    });
}
