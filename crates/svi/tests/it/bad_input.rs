//! Bad input ends with one line that names file, row, column, what was expected and what was found.

use std::fs;

use crate::command::{Folder, assert_refused};

const MEASURE: &str = "measure p.csv --value income --weight w --measure mean";

#[test]
fn a_missing_column_is_named_with_those_that_exist() {
    let said = Folder::new().with("p.csv", "income,weight\n1,1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "\"w\"", "weight"]);
}

#[test]
fn a_letter_among_numbers_is_named_with_row_and_column() {
    let said = Folder::new().with("p.csv", "income,w\n100,1\nabc,1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "row 3", "income", "number", "abc"]);
}

#[test]
fn a_negative_weight_is_named_with_its_row() {
    let said = Folder::new().with("p.csv", "income,w\n100,1\n200,-1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "row 3", "w", "-1"]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    assert_refused(&Folder::new().svi(MEASURE), 3, &["p.csv"]);
}

#[test]
fn an_empty_file_is_refused() {
    assert_refused(&Folder::new().with("p.csv", "").svi(MEASURE), 3, &["p.csv", "header"]);
}

#[test]
fn a_truncated_parquet_file_is_refused() {
    let folder = Folder::new().with("p.parquet", b"PAR1\x15\x04\x15\x10");
    let said = folder.svi("measure p.parquet --value income --measure mean");
    assert_refused(&said, 3, &["p.parquet", "Parquet"]);
}

#[test]
fn a_truncated_workbook_is_refused() {
    let folder = Folder::new().with("p.xlsx", b"PK\x03\x04broken");
    assert_refused(&folder.svi("measure p.xlsx --value income --measure mean"), 3, &["p.xlsx"]);
}

#[test]
fn a_line_of_ten_gigabytes_is_refused_at_once() {
    let folder = Folder::new();
    // Sparse: it takes no room on the disk, and reads as ten gigabytes without a line break.
    fs::File::create(folder.path("p.csv")).unwrap().set_len(10 << 30).unwrap();
    assert_refused(&folder.svi(MEASURE), 3, &["p.csv", "row 1"]);
}

#[test]
fn an_unknown_measure_is_refused_with_the_names_that_exist() {
    let folder = Folder::new().with("p.csv", "income\n1\n");
    let said = folder.svi("measure p.csv --value income --measure poverty");
    assert_refused(&said, 2, &["poverty", "arpr"]);
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::new();
    let said =
        folder.svi("report --unit 70939 --format html --lang en --out no/such/folder/report.html");
    assert_refused(&said, 5, &["no/such/folder/report.html"]);
    assert_eq!(folder.names(), [""; 0]);
}
