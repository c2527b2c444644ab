//! The tables of the registry.

mod cover_search;
mod create_household;
mod described;
mod find_duplicates;
mod index_households;
mod index_merged;
mod keep_membership;
mod keep_notes;
mod keep_rarity;
mod keep_rights;
mod know_persons;
mod merge_households;
mod merge_persons;
mod place_households;
mod protect_records;
mod record_consents;
mod restrict_files;
mod scan_consents;

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
    Migration {
        time: "2026-11-28T01:00",
        context: "registry",
        name: "keep_membership",
        up: keep_membership::up,
    },
    Migration {
        time: "2026-11-28T01:01",
        context: "registry",
        name: "protect_records",
        up: protect_records::up,
    },
    Migration {
        time: "2026-11-28T01:02",
        context: "registry",
        name: "know_persons",
        up: know_persons::up,
    },
    Migration {
        time: "2026-11-28T01:03",
        context: "registry",
        name: "place_households",
        up: place_households::up,
    },
    Migration {
        time: "2026-11-28T01:04",
        context: "registry",
        name: "keep_notes",
        up: keep_notes::up,
    },
    Migration {
        time: "2026-11-28T01:05",
        context: "registry",
        name: "record_consents",
        up: record_consents::up,
    },
    Migration {
        time: "2026-11-28T02:00",
        context: "registry",
        name: "keep_rights",
        up: keep_rights::up,
    },
    Migration {
        time: "2026-11-28T02:05",
        context: "registry",
        name: "index_households",
        up: index_households::up,
    },
    Migration {
        time: "2026-11-28T20:15",
        context: "registry",
        name: "merge_persons",
        up: merge_persons::up,
    },
    Migration {
        time: "2026-11-28T20:30",
        context: "registry",
        name: "find_duplicates",
        up: find_duplicates::up,
    },
    Migration {
        time: "2026-11-28T23:30",
        context: "registry",
        name: "merge_households",
        up: merge_households::up,
    },
    Migration {
        time: "2026-11-29T00:25",
        context: "registry",
        name: "keep_rarity",
        up: keep_rarity::up,
    },
    Migration {
        time: "2026-11-29T10:20",
        context: "registry",
        name: "index_merged",
        up: index_merged::up,
    },
    Migration {
        time: "2026-11-29T13:30",
        context: "registry",
        name: "restrict_files",
        up: restrict_files::up,
    },
    Migration {
        time: "2026-11-29T13:40",
        context: "registry",
        name: "scan_consents",
        up: scan_consents::up,
    },
];
