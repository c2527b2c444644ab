//! Lists that somebody saved, and runs of them.

use chrono::{DateTime, Utc};
use kernel::{JobId, UserId};

use super::question::Question;
use crate::record::{ListId, ListRunId};

/// Most characters of a list's name.
pub(crate) const LONGEST_LIST_NAME: usize = 120;

/// A saved list.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedList {
    /// Which.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: Question,
    /// Whose it is: only the owner changes it.
    pub owner: UserId,
    /// Whether everybody in the municipality who works with lists sees it.
    pub is_shared: bool,
    /// How often it was changed: a form names the version that it was filled from.
    pub version: i32,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
}

/// Which list is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunOf {
    /// A saved one.
    Saved(ListId),
    /// A shipped one, by its code.
    Shipped(String),
}

/// A run of a list, as who asked sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ListRun {
    /// Which.
    pub id: ListRunId,
    /// The name of the list when it was run.
    pub name: String,
    /// What was asked.
    pub question: Question,
    /// Who asked.
    pub asked_by: UserId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// The job that does it.
    pub job: JobId,
    /// When it was done; `None` while it is not.
    pub made_at: Option<DateTime<Utc>>,
    /// Whether what came of it is there still.
    pub is_kept: bool,
}
