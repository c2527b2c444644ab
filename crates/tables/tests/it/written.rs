//! Writing: round trips, and files that are whole or not there.

use std::{fs, io};

use proptest::prelude::*;
use tables::{CsvStyle, Options, Value, write_atomically, write_csv};

use crate::source::rows;

fn names_in(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_file_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("izvestaj.csv");
    for text in ["staro", "novo"] {
        write_atomically(&path, |writer| writer.write_all(text.as_bytes())).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "novo");
    assert_eq!(names_in(folder.path()), ["izvestaj.csv"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_its_file_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "old").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    write_atomically(&link, |writer| writer.write_all(b"new")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&file).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced_by_one() {
    use std::os::unix::{fs::FileTypeExt as _, net::UnixListener};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let _listener = UnixListener::bind(&path).unwrap();
    let written: io::Result<()> = write_atomically(&path, |writer| writer.write_all(b"new"));
    assert!(written.is_err());
    assert!(fs::metadata(&path).unwrap().file_type().is_socket());
}

#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("izvestaj.csv");
    fs::write(&path, "staro").unwrap();
    let fault = write_atomically(&path, |writer| {
        writer.write_all(b"pola")?;
        Err(io::Error::other("prekid"))
    });
    assert_eq!(fault.unwrap_err().to_string(), "prekid");
    assert_eq!(fs::read_to_string(&path).unwrap(), "staro");
    assert_eq!(names_in(folder.path()), ["izvestaj.csv"]);
}

proptest! {
    #[test]
    fn what_is_written_as_csv_is_read_back(
        cells in proptest::collection::vec(("[a-zčžŠ\",;\n0-9]{0,12}", -1e6..1e6_f64), 0..20),
    ) {
        let written: Vec<Vec<Value>> =
            cells.iter().map(|(text, number)| vec![Value::text(text), Value::number(*number)]).collect();
        let mut bytes = Vec::new();
        write_csv(&mut bytes, CsvStyle::PLAIN, &["naziv", "broj"], written).unwrap();
        let options = Options { delimiter: Some(b','), ..Options::default() };
        let read: Vec<Vec<String>> =
            rows(&bytes, &options).unwrap().into_iter().map(|(_, cells)| cells).collect();
        let expected: Vec<Vec<String>> = cells
            .iter()
            .map(|(text, number)| vec![text.trim().to_owned(), number.to_string()])
            .collect();
        prop_assert_eq!(read, expected);
    }
}
