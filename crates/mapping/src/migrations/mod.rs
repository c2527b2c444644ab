//! The tables of imports and exports.

mod create_import;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-28T04:00",
    context: "mapping",
    name: "create_import",
    up: create_import::up,
}];
