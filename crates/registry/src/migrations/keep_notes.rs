//! Notes and files about households and persons.

use database::Steps;

use super::described::Described;

pub(super) fn up(steps: &mut Steps) {
    Described::of("note")
        .part_of("household_id", "household")
        .maybe_of("person_id", "person")
        .number("number")
        // The note that this one corrects.
        .id_or_null("corrects")
        .flag("is_restricted")
        .day("day")
        .bytes("sealed")
        .recorded()
        .time_or_null("replaced_at")
        .make(steps);
    Described::of("attachment")
        .part_of("household_id", "household")
        .maybe_of("person_id", "person")
        .id("blob_id")
        .text("media_type")
        .number("size")
        // Its name and what it is, sealed.
        .bytes("sealed")
        .recorded()
        .time_or_null("removed_at")
        .id_or_null("removed_by")
        .index(&["blob_id"])
        .make(steps);
}
