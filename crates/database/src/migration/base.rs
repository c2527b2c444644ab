//! Tables of this crate: audit, keys of subjects, jobs, blobs.

use sea_orm::sea_query::{Alias, ColumnDef, Index, Table, TableCreateStatement};

use super::{Migration, Steps};

/// The migrations of the base.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { time: "2026-11-27T21:00", context: "database", name: "create_audit", up: audit },
    Migration { time: "2026-11-27T21:00", context: "database", name: "create_job", up: job },
    Migration { time: "2026-11-27T21:00", context: "database", name: "create_keys", up: keys },
    Migration { time: "2026-11-27T21:01", context: "database", name: "create_blob", up: blob },
    Migration {
        time: "2026-11-28T01:30",
        context: "database",
        name: "note_clearing",
        up: clearing,
    },
];

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

/// Since when the fields in the clear of an erased subject are overwritten; a restored copy lacks it.
fn clearing(steps: &mut Steps) {
    let cleared_at = column("cleared_at").timestamp_with_time_zone().null().to_owned();
    steps.alter(&Table::alter().table(Alias::new("sealing_key")).add_column(cleared_at).to_owned());
    steps.sql("update sealing_key set cleared_at = destroyed_at where destroyed_at is not null");
}

fn audit(steps: &mut Steps) {
    steps.append_only_table(
        table("audit_entry")
            .col(column("id").big_integer().not_null().auto_increment().primary_key())
            .col(column("recorded_at").timestamp_with_time_zone().not_null())
            .col(column("tenant").text())
            .col(column("user_id").uuid())
            .col(column("kind").text().not_null())
            .col(column("permission").text().not_null())
            .col(column("action").text().not_null())
            .col(column("subject_kind").text())
            .col(column("subject_id").uuid())
            .col(column("fields").text().not_null())
            .col(column("request").text()),
    );
    for (name, columns) in [
        ("audit_entry_tenant", ["tenant", "id"]),
        ("audit_entry_subject", ["subject_id", "id"]),
        ("audit_entry_user", ["user_id", "id"]),
    ] {
        let mut index = Index::create().name(name).table(Alias::new("audit_entry")).to_owned();
        for column in columns {
            index.col(Alias::new(column));
        }
        steps.index(&index);
    }
    steps.append_only_table(
        table("audit_segment")
            .col(column("number").big_integer().not_null().primary_key())
            .col(column("sealed_at").timestamp_with_time_zone().not_null())
            .col(column("entries").big_integer().not_null())
            .col(column("previous").binary().not_null())
            .col(column("hash").binary().not_null()),
    );
    steps.append_only_table(
        table("audit_link")
            .col(column("entry_id").big_integer().not_null().primary_key())
            .col(column("segment").big_integer().not_null()),
    );
    steps.index(
        &Index::create()
            .name("audit_link_segment")
            .table(Alias::new("audit_link"))
            .col(Alias::new("segment"))
            .col(Alias::new("entry_id"))
            .to_owned(),
    );
}

fn job(steps: &mut Steps) {
    steps.table(
        table("job")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text())
            .col(column("kind").text().not_null())
            .col(column("key").text())
            .col(column("payload").text().not_null())
            .col(column("asked_by").uuid())
            .col(column("state").text().not_null())
            .col(column("run_after").timestamp_with_time_zone().not_null())
            .col(column("attempts").integer().not_null())
            .col(column("locked_until").timestamp_with_time_zone())
            .col(column("locked_by").uuid())
            .col(column("done").big_integer().not_null())
            .col(column("total").big_integer().not_null())
            .col(column("result").text())
            .col(column("error").text())
            .col(column("created_at").timestamp_with_time_zone().not_null())
            .col(column("finished_at").timestamp_with_time_zone()),
    );
    for (name, columns, unique) in [
        ("job_next", ["state", "run_after"], false),
        ("job_key", ["kind", "key"], true),
        ("job_tenant", ["tenant", "id"], false),
    ] {
        let mut index = Index::create().name(name).table(Alias::new("job")).to_owned();
        if unique {
            index.unique();
        }
        for column in columns {
            index.col(Alias::new(column));
        }
        steps.index(&index);
    }
}

fn keys(steps: &mut Steps) {
    steps.table(
        table("sealing_key")
            .col(column("subject").uuid().not_null().primary_key())
            .col(column("tenant").text())
            .col(column("master").text().not_null())
            .col(column("wrapped").binary())
            .col(column("created_at").timestamp_with_time_zone().not_null())
            .col(column("destroyed_at").timestamp_with_time_zone()),
    );
}

fn blob(steps: &mut Steps) {
    steps.table(
        table("blob")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text())
            .col(column("subject").uuid().not_null())
            .col(column("media_type").text().not_null())
            .col(column("size").big_integer().not_null())
            .col(column("sealed_sha256").binary().not_null())
            .col(column("created_at").timestamp_with_time_zone().not_null()),
    );
    steps.index(
        &Index::create()
            .name("blob_subject")
            .table(Alias::new("blob"))
            .col(Alias::new("subject"))
            .to_owned(),
    );
    // Bytes live here on PostgreSQL only; with SQLite they are files in the installation's folder.
    steps.table(
        table("blob_content")
            .col(column("blob_id").uuid().not_null().primary_key())
            .col(column("tenant").text())
            .col(column("sealed").binary().not_null()),
    );
}
