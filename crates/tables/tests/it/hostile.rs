//! Files that somebody broke, by accident or on purpose.

use std::io::{self, Read};

use proptest::prelude::*;
use tables::{Encoding, Options, Table, Wanted, check_frame, read_frame};

use crate::source::{fault, frame, rows, table};

#[test]
fn a_letter_among_numbers_is_named_with_row_and_column() {
    assert_eq!(
        fault("id,age\n1,30\n\n2,abc\n", "age"),
        "file.csv, row 4, column age: expected a number, found \"abc\""
    );
}

#[test]
fn rows_are_counted_as_an_editor_counts_lines() {
    for end in ["\n", "\r\n"] {
        let text = ["a,b", "\"x\ny\",1", "", "z,q"].join(end);
        assert_eq!(fault(&text, "b"), "file.csv, row 5, column b: expected a number, found \"q\"");
    }
}

#[test]
fn a_row_of_another_length_is_a_finding_and_reading_goes_on() {
    let options = Options::default();
    let mut table = table("a,b\n1\n2,3\n4,5,6\n", &options).unwrap();
    let mut seen = Vec::new();
    loop {
        match table.next_row() {
            Ok(None) => break,
            Ok(Some(row)) => seen.push(row.number().to_string()),
            Err(finding) => seen.push(finding.to_string()),
        }
    }
    let expected = [
        "file.csv, row 2: expected 2 cells, found 1",
        "3",
        "file.csv, row 4: expected 2 cells, found 3",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_check_collects_several_findings_and_keeps_the_columns_equally_long() {
    let options = Options::default();
    let table = table("a,b\nx,1\n2,y\n3,4\n", &options).unwrap();
    let wanted = [Wanted::number("a"), Wanted::number("b")];
    let checked = check_frame(table, &wanted, &options, 10).unwrap();
    let lines: Vec<String> = checked.findings.iter().map(ToString::to_string).collect();
    let expected = [
        "file.csv, row 2, column a: expected a number, found \"x\"",
        "file.csv, row 3, column b: expected a number, found \"y\"",
    ];
    assert_eq!(lines, expected);
    assert_eq!((checked.frame.rows, checked.is_cut), (3, false));
    assert!(checked.frame.columns.iter().all(|column| column.values.len() == 3));
}

#[test]
fn missing_and_doubled_columns_are_told_apart() {
    assert_eq!(fault("a,b\n1,2\n", "c"), "file.csv: expected a column \"c\", found columns a, b");
    assert_eq!(
        fault("a,a\n1,2\n", "a"),
        "file.csv: expected one column \"a\", found more than one"
    );
}

#[test]
fn an_empty_file_has_no_header_and_a_header_alone_has_no_rows() {
    assert_eq!(fault("", "a"), "file.csv: expected a header, found an empty file");
    assert_eq!(frame("a,b\n", &[Wanted::number("a")]).unwrap().rows, 0);
}

#[test]
fn zero_bytes_and_foreign_bytes_are_findings() {
    let text = |bytes: &[u8]| frame(bytes, &[Wanted::text("a")]).unwrap_err().to_string();
    assert_eq!(text(b"a\nx\0y\n"), "file.csv, row 2, column a: expected text, found a zero byte");
    let mut late = b"a\n".to_vec();
    late.extend("čekić\n".repeat(40_000).bytes());
    late.extend(b"\x9Aolja\n");
    assert_eq!(
        text(&late),
        "file.csv, row 40002, column a: expected UTF-8 text (or the file's encoding, given), found the byte 9A"
    );
}

#[test]
fn a_given_encoding_that_the_bytes_contradict_is_refused() {
    let given = Options { encoding: Some(Encoding::Windows1250), ..Options::default() };
    assert_eq!(
        table("naziv\nNiš\n", &given).unwrap_err().to_string(),
        "file.csv: expected Windows-1250, found UTF-8 text"
    );
}

#[test]
fn an_open_quote_is_found_where_it_opens() {
    assert_eq!(
        fault("a,b\n1,\"2\n3,4\n", "a"),
        "file.csv, row 2: expected a closing quotation mark, found the end of the file"
    );
}

/// Ten gigabytes of digits without a line break, counted as they are handed out.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        assert!(self.0 < 64 << 20, "reading must stop soon after the limit");
        out.fill(b'7');
        self.0 += out.len() as u64;
        Ok(out.len())
    }
}

#[test]
fn a_line_of_ten_gigabytes_ends_with_one_error_after_one_megabyte() {
    let options = Options::default();
    let finding = Table::from_reader("big.csv", Endless(0), &options).unwrap_err();
    let line = "big.csv, row 1: expected a row of at most 1048576 bytes, found a longer one";
    assert_eq!(finding.to_string(), line);
    for start in ["a\n1\n", "a\n1\n\""] {
        let bytes = io::Cursor::new(start).chain(Endless(0));
        let mut table = Table::from_reader("big.csv", bytes, &options).unwrap();
        assert_eq!(table.next_row().unwrap().unwrap().number(), 2);
        assert_eq!(table.next_row().unwrap_err().to_string(), line.replace("row 1", "row 3"));
        assert!(table.next_row().unwrap().is_none());
    }
}

#[test]
fn a_folder_and_a_missing_file_end_with_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &std::path::Path| {
        read_frame(path, &[Wanted::number("a")], &Options::default()).unwrap_err().found
    };
    assert_eq!(read(folder.path()), "a folder");
    assert!(read(&folder.path().join("none.csv")).contains("No such file"));
}

#[test]
fn encodings_are_told_by_their_bytes() {
    let expected = vec![(2, vec!["Šabac".to_owned(), "žito".to_owned()])];
    let text = "naziv;šta\nŠabac;žito\n";
    let utf16 = |to: fn(u16) -> [u8; 2], mark: &[u8]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(to)).collect()
    };
    let windows = b"naziv;\x9Ata\n\x8Aabac;\x9Eito\n".to_vec();
    let files = [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        utf16(u16::to_le_bytes, b"\xFF\xFE"),
        utf16(u16::to_be_bytes, b"\xFE\xFF"),
        utf16(u16::to_le_bytes, b""),
        windows,
        text.replace('\n', "\r").into_bytes(),
    ];
    for bytes in files {
        assert_eq!(rows(&bytes, &Options::default()).unwrap(), expected, "{bytes:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        head in proptest::sample::select(vec![
            &b""[..], b"a,b\n", b"PK\x03\x04", b"\xFF\xFE", b"a;\"b\"\r\n",
        ]),
    ) {
        let bytes = [head, &bytes].concat();
        let _ = rows(&bytes, &Options::default());
        let _ = frame(&bytes, &[Wanted::number("a"), Wanted::text("b")]);
    }

    #[test]
    fn no_cells_make_reading_panic(text in "[a,;\"0-9.\n\r\t -]{0,200}") {
        let _ = rows(format!("a,b\n{text}"), &Options::default());
        let _ = frame(format!("a\n{text}"), &[Wanted::number("a")]);
    }
}
