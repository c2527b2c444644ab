//! Pairs of records that may be of one person, and what was decided about each. Persons born on a day are found by an index: somebody
//! who is being entered is compared with them.

use database::Steps;

use super::described::{Described, index};

pub(super) fn up(steps: &mut Steps) {
    index(steps, "person", &["tenant", "birth_date"]);
    Described::of("duplicate_pair")
        // Of two ids the lesser one.
        .part_of("left_id", "person")
        .part_of("right_id", "person")
        // log2 odds in thousandths, so that a page of the list is one range of one index.
        .number("weight_milli")
        .time("found_at")
        .text("state")
        // The merge that "same" led to.
        .id_or_null("merge_id")
        .index(&["tenant", "state", "weight_milli", "id"])
        .unique(&["left_id", "right_id"])
        .make(steps);
    Described::of("pair_decision")
        .part_of("pair_id", "duplicate_pair")
        .text("decision")
        // A second look that knew nothing of the first.
        .flag("is_blind_second")
        // A coordinator's word about two that differ.
        .flag("is_final")
        .recorded()
        .time_or_null("undone_at")
        .id_or_null("undone_by")
        .index(&["recorded_by", "recorded_at"])
        .make(steps);
}
