//! The *Report on social inclusion and social protection* of a municipality: PDF, DOCX, HTML and XLSX in three
//! languages from one input.
//!
//! `model` is what comes in, `content` turns figures into words by rules, `document` is what every format draws. Nothing
//! here computes a figure or reads a clock, only `gather` reads files; the same input always makes the same bytes.
//!
//! As a context: reports are asked for on a page, made by a job and kept with their municipality; pages explain the methods.

mod actions;
mod assemble;
mod content;
mod context;
mod document;
mod docx;
mod drawing;
mod gather;
mod html;
mod job;
mod methods;
mod migrations;
mod model;
mod pages;
mod paper;
mod pdf;
mod permissions;
mod report;
mod speech;
mod store;
mod typeface;
mod xlsx;

use std::{fmt, str::FromStr};

use kernel::{Language, LocaleError};

pub use actions::{Progress, ask_report, delete_report, find_report, list_reports, read_report};
pub use assemble::{Asked, NothingToReport, Outline, Sources, assemble};
pub use content::{Priority, Reason, find_priorities, key_figures, write_report};
pub use context::context;
pub use document::{
    Block, Callout, CalloutKind, Card, Chart, Column, Document, Heading, Item, Labels, List, Meta,
    Run, Setting, Style, Table,
};
pub use gather::{GatherError, gather};
pub use migrations::MIGRATIONS;
pub use model::{
    AgeGroup, Annex, Benchmark, Breakdown, Cell, Chance, Change, Compared, Comparison, Curve,
    Figure, Interval, Map, Measure, Missing, Origin, Place, Provenance, Rank, ReportInput, Role,
    Section, Similar, State, Suppression, Unit,
};
pub use permissions::{DeleteReport, ListReports, MakeReport};
pub use report::{Beside, File, ListRequest, MadeReport, NewReport, ReportId};

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Paged and accessible (PDF/UA-1).
    Pdf,
    /// To be edited in Word or LibreOffice.
    Docx,
    /// One page in one file.
    Html,
    /// Figures, definitions and notes as a workbook.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Html, Self::Xlsx];

    /// The ending of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.extension().eq_ignore_ascii_case(text))
            .ok_or_else(|| format!("expected pdf, docx, html or xlsx, found \"{text}\""))
    }
}

/// Why a report could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The crate's own texts are not valid.
    #[error(transparent)]
    Locale(#[from] LocaleError),
    /// Typst refused the document.
    #[error("the PDF could not be set: {0}")]
    Typesetting(String),
    /// A chart is not a valid picture.
    #[error("the chart \"{caption}\" could not be drawn: {cause}")]
    Picture {
        /// Its caption.
        caption: String,
        /// What the renderer found.
        cause: String,
    },
    /// The parts of an Office file could not be packed.
    #[error("the {format} file could not be packed: {cause}")]
    Packing {
        /// Which format.
        format: Format,
        /// What the packer found.
        cause: String,
    },
}

/// The report in `language` as a file of `format`. Equal inputs make equal bytes.
///
/// # Errors
/// [`ReportError`]; none is expected of an input that deserialised.
pub fn render(
    input: &ReportInput,
    language: Language,
    format: Format,
) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Pdf => pdf::render(&write_report(input, language)?),
        Format::Docx => docx::render(&write_report(input, language)?),
        Format::Html => Ok(html::render(&write_report(input, language)?).into_bytes()),
        Format::Xlsx => xlsx::render(input, language),
    }
}
