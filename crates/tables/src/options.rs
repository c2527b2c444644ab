//! What the caller knows about a foreign table; what is not given is detected by the rules stated here.

use crate::Decimal;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little endian: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Windows-1250: what older Serbian systems write in Latin.
    Windows1250,
    /// Windows-1251: what older Serbian systems write in Cyrillic. Never detected, only given.
    Windows1251,
}

/// What is known about a table before it is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The delimiter of a text table. Detected: the one of `,` `;` tab `|` that splits the first lines most evenly.
    pub delimiter: Option<u8>,
    /// The encoding of a text table. Detected: by byte order mark, by zero bytes (UTF-16), as UTF-8 when the first
    /// 256 KiB are valid, otherwise as Windows-1250.
    pub encoding: Option<Encoding>,
    /// The decimal mark. Detected per column; see [`Decimal`].
    pub decimal: Option<Decimal>,
    /// Texts that mean an empty cell, beside the blank one.
    pub empty: Vec<String>,
    /// The sheet of a workbook; the first when not given.
    pub sheet: Option<String>,
    /// The header's row as an editor counts; the first row that is not blank when not given.
    pub header_row: Option<u64>,
    /// Whether lines that begin with `#` before the header of a text table are passed over.
    pub skips_comments: bool,
    /// Where reading ends with an error.
    pub limits: Limits,
}

/// Sizes beyond which a table is refused, so that no input can exhaust the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one row of a text table, line breaks inside quotes included.
    pub row_bytes: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes of a workbook after decompression, all parts together.
    pub unpacked_bytes: u64,
    /// Cells of a sheet.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { row_bytes: 1 << 20, columns: 16_384, unpacked_bytes: 1 << 30, cells: 40_000_000 }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            delimiter: None,
            encoding: None,
            decimal: None,
            empty: vec!["NA".to_owned()],
            sheet: None,
            header_row: None,
            skips_comments: false,
            limits: Limits::default(),
        }
    }
}

impl Options {
    /// For the project's own tables: UTF-8, commas, decimal points, remarks above the header.
    pub fn plain() -> Self {
        Self {
            delimiter: Some(b','),
            encoding: Some(Encoding::Utf8),
            decimal: Some(Decimal::Point),
            skips_comments: true,
            ..Self::default()
        }
    }
}
