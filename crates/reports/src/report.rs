//! A report that somebody asked for: what was asked, and what came of it.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{JobId, Language, Period, UserId, entity_id};

use crate::{Format, State};

entity_id!(
    /// A report's id.
    ReportId
);

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewReport {
    /// Of which period; of the newest that there is when not given.
    pub period: Option<Period>,
    /// In which language.
    pub language: Language,
    /// As which file.
    pub format: Format,
    /// Draft or adopted.
    pub state: State,
    /// The date on it.
    pub date: NaiveDate,
}

/// A report that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeReport {
    /// Its id.
    pub id: ReportId,
    /// What was asked for; once it is made, with its period.
    pub asked: NewReport,
    /// Who asked.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// The job that makes it.
    pub job: JobId,
    /// The file, once it is made.
    pub file: Option<File>,
}

/// A report's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Its bytes.
    pub size: u64,
}

/// The row beside which a page of the list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// When that report was asked for.
    pub asked_at: DateTime<Utc>,
    /// Its id.
    pub id: ReportId,
}

/// What of the list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListRequest {
    /// From the newest to the oldest.
    pub is_descending: bool,
    /// Where the page begins; `None` for the beginning.
    pub beside: Option<Beside>,
    /// Only of that format.
    pub format: Option<Format>,
    /// Only in that language.
    pub language: Option<Language>,
    /// Most rows.
    pub limit: u64,
}

impl ListRequest {
    /// The newest so many.
    pub const fn newest(limit: u64) -> Self {
        Self { is_descending: true, beside: None, format: None, language: None, limit }
    }
}
