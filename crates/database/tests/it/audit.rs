//! The audit: nothing changes an entry unseen.

use std::time::Duration;

use database::{
    Audit, AuditFilter,
    audit_chain::{self, Break, seal_now, verify},
    list_audit_entries,
};
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::{MIGRATIONS, texts, write_note};

/// Three entries in two segments, and one that waits.
async fn sealed(base: &Base) {
    write_note(base, "80438", 1, "a").await;
    write_note(base, "80438", 2, "b").await;
    assert_eq!(seal_now(&base.database).await.unwrap(), 2);
    write_note(base, "70939", 3, "c").await;
    assert_eq!(seal_now(&base.database).await.unwrap(), 1);
    assert_eq!(seal_now(&base.database).await.unwrap(), 0);
    write_note(base, "80438", 4, "d").await;
}

/// Past what keeps the tables append-only.
async fn tamper(base: &Base, sql: &str) {
    if !base.is_postgres() {
        for table in ["audit_entry", "audit_link", "audit_segment"] {
            for verb in ["update", "delete"] {
                base.raw(&format!("drop trigger if exists {table}_no_{verb}")).await.unwrap();
            }
        }
    }
    base.raw(sql).await.unwrap();
}

#[test]
fn an_untouched_chain_verifies() {
    on_both(MIGRATIONS, async |base| {
        sealed(base).await;
        let verdict = verify(&base.database).await.unwrap();
        assert_eq!(
            (verdict.segments, verdict.entries, verdict.waiting, verdict.broken),
            (2, 3, 1, None)
        );
        assert_eq!(verdict.head.number, 2);
        assert_eq!(verdict.head.hash.len(), 64);
        assert_eq!(audit_chain::head(&base.database).await.unwrap(), verdict.head);
    });
}

#[test]
fn a_changed_a_removed_and_an_added_entry_are_found() {
    let first = "(select min(id) from audit_entry)";
    let cases = [
        (format!("update audit_entry set action = 'x' where id = {first}"), Break::Segment(1)),
        (format!("delete from audit_entry where id = {first}"), Break::Segment(1)),
        (
            format!(
                "delete from audit_link where entry_id = {first}; delete from audit_entry where id = {first}"
            ),
            Break::Segment(1),
        ),
        (
            "update audit_entry set tenant = null where action = 'write_note' and tenant = '70939'"
                .into(),
            Break::Segment(2),
        ),
        ("delete from audit_segment where number = 1".into(), Break::Segment(1)),
        ("update audit_segment set previous = hash where number = 2".into(), Break::Segment(2)),
        ("update audit_segment set entries = 4 where number = 2".into(), Break::Segment(2)),
        (
            "insert into audit_link (entry_id, segment) select max(id), 1 from audit_entry".into(),
            Break::Segment(1),
        ),
        (
            "insert into audit_link (entry_id, segment) select max(id), 9 from audit_entry".into(),
            Break::Segment(9),
        ),
    ];
    for (sql, expected) in cases {
        on_both(MIGRATIONS, async |base| {
            sealed(base).await;
            tamper(base, &sql).await;
            let verdict = verify(&base.database).await.unwrap();
            assert_eq!(verdict.broken, Some(expected), "{sql}");
        });
    }
}

#[test]
fn an_entry_put_in_between_later_is_not_sealed_but_reported() {
    on_both(MIGRATIONS, async |base| {
        sealed(base).await;
        seal_now(&base.database).await.unwrap();
        base.clock.advance(Duration::from_hours(2));
        write_note(base, "80438", 5, "e").await;
        seal_now(&base.database).await.unwrap();
        tamper(
            base,
            "insert into audit_entry (id, recorded_at, kind, permission, action, fields) \
             values (-5, '2026-11-27T12:00:00+00:00', 'read', 'x', 'x', '')",
        )
        .await;
        seal_now(&base.database).await.unwrap();
        let verdict = verify(&base.database).await.unwrap();
        assert_eq!(verdict.broken, Some(Break::Entry(-5)));
    });
}

#[test]
fn nobody_changes_or_deletes_an_entry() {
    on_both(MIGRATIONS, async |base| {
        sealed(base).await;
        for table in ["audit_entry", "audit_link", "audit_segment"] {
            for sql in [
                format!("delete from {table}"),
                format!("update {table} set {}", first_column(table)),
            ] {
                let fault = base.raw_as_application("*", &sql).await.unwrap_err().to_string();
                let is_refused =
                    fault.contains("append-only") || fault.contains("permission denied");
                assert!(is_refused, "{fault}");
            }
        }
        assert_eq!(verify(&base.database).await.unwrap().broken, None);
    });
}

fn first_column(table: &str) -> &'static str {
    match table {
        "audit_entry" => "kind = 'x'",
        "audit_link" => "segment = 7",
        _ => "entries = 7",
    }
}

#[test]
fn every_look_at_personal_data_is_an_entry_that_was_written_before() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        let look = Audit::of("see_note").about("note", Uuid::from_u128(1)).fields(["text"]);
        let reader = base.database.read_personal(&base.within("80438"), look).await.unwrap();
        let entries = list_audit_entries(&reader, &AuditFilter::default(), None, 10).await.unwrap();
        let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["see_note", "write_note"]);
        assert_eq!(entries[0].subject, Some(("note".to_owned(), Uuid::from_u128(1))));
        assert_eq!(entries[0].fields, ["text"]);
        assert!(!entries[0].is_change && entries[1].is_change);
    });
}

#[test]
fn entries_are_listed_within_the_scope_by_filter_and_page() {
    on_both(MIGRATIONS, async |base| {
        for number in 1..=5 {
            write_note(base, "80438", number, &format!("{number}")).await;
        }
        write_note(base, "70939", 6, "6").await;
        texts(base, &base.within("80438")).await;
        let look = Audit::of("see_audit");
        let reader = base.database.read_personal(&base.within("80438"), look).await.unwrap();
        let filter = AuditFilter { is_change: Some(true), ..AuditFilter::default() };
        let page = list_audit_entries(&reader, &filter, None, 3).await.unwrap();
        let rest = list_audit_entries(&reader, &filter, Some(page[2].number), 3).await.unwrap();
        let subjects: Vec<u128> = page
            .iter()
            .chain(&rest)
            .filter_map(|entry| entry.subject.as_ref().map(|(_, id)| id.as_u128()))
            .collect();
        assert_eq!(subjects, [5, 4, 3, 2, 1]);
        let one = AuditFilter { subject: Some(Uuid::from_u128(6)), ..AuditFilter::default() };
        assert_eq!(list_audit_entries(&reader, &one, None, 3).await.unwrap(), []);
        let looks = AuditFilter { action: Some("see_notes".into()), ..AuditFilter::default() };
        assert_eq!(list_audit_entries(&reader, &looks, None, 3).await.unwrap().len(), 1);
    });
}
