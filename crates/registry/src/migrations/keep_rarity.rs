//! How much the rarity of a pair's equal values says, so that the pair weighs alone what it weighs among all.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::add;

pub(super) fn up(steps: &mut Steps) {
    // Thousandths of bits by field; nothing for a pair that somebody named.
    add(steps, "duplicate_pair", "rarity", ColumnDef::text);
}
