//! The tables of facts and results.

mod create_facts;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-28T00:50",
    context: "assessment",
    name: "create_facts",
    up: create_facts::up,
}];
