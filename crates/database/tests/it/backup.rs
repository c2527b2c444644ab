//! Backups: made while serving, restored whole, with what was erased since erased again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use database::{
    Audit, Database, Error, Keyring, Place, Settings,
    backup::{Restored, backup, restore},
    doctor::{Depth, examine},
};
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::{MIGRATIONS, note, write_note};

const SUBJECT: Uuid = Uuid::from_u128(7);

async fn furnish(base: &Base) -> kernel::BlobId {
    write_note(base, "80438", 1, "a").await;
    write_note(base, "70939", 2, "b").await;
    let folder = &base.settings.folder;
    fs::create_dir_all(folder.join("runs/abc")).unwrap();
    fs::write(folder.join("runs/abc/run.toml"), "run").unwrap();
    fs::write(folder.join("svi.toml"), "listen = 1").unwrap();
    fs::write(folder.join("stray"), "not of an installation").unwrap();
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    let blob = tx.put_blob(SUBJECT, "image/jpeg", b"photo").await.unwrap();
    tx.commit(Audit::of("put_photo")).await.unwrap();
    database::audit_chain::seal_now(&base.database).await.unwrap();
    blob
}

async fn back_up(base: &Base) -> PathBuf {
    let out = base.scratch().join("backup.age");
    let manifest = backup(&base.settings, &base.keys(), base.database.now(), &out).await.unwrap();
    assert_eq!((manifest.audit_entries, manifest.keys, manifest.blobs), (3, 1, 1));
    assert_eq!(manifest.masters, ["k1"]);
    out
}

/// Another place: an empty folder, and on PostgreSQL an emptied database.
async fn target(base: &Base) -> Settings {
    let folder = base.scratch().join("restored");
    if base.is_postgres() {
        base.raw("drop schema public cascade; create schema public").await.unwrap();
    }
    Settings { folder, ..base.settings.clone() }
}

async fn restored(base: &Base, file: &Path, settings: &Settings) -> Result<Restored, Error> {
    restore(file, &base.keys(), settings, MIGRATIONS, base.database.now()).await
}

async fn open(base: &Base, settings: &Settings) -> Database {
    let keys = base.keys();
    Database::open(settings.clone(), keys, base.clock.clone(), MIGRATIONS).await.unwrap()
}

async fn texts(base: &Base, database: &Database) -> Vec<String> {
    use database::sea_orm::QueryOrder as _;
    let reader = database.read_personal(&base.everywhere(), Audit::of("see_notes")).await.unwrap();
    let rows = reader.select::<note::Entity>().order_by_asc(note::Column::Text);
    reader.all(rows).await.unwrap().into_iter().map(|note| note.text).collect()
}

#[test]
fn a_restored_backup_is_the_installation_of_that_moment() {
    on_both(MIGRATIONS, async |base| {
        let blob = furnish(base).await;
        let file = back_up(base).await;
        assert!(fs::read(&file).unwrap().starts_with(b"age-encryption.org/v1\n"));
        write_note(base, "80438", 3, "later").await;
        let settings = target(base).await;
        let found = restored(base, &file, &settings).await.unwrap();
        assert!(found.erased_again.is_empty());
        let database = open(base, &settings).await;
        assert_eq!(texts(base, &database).await, ["a", "b"]);
        let tx = database.begin(&base.within("80438")).await.unwrap();
        assert_eq!(tx.blob(blob).await.unwrap().unwrap().bytes.as_slice(), b"photo");
        drop(tx);
        assert_eq!(fs::read(settings.folder.join("runs/abc/run.toml")).unwrap(), b"run");
        assert!(
            settings.folder.join("svi.toml").is_file() && !settings.folder.join("stray").exists()
        );
        let findings = examine(&database, MIGRATIONS, Depth::Everything).await.unwrap();
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        // The look of this test itself is not sealed yet.
        assert_eq!(codes, ["audit-head", "audit-unsealed"]);
        // Rows are guarded as before, and new ones get new numbers.
        let mut tx = database.begin(&base.within("80438")).await.unwrap();
        tx.insert(crate::rows::new_note(9, "new")).await.unwrap();
        tx.commit(Audit::of("write_note")).await.unwrap();
        database.close().await;
    });
}

#[test]
fn what_was_erased_since_is_erased_again() {
    on_both(MIGRATIONS, async |base| {
        furnish(base).await;
        let place = Place { table: "note", column: "sealed", row: SUBJECT };
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        let sealed = tx.seal(SUBJECT, &place, b"value").await.unwrap();
        drop(tx);
        let file = back_up(base).await;
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.destroy_key(SUBJECT).await.unwrap();
        tx.commit(Audit::of("erase")).await.unwrap();
        let settings = target(base).await;
        assert_eq!(restored(base, &file, &settings).await.unwrap().erased_again, [SUBJECT]);
        let database = open(base, &settings).await;
        let tx = database.begin(&base.within("80438")).await.unwrap();
        let keys = tx.keys_of(&[SUBJECT]).await.unwrap();
        assert!(matches!(keys.open(SUBJECT, &place, &sealed), Err(Error::Erased)));
        drop(tx);
        database.close().await;
    });
}

#[test]
fn a_used_target_foreign_keys_and_a_newer_schema_are_refused() {
    on_both(MIGRATIONS, async |base| {
        furnish(base).await;
        let file = back_up(base).await;
        let said = restored(base, &file, &base.settings).await.unwrap_err().to_string();
        assert!(said.ends_with("is not empty"), "{said}");
        if base.is_postgres() {
            let settings = Settings { folder: base.scratch().join("new"), ..base.settings.clone() };
            let said = restored(base, &file, &settings).await.unwrap_err().to_string();
            assert!(said.contains("the database is not empty"), "{said}");
        }
        let settings = target(base).await;
        let now = base.database.now();
        let foreign = Keyring::generate().unwrap();
        let said = restore(&file, &foreign, &settings, MIGRATIONS, now).await.unwrap_err();
        assert!(said.to_string().contains("No matching keys"), "{said}");
        let said = restore(&file, &base.keys(), &settings, &[], now).await.unwrap_err();
        assert!(said.to_string().contains("made by a newer program"), "{said}");
        let other = Settings::of_folder(&base.scratch().join("new"));
        if base.is_postgres() {
            let said = restored(base, &file, &other).await.unwrap_err().to_string();
            assert!(said.ends_with("it is of PostgreSQL, the target is SQLite"), "{said}");
        }
        assert!(!settings.folder.exists() && !other.folder.exists());
        restored(base, &file, &settings).await.unwrap();
    });
}

#[test]
fn a_backup_under_writes_holds_whole_transactions() {
    on_both(MIGRATIONS, async |base| {
        let writes = async {
            for number in 0..40_u128 {
                let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
                for part in 0..5 {
                    let text = format!("{number:02} {part}");
                    tx.insert(crate::rows::new_note(number * 5 + part, &text)).await.unwrap();
                }
                tx.commit(Audit::of("write_notes")).await.unwrap();
            }
        };
        let out = base.scratch().join("backup.age");
        let keys = base.keys();
        let (made, ()) =
            tokio::join!(backup(&base.settings, &keys, base.database.now(), &out), writes);
        let manifest = made.unwrap();
        let settings = target(base).await;
        restored(base, &out, &settings).await.unwrap();
        let database = open(base, &settings).await;
        let notes = texts(base, &database).await.len() as u64;
        assert_eq!(notes, manifest.audit_entries * 5);
        database.close().await;
    });
}

#[test]
fn there_is_no_backup_of_nothing() {
    on_both(MIGRATIONS, async |base| {
        let settings = Settings::of_folder(&base.scratch().join("nothing"));
        let out = base.scratch().join("backup.age");
        let fault = backup(&settings, &base.keys(), base.database.now(), &out).await.unwrap_err();
        assert!(matches!(fault, Error::Backup(_)), "{fault}");
        assert!(!out.exists() && !settings.folder.exists());
    });
}
