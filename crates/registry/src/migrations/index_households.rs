//! Indexes in which counting finds all that is asked of every household: whether it is closed, and whether it is protected.

use database::Steps;

use super::described::index;

pub(super) fn up(steps: &mut Steps) {
    index(steps, "household", &["tenant", "closed_on", "protection_id", "id"]);
    let within = ["tenant", "settlement_key", "closed_on", "protection_id", "id"];
    index(steps, "household", &within);
}
