//! Runs as folders.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use assessment::{AropLine, Assessor, VariableCatalogue};
use kernel::{InvalidCode, Period, RunId, UnitCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tables::Finding;

use super::{
    answers::{self, BlockAnswers},
    compute::{Lines, compute},
    digest::{CODE_VERSION, Digests},
    figure::{self, Figure},
};
use crate::{
    definition::Catalogue,
    microdata::Microdata,
    parquet_file,
    pseudonym::{PseudonymKey, hex},
    snapshot::{About, Snapshot, SnapshotError, build},
};

/// What a run is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Of whom, when, chosen how.
    pub about: &'a About,
    /// The households.
    pub microdata: &'a Microdata,
    /// The rules with their parameters.
    pub assessor: &'a Assessor<'a>,
    /// The definitions.
    pub catalogue: &'a Catalogue,
    /// Key of the pseudonyms, drawn by the caller.
    pub key: &'a PseudonymKey,
    /// When the run is made, RFC 3339; orders runs of one period and is no part of the id.
    pub made_at: &'a str,
    /// How the households came from the registry; `None` when they came from a file.
    pub registry: Option<&'a FromRegistry>,
}

/// What a run says of itself: `run.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: RunId,
    /// Of whom, when, chosen how.
    #[serde(flatten)]
    pub about: About,
    /// When it was made.
    pub made_at: String,
    /// Version of the program.
    pub code_version: String,
    /// SHA-256 of the households as they were read.
    pub microdata_sha256: String,
    /// SHA-256 of `snapshot.parquet`.
    pub snapshot_sha256: String,
    /// SHA-256 of the definitions.
    pub definitions_sha256: String,
    /// Households in the snapshot.
    pub households: u64,
    /// Persons in the snapshot.
    pub persons: u64,
    /// Reference date of the parameters.
    pub reference_date: String,
    /// Year in which incomes were received.
    pub income_year: i32,
    /// Options of disputed definitions.
    pub definitions: assessment::Definitions,
    /// Parameters that have a value on the date.
    pub parameter: Vec<UsedParameter>,
    /// Parameters that the rules need and that have none.
    pub missing_parameters: Vec<String>,
    /// How the households came from the registry; `None` when they came from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry: Option<FromRegistry>,
    /// How complete the answers are, by part of the questionnaire.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub block: Vec<BlockAnswers>,
}

/// How the households of a run came from the registry. Numbers below the smallest cell are withheld: `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FromRegistry {
    /// The round of mapping whose answers were taken; `None` for the latest answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// Households of the registry without any such answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmapped: Option<u64>,
    /// Households left out because the data of somebody in it may only be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restricted: Option<u64>,
    /// Persons who were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<u64>,
    /// Households of a sample that have no weight: everybody in them counts once.
    #[serde(default)]
    pub unweighted: u64,
}

/// A parameter as it was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsedParameter {
    /// Its code.
    pub code: String,
    /// Its value.
    pub value: f64,
    /// Where the value comes from.
    pub source: String,
}

/// A run with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it says of itself.
    pub record: Record,
    /// Its figures, in the order of the catalogue.
    pub figures: Vec<Figure>,
}

/// Why a run cannot be made, written or read.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No snapshot.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// A file that cannot be made.
    #[error(transparent)]
    Parquet(#[from] parquet_file::Error),
    /// A file that cannot be read.
    #[error(transparent)]
    Finding(#[from] Finding),
    /// A unit and period that make no id.
    #[error(transparent)]
    Id(#[from] InvalidCode),
    /// The disk.
    #[error("{}: expected to {doing}, found: {cause}", path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What was tried.
        doing: &'static str,
        /// What the system says.
        cause: io::Error,
    },
    /// `run.toml` is none.
    #[error("{}: expected a run's record, found: {found}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// What the parser says.
        found: String,
    },
}

impl Run {
    /// Makes a run and writes it under `dir`; a run of the same id is left as it stands and read.
    ///
    /// # Errors
    /// [`RunError`]; after an error there is no folder.
    pub fn make(dir: &Path, input: &Input<'_>) -> Result<Self, RunError> {
        let digests = Digests::of(input);
        let id = digests.id(input.about)?;
        if folder(dir, &id).join(RECORD).is_file() {
            return Self::load(dir, &id);
        }
        let snapshot = build(
            input.about.clone(),
            input.microdata,
            input.assessor,
            input.catalogue,
            input.key,
        )?;
        let bytes = snapshot.to_bytes()?;
        let amount = |code: &str| input.assessor.parameters().get(code).ok().map(|a| a.value());
        let national = match input.assessor.definitions().arop_line {
            AropLine::National => amount("arop_line"),
            AropLine::Given(line) => Some(line),
        };
        let lines = Lines { national, anchored: amount("arop_line_anchored") };
        let figures = compute(&snapshot, input.catalogue, lines);
        let record = record(id, input, digests, &snapshot, hex(&Sha256::digest(&bytes)));
        let run = Self { record, figures };
        run.write(dir, &bytes)?;
        Ok(run)
    }

    fn write(&self, dir: &Path, snapshot: &[u8]) -> Result<(), RunError> {
        let id = &self.record.id;
        let values = figure::to_bytes(&self.figures, id.as_str())?;
        let target = folder(dir, id);
        let record = toml::to_string(&self.record).map_err(|cause| RunError::Record {
            path: target.join(RECORD),
            found: cause.to_string(),
        })?;
        let parts =
            [(SNAPSHOT, snapshot), (VALUES, values.as_slice()), (RECORD, record.as_bytes())];
        let partial = dir.join("runs").join(format!(".{id}.{}.partial", std::process::id()));
        let written =
            write_folder(&partial, &parts).and_then(|()| match fs::rename(&partial, &target) {
                // Somebody else has just written the same run.
                Err(_) if target.join(RECORD).is_file() => Ok(fs::remove_dir_all(&partial)?),
                renamed => renamed,
            });
        written.map_err(|cause| {
            // The first fault is the one to tell.
            let _ = fs::remove_dir_all(&partial);
            RunError::Disk { path: target, doing: "write the run", cause }
        })
    }

    /// Reads a run.
    ///
    /// # Errors
    /// [`RunError`] when it is not there or not whole.
    pub fn load(dir: &Path, id: &RunId) -> Result<Self, RunError> {
        let folder = folder(dir, id);
        let record = read_record(&folder.join(RECORD))?;
        Ok(Self { record, figures: figure::read(&folder.join(VALUES))? })
    }

    /// Reads the snapshot of a run.
    ///
    /// # Errors
    /// [`RunError`] when it is not there or not whole.
    pub fn snapshot(
        dir: &Path,
        id: &RunId,
        variables: &VariableCatalogue,
    ) -> Result<Snapshot, RunError> {
        Ok(Snapshot::read(&folder(dir, id).join(SNAPSHOT), variables)?)
    }
}

const RECORD: &str = "run.toml";
const SNAPSHOT: &str = "snapshot.parquet";
const VALUES: &str = "values.parquet";

fn folder(dir: &Path, id: &RunId) -> PathBuf {
    dir.join("runs").join(id.as_str())
}

fn write_folder(folder: &Path, parts: &[(&str, &[u8])]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in parts {
        let mut file = File::create(folder.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

fn read_record(path: &Path) -> Result<Record, RunError> {
    let text = fs::read_to_string(path).map_err(|cause| RunError::Disk {
        path: path.to_owned(),
        doing: "read the run",
        cause,
    })?;
    toml::from_str(&text).map_err(|cause| RunError::Record {
        path: path.to_owned(),
        found: cause.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// The records of all runs under `dir`, by unit, period, time and id; none when there is no such folder.
///
/// # Errors
/// [`RunError`] for a folder that cannot be read or holds no whole run.
pub fn runs(dir: &Path) -> Result<Vec<Record>, RunError> {
    let folder = dir.join("runs");
    let disk = |cause| RunError::Disk { path: folder.clone(), doing: "list the runs", cause };
    let entries = match fs::read_dir(&folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(disk)?,
    };
    let mut records = Vec::new();
    for entry in entries {
        let entry = entry.map_err(disk)?;
        // A run is there whole or not at all: a folder without its record is something else.
        if entry.path().join(RECORD).is_file() && !is_partial(&entry) {
            records.push(read_record(&entry.path().join(RECORD))?);
        }
    }
    records.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(records)
}

fn is_partial(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn order(record: &Record) -> (&UnitCode, Period, &str, &RunId) {
    (&record.about.unit, record.about.period, &record.made_at, &record.id)
}

/// The latest run of a unit: of a period, or of its last one.
///
/// # Errors
/// As [`runs`].
pub fn latest(
    dir: &Path,
    unit: &UnitCode,
    period: Option<Period>,
) -> Result<Option<Record>, RunError> {
    let of_unit = |record: &Record| {
        record.about.unit == *unit && period.is_none_or(|period| record.about.period == period)
    };
    Ok(runs(dir)?.into_iter().rfind(of_unit))
}

fn record(
    id: RunId,
    input: &Input<'_>,
    digests: Digests,
    snapshot: &Snapshot,
    snapshot_sha256: String,
) -> Record {
    let at = input.assessor.parameters();
    let missing = input.assessor.missing_parameters();
    Record {
        id,
        about: input.about.clone(),
        made_at: input.made_at.to_owned(),
        code_version: CODE_VERSION.to_owned(),
        microdata_sha256: digests.microdata,
        snapshot_sha256,
        definitions_sha256: digests.definitions,
        households: snapshot.households() as u64,
        persons: snapshot.rows() as u64,
        reference_date: at.date().to_string(),
        income_year: at.income_year(),
        definitions: *input.assessor.definitions(),
        parameter: digests.parameters,
        missing_parameters: missing.iter().map(ToString::to_string).collect(),
        registry: input.registry.cloned(),
        block: answers::by_block(snapshot, input.assessor.catalogue()),
    }
}
