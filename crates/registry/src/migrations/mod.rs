//! The tables of the registry.

mod cover_search;
mod create_household;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        time: "2026-11-27T22:00",
        context: "registry",
        name: "create_household",
        up: create_household::up,
    },
    Migration {
        time: "2026-11-28T01:00",
        context: "registry",
        name: "cover_search",
        up: cover_search::up,
    },
];
