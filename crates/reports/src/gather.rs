//! What an installation has for one report: its figures, the runs of the unit, the committee's words, outlines.
//!
//! The only part of the crate that reads files, and all of them at once, so that a report speaks of one moment. It writes
//! nothing; [`render`](crate::render) makes the file.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use indicators::{
    installation::{Installation, InstallationError},
    run::{self, Run},
    snapshot::Snapshot,
};
use kernel::UnitCode;

use crate::{Asked, NothingToReport, ReportInput, Section, Sources, assemble};

/// Why a report cannot be gathered.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// There is nothing to say.
    #[error(transparent)]
    Nothing(#[from] NothingToReport),
    /// A file of the installation is wrong.
    #[error(transparent)]
    Installation(#[from] InstallationError),
    /// A file of words that belongs to no section.
    #[error("{file}: expected the name of a section ({}), found {found}", Section::ALL.map(Section::slug).join(", "))]
    Section {
        /// The file.
        file: String,
        /// Its name.
        found: String,
    },
    /// The disk.
    #[error("{file}: {cause}")]
    Disk {
        /// The file or folder.
        file: String,
        /// What the system says.
        cause: io::Error,
    },
}

/// Everything that the report asked for says.
///
/// # Errors
/// [`GatherError`]: an unknown unit, no figure, a file that cannot be read.
pub fn gather(installation: &Installation, asked: &Asked) -> Result<ReportInput, GatherError> {
    let published = installation.published()?;
    let runs = runs(installation, &asked.unit)?;
    let words = words(&installation.folder, &asked.unit)?;
    let outlines = installation.outlines()?.units;
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
    Ok(assemble(&sources, asked)?)
}

/// All runs of the unit with their snapshots, in the order of time.
fn runs(
    installation: &Installation,
    unit: &UnitCode,
) -> Result<Vec<(Run, Snapshot)>, InstallationError> {
    let folder = &installation.folder;
    let own = run::runs(folder)?.into_iter().filter(|record| record.about.unit == *unit);
    own.map(|record| {
        let run = Run::load(folder, &record.id)?;
        let snapshot = Run::snapshot(folder, &record.id, &installation.variables)?;
        Ok((run, snapshot))
    })
    .collect()
}

/// The committee's own words: `DIR/words/CODE/SECTION.md`.
fn words(folder: &Path, unit: &UnitCode) -> Result<BTreeMap<Section, String>, GatherError> {
    let folder = folder.join("words").join(unit.as_str());
    let mut words = BTreeMap::new();
    for path in files(&folder)? {
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let file = path.display().to_string();
        let slug = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some(section) = Section::from_slug(slug) else {
            return Err(GatherError::Section { file, found: slug.to_owned() });
        };
        let text = fs::read_to_string(&path).map_err(|cause| GatherError::Disk { file, cause })?;
        words.insert(section, text);
    }
    Ok(words)
}

/// The files of a folder by name; none where there is no folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, GatherError> {
    let disk = |cause| GatherError::Disk { file: folder.display().to_string(), cause };
    let entries = match fs::read_dir(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(disk)?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>().map_err(disk)?;
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
