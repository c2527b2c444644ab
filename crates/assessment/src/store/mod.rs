//! The only place with SQL of this context.

pub(crate) mod decided;
pub(crate) mod entities;
pub(crate) mod entry;
pub(crate) mod erasing;
pub(crate) mod first;
pub(crate) mod held;
pub(crate) mod list;
pub(crate) mod list_run;
pub(crate) mod reference;
pub(crate) mod request;
pub(crate) mod result;
pub(crate) mod seal;
pub(crate) mod seen_records;
pub(crate) mod sheet;
pub(crate) mod taking_back;
