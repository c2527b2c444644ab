//! The tables of reports.

mod create_report;

use database::Migration;

/// All migrations, in order.
pub const MIGRATIONS: &[Migration] = &[Migration {
    time: "2026-11-27T23:00",
    context: "reports",
    name: "create_report",
    up: create_report::up,
}];
