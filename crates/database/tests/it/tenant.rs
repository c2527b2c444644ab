//! Municipalities are apart: by the scope of every query, and on PostgreSQL by the server itself.

use database::{
    Audit, Error, Look as _, Place,
    sea_orm::{DbBackend, QueryFilter as _, QuerySelect as _, QueryTrait as _, sea_query::Expr},
};
use testkit::on_both;
use uuid::Uuid;

use crate::rows::{MIGRATIONS, note, texts, write_note};

#[test]
fn each_municipality_sees_its_own_rows_and_the_program_all() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        write_note(base, "70939", 2, "b").await;
        assert_eq!(texts(base, &base.within("80438")).await, ["a"]);
        assert_eq!(texts(base, &base.within("70939")).await, ["b"]);
        assert_eq!(texts(base, &base.within("70017")).await, [""; 0]);
        assert_eq!(texts(base, &base.everywhere()).await, ["a", "b"]);
    });
}

#[test]
fn all_rows_are_gone_through_part_by_part_by_their_ids_and_not_by_the_municipality() {
    on_both(MIGRATIONS, async |base| {
        for (unit, number, text) in
            [("80438", 5, "e"), ("70939", 2, "b"), ("80438", 3, "z"), ("80438", 1, "c")]
        {
            write_note(base, unit, number, text).await;
        }
        let look = Audit::of("see_notes");
        let reader = base.database.read_personal(&base.within("80438"), look).await.unwrap();
        let part = |last| reader.select_after::<note::Entity>(note::Column::Id, last).limit(2);
        let texts = async |last| {
            let rows = reader.all(part(last)).await.unwrap();
            rows.into_iter().map(|row| row.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(None).await, ["c", "z"]);
        assert_eq!(texts(Some(Uuid::from_u128(2))).await, ["z", "e"]);
        assert_eq!(texts(Some(Uuid::from_u128(5))).await, [""; 0]);
        // An index over the municipality would have SQLite sort all its rows for each part.
        let sql = part(None).build(DbBackend::Sqlite).sql;
        assert!(sql.contains(r#"("note"."tenant" || ?) = ?"#), "{sql}");
    });
}

#[test]
fn changes_of_many_rows_stay_within_the_municipality() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        write_note(base, "70939", 2, "b").await;
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        let update =
            tx.update_many::<note::Entity>().col_expr(note::Column::Text, Expr::value("x"));
        assert_eq!(tx.exec_update(update).await.unwrap(), 1);
        let delete = tx.delete_many::<note::Entity>().filter(Expr::value(true));
        assert_eq!(tx.exec_delete(delete).await.unwrap(), 1);
        tx.commit(Audit::of("change_notes")).await.unwrap();
        assert_eq!(texts(base, &base.everywhere()).await, ["b"]);
    });
}

#[test]
fn the_server_itself_keeps_municipalities_apart() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        if !base.is_postgres() {
            // SQLite is one file of one installation: it has no such fence.
            assert_eq!(base.number("select count(*) from note").await, 1);
            return;
        }
        for (unit, rows) in [("80438", 1), ("70939", 0), ("", 0), ("*", 1)] {
            let touched = base.raw_as_application(unit, "update note set version = 2").await;
            assert_eq!(touched.unwrap(), rows, "{unit}");
        }
        let foreign = "insert into note (id, tenant, text, version) \
                       values ('01890a5d-ac96-774b-bcce-b302099a8057', '80438', 'x', 1)";
        let fault = base.raw_as_application("70939", foreign).await.unwrap_err().to_string();
        assert!(fault.contains("row-level security"), "{fault}");
        let moved = "update note set tenant = '70939'";
        let fault = base.raw_as_application("80438", moved).await.unwrap_err().to_string();
        assert!(fault.contains("row-level security"), "{fault}");
    });
}

#[test]
fn a_municipality_opens_no_other_ones_sealed_values_and_takes_no_key_of_theirs() {
    on_both(MIGRATIONS, async |base| {
        let subject = Uuid::from_u128(1);
        let place = Place { table: "note", column: "sealed", row: subject };
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        let sealed = tx.seal(subject, &place, b"value").await.unwrap();
        tx.commit(Audit::of("seal")).await.unwrap();
        let mut tx = base.database.begin(&base.within("70939")).await.unwrap();
        let keys = tx.keys_of(&[subject]).await.unwrap();
        assert!(matches!(keys.open(subject, &place, &sealed), Err(Error::Sealed { .. })));
        assert!(matches!(tx.seal(subject, &place, b"x").await, Err(Error::Duplicate)));
    });
}
