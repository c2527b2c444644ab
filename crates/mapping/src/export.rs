//! An export: households with their answers and results as a file, with names or under numbers of its own.

use std::{fmt, str::FromStr};

use assessment::{Eyes, ListRunId};
use chrono::{DateTime, Utc};
use kernel::{BlobId, JobId, Language, UserId, entity_id};
use serde::{Deserialize, Serialize};

entity_id!(
    /// An export's id.
    ExportId
);

/// Days for which an export's files are kept.
pub const DAYS_KEPT: i64 = 7;

/// As which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportFormat {
    /// A workbook with a second sheet of descriptions.
    Xlsx,
    /// A text file, and a second one of descriptions.
    Csv,
}

/// A text that names no format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected xlsx or csv")]
pub struct UnknownFormat;

impl ExportFormat {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The ending of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// What it is, for browsers.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

impl FromStr for ExportFormat {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|one| one.extension() == text).ok_or(UnknownFormat)
    }
}

/// A list by which households or persons are chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedList {
    /// What came of running it, by who asks.
    pub run: ListRunId,
    /// Its name when it was run; whatever is asked for, the one that is known.
    pub name: String,
}

/// Which households are exported, for whom and why. Kept sealed: a search may be a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Folded name of a settlement, for its households only.
    #[serde(default)]
    pub settlement: Option<String>,
    /// What is searched for, for the households that the list finds only.
    #[serde(default)]
    pub search: Option<String>,
    /// What came of running a list, for who is on it only: of a list of households all their members, of one of persons these alone.
    #[serde(default)]
    pub list: Option<AskedList>,
    /// Whether results of rules stand beside the answers.
    pub has_results: bool,
    /// Whether who asked sees what is sensitive, and what is on violence.
    pub eyes: (bool, bool),
    /// The language of the descriptions.
    pub language: String,
    /// Why.
    pub reason: String,
}

impl Asked {
    /// The eyes for which the export is made.
    pub(crate) const fn eyes(&self) -> Eyes {
        Eyes::remembered(self.eyes)
    }

    /// The language of the descriptions.
    pub(crate) fn language(&self) -> Language {
        self.language.parse().unwrap_or_default()
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExport {
    /// As which file.
    pub format: ExportFormat,
    /// With names, JMBG, addresses and days of birth, or under numbers.
    pub is_identified: bool,
    /// Which households, for whom and why.
    pub asked: Asked,
}

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its id.
    pub id: ExportId,
    /// As which file.
    pub format: ExportFormat,
    /// With names, JMBG, addresses and days of birth, or under numbers.
    pub is_identified: bool,
    /// The job that makes it.
    pub job: JobId,
    /// Who asked.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When it was made.
    pub made_at: Option<DateTime<Utc>>,
    /// When its files were removed.
    pub removed_at: Option<DateTime<Utc>>,
    /// Households in it.
    pub households: u64,
    /// Persons in it.
    pub persons: u64,
    /// The file.
    pub file: Option<BlobId>,
    /// The file of descriptions, where it is one of its own.
    pub descriptions: Option<BlobId>,
    /// What was asked for, sealed.
    pub(crate) sealed: Vec<u8>,
}

impl fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

/// Where a list of exports begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideExport {
    /// When the export beside was asked for.
    pub asked_at: DateTime<Utc>,
    /// Which one it is.
    pub id: ExportId,
}

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportListRequest {
    /// The newest first.
    pub is_descending: bool,
    /// Where the page begins.
    pub beside: Option<BesideExport>,
    /// Most rows.
    pub limit: u64,
}
