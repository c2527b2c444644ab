//! `svi import official`: figures in, everything that could not be taken over listed.

use std::{fs::File, path::Path, sync::Arc};

use indicators::{
    installation::Installation,
    official::{self, ImportOptions, ImportReport, Layout, Source},
};
use kernel::{Clock as _, Period};
use tables::{Options, Table};

use crate::{
    clock::SystemClock,
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    progress::Progress,
};

/// Most lines of one kind that are listed.
const LISTED: usize = 50;

/// Runs the command.
///
/// # Errors
/// One line when the file cannot be read or the figures cannot be kept.
pub(super) fn official(file: &Path, period: Option<Period>, data: &Path) -> anyhow::Result<()> {
    let installation = installation::open(data)?;
    let progress = Progress::start("reading");
    let (new, report) = bring_in(&installation, file, period)?;
    drop(progress);
    say(&shown(&report))?;
    say(if new { "kept\n" } else { "the same file was imported before: nothing changed\n" })
}

/// Imports a file into an installation; `false` when it had been imported before.
///
/// # Errors
/// One line that names the file.
pub(super) fn bring_in(
    installation: &Installation,
    file: &Path,
    period: Option<Period>,
) -> anyhow::Result<(bool, ImportReport)> {
    let name =
        file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let shown = file.display().to_string();
    let bytes =
        File::open(file).map_err(|error| refuse(Failure::Input, format!("{shown}: {error}")))?;
    let sha256 = Source::checksum(bytes)
        .map_err(|error| refuse(Failure::Input, format!("{shown}: {error}")))?;
    let title =
        file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let table = Table::open(file, &Options::default()).or_refuse(Failure::Input)?;
    let options = ImportOptions {
        places: &installation.places,
        series: &installation.series,
        indicators: installation.indicators.definitions().map(|one| one.code.clone()).collect(),
        source: Arc::from(official::slug_of(&title)),
        period,
    };
    let imported = official::import(&shown, table, &options).or_refuse(Failure::Input)?;
    let source = Source {
        title: match imported.layout {
            Layout::JlsExport => format!("RZS, {title}"),
            Layout::Wages | Layout::Template => title,
        },
        file: name,
        imported: SystemClock.today().to_string(),
        licence: String::new(),
        sha256,
    };
    let new = official::save(&installation.folder, &source, &imported.figures)
        .or_refuse(Failure::Output)?;
    Ok((new, imported.report))
}

fn shown(report: &ImportReport) -> String {
    let ImportReport { rows, matched, figures, missing, .. } = report;
    let mut text =
        format!("{rows} rows, {matched} matched; {figures} figures, {missing} without a number\n");
    text.push_str(&list("not matched", &report.unmatched));
    text.push_str(&list("named twice", &report.duplicates));
    text.push_str(&list("contradictions", &report.conflicts));
    text.push_str(&list("implausible", &report.implausible));
    text.push_str(&list("cannot be read", &report.faults));
    text
}

/// A title with a count and the first items, one a line; nothing when there is none.
pub(super) fn list<T: std::fmt::Display>(title: &str, items: &[T]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{title}: {}\n", items.len());
    for item in items.iter().take(LISTED) {
        text.push_str(&format!("  {item}\n"));
    }
    if items.len() > LISTED {
        text.push_str(&format!("  … and {} more\n", items.len() - LISTED));
    }
    text
}
