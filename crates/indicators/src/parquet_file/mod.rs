//! Parquet files: the only place that knows Arrow. Reads chosen columns into a [`tables::Frame`], writes frames.
//!
//! A file that is cut off, foreign or of another kind ends in one error that names it; nothing panics on what it holds.

use std::{
    io,
    path::{Path, PathBuf},
};

use tables::Finding;

mod read;
mod sink;
mod write;

pub use read::{columns, metadata, read};
pub use write::to_bytes;

/// Why a Parquet file cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file cannot be opened.
    #[error("{}: expected a file that can be read, found: {found}", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system says.
        found: String,
    },
    /// The file is not Parquet, or not all of it is there.
    #[error("{}: expected a whole Parquet file, found: {found}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the reader met.
        found: String,
    },
    /// The file has no such column.
    #[error("{}: expected a column \"{column}\", found only {}", path.display(), found.join(", "))]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// The column wanted.
        column: String,
        /// The columns there are.
        found: Vec<String>,
    },
    /// The column holds values of another kind.
    #[error("{}: column \"{column}\": expected {expected}, found {found}", path.display())]
    OtherKind {
        /// The file.
        path: PathBuf,
        /// The column.
        column: String,
        /// What was wanted.
        expected: &'static str,
        /// The type in the file.
        found: String,
    },
    /// The frame cannot be written.
    #[error("expected columns that make a table, found: {0}")]
    Unwritable(String),
}

impl Error {
    fn cannot_open(path: &Path, cause: &io::Error) -> Self {
        Self::CannotOpen { path: path.to_owned(), found: cause.to_string() }
    }
}

impl Error {
    /// The same as a finding about a table, so that callers of any kind of file have one error.
    pub fn finding(&self) -> Finding {
        match self {
            Self::CannotOpen { path, found } => {
                Finding::new(path.display().to_string(), "a file that can be read", found.clone())
            }
            Self::Unreadable { path, found } => {
                Finding::new(path.display().to_string(), "a whole Parquet file", found.clone())
            }
            Self::NoColumn { path, column, found } => Finding::new(
                path.display().to_string(),
                format!("a column \"{column}\""),
                format!("only {}", found.join(", ")),
            ),
            Self::OtherKind { path, column, expected, found } => {
                Finding::new(path.display().to_string(), *expected, found.clone()).in_column(column)
            }
            Self::Unwritable(found) => Finding::new("", "columns that make a table", found.clone()),
        }
    }
}
