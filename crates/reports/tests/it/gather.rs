//! From a folder to what a report says.

use std::fs;

use chrono::NaiveDate;
use indicators::installation::Installation;
use reports::{Asked, ReportInput, Section, State};
use tempfile::TempDir;

fn asked(unit: &str) -> Asked {
    Asked {
        unit: unit.parse().unwrap(),
        period: None,
        date: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        state: State::Draft,
    }
}

/// A folder with words of the committee in a file of this name.
fn with_words(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let words = folder.path().join("words/70939");
    fs::create_dir_all(&words).unwrap();
    fs::write(words.join(name), "Naše reči.").unwrap();
    folder
}

fn gathered(folder: &TempDir, unit: &str) -> Result<ReportInput, String> {
    let installation = Installation::open(folder.path()).unwrap();
    reports::gather(&installation, &asked(unit)).map_err(|error| error.to_string())
}

#[test]
fn the_words_of_the_committee_stand_beside_the_shipped_figures() {
    let input = gathered(&with_words("education.md"), "70939").unwrap();
    assert_eq!(input.committee, [(Section::Education, "Naše reči.".to_owned())].into());
    assert!(input.figures.iter().any(|figure| figure.code.as_str() == "HEA-03"));
    assert_eq!(input.annex.commands.len(), 3);
}

#[test]
fn words_of_no_section_are_refused_with_their_file() {
    let error = gathered(&with_words("skola.md"), "70939").unwrap_err();
    assert!(error.contains("70939/skola.md: expected the name of a section"), "{error}");
    assert!(error.ends_with("found skola"), "{error}");
}

#[test]
fn other_files_beside_the_words_are_no_words() {
    let input = gathered(&with_words("skola.odt"), "70939").unwrap();
    assert_eq!(input.committee, [].into());
}

#[test]
fn a_unit_that_is_not_there_is_named() {
    let error = gathered(&with_words("education.md"), "79999").unwrap_err();
    assert_eq!(error, "expected the code of a municipality, found 79999");
}
