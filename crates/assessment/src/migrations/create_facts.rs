//! Sheets of facts, the entries behind them, proposed entries, results with their parameters.

use database::{
    Steps,
    sea_orm::sea_query::{
        Alias, ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, Table, TableCreateStatement,
    },
};

pub(super) fn up(steps: &mut Steps) {
    fact_sheet(steps);
    fact_entry(steps);
    fact_request(steps);
    fact_request_part(steps);
    assessment_result(steps);
    parameter_set(steps);
    assessment_reference(steps);
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

fn of_household(table: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_household"))
        .from(Alias::new(table), Alias::new("household_id"))
        .to(Alias::new("household"), Alias::new("id"))
        .to_owned()
}

fn fact_sheet(steps: &mut Steps) {
    steps.table(
        table("fact_sheet")
            // The household or the person whom the answers are about.
            .col(column("subject").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("subject_kind").text().not_null())
            .col(column("version").integer().not_null())
            .col(column("changed_at").timestamp_with_time_zone().not_null())
            // All current answers with where each is from, sealed under the subject's key.
            .col(column("sealed").binary().not_null())
            .foreign_key(&mut of_household("fact_sheet")),
    );
    index(steps, "fact_sheet_household_id", "fact_sheet", &["household_id"]);
}

fn fact_entry(steps: &mut Steps) {
    steps.table(
        table("fact_entry")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("subject").uuid().not_null())
            .col(column("subject_kind").text().not_null())
            // Shared by all subjects whose answers were entered together.
            .col(column("entry").uuid().not_null())
            .col(column("round").text().not_null())
            .col(column("valid_from").date().not_null())
            .col(column("recorded_at").timestamp_with_time_zone().not_null())
            .col(column("recorded_by").uuid())
            .col(column("source").text().not_null())
            // The answers and why they were entered, sealed under the subject's key.
            .col(column("sealed").binary().not_null())
            .foreign_key(&mut of_household("fact_entry")),
    );
    index(steps, "fact_entry_household_id", "fact_entry", &["household_id", "recorded_at"]);
    index(steps, "fact_entry_subject", "fact_entry", &["subject"]);
    index(steps, "fact_entry_entry", "fact_entry", &["entry"]);
}

fn fact_request(steps: &mut Steps) {
    steps.table(
        table("fact_request")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("state").text().not_null())
            .col(column("round").text().not_null())
            .col(column("valid_from").date().not_null())
            .col(column("source").text().not_null())
            .col(column("proposed_at").timestamp_with_time_zone().not_null())
            .col(column("proposed_by").uuid())
            .col(column("decided_at").timestamp_with_time_zone())
            .col(column("decided_by").uuid())
            // Why it was proposed and why it was declined, sealed under the household's key.
            .col(column("reason").binary().not_null())
            .col(column("decision").binary())
            .foreign_key(&mut of_household("fact_request")),
    );
    index(steps, "fact_request_state", "fact_request", &["tenant", "state", "proposed_at", "id"]);
    index(steps, "fact_request_household_id", "fact_request", &["household_id"]);
}

fn fact_request_part(steps: &mut Steps) {
    steps.table(
        table("fact_request_part")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("request_id").uuid().not_null())
            .col(column("subject").uuid().not_null())
            .col(column("subject_kind").text().not_null())
            // The proposed answers, sealed under the subject's key.
            .col(column("sealed").binary().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("fact_request_part_request")
                    .from(Alias::new("fact_request_part"), Alias::new("request_id"))
                    .to(Alias::new("fact_request"), Alias::new("id")),
            ),
    );
    index(steps, "fact_request_part_request_id", "fact_request_part", &["request_id"]);
}

fn assessment_result(steps: &mut Steps) {
    steps.table(
        table("assessment_result")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("household_id").uuid().not_null())
            .col(column("computed_at").timestamp_with_time_zone().not_null())
            .col(column("reference_date").date().not_null())
            .col(column("income_year").integer().not_null())
            // Digests: which parameters, which rules, which results; the last one keyed.
            .col(column("parameters").text().not_null())
            .col(column("rules").text().not_null())
            .col(column("outcome").binary().not_null())
            .col(column("is_current").boolean().not_null())
            // Results of the household, under its key; of each member, under the member's.
            .col(column("sealed").binary().not_null())
            .col(column("members").binary().not_null())
            .foreign_key(&mut of_household("assessment_result")),
    );
    index(
        steps,
        "assessment_result_household_id",
        "assessment_result",
        &["household_id", "is_current"],
    );
}

fn parameter_set(steps: &mut Steps) {
    steps.table(
        table("parameter_set")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("digest").text().not_null())
            .col(column("recorded_at").timestamp_with_time_zone().not_null())
            .col(column("contents").text().not_null()),
    );
    index(steps, "parameter_set_digest", "parameter_set", &["tenant", "digest"]);
}

fn assessment_reference(steps: &mut Steps) {
    steps.table(
        table("assessment_reference")
            .col(column("tenant").text().not_null().primary_key())
            // None: the day on which is assessed.
            .col(column("reference_date").date())
            // None: the year before the reference date.
            .col(column("income_year").integer())
            .col(column("chosen_at").timestamp_with_time_zone().not_null())
            .col(column("chosen_by").uuid()),
    );
}
