//! Any bytes as a table: never a panic, columns of equal length.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use tables::{Options, Table, Wanted, check_frame};

fuzz_target!(|bytes: &[u8]| {
    let options = Options::default();
    let Ok(table) = Table::from_reader("file", Cursor::new(bytes.to_vec()), &options) else { return };
    let wanted = [Wanted::number("a"), Wanted::text("b")];
    if let Ok(checked) = check_frame(table, &wanted, &options, 20) {
        let rows = checked.frame.rows;
        assert!(checked.frame.columns.iter().all(|column| column.values.len() == rows));
    }
});
