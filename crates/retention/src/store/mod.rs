//! SQL of retention. Nothing else of this crate knows tables.

pub(crate) mod entities;
pub(crate) mod erasing;
pub(crate) mod hold;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod rule;

/// What a column holds that it should not.
fn inconsistent(table: &'static str, column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table, column, found: found.to_owned() }
}

/// A value as it is stored.
fn known<T: std::str::FromStr>(
    table: &'static str,
    column: &'static str,
    text: &str,
) -> database::Result<T> {
    text.parse().map_err(|_unknown| inconsistent(table, column, text))
}
