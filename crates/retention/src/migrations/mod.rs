//! The tables of retention.

mod create_retention;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-28T09:30",
    context: "retention",
    name: "create_retention",
    up: create_retention::up,
}];
