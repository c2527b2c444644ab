//! The columns of the field's table, in the order of the questionnaire (domain §5).

mod dwelling;
mod identification;
mod living;
mod money;
mod person;
mod support;

use super::answer::Column;

/// All columns of the table of a round.
pub(crate) fn all() -> Vec<Column> {
    [
        identification::COLUMNS,
        person::ROSTER,
        person::SCHOOL,
        person::HEALTH,
        person::WORK,
        money::PERSONAL,
        money::HOUSEHOLD,
        money::COSTS,
        living::DEPRIVATION,
        dwelling::COLUMNS,
        support::BENEFITS,
        support::SERVICES,
        support::DISTANCES,
        support::ABILITY,
        support::CONTACTS,
    ]
    .concat()
}
