//! The only place with SQL of reports.

mod entities;
pub(crate) mod report;
