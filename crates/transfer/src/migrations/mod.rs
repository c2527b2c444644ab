//! The tables of transfers.

mod create_transfer;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-28T09:00",
    context: "transfer",
    name: "create_transfer",
    up: create_transfer::up,
}];
