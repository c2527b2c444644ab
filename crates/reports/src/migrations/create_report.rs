//! Reports that were asked for, and their files.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

pub(super) fn up(steps: &mut Steps) {
    steps.table(
        table("report")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            // What was asked for; the period of the newest figures is known once it is made.
            .col(column("period").text())
            .col(column("language").text().not_null())
            .col(column("format").text().not_null())
            .col(column("adopted_on").date())
            .col(column("dated").date().not_null())
            .col(column("asked_by").uuid())
            .col(column("asked_at").timestamp_with_time_zone().not_null())
            .col(column("job").uuid().not_null())
            // What came of it.
            .col(column("made_at").timestamp_with_time_zone())
            .col(column("size").big_integer()),
    );
    let list = Index::create()
        .name("report_asked")
        .table(Alias::new("report"))
        .col(Alias::new("tenant"))
        .col(Alias::new("asked_at"))
        .col(Alias::new("id"))
        .to_owned();
    steps.index(&list);
    // A table of its own: lists never read the bytes.
    steps.table(
        table("report_file")
            .col(column("report_id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("bytes").binary().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("report_file_report")
                    .from(Alias::new("report_file"), Alias::new("report_id"))
                    .to(Alias::new("report"), Alias::new("id")),
            ),
    );
}

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}
