//! Any text as the query of a list's address: what is read and written again is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use web::components::{Column, TableQuery, TableShape};

const SHAPE: TableShape = TableShape {
    id: "list",
    caption: "list",
    columns: &[Column::new("name", "name").sortable(), Column::new("place", "place").hideable()],
    filters: &["place"],
    sort: "name",
    is_descending: false,
};

fuzz_target!(|query: &str| {
    let read = TableQuery::read(query, &SHAPE);
    assert_eq!(TableQuery::read(&read.to_query(), &SHAPE), read);
});
