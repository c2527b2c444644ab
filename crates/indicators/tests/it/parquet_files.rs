//! Parquet files: what is written is read again; hostile files end in one line.

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use indicators::parquet_file::{self, Error};
use tables::{Column, EMPTY, Frame, Values, Wanted};
use tempfile::TempDir;

fn frame() -> Frame {
    let texts = Values::Text {
        codes: vec![1, 0, EMPTY, 1],
        labels: vec!["Šabac".to_owned(), "Čačak".to_owned()],
    };
    let column = |name: &str, values| Column { name: name.to_owned(), values };
    let columns = vec![
        column("income", Values::Number(vec![1.5, f64::NAN, -3.0, 0.0])),
        column("place", texts),
    ];
    Frame { columns, rows: 4 }
}

fn written(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("data.parquet");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn bytes() -> Vec<u8> {
    let metadata = BTreeMap::from([("design".to_owned(), "sample".to_owned())]);
    parquet_file::to_bytes(&frame(), &metadata).unwrap()
}

#[test]
fn numbers_texts_and_gaps_come_back_as_they_were() {
    let (_folder, path) = written(&bytes());
    let read =
        parquet_file::read(&path, &[Wanted::text("place"), Wanted::number("income")]).unwrap();
    let (codes, labels) = read.texts("place").unwrap();
    let places: Vec<&str> =
        codes.iter().map(|c| labels.get(*c as usize).map_or("", |l| l)).collect();
    assert_eq!(places, ["Čačak", "Šabac", "", "Čačak"]);
    let income = read.numbers("income").unwrap();
    assert_eq!((income[0], income[1].is_nan(), income[2], income[3]), (1.5, true, -3.0, 0.0));
    assert_eq!(
        parquet_file::metadata(&path).unwrap().get("design").map(String::as_str),
        Some("sample")
    );
}

#[test]
fn numbers_asked_for_as_texts_are_spelled_without_a_fraction() {
    let (_folder, path) = written(&bytes());
    let read = parquet_file::read(&path, &[Wanted::text("income")]).unwrap();
    let (codes, labels) = read.texts("income").unwrap();
    assert_eq!(
        (codes, labels),
        (&[0, EMPTY, 1, 2][..], &["1.5", "-3", "0"].map(str::to_owned)[..])
    );
}

#[test]
fn the_same_frame_gives_the_same_bytes() {
    assert_eq!(bytes(), bytes());
}

#[test]
fn whole_numbers_decimals_and_booleans_are_numbers() {
    use arrow::array::{ArrayRef, BooleanArray, Decimal128Array, Int32Array, UInt8Array};
    let decimals =
        Decimal128Array::from(vec![Some(12345), None]).with_precision_and_scale(10, 2).unwrap();
    let arrays: [(&str, ArrayRef); 4] = [
        ("whole", Arc::new(Int32Array::from(vec![Some(7), None]))),
        ("byte", Arc::new(UInt8Array::from(vec![255, 0]))),
        ("flag", Arc::new(BooleanArray::from(vec![true, false]))),
        ("decimal", Arc::new(decimals)),
    ];
    let batch = arrow::record_batch::RecordBatch::try_from_iter(arrays).unwrap();
    let mut bytes = Vec::new();
    let mut writer =
        parquet::arrow::ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let (_folder, path) = written(&bytes);
    let wanted = ["whole", "byte", "flag", "decimal"].map(Wanted::number);
    let read = parquet_file::read(&path, &wanted).unwrap();
    let first: Vec<f64> = wanted.iter().map(|w| read.numbers(&w.name).unwrap()[0]).collect();
    assert_eq!(first, [7.0, 255.0, 1.0, 123.45]);
    assert!(
        read.numbers("whole").unwrap()[1].is_nan() && read.numbers("decimal").unwrap()[1].is_nan()
    );
}

#[test]
fn a_file_cut_off_anywhere_is_one_error_that_names_it() {
    let whole = bytes();
    for length in 0..whole.len() {
        let (_folder, path) = written(&whole[..length]);
        let fault = parquet_file::read(&path, &[Wanted::number("income")]).unwrap_err();
        assert!(matches!(fault, Error::Unreadable { .. }), "{length}: {fault}");
        let text = fault.to_string();
        assert!(text.starts_with(&path.display().to_string()) && !text.contains('\n'), "{text}");
    }
}

#[test]
fn no_flipped_byte_makes_reading_panic() {
    let whole = bytes();
    for place in 0..whole.len() {
        let mut broken = whole.clone();
        broken[place] ^= 0x55;
        let (_folder, path) = written(&broken);
        let read = parquet_file::read(&path, &[Wanted::number("income"), Wanted::text("place")]);
        let named = path.display().to_string();
        assert!(
            read.map_or_else(|fault| fault.to_string().starts_with(&named), |_| true),
            "{place}"
        );
    }
}

#[test]
fn a_missing_column_is_named_with_those_there_are() {
    let (_folder, path) = written(&bytes());
    let fault = parquet_file::read(&path, &[Wanted::number("wage")]).unwrap_err().to_string();
    assert!(fault.ends_with("expected a column \"wage\", found only income, place"), "{fault}");
}

#[test]
fn a_text_column_is_no_column_of_numbers() {
    let (_folder, path) = written(&bytes());
    let fault = parquet_file::read(&path, &[Wanted::number("place")]).unwrap_err().to_string();
    assert!(fault.contains("column \"place\": expected numbers, found Dictionary"), "{fault}");
}
