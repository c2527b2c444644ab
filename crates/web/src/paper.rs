//! A page on paper: what a context hands to whoever sets it as a PDF, to print and give to somebody.

use std::{fmt, sync::Arc};

use chrono::NaiveDate;
use futures_util::future::BoxFuture;
use kernel::Language;

use crate::problem::Answer;

/// A document of tables for somebody's hand. Texts are final, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The language of every text.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// Whom it is about.
    pub subject: String,
    /// Who gives it.
    pub from: String,
    /// The day that it tells of.
    pub day: NaiveDate,
    /// That day in words.
    pub day_text: String,
    /// What stands before the tables, a paragraph each.
    pub lead: Vec<String>,
    /// The tables in order.
    pub parts: Vec<PaperPart>,
    /// What stands behind them, a paragraph each.
    pub closing: Vec<String>,
    /// The mark of a fictional municipality, for every page.
    pub demo: Option<String>,
}

/// A table under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPart {
    /// Its title.
    pub title: String,
    /// Titles of its columns with their share of the width.
    pub columns: Vec<(String, u8)>,
    /// As many cells a row as columns.
    pub rows: Vec<Vec<String>>,
    /// Said in place of the table when it has no rows.
    pub empty: String,
}

/// Sets a document: bytes of a PDF.
pub type SetPaper = Arc<dyn Fn(Paper) -> BoxFuture<'static, Answer<Vec<u8>>> + Send + Sync>;

/// How a context sets documents for all others.
#[derive(Clone)]
pub struct Print(pub SetPaper);

impl fmt::Debug for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Print")
    }
}
