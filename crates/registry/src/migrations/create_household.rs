//! Households, persons, the versions of both, and the terms under which they are found.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

pub(super) fn up(steps: &mut Steps) {
    household(steps);
    person(steps);
    search_term(steps);
    record_version(steps);
}

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn index(steps: &mut Steps, name: &str, table: &str, columns: &[&str], is_unique: bool) {
    let mut index = Index::create().name(name).table(Alias::new(table)).to_owned();
    if is_unique {
        index.unique();
    }
    for column in columns {
        index.col(Alias::new(*column));
    }
    steps.index(&index);
}

fn household(steps: &mut Steps) {
    steps.table(
        table("household")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("code").text().not_null())
            // Listed after its reference person; kept here so that a page of the list is one range of one index.
            .col(column("listed_name").text().not_null())
            .col(column("name_order").binary().not_null())
            .col(column("members").integer().not_null())
            .col(column("settlement").text().not_null())
            .col(column("settlement_key").text().not_null())
            .col(column("address").text().not_null())
            .col(column("note").binary())
            .col(column("version").integer().not_null())
            .col(column("created_at").timestamp_with_time_zone().not_null())
            .col(column("created_by").uuid())
            .col(column("changed_at").timestamp_with_time_zone().not_null()),
    );
    index(steps, "household_code", "household", &["tenant", "code"], true);
    index(steps, "household_name", "household", &["tenant", "name_order", "id"], false);
    index(steps, "household_changed", "household", &["tenant", "changed_at", "id"], false);
    index(
        steps,
        "household_settlement",
        "household",
        &["tenant", "settlement_key", "name_order", "id"],
        false,
    );
    index(steps, "household_creator", "household", &["tenant", "created_by", "name_order"], false);
}

fn person(steps: &mut Steps) {
    steps.table(
        table("person")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("family_name").text().not_null())
            .col(column("given_name").text().not_null())
            .col(column("name_order").binary().not_null())
            .col(column("sex").text())
            .col(column("birth_date").date())
            .col(column("jmbg").binary())
            .col(column("jmbg_hash").binary())
            .col(column("relation").text().not_null())
            .col(column("position").integer().not_null())
            .col(column("version").integer().not_null())
            .col(column("created_at").timestamp_with_time_zone().not_null())
            .col(column("changed_at").timestamp_with_time_zone().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("person_household")
                    .from(Alias::new("person"), Alias::new("household_id"))
                    .to(Alias::new("household"), Alias::new("id")),
            ),
    );
    index(steps, "person_household_id", "person", &["household_id", "position"], false);
    index(steps, "person_jmbg", "person", &["tenant", "jmbg_hash"], true);
}

fn search_term(steps: &mut Steps) {
    steps.table(
        table("search_term")
            .col(column("tenant").text().not_null())
            .col(column("term").text().not_null())
            // The person or, for code and address, the household itself.
            .col(column("owner").uuid().not_null())
            .col(column("household_id").uuid().not_null())
            .primary_key(
                Index::create()
                    .col(Alias::new("tenant"))
                    .col(Alias::new("term"))
                    .col(Alias::new("owner")),
            )
            .foreign_key(
                ForeignKey::create()
                    .name("search_term_household")
                    .from(Alias::new("search_term"), Alias::new("household_id"))
                    .to(Alias::new("household"), Alias::new("id")),
            ),
    );
    index(steps, "search_term_owner", "search_term", &["owner", "term"], false);
    index(steps, "search_term_household_id", "search_term", &["household_id", "term"], false);
}

fn record_version(steps: &mut Steps) {
    steps.table(
        table("record_version")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("record").uuid().not_null())
            .col(column("record_kind").text().not_null())
            .col(column("number").integer().not_null())
            .col(column("valid_from").date().not_null())
            .col(column("recorded_at").timestamp_with_time_zone().not_null())
            .col(column("recorded_by").uuid())
            .col(column("source").text().not_null())
            // What stood in the record and why it was changed, sealed under the record's key.
            .col(column("sealed").binary().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("record_version_household")
                    .from(Alias::new("record_version"), Alias::new("household_id"))
                    .to(Alias::new("household"), Alias::new("id")),
            ),
    );
    index(steps, "record_version_number", "record_version", &["record", "number"], true);
    index(
        steps,
        "record_version_household_id",
        "record_version",
        &["household_id", "recorded_at"],
        false,
    );
}
