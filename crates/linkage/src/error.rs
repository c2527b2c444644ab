//! What can be wrong with a specification or a model.

/// A fault of what was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The text is not TOML, or not of the expected shape.
    #[error("{0}")]
    Syntax(String),
    /// No field can be compared.
    #[error("expected at least one field to compare, found none")]
    NoFields,
    /// More fields than can be compared.
    #[error("expected at most {most} fields to compare, found {found}")]
    TooManyFields {
        /// The limit.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A name occurs twice.
    #[error("expected every field once, found {0} twice")]
    Twice(String),
    /// A number is outside its range.
    #[error("{place}: expected {expected}, found {found}")]
    Range {
        /// Where.
        place: String,
        /// What is allowed.
        expected: &'static str,
        /// What there is.
        found: String,
    },
    /// A record has another number of values than the specification has fields.
    #[error("record {record}: expected {expected} values, found {found}")]
    Width {
        /// The record, from 0.
        record: usize,
        /// Fields of the specification.
        expected: usize,
        /// Values of the record.
        found: usize,
    },
    /// More records than can be numbered.
    #[error("expected at most {0} records")]
    TooMany(usize),
}
