//! A table row by row, from a text file or a sheet: for sources that are recoded before they become facts.
//!
//! Text files are streamed, one row in memory; a sheet is held as compact cells within [`Limits`](crate::Limits).
//! A row of the wrong length or with broken text is a finding, after which reading may go on with the next row.

use std::{
    fs::File,
    io::{BufRead, Cursor, Read},
    path::Path,
};

use crate::{
    Decimal, Finding, NotANumber, Options,
    encoding::{decode, take_sample, unreadable},
    number::parse_number,
    records::Records,
    spreadsheet::{SheetRows, Stored, read_sheet},
};

/// Bytes on which delimiter and line break are decided.
const SAMPLE: usize = 64 * 1024;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table that is being read.
pub struct Table {
    pub(crate) file: String,
    pub(crate) header: Vec<String>,
    pub(crate) body: Body,
    assumed: Option<Decimal>,
}

pub(crate) enum Body {
    Text(Box<Records>),
    Sheet(SheetRows),
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing, or blanks.
    Empty,
    /// Text as it stands; dates of a workbook as `2026-07-01` or `2026-07-01T10:30:00`.
    Text(&'a str),
    /// A number of a workbook.
    Number(f64),
    /// An error value of a workbook such as `#N/A`.
    Error(&'a str),
}

/// A row.
pub struct Row<'a> {
    number: u64,
    body: &'a Body,
    length: usize,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table")
            .field("file", &self.file)
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let cells: Vec<Cell<'_>> = self.cells().collect();
        f.debug_struct("Row").field("number", &self.number).field("cells", &cells).finish()
    }
}

impl Table {
    /// Opens a CSV, XLSX or ODS file; which of them is told by its first bytes, never by its name.
    ///
    /// # Errors
    /// A [`Finding`] when the file cannot be read, has no header or goes beyond the limits.
    pub fn open(path: &Path, options: &Options) -> Result<Self, Finding> {
        let file = path.display().to_string();
        if path.is_dir() {
            return Err(Finding::new(file, "a file", "a folder"));
        }
        let bytes = File::open(path).map_err(|fault| unreadable(&file, &fault))?;
        Self::from_reader(&file, bytes, options)
    }

    /// Reads from any source; `file` is what findings call it.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn from_reader(
        file: &str,
        mut bytes: impl Read + Send + 'static,
        options: &Options,
    ) -> Result<Self, Finding> {
        let start = take_sample(&mut bytes, 8).map_err(|fault| unreadable(file, &fault))?;
        let is_zip = start.starts_with(b"PK\x03\x04");
        let is_old_excel = start.starts_with(b"\xD0\xCF\x11\xE0");
        let bytes = Cursor::new(start).chain(bytes);
        if is_old_excel {
            let expected = "a CSV, XLSX or ODS file";
            return Err(Finding::new(file, expected, "an Excel file of the old kind (.xls)"));
        }
        if is_zip {
            let (header, rows) = read_sheet(file, bytes, options)?;
            let assumed = options.decimal;
            return Ok(Self { file: file.to_owned(), header, body: Body::Sheet(rows), assumed });
        }
        Self::from_text(file, Box::new(bytes), options)
    }

    fn from_text(
        file: &str,
        bytes: Box<dyn Read + Send>,
        options: &Options,
    ) -> Result<Self, Finding> {
        let (mut text, _) = decode(file, bytes, options.encoding)?;
        let sample =
            take_sample(&mut text, SAMPLE).map_err(|fault| unreadable(file, &fault).in_row(1))?;
        let delimiter = options.delimiter.unwrap_or_else(|| detect_delimiter(&sample));
        let is_classic_mac = sample.contains(&b'\r') && !sample.contains(&b'\n');
        let terminator = if is_classic_mac { b'\r' } else { b'\n' };
        let input: Box<dyn BufRead + Send> = Box::new(Cursor::new(sample).chain(text));
        let limit = options.limits.row_bytes;
        let mut records = Box::new(Records::new(input, file, delimiter, terminator, limit));
        let header = read_header(file, &mut records, options)?;
        let assumed = options.decimal.or((delimiter == b',').then_some(Decimal::Point));
        Ok(Self { file: file.to_owned(), header, body: Body::Text(records), assumed })
    }

    /// Names of the columns; blank for a column without name.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The decimal mark that was given or that the delimiter implies; see [`Decimal`].
    pub fn assumed_decimal(&self) -> Option<Decimal> {
        self.assumed
    }

    /// The place of the column with this name.
    ///
    /// # Errors
    /// A [`Finding`] when there is none, or more than one.
    pub fn column(&self, name: &str) -> Result<usize, Finding> {
        let mut places =
            (0..self.header.len()).filter(|&i| self.header.get(i).is_some_and(|h| h == name));
        match (places.next(), places.next()) {
            (Some(place), None) => Ok(place),
            (Some(_), Some(_)) => Err(Finding::new(
                self.file.clone(),
                format!("one column {}", Finding::quote(name)),
                "more than one",
            )),
            (None, _) => {
                let expected = format!("a column {}", Finding::quote(name));
                Err(Finding::new(self.file.clone(), expected, self.describe_header()))
            }
        }
    }

    fn describe_header(&self) -> String {
        let shown: Vec<&str> = self.header.iter().take(12).map(String::as_str).collect();
        let more = if self.header.len() > shown.len() { ", …" } else { "" };
        format!("columns {}{more}", shown.join(", "))
    }

    /// The next row; `None` at the end. Blank rows are passed over.
    ///
    /// # Errors
    /// A [`Finding`] in this row. Reading may go on: where the rest cannot be told from the fault, `None` follows.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Finding> {
        let length = self.header.len();
        let number = match &mut self.body {
            Body::Text(records) => {
                if !records.advance()? {
                    return Ok(None);
                }
                check_length(&self.file, records, length)?;
                check_text(&self.file, &self.header, records)?;
                records.row()
            }
            Body::Sheet(rows) => match rows.advance() {
                Some(number) => number,
                None => return Ok(None),
            },
        };
        Ok(Some(Row { number, body: &self.body, length }))
    }
}

impl<'a> Row<'a> {
    /// The row's number as an editor or a spreadsheet shows it.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The cell of the column at this place.
    pub fn cell(&self, column: usize) -> Cell<'a> {
        match self.body {
            Body::Text(records) => {
                // The row was checked when it was read.
                let text = std::str::from_utf8(records.cell(column)).unwrap_or_default();
                if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
            }
            Body::Sheet(rows) => match rows.cell(column) {
                Stored::Empty => Cell::Empty,
                Stored::Text(text) if text.trim().is_empty() => Cell::Empty,
                Stored::Text(text) => Cell::Text(text),
                Stored::Number(number) => Cell::Number(*number),
                Stored::Error(text) => Cell::Error(text),
            },
        }
    }

    /// All cells, one for each name in the header.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + '_ {
        (0..self.length).map(|column| self.cell(column))
    }
}

impl Cell<'_> {
    /// The cell as a number; `None` when it is empty. Numbers of a workbook need no decimal mark.
    ///
    /// # Errors
    /// [`NotANumber`] for text that is none under `decimal`, or that has two readings without it.
    pub fn number(self, decimal: Option<Decimal>) -> Result<Option<f64>, NotANumber> {
        match self {
            Self::Empty => Ok(None),
            Self::Number(number) => Ok(Some(number)),
            Self::Text(text) => parse_number(text, decimal).map(Some),
            Self::Error(_) => Err(NotANumber),
        }
    }

    /// The cell as text, blanks around it taken away; a number as short as it can be written, with a point.
    pub fn text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) | Self::Error(text) => text.trim().to_owned(),
        }
    }
}

/// A row as long as the header.
pub(crate) fn check_length(file: &str, records: &Records, length: usize) -> Result<(), Finding> {
    if records.len() == length {
        return Ok(());
    }
    let count = |cells: usize| format!("{cells} {}", if cells == 1 { "cell" } else { "cells" });
    Err(Finding::new(file, count(length), records.len().to_string()).in_row(records.row()))
}

fn check_text(file: &str, header: &[String], records: &Records) -> Result<(), Finding> {
    for (column, name) in header.iter().enumerate() {
        check_cell(file, name, column, records)?;
    }
    Ok(())
}

/// A cell that is UTF-8 and holds no zero byte.
pub(crate) fn check_cell<'a>(
    file: &str,
    name: &str,
    column: usize,
    records: &'a Records,
) -> Result<&'a str, Finding> {
    let bytes = records.cell(column);
    let fault = |expected: &str, found: String| {
        let place = if name.is_empty() { (column + 1).to_string() } else { name.to_owned() };
        Finding::new(file, expected, found).in_row(records.row()).in_column(place)
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        fault("UTF-8 text (or the file's encoding, given)", format!("the byte {byte:02X}"))
    })?;
    if text.contains('\0') {
        return Err(fault("text", "a zero byte".to_owned()));
    }
    Ok(text)
}

fn read_header(
    file: &str,
    records: &mut Records,
    options: &Options,
) -> Result<Vec<String>, Finding> {
    let wanted = options.header_row.unwrap_or(1);
    loop {
        if !records.advance()? {
            return Err(Finding::new(file, "a header", "an empty file"));
        }
        let is_comment = options.skips_comments && records.cell(0).starts_with(b"#");
        if records.row() >= wanted && !is_comment {
            break;
        }
    }
    if records.len() > options.limits.columns {
        let expected = format!("at most {} columns", options.limits.columns);
        let found = records.len().to_string();
        return Err(Finding::new(file, expected, found).in_row(records.row()));
    }
    (0..records.len())
        .map(|column| check_cell(file, "", column, records).map(|name| name.trim().to_owned()))
        .collect()
}

/// The delimiter that splits the first lines most evenly, judged outside quotes; `,` when none splits the first.
fn detect_delimiter(sample: &[u8]) -> u8 {
    let counts = count_delimiters(sample);
    let Some(first) = counts.first() else { return b',' };
    let score = |at: usize| {
        let wanted = first.get(at).copied().unwrap_or_default();
        let even = counts.iter().filter(|line| line.get(at) == Some(&wanted)).count();
        (if wanted > 0 { even } else { 0 }, wanted)
    };
    let best = (0..DELIMITERS.len()).rev().max_by_key(|&at| score(at));
    best.and_then(|at| DELIMITERS.get(at)).copied().unwrap_or(b',')
}

/// How often each delimiter stands in each of the first lines.
fn count_delimiters(sample: &[u8]) -> Vec<[usize; DELIMITERS.len()]> {
    const LINES: usize = 50;
    let mut lines = Vec::new();
    let (mut counts, mut is_quoted, mut is_blank) = ([0; DELIMITERS.len()], false, true);
    for &byte in sample {
        match byte {
            b'\n' | b'\r' if !is_quoted => {
                if !is_blank {
                    lines.push(counts);
                }
                (counts, is_blank) = ([0; DELIMITERS.len()], true);
                if lines.len() == LINES {
                    return lines;
                }
                continue;
            }
            b'"' => is_quoted = !is_quoted,
            _ if !is_quoted => {
                for (count, delimiter) in counts.iter_mut().zip(DELIMITERS) {
                    *count += usize::from(byte == delimiter);
                }
            }
            _ => {}
        }
        is_blank = false;
    }
    if !is_blank && (lines.is_empty() || sample.len() < SAMPLE) {
        lines.push(counts);
    }
    lines
}
