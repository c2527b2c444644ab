//! Jobs of the registry: persons who were entered twice are looked for, every night and when somebody asks.

mod find_duplicates;
mod nightly;

pub(crate) use find_duplicates::{FIND_DUPLICATES, find_duplicates};
pub use nightly::lived_in_municipalities;
pub(crate) use nightly::nightly;
