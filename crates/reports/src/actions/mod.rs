//! Use cases: each checks its permit and works in one transaction with one audit entry, or looks.

mod ask_report;
mod delete_report;
mod find_report;
mod list_reports;
mod read_report;

pub use ask_report::ask_report;
pub use delete_report::delete_report;
pub use find_report::{Progress, find_report};
pub use list_reports::list_reports;
pub use read_report::read_report;
