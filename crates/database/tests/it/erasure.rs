//! Erasure: nothing of a subject opens any more, also after an older copy of the data has come back.

use std::fs;

use database::{Audit, Database, Error, Place};
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::MIGRATIONS;

const SUBJECT: Uuid = Uuid::from_u128(7);
const PLACE: Place = Place { table: "note", column: "sealed", row: SUBJECT };

async fn seal(base: &Base) -> Vec<u8> {
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    let sealed = tx.seal(SUBJECT, &PLACE, b"0101990710018").await.unwrap();
    tx.commit(Audit::of("seal")).await.unwrap();
    sealed
}

async fn erase(base: &Base) {
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    tx.destroy_key(SUBJECT).await.unwrap();
    tx.commit(Audit::of("erase")).await.unwrap();
}

/// A subject that never had a key gets none after its erasure either.
async fn assert_forbidden(base: &Base) {
    let subject = Uuid::from_u128(8);
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    tx.destroy_key(subject).await.unwrap();
    assert!(matches!(tx.seal(subject, &PLACE, b"x").await, Err(Error::Erased)));
}

async fn opens(database: &Database, base: &Base, sealed: &[u8]) -> bool {
    let tx = database.begin(&base.within("80438")).await.unwrap();
    let keys = tx.keys_of(&[SUBJECT]).await.unwrap();
    match keys.open(SUBJECT, &PLACE, sealed) {
        Ok(plain) => plain.as_slice() == b"0101990710018",
        Err(Error::Erased) => false,
        Err(other) => panic!("{other}"),
    }
}

fn ledger(base: &Base) -> String {
    fs::read_to_string(base.keys_folder().join("erasures.log")).unwrap_or_default()
}

#[test]
fn a_destroyed_key_opens_nothing_and_seals_nothing() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base).await;
        assert!(opens(&base.database, base, &sealed).await);
        erase(base).await;
        assert!(!opens(&base.database, base, &sealed).await);
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        assert!(matches!(tx.seal(SUBJECT, &PLACE, b"x").await, Err(Error::Erased)));
        drop(tx);
        assert_forbidden(base).await;
        let expected =
            format!("begun 2026-11-27T12:00:00Z {SUBJECT}\ndone 2026-11-27T12:00:00Z {SUBJECT}\n");
        assert_eq!(ledger(base), expected);
    });
}

#[test]
fn an_erasure_that_is_not_committed_is_none() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base).await;
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.destroy_key(SUBJECT).await.unwrap();
        drop(tx);
        assert!(opens(&base.database, base, &sealed).await);
        assert_eq!(ledger(base), "");
    });
}

#[test]
fn another_municipality_destroys_nothing() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base).await;
        let mut tx = base.database.begin(&base.within("70939")).await.unwrap();
        let fault = tx.destroy_key(SUBJECT).await.unwrap_err();
        assert!(matches!(fault, Error::Stale { table: "sealing_key" }), "{fault}");
        tx.commit(Audit::of("erase")).await.unwrap();
        assert!(opens(&base.database, base, &sealed).await);
        assert_eq!(ledger(base), "");
    });
}

#[test]
fn what_a_crash_left_open_is_settled_by_what_the_data_say() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base).await;
        // The line is there, the commit never came.
        let line = format!("begun 2026-11-27T12:00:00Z {SUBJECT}\n");
        fs::write(base.keys_folder().join("erasures.log"), &line).unwrap();
        let open = async || {
            Database::open(base.settings.clone(), base.keys(), base.clock.clone(), MIGRATIONS)
                .await
                .unwrap()
        };
        let database = open().await;
        assert!(opens(&database, base, &sealed).await);
        database.close().await;
        assert_eq!(ledger(base), format!("{line}void 2026-11-27T12:00:00Z {SUBJECT}\n"));
    });
}

#[test]
fn a_key_that_an_older_copy_brings_back_is_destroyed_when_the_installation_opens() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base).await;
        base.raw("create table kept as select wrapped from sealing_key").await.unwrap();
        erase(base).await;
        let back =
            "update sealing_key set destroyed_at = null, wrapped = (select wrapped from kept)";
        base.raw(back).await.unwrap();
        assert!(opens(&base.database, base, &sealed).await);
        let database =
            Database::open(base.settings.clone(), base.keys(), base.clock.clone(), MIGRATIONS)
                .await
                .unwrap();
        assert!(!opens(&database, base, &sealed).await);
        database.close().await;
    });
}
