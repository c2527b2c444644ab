//! Tables in memory, as a program would hand them over.

use std::io::Cursor;

use tables::{Finding, Frame, Options, Table, Wanted, read_frame_from};

/// A text table in memory, called `file.csv` in findings.
pub(crate) fn table(bytes: impl AsRef<[u8]>, options: &Options) -> Result<Table, Finding> {
    Table::from_reader("file.csv", Cursor::new(bytes.as_ref().to_vec()), options)
}

pub(crate) fn frame(bytes: impl AsRef<[u8]>, wanted: &[Wanted]) -> Result<Frame, Finding> {
    let options = Options::default();
    read_frame_from(table(bytes, &options)?, wanted, &options)
}

/// The one line with which reading these numbers ends.
pub(crate) fn fault(bytes: impl AsRef<[u8]>, column: &str) -> String {
    frame(bytes, &[Wanted::number(column)]).unwrap_err().to_string()
}

/// Row number and texts of a row.
pub(crate) type TextRow = (u64, Vec<String>);

/// All rows.
pub(crate) fn rows(bytes: impl AsRef<[u8]>, options: &Options) -> Result<Vec<TextRow>, Finding> {
    let mut table = table(bytes, options)?;
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        rows.push((row.number(), row.cells().map(tables::Cell::text).collect()));
    }
    Ok(rows)
}
