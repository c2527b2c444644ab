//! Saved lists, runs of lists with what came of them, and who took one out of the system.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

pub(super) fn up(steps: &mut Steps) {
    saved_list(steps);
    list_run(steps);
    list_export(steps);
}

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn index(steps: &mut Steps, name: &str, table: &str, columns: &[&str]) {
    let mut index = Index::create().name(name).table(Alias::new(table)).to_owned();
    for column in columns {
        index.col(Alias::new(*column));
    }
    steps.index(&index);
}

fn saved_list(steps: &mut Steps) {
    steps.table(
        table("saved_list")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("name").text().not_null())
            // What is asked, by codes of the vocabulary, as JSON.
            .col(column("question").text().not_null())
            .col(column("owner").uuid().not_null())
            .col(column("is_shared").boolean().not_null())
            .col(column("version").integer().not_null())
            .col(column("changed_at").timestamp_with_time_zone().not_null()),
    );
    index(steps, "saved_list_owner", "saved_list", &["tenant", "owner"]);
}

fn list_run(steps: &mut Steps) {
    steps.table(
        table("list_run")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            // The question as it was asked: it stays, so that the access log can be understood.
            .col(column("name").text().not_null())
            .col(column("question").text().not_null())
            .col(column("asked_by").uuid().not_null())
            .col(column("asked_at").timestamp_with_time_zone().not_null())
            .col(column("job").uuid().not_null())
            .col(column("made_at").timestamp_with_time_zone())
            // Who is on the list, sealed under the run's own key; gone after thirty days.
            .col(column("sealed").binary()),
    );
    index(steps, "list_run_asked", "list_run", &["tenant", "asked_by", "asked_at"]);
}

fn list_export(steps: &mut Steps) {
    steps.table(
        table("list_export")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("run_id").uuid().not_null())
            .col(column("taken_by").uuid())
            .col(column("taken_at").timestamp_with_time_zone().not_null())
            .col(column("format").text().not_null())
            // What for, in the words of who took it.
            .col(column("reason").text().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("list_export_run")
                    .from(Alias::new("list_export"), Alias::new("run_id"))
                    .to(Alias::new("list_run"), Alias::new("id")),
            ),
    );
    index(steps, "list_export_run_id", "list_export", &["run_id"]);
}
