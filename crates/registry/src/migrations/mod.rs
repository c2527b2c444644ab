//! The tables of the registry.

mod create_household;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-27T22:00",
    context: "registry",
    name: "create_household",
    up: create_household::up,
}];
