//! One door for all layouts of official figures; the header tells which it is.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{IndicatorCode, Period};
use places::Places;
use tables::{Finding, Table};

use super::{
    Figures, ImportReport, SeriesCatalogue, collect::Collector, jls_export, template, wages,
};

/// How a file of official figures is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The export of the office's portal of municipal indicators: a row for each unit and year, numbered columns.
    JlsExport,
    /// Mean wages: a row for each municipality, no year.
    Wages,
    /// The general template: unit, indicator, period, value, base, source.
    Template,
}

/// What an import needs to know beside the file.
#[derive(Debug)]
pub struct ImportOptions<'a> {
    /// The units.
    pub places: &'a Places,
    /// The series.
    pub series: &'a SeriesCatalogue,
    /// Codes of indicators that the template may hold beside series; every well-formed code when empty.
    pub indicators: BTreeSet<IndicatorCode>,
    /// Slug of the source, for every figure.
    pub source: Arc<str>,
    /// The period of files that do not state one.
    pub period: Option<Period>,
}

/// Figures of a file and what became of the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// How it was laid out.
    pub layout: Layout,
    /// The figures.
    pub figures: Figures,
    /// What became of the file.
    pub report: ImportReport,
}

/// Reads official figures from an open table; `file` is what findings call it.
///
/// # Errors
/// A [`Finding`] when the header is of no known layout, a file without period is imported without one, or the file
/// cannot be read to its end. Faults in single rows are in the report.
pub fn import(file: &str, table: Table, options: &ImportOptions<'_>) -> Result<Imported, Finding> {
    let layout = layout_of(file, table.header())?;
    let mut collector = Collector::new();
    match layout {
        Layout::JlsExport => jls_export::read(file, table, options, &mut collector)?,
        Layout::Wages => wages::read(file, table, options, &mut collector)?,
        Layout::Template => template::read(file, table, options, &mut collector),
    }
    let (figures, report) = collector.finish();
    Ok(Imported { layout, figures, report })
}

fn layout_of(file: &str, header: &[String]) -> Result<Layout, Finding> {
    if jls_export::recognises(header) {
        return Ok(Layout::JlsExport);
    }
    if wages::recognises(header) {
        return Ok(Layout::Wages);
    }
    if template::recognises(header) {
        return Ok(Layout::Template);
    }
    let shown: Vec<&str> = header.iter().take(8).map(String::as_str).collect();
    Err(Finding::new(
        file,
        "the columns unit, indicator, period, value (or the export of municipal indicators, or mean wages)",
        format!("columns {}", Finding::quote(&shown.join(", "))),
    ))
}
