//! Records of one person: which one stands for all, and how each merge came about, so that it can be undone.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::{Described, add};

pub(super) fn up(steps: &mut Steps) {
    add(steps, "person", "canonical_id", ColumnDef::uuid);
    Described::of("person_merge")
        // The record that stands for the person from now on.
        .part_of("canonical_id", "person")
        // The record that was found to be of the same person.
        .part_of("person_id", "person")
        .recorded()
        // What undoing needs, sealed under the key of the record that stands for the person.
        .bytes("sealed")
        .time_or_null("undone_at")
        .id_or_null("undone_by")
        .make(steps);
}
