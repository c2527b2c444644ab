//! The doctor finds what is wrong, and nothing where nothing is.

use std::fs;

use database::{
    Audit, NewJob,
    doctor::{Depth, Finding, Severity, examine},
};
use serde_json::Value;
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::MIGRATIONS;

async fn codes(base: &Base) -> Vec<&'static str> {
    let found = examine(&base.database, MIGRATIONS, Depth::Everything).await.unwrap();
    found.iter().map(|finding| finding.code).collect()
}

async fn furnish(base: &Base) {
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    tx.put_blob(Uuid::from_u128(1), "image/jpeg", b"one").await.unwrap();
    tx.put_blob(Uuid::from_u128(2), "image/jpeg", b"two").await.unwrap();
    tx.enqueue(NewJob::of("test.never", Value::Null)).await.unwrap();
    tx.commit(Audit::of("furnish")).await.unwrap();
    database::audit_chain::seal_now(&base.database).await.unwrap();
}

#[test]
fn a_healthy_installation_gives_its_head_only() {
    on_both(MIGRATIONS, async |base| {
        furnish(base).await;
        for depth in [Depth::Sample, Depth::Everything] {
            let found = examine(&base.database, MIGRATIONS, depth).await.unwrap();
            let [Finding { severity: Severity::Note, code: "audit-head", detail }] =
                found.as_slice()
            else {
                panic!("{found:?}")
            };
            assert!(detail.starts_with("1 "), "{detail}");
        }
    });
}

#[test]
fn missing_and_foreign_bytes_are_found() {
    on_both(MIGRATIONS, async |base| {
        furnish(base).await;
        if base.is_postgres() {
            base.raw("update blob_content set sealed = (select sealed from blob_content order by blob_id limit 1)")
                .await
                .unwrap();
            assert_eq!(codes(base).await, ["blob-changed", "audit-head"]);
            base.raw("delete from blob_content").await.unwrap();
            assert_eq!(codes(base).await, ["blob-missing", "blob-missing", "audit-head"]);
        } else {
            let blobs = base.settings.folder.join("blobs");
            fs::remove_dir_all(&blobs).unwrap();
            fs::create_dir_all(blobs.join("ab")).unwrap();
            fs::write(blobs.join("ab/stray"), "x").unwrap();
            let expected = ["blob-missing", "blob-missing", "audit-head", "blob-orphaned"];
            assert_eq!(codes(base).await, expected);
        }
    });
}

#[test]
fn a_missing_master_key_a_broken_chain_and_a_late_job_are_found() {
    on_both(MIGRATIONS, async |base| {
        furnish(base).await;
        base.clock.advance(std::time::Duration::from_hours(2));
        assert_eq!(codes(base).await, ["job-stuck", "audit-head"]);
        base.raw("update job set state = 'failed'; update sealing_key set master = 'k9'")
            .await
            .unwrap();
        let expected = [
            "master-missing",
            "key-does-not-open",
            "key-does-not-open",
            "job-failed",
            "audit-head",
        ];
        assert_eq!(codes(base).await, expected);
        base.raw("update sealing_key set master = 'k1'; delete from job").await.unwrap();
        let entry = "insert into audit_link (entry_id, segment) values (99, 9)";
        base.raw(entry).await.unwrap();
        assert_eq!(codes(base).await, ["audit-broken", "audit-head"]);
    });
}

#[test]
fn a_schema_that_is_behind_or_ahead_is_found() {
    on_both(MIGRATIONS, async |base| {
        let ahead = examine(&base.database, &[], Depth::Sample).await.unwrap();
        assert_eq!(ahead[0].code, "schema-newer");
        base.raw("delete from applied_migration where id like '% test %'").await.unwrap();
        assert_eq!(codes(base).await, ["schema-pending", "audit-head"]);
    });
}

#[test]
fn a_server_that_does_not_guard_its_rows_is_found() {
    on_both(MIGRATIONS, async |base| {
        if base.is_postgres() {
            base.raw("alter table note no force row level security").await.unwrap();
            base.raw("alter table colour owner to svi_application").await.unwrap();
            let expected = ["row-security-missing", "role-owns", "audit-head"];
            assert_eq!(codes(base).await[..2], expected[..2]);
        } else {
            base.raw(
                "pragma foreign_keys = off; insert into note_page values (x'01', '80438', x'02')",
            )
            .await
            .unwrap();
            assert_eq!(codes(base).await, ["foreign-key-broken", "audit-head"]);
        }
    });
}
