//! The only place with SQL of this context.

pub(crate) mod attempts;
pub(crate) mod invitations;
pub(crate) mod links;
pub(crate) mod municipalities;
pub(crate) mod names;
pub(crate) mod notices;
pub(crate) mod recognise;
pub(crate) mod second_factor;
pub(crate) mod sessions;
pub(crate) mod tables;
pub(crate) mod tokens;
pub(crate) mod users;

use database::{Error, Result};

/// A stored text as the type that the rules know.
fn read<T: std::str::FromStr>(table: &'static str, column: &'static str, text: &str) -> Result<T> {
    // Names and addresses stay out of the message: only the closed sets are read this way, and codes.
    text.parse().map_err(|_unknown| Error::Inconsistent {
        table,
        column,
        found: format!("a text of {} characters", text.chars().count()),
    })
}

/// A stored text that may be missing, as the type that the rules know.
fn read_optional<T: std::str::FromStr>(
    table: &'static str,
    column: &'static str,
    text: Option<&String>,
) -> Result<Option<T>> {
    text.map(|text| read(table, column, text)).transpose()
}
