//! Imports and exports, on both databases.

#![expect(clippy::unwrap_used, reason = "builders of tests fail loudly")]

mod again;
mod api;
mod builders;
mod erasing;
mod exporting;
mod exporting_lists;
mod figures;
mod importing;
mod pages;
mod previewing;
mod refusing;
mod undoing;
