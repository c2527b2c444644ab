//! Rules, lists with their items, and what is held back.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

pub(super) fn up(steps: &mut Steps) {
    steps.table(
        table("retention_rule")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("kind").text().not_null())
            .col(column("is_on").boolean().not_null())
            .col(column("years").integer().not_null())
            .col(column("changed_at").timestamp_with_time_zone().not_null())
            .col(column("changed_by").uuid()),
    );
    index(steps, "retention_rule_kind", "retention_rule", &["tenant", "kind"], true);
    list(steps);
    item(steps);
    hold(steps);
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

fn list(steps: &mut Steps) {
    steps.table(
        table("retention_list")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("state").text().not_null())
            .col(column("made_at").timestamp_with_time_zone().not_null())
            .col(column("asked_by").uuid())
            .col(column("confirmed_at").timestamp_with_time_zone())
            .col(column("confirmed_by").uuid())
            .col(column("ended_at").timestamp_with_time_zone())
            .col(column("is_cut").boolean().not_null())
            .col(column("job").uuid()),
    );
    index(steps, "retention_list_made", "retention_list", &["tenant", "made_at", "id"], false);
}

fn item(steps: &mut Steps) {
    steps.table(
        table("retention_item")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("list_id").uuid().not_null())
            .col(column("number").integer().not_null())
            .col(column("kind").text().not_null())
            // Ids alone; records of the registry and of facts, which may be gone.
            .col(column("record").uuid().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("person_id").uuid())
            // The day of the event, sealed under the key of whom it is about.
            .col(column("sealed").binary().not_null())
            .col(column("state").text().not_null())
            .col(column("why").text())
            .col(column("done_at").timestamp_with_time_zone())
            .foreign_key(
                ForeignKey::create()
                    .name("retention_item_list")
                    .from(Alias::new("retention_item"), Alias::new("list_id"))
                    .to(Alias::new("retention_list"), Alias::new("id")),
            ),
    );
    index(steps, "retention_item_list", "retention_item", &["list_id", "number"], true);
    index(steps, "retention_item_person", "retention_item", &["person_id"], false);
}

fn hold(steps: &mut Steps) {
    steps.table(
        table("retention_hold")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("kind").text().not_null())
            .col(column("record").uuid().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("person_id").uuid())
            .col(column("until").date().not_null())
            // Why, sealed under the key of whom it is about.
            .col(column("reason").binary().not_null())
            .col(column("recorded_at").timestamp_with_time_zone().not_null())
            .col(column("recorded_by").uuid()),
    );
    index(steps, "retention_hold_record", "retention_hold", &["tenant", "kind", "record"], true);
    index(steps, "retention_hold_household", "retention_hold", &["household_id"], false);
    index(steps, "retention_hold_person", "retention_hold", &["person_id"], false);
}
