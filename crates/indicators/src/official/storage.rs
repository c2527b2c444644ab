//! Imported figures as files: `figures/<slug>.csv` in one canonical order and `<slug>.toml` with their source.
//!
//! The same figures give the same bytes, so importing a file twice changes nothing. A source is replaced as a whole.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use kernel::{IndicatorCode, Period, UnitCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tables::{Cell, CsvStyle, Finding, Options, Row, Table, Value, write_atomically, write_csv};

use super::{FigureValue, Figures, OfficialFigure};

const HEADER: [&str; 10] = [
    "unit",
    "series",
    "period",
    "value",
    "missing",
    "base",
    "unit_of_measure",
    "source",
    "status",
    "note",
];

/// Official figures that cannot be kept or read back.
#[derive(Debug, thiserror::Error)]
pub enum OfficialError {
    /// A catalogue of series is broken.
    #[error("{file}: {cause}")]
    Catalogue {
        /// The file.
        file: String,
        /// What is wrong.
        cause: String,
    },
    /// A stored table cannot be read.
    #[error(transparent)]
    Table(#[from] Finding),
    /// A file cannot be read or written.
    #[error("{file}: {cause}")]
    Disk {
        /// The file.
        file: String,
        /// The file system's fault.
        cause: io::Error,
    },
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How it is to be cited.
    pub title: String,
    /// Name of the file that was imported.
    pub file: String,
    /// The day of the import, `2026-07-01`.
    pub imported: String,
    /// Under which terms it may be used, as far as it says.
    #[serde(default)]
    pub licence: String,
    /// SHA-256 of the file that was imported, from [`checksum`](Self::checksum).
    pub sha256: String,
}

impl Source {
    /// SHA-256 of a stream, in hexadecimal.
    ///
    /// # Errors
    /// What the stream reports.
    pub fn checksum(mut bytes: impl Read) -> io::Result<String> {
        let mut hash = Sha256::new();
        let mut chunk = [0; 16 * 1024];
        loop {
            match bytes.read(&mut chunk)? {
                0 => break,
                read => hash.update(chunk.get(..read).unwrap_or_default()),
            }
        }
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
        let digest = hash.finalize();
        Ok(digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }
}

/// The name under which a source is stored: plain letters and digits with hyphens, at most 60.
pub fn slug_of(title: &str) -> String {
    let plain: String = serbian::fold(title)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "izvor".to_owned() } else { parts.join("-") }
}

/// Stores figures under `DIR/figures/`; `false` when the same file had been imported under this title before.
///
/// # Errors
/// [`OfficialError::Disk`] naming the file.
pub fn save(dir: &Path, source: &Source, figures: &Figures) -> Result<bool, OfficialError> {
    let folder = dir.join("figures");
    let disk = |path: &Path, cause: io::Error| OfficialError::Disk {
        file: path.display().to_string(),
        cause,
    };
    fs::create_dir_all(&folder).map_err(|cause| disk(&folder, cause))?;
    let slug = slug_of(&source.title);
    let (table, about) = (folder.join(format!("{slug}.csv")), folder.join(format!("{slug}.toml")));
    let mut bytes = Vec::new();
    write_csv(&mut bytes, CsvStyle::PLAIN, &HEADER, figures.iter().map(to_row))
        .map_err(|cause| disk(&table, cause))?;
    let is_same_file = read_source(&about).is_ok_and(|known| known.sha256 == source.sha256);
    if is_same_file && fs::read(&table).is_ok_and(|known| known == bytes) {
        return Ok(false);
    }
    let text = toml::to_string(source)
        .map_err(|fault| disk(&about, io::Error::other(fault.to_string())))?;
    write_atomically(&table, |writer| writer.write_all(&bytes))
        .map_err(|cause: io::Error| disk(&table, cause))?;
    write_atomically(&about, |writer| writer.write_all(text.as_bytes()))
        .map_err(|cause: io::Error| disk(&about, cause))?;
    Ok(true)
}

fn to_row(figure: &OfficialFigure) -> Vec<Value> {
    vec![
        Value::text(figure.unit.as_str()),
        Value::text(figure.series.as_str()),
        Value::text(figure.period.to_string()),
        figure.value.number().into(),
        Value::text(figure.value.missing().unwrap_or_default()),
        figure.base.into(),
        Value::text(&*figure.unit_of_measure),
        Value::text(&*figure.source),
        Value::text(&figure.status),
        Value::text(&figure.note),
    ]
}

/// A stored source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSource {
    /// Its name in the folder.
    pub slug: String,
    /// What it is.
    pub source: Source,
}

/// What an installation has imported.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// All figures. Where two sources have a figure of the same unit, series and period, that of the first by slug.
    pub figures: Figures,
    /// The sources, by slug.
    pub sources: Vec<StoredSource>,
    /// Figures that gave way to one with another value.
    pub overlaps: Vec<OfficialFigure>,
}

/// Reads all figures under `DIR/figures/`; none when the folder does not exist.
///
/// # Errors
/// [`OfficialError`] naming the file that is broken.
pub fn load(dir: &Path) -> Result<Loaded, OfficialError> {
    let folder = dir.join("figures");
    let mut loaded = Loaded::default();
    if !folder.is_dir() {
        return Ok(loaded);
    }
    let disk = |cause: io::Error| OfficialError::Disk { file: folder.display().to_string(), cause };
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(disk)?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    for about in files {
        let source = read_source(&about)?;
        let slug = about.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        loaded.sources.push(StoredSource { slug: slug.unwrap_or_default(), source });
        let table = about.with_extension("csv");
        for figure in
            read_figures(&table.display().to_string(), Table::open(&table, &Options::plain())?)?
        {
            let known = loaded.figures.find(&figure.unit, &figure.series, figure.period);
            match known {
                None => drop(loaded.figures.insert(figure)),
                Some(known) if known.value == figure.value => {}
                Some(_) => loaded.overlaps.push(figure),
            }
        }
    }
    Ok(loaded)
}

fn read_source(path: &Path) -> Result<Source, OfficialError> {
    let file = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|cause| OfficialError::Disk { file: file.clone(), cause })?;
    toml::from_str(&text).map_err(|fault| OfficialError::Catalogue {
        file,
        cause: fault.message().replace('\n', " "),
    })
}

fn read_figures(file: &str, mut table: Table) -> Result<Vec<OfficialFigure>, Finding> {
    let places: Vec<usize> =
        HEADER.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?;
    let mut figures = Vec::new();
    while let Some(row) = table.next_row()? {
        figures.push(to_figure(file, &row, &places)?);
    }
    Ok(figures)
}

fn to_figure(file: &str, row: &Row<'_>, places: &[usize]) -> Result<OfficialFigure, Finding> {
    let cell = |at: usize| places.get(at).map_or(Cell::Empty, |&place| row.cell(place));
    let text = |at: usize| cell(at).text();
    let fault = |at: usize, expected: &str| {
        let column = HEADER.get(at).copied().unwrap_or_default();
        Finding::new(file, expected, Finding::quote(&text(at)))
            .in_row(row.number())
            .in_column(column)
    };
    let point = |at: usize| {
        let decimal = Some(tables::Decimal::Point);
        cell(at).number(decimal).map_err(|tables::NotANumber| fault(at, "a number"))
    };
    let value = match point(3)? {
        Some(number) => FigureValue::Number(number),
        None => FigureValue::from_missing(&text(4)).ok_or_else(|| fault(4, "a kind of missing"))?,
    };
    Ok(OfficialFigure {
        unit: text(0).parse::<UnitCode>().map_err(|error| fault(0, error.expected))?,
        series: text(1).parse::<IndicatorCode>().map_err(|error| fault(1, error.expected))?,
        period: text(2)
            .parse::<Period>()
            .map_err(|kernel::InvalidPeriod(_)| fault(2, "a period"))?,
        value,
        base: point(5)?,
        unit_of_measure: Arc::from(text(6)),
        source: Arc::from(text(7)),
        status: text(8),
        note: text(9),
    })
}
