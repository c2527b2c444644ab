//! What can go wrong with stored data, by what the caller can do about it.

use std::io;

/// A fault of the database or of what is stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else changed the row since it was read: load it again.
    #[error("{table} was changed by somebody else in the meantime")]
    Stale {
        /// The table.
        table: &'static str,
    },
    /// A value that must be unique is there already.
    #[error("a value that must be unique is there already")]
    Duplicate,
    /// A row belongs to a tenant, and the scope names none.
    #[error("a row of {table} needs one municipality, the scope names all")]
    NoTenant {
        /// The table.
        table: &'static str,
    },
    /// Stored data do not fit the model.
    #[error("{table}.{column} holds what the program does not know: {found}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What was found; never a personal value.
        found: String,
    },
    /// A sealed value cannot be opened: its key was destroyed.
    #[error("the key of this record was destroyed")]
    Erased,
    /// A sealed value cannot be opened.
    #[error("{table}.{column} cannot be opened with the keys at hand")]
    Sealed {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The keys cannot be read or do not fit the installation.
    #[error("{0}")]
    Keys(String),
    /// A backup cannot be made or used.
    #[error("the backup cannot be used: {0}")]
    Backup(String),
    /// The schema is not that of this program.
    #[error("{0}")]
    Schema(String),
    /// The job queue or the access log has stopped.
    #[error("the {0} has stopped")]
    Stopped(&'static str),
    /// A file of the installation cannot be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        cause: io::Error,
    },
    /// The database itself refuses.
    #[error("the database refuses: {0}")]
    Database(sea_orm::DbErr),
}

/// Short for results of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Self::Duplicate,
            _ => Self::Database(error),
        }
    }
}

impl Error {
    /// The fault of a file.
    pub(crate) fn file(path: &std::path::Path, cause: io::Error) -> Self {
        Self::File { path: path.display().to_string(), cause }
    }
}
