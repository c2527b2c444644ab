//! Records under protection with the circle of those who see them, and files of relatives of those who work here.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::{Described, add, index};

pub(super) fn up(steps: &mut Steps) {
    add(steps, "household", "protection_id", ColumnDef::uuid);
    add(steps, "person", "protection_id", ColumnDef::uuid);
    // While a person is protected, its JMBG stands here: nobody learns from a refused entry that the person is known.
    add(steps, "person", "protected_hash", ColumnDef::binary);
    index(steps, "person", &["tenant", "protected_hash"]);
    index(steps, "person", &["tenant", "protection_id"]);
    Described::of("protection")
        .recorded()
        // Why, sealed under the key of the household.
        .part_of("household_id", "household")
        .maybe_of("person_id", "person")
        .bytes("reason")
        .time_or_null("ended_at")
        .id_or_null("ended_by")
        .make(steps);
    Described::of("protection_circle")
        .part_of("protection_id", "protection")
        .id("user_id")
        .recorded()
        .index(&["user_id", "protection_id"])
        .make(steps);
    Described::of("relative")
        .id("user_id")
        .part_of("household_id", "household")
        .recorded()
        .time_or_null("opened_until")
        .time_or_null("ended_at")
        .id_or_null("ended_by")
        .index(&["user_id", "ended_at"])
        .make(steps);
    Described::of("relative_opening")
        .part_of("relative_id", "relative")
        // Why the file was opened, sealed under the key of the household.
        .bytes("reason")
        .recorded()
        .make(steps);
}
