//! What persons ask for by right, and what became of it.

use database::Steps;

use super::described::Described;

pub(super) fn up(steps: &mut Steps) {
    Described::of("right_request")
        .part_of("person_id", "person")
        .text("kind")
        .text("state")
        .day("asked_on")
        .day_or_null("decided_on")
        // What was asked and what was answered, sealed.
        .bytes("sealed")
        .recorded()
        .id_or_null("decided_by")
        .make(steps);
}
