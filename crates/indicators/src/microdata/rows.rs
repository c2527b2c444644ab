//! Rows of chosen columns as texts, from CSV, XLSX or Parquet alike.

use std::{
    fs::File,
    io::{Cursor, Read},
    path::Path,
    sync::Arc,
};

use tables::{Decimal, Finding, Frame, Options, Table, Wanted, read_frame};

use crate::parquet_file;

/// Where the bytes of a file come from.
#[derive(Debug, Clone)]
pub enum Input<'a> {
    /// A file on disk.
    Path(&'a Path),
    /// CSV, XLSX or ODS in memory, for what must not lie on disk in the clear; `name` is what findings call it.
    Memory {
        /// The name.
        name: &'a str,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

impl Input<'_> {
    /// What findings call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Memory { name, .. } => (*name).to_owned(),
        }
    }

    fn parquet(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(*path).filter(|path| is_parquet(path)),
            Self::Memory { .. } => None,
        }
    }

    fn table(&self, options: &Options) -> Result<Table, Finding> {
        match self {
            Self::Path(path) => Table::open(path, options),
            Self::Memory { name, bytes } => {
                Table::from_reader(name, Cursor::new(bytes.clone()), options)
            }
        }
    }
}

/// Whether a file is Parquet, by its first bytes or, when it is too short for that, by its name.
pub(super) fn is_parquet(path: &Path) -> bool {
    let mut magic = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet"));
    (read.is_ok() && magic == *b"PAR1") || named
}

/// Reads chosen columns of a CSV, XLSX, ODS or Parquet file, whichever it is.
///
/// # Errors
/// A [`Finding`] that names the file, the row and column where there are any, what was expected and found.
pub fn read_columns(path: &Path, wanted: &[Wanted], options: &Options) -> Result<Frame, Finding> {
    if is_parquet(path) {
        return parquet_file::read(path, wanted).map_err(|fault| fault.finding());
    }
    read_frame(path, wanted, options)
}

/// A file that gives its rows one after the other.
pub(super) enum Rows {
    Table { table: Box<Table>, places: Vec<usize> },
    Parquet { frame: Frame, at: usize },
}

impl Rows {
    /// The rows of `columns` and the names of all columns of the file.
    pub(super) fn open(
        input: &Input<'_>,
        columns: &[String],
        options: &Options,
    ) -> Result<(Self, Vec<String>), Finding> {
        if let Some(path) = input.parquet() {
            let mut wanted: Vec<Wanted> = Vec::new();
            for column in columns {
                wanted.push(Wanted::text(column.clone()));
            }
            let frame = read_columns(path, &wanted, options)?;
            let known = parquet_file::columns(path).map_err(|fault| fault.finding())?;
            let header = known.into_iter().map(|(name, _)| name).collect();
            return Ok((Self::Parquet { frame, at: 0 }, header));
        }
        let table = input.table(options)?;
        let header = table.header().to_vec();
        let places = columns.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?;
        Ok((Self::Table { table: Box::new(table), places }, header))
    }

    /// The decimal mark of numbers in the file, where it is known.
    pub(super) fn decimal(&self, options: &Options) -> Option<Decimal> {
        match self {
            Self::Table { table, .. } => options.decimal.or(table.assumed_decimal()),
            Self::Parquet { .. } => Some(Decimal::Point),
        }
    }

    /// Puts the next row's cells into `cells`; its number comes back, `None` at the end.
    pub(super) fn next(&mut self, cells: &mut Vec<String>) -> Result<Option<u64>, Finding> {
        cells.clear();
        match self {
            Self::Table { table, places } => {
                let Some(row) = table.next_row()? else { return Ok(None) };
                cells.extend(places.iter().map(|place| row.cell(*place).text()));
                Ok(Some(row.number()))
            }
            Self::Parquet { frame, at } => {
                if *at >= frame.rows {
                    return Ok(None);
                }
                cells.extend(frame.columns.iter().map(|column| text_at(&column.values, *at)));
                *at += 1;
                Ok(Some(*at as u64))
            }
        }
    }
}

fn text_at(values: &tables::Values, row: usize) -> String {
    match values {
        tables::Values::Number(numbers) => numbers.get(row).map(f64::to_string).unwrap_or_default(),
        tables::Values::Text { codes, labels } => {
            let label = codes.get(row).and_then(|code| labels.get(*code as usize));
            label.cloned().unwrap_or_default()
        }
    }
}
