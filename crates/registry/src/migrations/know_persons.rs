//! What else is known of a person: how to reach them, documents, legal status and groups.

use database::Steps;

use super::described::Described;

pub(super) fn up(steps: &mut Steps) {
    Described::of("contact")
        .part_of("person_id", "person")
        .text("kind")
        // The number or address and when it may be used, sealed; found by its keyed hash.
        .bytes("sealed")
        .bytes_or_null("lookup")
        .flag("is_preferred")
        .recorded()
        .time_or_null("ended_at")
        .id_or_null("ended_by")
        .index(&["tenant", "lookup"])
        .make(steps);
    Described::of("person_document")
        .part_of("person_id", "person")
        .text("kind")
        .text("state")
        .bytes_or_null("number")
        .day_or_null("valid_to")
        .text_or_null("obstacle")
        .recorded()
        .time_or_null("replaced_at")
        .make(steps);
    Described::of("person_mark")
        .part_of("person_id", "person")
        .text("kind")
        // Which group or status and who said so, sealed: few values, so no hash leads to them.
        .bytes("sealed")
        .recorded()
        .time_or_null("ended_at")
        .id_or_null("ended_by")
        .make(steps);
}
