//! CSV, XLSX, encodings, decimal commas: reading with findings, writing safely.
//!
//! The only reader and writer of foreign tables. Every fault says in one line which file, row and column it is in,
//! what was expected and what was found; memory stays bounded whatever the input; no output is ever half written.
//! Knows no variable, no indicator and no unit: it hands out columns and cells.

mod atomic;
mod columns;
mod delimited;
mod encoding;
mod finding;
mod frame;
mod number;
mod options;
mod records;
mod spreadsheet;
mod table;
mod value;
mod workbook;

pub use atomic::write_atomically;
pub use columns::{Checked, Kind, Wanted, check_frame, read_frame, read_frame_from};
pub use delimited::{CsvStyle, write_csv};
pub use finding::{Finding, Severity};
pub use frame::{Column, EMPTY, Frame, LabelBuilder, Values};
pub use number::{Ambiguous, Decimal, NotANumber, parse_number};
pub use options::{Encoding, Limits, Options};
pub use table::{Cell, Row, Table};
pub use value::{Format, Value};
pub use workbook::{CreationDate, Sheet, Workbook, WorkbookError};
