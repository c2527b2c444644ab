//! Retention on both databases.

#![expect(clippy::unwrap_used, reason = "builders of tests fail loudly")]

mod builders;
mod carrying_out;
mod hiding;
mod holding;
mod kinds;
mod listing;
mod pages;
mod traces;
