//! Blobs: sealed, within the scope, gone when deleted or never committed.

use std::{fs, path::PathBuf, time::Duration};

use database::{Audit, Error, NewJob, run_until_idle};
use kernel::BlobId;
use serde_json::Value;
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::MIGRATIONS;

const SUBJECT: Uuid = Uuid::from_u128(1);

async fn put(base: &Base, bytes: &[u8]) -> BlobId {
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    let id = tx.put_blob(SUBJECT, "image/jpeg", bytes).await.unwrap();
    tx.commit(Audit::of("put_photo")).await.unwrap();
    id
}

fn files(base: &Base) -> Vec<PathBuf> {
    let Ok(parts) = fs::read_dir(base.settings.folder.join("blobs")) else { return Vec::new() };
    parts
        .flat_map(|part| fs::read_dir(part.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect()
}

#[test]
fn a_blob_reads_back_within_the_scope_only_and_lies_sealed() {
    on_both(MIGRATIONS, async |base| {
        let bytes: Vec<u8> = (0..100_000_u32).flat_map(u32::to_be_bytes).collect();
        let id = put(base, &bytes).await;
        let look = Audit::of("see_photo");
        let reader =
            base.database.read_personal(&base.within("80438"), look.clone()).await.unwrap();
        let blob = reader.blob(id).await.unwrap().unwrap();
        assert_eq!((blob.subject, blob.media_type.as_str()), (SUBJECT, "image/jpeg"));
        assert!(*blob.bytes == bytes);
        let foreign = base.database.read_personal(&base.within("70939"), look).await.unwrap();
        assert_eq!(foreign.blob(id).await.unwrap(), None);
        assert_eq!(files(base).len(), usize::from(!base.is_postgres()));
        for file in files(base) {
            assert!(!fs::read(file).unwrap().windows(8).any(|part| part == &bytes[..8]));
        }
    });
}

#[test]
fn a_deleted_blob_is_gone_with_its_bytes() {
    on_both(MIGRATIONS, async |base| {
        let id = put(base, b"photo").await;
        let mut tx = base.database.begin(&base.within("70939")).await.unwrap();
        assert!(matches!(tx.delete_blob(id).await, Err(Error::Stale { table: "blob" })));
        drop(tx);
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.delete_blob(id).await.unwrap();
        drop(tx);
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        assert_eq!(tx.blob(id).await.unwrap().unwrap().bytes.as_slice(), b"photo");
        tx.delete_blob(id).await.unwrap();
        tx.commit(Audit::of("delete_photo")).await.unwrap();
        assert_eq!(base.number("select count(*) from blob").await, 0);
        assert_eq!(base.number("select count(*) from blob_content").await, 0);
        assert!(files(base).is_empty());
    });
}

#[test]
fn changed_bytes_do_not_open() {
    on_both(MIGRATIONS, async |base| {
        let id = put(base, b"photo").await;
        let other = put(base, b"other").await;
        if base.is_postgres() {
            let sql = format!(
                "update blob_content set sealed = (select sealed from blob_content where blob_id = '{other}')"
            );
            base.raw(&sql).await.unwrap();
        } else {
            let bytes = fs::read(&files(base)[0]).unwrap();
            for file in files(base) {
                fs::write(file, &bytes[1..]).unwrap();
            }
        }
        let tx = base.database.begin(&base.within("80438")).await.unwrap();
        assert!(matches!(tx.blob(id).await, Err(Error::Sealed { table: "blob", .. })));
    });
}

#[test]
fn bytes_that_were_never_committed_are_removed_after_a_day() {
    on_both(MIGRATIONS, async |base| {
        let kept = put(base, b"photo").await;
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.put_blob(SUBJECT, "image/jpeg", b"lost").await.unwrap();
        drop(tx);
        assert_eq!(files(base).len(), if base.is_postgres() { 0 } else { 2 });
        let sweep = async || {
            let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
            tx.enqueue(NewJob::of("database.remove_orphaned_blobs", Value::Null)).await.unwrap();
            tx.commit(Audit::of("sweep")).await.unwrap();
            assert_eq!(run_until_idle(&base.database, vec![]).await.unwrap(), 1);
        };
        base.clock.set(chrono::DateTime::UNIX_EPOCH);
        sweep().await;
        assert_eq!(files(base).len(), if base.is_postgres() { 0 } else { 2 });
        base.clock.advance(Duration::from_hours(200 * 365 * 24));
        sweep().await;
        assert_eq!(files(base).len(), usize::from(!base.is_postgres()));
        let tx = base.database.begin(&base.within("80438")).await.unwrap();
        assert_eq!(tx.blob(kept).await.unwrap().unwrap().bytes.as_slice(), b"photo");
    });
}
