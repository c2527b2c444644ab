//! The tables of facts, results and lists.

mod create_facts;
mod keep_lists;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        time: "2026-11-28T00:50",
        context: "assessment",
        name: "create_facts",
        up: create_facts::up,
    },
    Migration {
        time: "2026-11-28T04:30",
        context: "assessment",
        name: "keep_lists",
        up: keep_lists::up,
    },
];
