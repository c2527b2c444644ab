//! `svi report`: an installation's figures, runs and words as one document.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use indicators::{
    installation::Installation,
    run::{self, Run},
    snapshot::Snapshot,
};
use kernel::{Clock as _, Language, UnitCode};
use reports::{Asked, Format, ReportInput, Section, Sources, State, assemble, render};
use tables::write_atomically;

use crate::{
    cli::{ReportArgs, ReportFormat},
    clock::SystemClock,
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what is unknown, cannot be read or cannot be written.
pub(super) fn run(args: &ReportArgs) -> anyhow::Result<()> {
    writable(&args.out)?;
    let progress = Progress::start("gathering the figures");
    let installation = installation::open(&args.data)?;
    let asked = Asked {
        unit: args.unit.clone(),
        period: args.period,
        date: args.date.unwrap_or_else(|| SystemClock.today()),
        state: args.adopted.map_or(State::Draft, State::Adopted),
    };
    let input = gather(&installation, &asked)?;
    progress.step("setting the report");
    let format = match args.format {
        ReportFormat::Pdf => Format::Pdf,
        ReportFormat::Docx => Format::Docx,
        ReportFormat::Html => Format::Html,
        ReportFormat::Xlsx => Format::Xlsx,
    };
    write(&input, args.lang, format, &args.out)
}

/// Everything that a report says.
///
/// # Errors
/// One line: an unknown unit, no figure, a file that cannot be read.
pub(super) fn gather(installation: &Installation, asked: &Asked) -> anyhow::Result<ReportInput> {
    let published = installation.published().or_refuse(Failure::Input)?;
    let runs = runs(installation, &asked.unit)?;
    let words = words(&installation.folder, &asked.unit)?;
    let outlines = installation.outlines().or_refuse(Failure::Input)?.units;
    let commands = commands(installation, &asked.unit, &runs);
    let sources = Sources {
        places: &installation.places,
        catalogue: &installation.indicators,
        variables: &installation.variables,
        series: &installation.series,
        figures: &published.figures,
        titles: &published.titles,
        runs: &runs,
        words: &words,
        outlines: &outlines,
        commands: &commands,
    };
    assemble(&sources, asked).or_refuse(Failure::NotFound)
}

/// Sets a report and writes it whole or not at all.
///
/// # Errors
/// One line that names the file.
pub(super) fn write(
    input: &ReportInput,
    language: Language,
    format: Format,
    out: &Path,
) -> anyhow::Result<()> {
    let bytes = render(input, language, format).or_refuse(Failure::Output)?;
    write_atomically(out, |file| file.write_all(&bytes))
        .map_err(|error: io::Error| refuse(Failure::Output, format!("{}: {error}", out.display())))
}

/// Refuses before any work what could not be written after it.
fn writable(out: &Path) -> anyhow::Result<()> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            let line = format!("{}: there is no folder {}", out.display(), folder.display());
            Err(refuse(Failure::Output, line))
        }
        _ => Ok(()),
    }
}

fn runs(installation: &Installation, unit: &UnitCode) -> anyhow::Result<Vec<(Run, Snapshot)>> {
    let folder = &installation.folder;
    let records = run::runs(folder).or_refuse(Failure::Input)?;
    let own = records.into_iter().filter(|record| record.about.unit == *unit);
    own.map(|record| {
        let run = Run::load(folder, &record.id).or_refuse(Failure::Input)?;
        let snapshot = Run::snapshot(folder, &record.id, &installation.variables);
        Ok((run, snapshot.or_refuse(Failure::Input)?))
    })
    .collect()
}

/// The committee's own words: `DATA/words/CODE/SECTION.md`.
fn words(folder: &Path, unit: &UnitCode) -> anyhow::Result<BTreeMap<Section, String>> {
    let folder = folder.join("words").join(unit.as_str());
    let mut words = BTreeMap::new();
    for path in files(&folder)? {
        let shown = path.display();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let slug = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let known = || Section::ALL.map(Section::slug).join(", ");
        let section = Section::from_slug(slug).ok_or_else(|| {
            refuse(
                Failure::Input,
                format!("{shown}: expected the name of a section ({}), found {slug}", known()),
            )
        })?;
        let text = fs::read_to_string(&path)
            .map_err(|error| refuse(Failure::Input, format!("{shown}: {error}")))?;
        words.insert(section, text);
    }
    Ok(words)
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let refused =
        |error: io::Error| refuse(Failure::Input, format!("{}: {error}", folder.display()));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(refused)?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>().map_err(refused)?;
    paths.sort();
    Ok(paths)
}

/// How the figures are computed again, as command lines.
fn commands(installation: &Installation, unit: &UnitCode, runs: &[(Run, Snapshot)]) -> Vec<String> {
    let data = installation.folder.display();
    let of_run = |(run, _): &(Run, Snapshot)| {
        let about = &run.record.about;
        format!(
            "svi run FILE --spec SPEC.toml --unit {unit} --period {} --design {} --data {data}   # {}",
            about.period, about.design, run.record.id
        )
    };
    let mut commands = vec![format!("svi import official FILE --data {data}")];
    commands.extend(runs.iter().map(of_run));
    commands.push(format!("svi compare --unit {unit} --data {data}"));
    commands.push(format!(
        "svi report --unit {unit} --lang sr-Cyrl --format pdf --data {data} --out report.pdf"
    ));
    commands
}

/// The date of a report made by the demo: the same every time.
pub(super) const fn demo_date() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 11, 3)
}
