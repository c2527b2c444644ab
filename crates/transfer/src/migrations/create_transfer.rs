//! Transfers as each side keeps them, and whom they are about.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

pub(super) fn up(steps: &mut Steps) {
    transfer(steps);
    transfer_person(steps);
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

fn transfer(steps: &mut Steps) {
    steps.table(
        table("transfer")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("direction").text().not_null())
            .col(column("other_unit").text().not_null())
            // The row of the other municipality: no key, nobody reads across.
            .col(column("other_id").uuid().not_null())
            .col(column("state").text().not_null())
            // No keys to the registry: what an import entered by mistake must go in spite of a transfer.
            .col(column("household_id").uuid())
            .col(column("persons").big_integer().not_null())
            .col(column("moved_on").date().not_null())
            .col(column("ground").text().not_null())
            .col(column("consent_of").uuid())
            .col(column("consent_on").date())
            .col(column("article").text().not_null())
            .col(column("why").text())
            // Sealed under the transfer's own key.
            .col(column("packet").binary())
            .col(column("sent_by").uuid())
            .col(column("sent_at").timestamp_with_time_zone().not_null())
            .col(column("ended_at").timestamp_with_time_zone()),
    );
    index(steps, "transfer_sent", "transfer", &["tenant", "sent_at", "id"]);
    index(steps, "transfer_household_id", "transfer", &["household_id"]);
}

fn transfer_person(steps: &mut Steps) {
    steps.table(
        table("transfer_person")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("transfer_id").uuid().not_null())
            .col(column("person_id").uuid().not_null())
            .foreign_key(
                &mut ForeignKey::create()
                    .name("transfer_person_transfer")
                    .from(Alias::new("transfer_person"), Alias::new("transfer_id"))
                    .to(Alias::new("transfer"), Alias::new("id"))
                    .to_owned(),
            ),
    );
    index(steps, "transfer_person_transfer_id", "transfer_person", &["transfer_id"]);
    index(steps, "transfer_person_person_id", "transfer_person", &["person_id"]);
}
