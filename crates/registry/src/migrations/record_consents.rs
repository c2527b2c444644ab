//! What a person agreed to, refused or withdrew, for which purpose, on which basis.

use database::Steps;

use super::described::Described;

pub(super) fn up(steps: &mut Steps) {
    Described::of("consent")
        .part_of("person_id", "person")
        .text("purpose")
        .text("basis")
        .text("answer")
        .day("day")
        .text("text_version")
        .text_or_null("signature")
        // Who signed for the person, sealed.
        .bytes_or_null("proxy")
        .recorded()
        .index(&["person_id", "purpose"])
        .make(steps);
}
