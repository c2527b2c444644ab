//! Who belonged to which household from when to when, who is a couple, and households that are no more.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::{Described, add};

pub(super) fn up(steps: &mut Steps) {
    add(steps, "household", "closed_on", ColumnDef::date);
    add(steps, "household", "closed_how", ColumnDef::text);
    add(steps, "household", "merged_into", ColumnDef::uuid);
    add(steps, "person", "ended_on", ColumnDef::date);
    add(steps, "person", "ended_how", ColumnDef::text);
    household_member(steps);
    partnership(steps);
}

fn household_member(steps: &mut Steps) {
    Described::of("household_member")
        .part_of("household_id", "household")
        .part_of("person_id", "person")
        .text("relation")
        .day("from_day")
        .day_or_null("to_day")
        .text("how_joined")
        .text_or_null("how_left")
        // Why, sealed under the person's key.
        .bytes_or_null("reason_joined")
        .bytes_or_null("reason_left")
        .recorded()
        .time_or_null("left_recorded_at")
        .id_or_null("left_recorded_by")
        .make(steps);
    // Everybody who is there already has been since the entry.
    steps.sql(
        "insert into household_member \
         (id, tenant, household_id, person_id, relation, from_day, how_joined, recorded_at) \
         select id, tenant, household_id, id, relation, date(created_at), 'entry', created_at from person",
    );
}

fn partnership(steps: &mut Steps) {
    Described::of("partnership")
        .part_of("person_id", "person")
        .part_of("partner_id", "person")
        .day("from_day")
        .day_or_null("to_day")
        .text_or_null("how_ended")
        .recorded()
        .make(steps);
}
