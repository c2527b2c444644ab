//! Figures on disk.

use std::fs;

use indicators::official::{Figures, Source, load, save, slug_of};

use super::given::{imported, unit};

const TEXT: &str = "unit,indicator,period,value,base,source,status,note\n\
                    80438,EDU-04,2022,97.5,1234,\"MP, 2025\",preliminarno,=1+1\n\
                    80438,EDU-04,2021,...,,,,\n";

fn source(title: &str, text: &str) -> Source {
    Source {
        title: title.to_owned(),
        file: "file.csv".to_owned(),
        imported: "2026-07-01".to_owned(),
        licence: String::new(),
        sha256: Source::checksum(text.as_bytes()).unwrap(),
    }
}

fn figures(text: &str) -> Figures {
    imported(text, None).unwrap().figures
}

#[test]
fn a_second_import_of_the_same_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let about = source("MP, učenici 2025", TEXT);
    assert!(save(folder.path(), &about, &figures(TEXT)).unwrap());
    let path = folder.path().join("figures/mp-ucenici-2025.csv");
    let first = fs::read(&path).unwrap();
    let later = Source { imported: "2026-08-01".to_owned(), ..about };
    assert!(!save(folder.path(), &later, &figures(TEXT)).unwrap());
    assert_eq!(fs::read(&path).unwrap(), first);
    assert_eq!(
        String::from_utf8(first).unwrap(),
        "unit,series,period,value,missing,base,unit_of_measure,source,status,note\n\
         80438,EDU-04,2021,,not_available,,,Proba,,\n\
         80438,EDU-04,2022,97.5,,1234,,\"MP, 2025\",preliminarno,'=1+1\n"
    );
}

#[test]
fn what_is_kept_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    assert!(load(folder.path()).unwrap().figures.is_empty());
    let text = TEXT.replace("=1+1", "bez škola");
    save(folder.path(), &source("MP", &text), &figures(&text)).unwrap();
    let other = text.replace("97.5", "90");
    save(folder.path(), &source("Opština", &other), &figures(&other)).unwrap();
    let loaded = load(folder.path()).unwrap();
    assert_eq!(loaded.figures, figures(&text));
    let slugs: Vec<&str> = loaded.sources.iter().map(|source| source.slug.as_str()).collect();
    assert_eq!(slugs, ["mp", "opstina"]);
    assert_eq!(loaded.overlaps.len(), 1);
    assert_eq!(loaded.overlaps[0].unit, unit("80438"));
}

#[test]
fn a_slug_is_a_safe_name_of_a_file() {
    assert_eq!(slug_of("РЗС, Општински показатељи 2018"), "rzs-opstinski-pokazatelji-2018");
    assert_eq!(slug_of("../../etc"), "etc");
    assert_eq!(slug_of("…"), "izvor");
}

#[test]
fn a_broken_store_is_named() {
    let folder = tempfile::tempdir().unwrap();
    save(folder.path(), &source("MP", TEXT), &figures(TEXT)).unwrap();
    let path = folder.path().join("figures/mp.csv");
    let text = fs::read_to_string(&path).unwrap().replace("97.5", "mnogo");
    fs::write(&path, text).unwrap();
    let fault = load(folder.path()).unwrap_err().to_string();
    assert!(
        fault.ends_with("mp.csv, row 3, column value: expected a number, found \"mnogo\""),
        "{fault}"
    );
}
