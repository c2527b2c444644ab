//! XLSX written and read back; truncated and oversized archives.

use std::io::Cursor;

use tables::{
    Cell, CreationDate, Finding, Format, Limits, Options, Sheet, Table, Value, Wanted, Workbook,
    read_frame_from,
};

const DAY: CreationDate = CreationDate { year: 2026, month: 7, day: 1 };

fn workbook() -> Vec<u8> {
    let mut sheet = Sheet::new("Podaci", &["naziv", "broj"]).with_widths(&[30.0, 10.0]);
    sheet.push(vec![Value::text("Niš"), Value::rounded(1234.5, 1)]);
    sheet.push(vec![Value::text("=1+1"), Value::Number(f64::NAN, Format::General)]);
    let mut book = Workbook::new("Proba", DAY);
    book.push(sheet);
    book.push(Sheet::notes("Napomene", ["Prvi pasus.", "Drugi pasus."]));
    let mut bytes = Vec::new();
    book.write_to(&mut bytes).unwrap();
    bytes
}

fn open(bytes: Vec<u8>, options: &Options) -> Result<Table, Finding> {
    Table::from_reader("file.xlsx", Cursor::new(bytes), options)
}

#[test]
fn what_is_written_is_read_back_with_its_types() {
    let mut table = open(workbook(), &Options::default()).unwrap();
    assert_eq!(table.header(), ["naziv", "broj"]);
    let row = table.next_row().unwrap().unwrap();
    assert_eq!(
        (row.number(), row.cell(0), row.cell(1)),
        (2, Cell::Text("Niš"), Cell::Number(1234.5))
    );
    let row = table.next_row().unwrap().unwrap();
    assert_eq!((row.number(), row.cell(0), row.cell(1)), (3, Cell::Text("=1+1"), Cell::Empty));
    assert!(table.next_row().unwrap().is_none());
}

#[test]
fn a_sheet_is_found_by_name() {
    let sheet = |name: &str| Options { sheet: Some(name.to_owned()), ..Options::default() };
    let table = open(workbook(), &sheet("Napomene")).unwrap();
    assert_eq!(table.header(), ["Prvi pasus."]);
    assert_eq!(
        open(workbook(), &sheet("List1")).unwrap_err().to_string(),
        "file.xlsx: expected a sheet \"List1\", found sheets Podaci, Napomene"
    );
}

#[test]
fn columns_of_a_workbook_make_a_frame() {
    let options = Options::default();
    let wanted = [Wanted::number("broj"), Wanted::text("naziv")];
    let frame = read_frame_from(open(workbook(), &options).unwrap(), &wanted, &options).unwrap();
    let numbers = frame.numbers("broj").unwrap();
    assert_eq!((frame.rows, numbers[0], numbers[1].is_nan()), (2, 1234.5, true));
    assert_eq!(frame.texts("naziv").unwrap().0, [0, 1]);
}

#[test]
fn the_same_contents_give_the_same_bytes() {
    assert!(workbook() == workbook());
}

#[test]
fn a_truncated_workbook_is_one_line_at_every_length() {
    let whole = workbook();
    for length in (4..whole.len()).step_by(97) {
        let finding = open(whole[..length].to_vec(), &Options::default()).unwrap_err();
        assert_eq!(finding.expected, "a whole XLSX or ODS workbook", "{length}");
    }
}

#[test]
fn a_workbook_that_unpacks_beyond_the_limit_is_refused() {
    let limits = Limits { unpacked_bytes: 20_000, ..Limits::default() };
    let mut sheet = Sheet::new("Bomba", &["a"]);
    for _ in 0..5_000 {
        sheet.push(vec![Value::text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]);
    }
    let mut book = Workbook::new("Bomba", DAY);
    book.push(sheet);
    let mut bytes = Vec::new();
    book.write_to(&mut bytes).unwrap();
    let finding = open(bytes, &Options { limits, ..Options::default() }).unwrap_err();
    assert_eq!(
        finding.to_string(),
        "file.xlsx: expected a workbook of at most 0 MB unpacked, found a larger one"
    );
}

#[test]
fn an_old_excel_file_is_named() {
    let finding =
        open(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), &Options::default()).unwrap_err();
    assert_eq!(finding.found, "an Excel file of the old kind (.xls)");
}
