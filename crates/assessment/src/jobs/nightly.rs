//! Every night all households of every municipality are assessed again, so that no kept result is older than that: people have birthdays,
//! join and leave households, and rules and amounts change with the days on which they begin to hold. Results that stay the same are not
//! written again.

use database::{JobKind, Nightly};
use registry::lived_in_municipalities;

use super::KIND;

const NIGHTLY: Nightly =
    Nightly { name: "assessment.recompute_nightly", asks_for: KIND, audit: "ask_recompute" };

/// The kind of job that asks for it, once a day.
pub(crate) fn nightly() -> JobKind {
    JobKind::nightly(NIGHTLY, lived_in_municipalities)
}
