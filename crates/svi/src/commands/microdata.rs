//! `svi microdata check`: what is there, what is missing, what is implausible.

use std::path::Path;

use assessment::MissingKind;
use indicators::{
    installation::Installation,
    microdata::{self, ColumnReport, Report, Spec},
};

use crate::{
    exit::{Failure, OrRefuse as _, refuse},
    installation::{self, read_text},
    output::say,
    progress::Progress,
};

/// Reads a mapping.
///
/// # Errors
/// One line that names the file and the place in it.
pub(super) fn read_spec(path: &Path, installation: &Installation) -> anyhow::Result<Spec> {
    let text = read_text(path)?;
    Spec::parse(&path.display().to_string(), &text, &installation.variables)
        .or_refuse(Failure::Input)
}

/// Runs the command.
///
/// # Errors
/// One line when the file cannot be read, or with the number of errors after they were listed.
pub(super) fn check(file: &Path, spec: &Path, data: &Path) -> anyhow::Result<()> {
    let installation = installation::open(data)?;
    let spec = read_spec(spec, &installation)?;
    let progress = Progress::start("reading");
    let report =
        microdata::check(file, &spec, &installation.variables).or_refuse(Failure::Input)?;
    drop(progress);
    say(&shown(&report))?;
    match report.errors {
        0 => Ok(()),
        1 => Err(refuse(Failure::Findings, format!("{}: 1 error", file.display()))),
        errors => Err(refuse(Failure::Findings, format!("{}: {errors} errors", file.display()))),
    }
}

fn shown(report: &Report) -> String {
    let Report { rows, households, persons, .. } = report;
    let mut text = format!("{rows} rows: {households} households, {persons} persons\n\n");
    let kinds: Vec<&str> = MissingKind::ALL.iter().map(|kind| kind.code()).collect();
    text.push_str(&format!("{:<32}  {:<32}  {:>9}", "column", "variable", "answered"));
    for kind in &kinds {
        text.push_str(&format!("  {kind:>14}"));
    }
    text.push('\n');
    for column in &report.columns {
        text.push_str(&column_line(column));
    }
    if !report.unmapped.is_empty() {
        text.push_str(&format!("\nnot mapped: {}\n", report.unmapped.join(", ")));
    }
    if report.errors + report.warnings > 0 {
        text.push_str(&format!("\n{} errors, {} warnings\n", report.errors, report.warnings));
    }
    for finding in &report.findings {
        text.push_str(&format!("{finding}\n"));
    }
    let more = report.errors + report.warnings - report.findings.len() as u64;
    if more > 0 {
        text.push_str(&format!("… and {more} more\n"));
    }
    text
}

fn column_line(column: &ColumnReport) -> String {
    let ColumnReport { column, variable, answered, missing } = column;
    let mut line = format!("{column:<32}  {variable:<32}  {answered:>9}");
    for count in missing {
        line.push_str(&format!("  {count:>14}"));
    }
    line.push('\n');
    line
}
