//! The document as PDF/UA-1, set by Typst.
//!
//! The template is fixed; everything that varies reaches it as JSON data, so no text can become markup. Typst sees two
//! files in memory, one typeface, the day of the report, and nothing else: no disk, no network, no clock. File ids in
//! Typst are never freed, so the two names are the same for every report.

mod data;

use chrono::Datelike;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{
    ReportError,
    document::{Document, Meta},
    typeface::FOR_PAGES,
};

const TEMPLATE: &str = include_str!("pdf/template.typ");

/// Compilations for which Typst keeps what it remembers; more would keep every report in memory.
const REMEMBERED: usize = 2;

/// The document as PDF.
///
/// # Errors
/// [`ReportError::Typesetting`] with Typst's own words.
pub(crate) fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    let page = Page::new(document)?;
    let paged = typst::compile::<PagedDocument>(&page).output.map_err(|faults| refused(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| ReportError::Typesetting(fault.message().to_string()))?;
    let meta = &document.meta;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}|{}|{}", meta.header(), meta.language, meta.date)),
        creator: Smart::Custom(Some(meta.made_by.clone())),
        timestamp: day(meta).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&paged, &options).map_err(|faults| refused(&faults));
    typst::comemo::evict(REMEMBERED);
    pdf
}

fn day(meta: &Meta) -> Option<Datetime> {
    let (month, day) = (meta.date.month() as u8, meta.date.day() as u8);
    Datetime::from_ymd_hms(meta.date.year(), month, day, 0, 0, 0)
}

fn refused(faults: &[SourceDiagnostic]) -> ReportError {
    let words: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    ReportError::Typesetting(words.join("; "))
}

/// What Typst sees.
struct Page {
    library: LazyHash<Library>,
    template: Source,
    data: (FileId, Bytes),
    today: Option<Datetime>,
}

impl Page {
    fn new(document: &Document) -> Result<Self, ReportError> {
        let json = data::to_json(document).to_string();
        Ok(Self {
            library: LazyHash::new(Library::default()),
            template: Source::new(file("report.typ")?, TEMPLATE.to_owned()),
            data: (file("report.json")?, Bytes::from_string(json)),
            today: day(&document.meta),
        })
    }
}

fn file(name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name).map_err(|e| ReportError::Typesetting(format!("{e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FOR_PAGES.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FOR_PAGES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
