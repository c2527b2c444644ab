//! Households that were entered twice: which record stands for the household, and how each merge came about, so that it can be undone.

use database::Steps;

use super::described::Described;

pub(super) fn up(steps: &mut Steps) {
    Described::of("household_merge")
        // The record that stands for the household from now on.
        .part_of("canonical_id", "household")
        // The record that was found to be of the same household.
        .part_of("household_id", "household")
        .recorded()
        // What undoing needs, sealed under the key of the record that stands for the household.
        .bytes("sealed")
        .time_or_null("undone_at")
        .id_or_null("undone_by")
        .make(steps);
}
