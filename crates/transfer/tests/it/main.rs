//! Transfers between municipalities, on both databases.

#![expect(clippy::unwrap_used, reason = "builders of tests fail loudly")]

mod builders;
mod ending;
mod entered_twice;
mod erasing;
mod noticing;
mod pages;
mod protecting;
mod refusing;
mod traces;
mod walking;
