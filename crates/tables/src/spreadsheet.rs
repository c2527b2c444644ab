//! Sheets of XLSX and ODS workbooks as rows of compact cells, within limits.
//!
//! Formulas give the value that was saved with them; a merged cell has its value in its first cell, the others are
//! empty; error values stay visible as such. Every part of the archive is unpacked once to count its bytes before a
//! parser sees it, so a zip bomb ends with a finding.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read, copy, sink},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheets, open_workbook_auto_from_rs};

use crate::{Finding, Options, encoding::unreadable};

/// A cell as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    Empty,
    Text(Arc<str>),
    Number(f64),
    Error(Arc<str>),
}

/// Rows below the header.
pub(crate) struct SheetRows {
    rows: Vec<(u64, Vec<Stored>)>,
    next: usize,
}

impl SheetRows {
    /// Goes to the next row and gives its number. The cells of the row before go: who reads makes something of each row, and both
    /// need not be in memory whole.
    pub(crate) fn advance(&mut self) -> Option<u64> {
        let before = self.next.checked_sub(1).and_then(|at| self.rows.get_mut(at));
        if let Some((_, cells)) = before {
            *cells = Vec::new();
        }
        let number = self.rows.get(self.next).map(|(number, _)| *number);
        self.next += 1;
        number
    }

    /// A cell of the current row.
    pub(crate) fn cell(&self, column: usize) -> &Stored {
        let row = self.next.checked_sub(1).and_then(|at| self.rows.get(at));
        row.and_then(|(_, cells)| cells.get(column)).unwrap_or(&Stored::Empty)
    }
}

/// The header and the rows of the wanted sheet.
pub(crate) fn read_sheet(
    file: &str,
    bytes: impl Read,
    options: &Options,
) -> Result<(Vec<String>, SheetRows), Finding> {
    let limit = options.limits.unpacked_bytes;
    let mut packed = Vec::new();
    bytes.take(limit + 1).read_to_end(&mut packed).map_err(|fault| unreadable(file, &fault))?;
    check_size(file, &packed, limit)?;
    // The parser has panicked on hand-made archives before: a fault there is a fault of the file.
    let parsed = catch_unwind(AssertUnwindSafe(|| collect(file, packed, options)));
    let rows = parsed.unwrap_or_else(|_| Err(broken(file, &"one that cannot be parsed")))?;
    split_header(file, rows, options)
}

fn broken(file: &str, found: &dyn std::fmt::Display) -> Finding {
    Finding::new(file, "a whole XLSX or ODS workbook", found.to_string())
}

fn check_size(file: &str, packed: &[u8], limit: u64) -> Result<(), Finding> {
    let too_big = || {
        let expected = format!("a workbook of at most {} MB unpacked", limit / 1_000_000);
        Finding::new(file, expected, "a larger one")
    };
    if packed.len() as u64 > limit {
        return Err(too_big());
    }
    let mut archive =
        zip::ZipArchive::new(Cursor::new(packed)).map_err(|fault| broken(file, &fault))?;
    let mut left = limit;
    for part in 0..archive.len() {
        let entry = archive.by_index(part).map_err(|fault| broken(file, &fault))?;
        let size =
            copy(&mut entry.take(left + 1), &mut sink()).map_err(|fault| broken(file, &fault))?;
        left = left.checked_sub(size).ok_or_else(too_big)?;
    }
    Ok(())
}

type Rows = Vec<(u64, Vec<Stored>)>;

/// Gathers cells into rows and counts them.
struct Gatherer<'a> {
    file: &'a str,
    rows: Rows,
    cells: usize,
    /// Short texts that were met before: most cells of a table repeat a few.
    known: BTreeSet<Arc<str>>,
    options: &'a Options,
}

/// Longest text that is kept once for all its cells, and most such texts.
const SHORT: usize = 40;
const MOST_KNOWN: usize = 4_096;

impl Gatherer<'_> {
    /// The text, the same one for all cells that hold it.
    fn once(&mut self, text: Arc<str>) -> Arc<str> {
        if text.len() > SHORT {
            return text;
        }
        if let Some(known) = self.known.get(&text) {
            return known.clone();
        }
        if self.known.len() < MOST_KNOWN {
            self.known.insert(text.clone());
        }
        text
    }

    fn push(&mut self, row: u32, column: u32, value: Stored) -> Result<(), Finding> {
        let value = match value {
            Stored::Empty => return Ok(()),
            Stored::Text(text) => Stored::Text(self.once(text)),
            other => other,
        };
        let limits = self.options.limits;
        let number = u64::from(row) + 1;
        if self.rows.last().is_none_or(|(last, _)| *last != number) {
            // Rows of a table are about as long as the one before: none grows by doubling.
            let length = self.rows.last().map_or(0, |(_, cells)| cells.len());
            self.rows.push((number, Vec::with_capacity(length)));
        }
        let Some((_, cells)) = self.rows.last_mut() else { return Ok(()) };
        let needed = column as usize + 1;
        if needed > limits.columns {
            let expected = format!("at most {} columns", limits.columns);
            return Err(Finding::new(self.file, expected, "more").in_row(number));
        }
        self.cells += needed.saturating_sub(cells.len());
        if self.cells > limits.cells {
            let expected = format!("a sheet of at most {} cells", limits.cells);
            return Err(Finding::new(self.file, expected, "a larger one").in_row(number));
        }
        if cells.len() < needed {
            cells.resize(needed, Stored::Empty);
        }
        if let Some(cell) = cells.get_mut(column as usize) {
            *cell = value;
        }
        Ok(())
    }
}

fn collect(file: &str, packed: Vec<u8>, options: &Options) -> Result<Rows, Finding> {
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(packed)).map_err(|fault| broken(file, &fault))?;
    let names = workbook.sheet_names();
    let name = match &options.sheet {
        None => names.first().ok_or_else(|| broken(file, &"no sheet"))?,
        Some(wanted) => names.iter().find(|name| *name == wanted).ok_or_else(|| {
            let expected = format!("a sheet {}", Finding::quote(wanted));
            Finding::new(file, expected, format!("sheets {}", names.join(", ")))
        })?,
    };
    let mut gatherer =
        Gatherer { file, rows: Vec::new(), cells: 0, known: BTreeSet::new(), options };
    if let Sheets::Xlsx(workbook) = &mut workbook {
        // Cell by cell: one far cell must not make the parser fill a whole grid.
        let mut cells =
            workbook.worksheet_cells_reader(name).map_err(|fault| broken(file, &fault))?;
        while let Some(cell) = cells.next_cell().map_err(|fault| broken(file, &fault))? {
            let (row, column) = cell.get_position();
            gatherer.push(row, column, from_reference(cell.get_value()))?;
        }
    } else {
        let range = workbook.worksheet_range(name).map_err(|fault| broken(file, &fault))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            gatherer.push(top + row as u32, left + column as u32, from_value(value))?;
        }
    }
    gatherer.rows.sort_by_key(|(number, _)| *number);
    Ok(gatherer.rows)
}

fn from_reference(value: &DataRef<'_>) -> Stored {
    match value {
        DataRef::SharedString(text) => Stored::Text((*text).into()),
        other => from_value(&Data::from(other.clone())),
    }
}

fn from_value(value: &Data) -> Stored {
    match value {
        Data::Empty => Stored::Empty,
        Data::Int(number) => Stored::Number(*number as f64),
        Data::Float(number) if number.is_finite() => Stored::Number(*number),
        Data::Float(number) => Stored::Error(number.to_string().into()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Stored::Text(text.as_str().into())
        }
        Data::Bool(value) => Stored::Text(value.to_string().into()),
        Data::DateTime(moment) if moment.is_duration() => Stored::Number(moment.as_f64()),
        Data::DateTime(moment) => Stored::Text(iso(*moment).into()),
        Data::Error(fault) => Stored::Error(fault.to_string().into()),
    }
}

fn iso(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn split_header(
    file: &str,
    rows: Rows,
    options: &Options,
) -> Result<(Vec<String>, SheetRows), Finding> {
    let wanted = options.header_row.unwrap_or(1);
    let mut rows = rows.into_iter().skip_while(|(number, _)| *number < wanted);
    let (_, header) =
        rows.next().ok_or_else(|| Finding::new(file, "a header", "an empty sheet"))?;
    let header: Vec<String> = header
        .iter()
        .map(|cell| match cell {
            Stored::Empty => String::new(),
            Stored::Number(number) => number.to_string(),
            Stored::Text(text) | Stored::Error(text) => text.trim().to_owned(),
        })
        .collect();
    let rows: Rows = rows.collect();
    let beyond = rows.iter().find(|(_, cells)| cells.len() > header.len());
    if let Some((number, cells)) = beyond {
        let expected = format!("{} cells", header.len());
        return Err(Finding::new(file, expected, cells.len().to_string()).in_row(*number));
    }
    Ok((header, SheetRows { rows, next: 0 }))
}
