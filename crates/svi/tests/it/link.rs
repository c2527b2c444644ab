//! `svi link`: the contract of its output and what it refuses.

use std::fs;

use crate::command::{Folder, assert_refused};

const PERSONS: &str = "id,ime,prezime,datum_rodjenja\n\
    1,Đorđe,Đorđević,1990-02-01\n2,ЂОРЂЕ,Djordjevic,01.02.1990.\n3,Milica,Ilić,1954-11-30\n";

#[test]
fn one_person_in_two_scripts_is_one_pair() {
    let folder = Folder::new().with("a.csv", PERSONS).with("labels.csv", "x,y\n2,1\n");
    let said = folder.svi("link a.csv --out pairs.csv --labels labels.csv --explain");
    assert_eq!(said.code, 0, "{said:?}");
    let words = ["ime given_name", "datum_rodjenja date", "proposed threshold", "1.00000"];
    for word in words {
        assert!(said.out.contains(word), "{word}: {said:?}");
    }
    let pairs = fs::read_to_string(folder.path("pairs.csv")).unwrap();
    let lines: Vec<&str> = pairs.lines().collect();
    assert_eq!(lines[0], "left_id,right_id,weight,probability,explanation");
    assert!(lines[1].starts_with("1,2,") && lines[1].contains("ime exact"), "{pairs}");
    assert_eq!(folder.names(), ["a.csv", "labels.csv", "pairs.csv", "pairs.model.toml"]);
}

#[test]
fn what_cannot_be_linked_is_refused_and_nothing_is_written() {
    let folder = Folder::new()
        .with("twice.csv", "id,ime\n1,Ana\n1,Eva\n")
        .with("none.csv", "ime,prezime\nAna,Kos\n")
        .with("a.csv", PERSONS)
        .with("labels.csv", "x,y\n1,9\n")
        .with("spec.toml", "[[field]]\nname = \"plata\"\nkind = \"number\"\n");
    let refused = |arguments: &str, words: &[&str]| {
        assert_refused(&folder.svi(&format!("link {arguments} --out pairs.csv")), 3, words);
    };
    refused("twice.csv", &["twice.csv, row 3, column id", "expected every id once", "row 2"]);
    refused("none.csv", &["none.csv", "name contains id", "ime, prezime"]);
    refused("a.csv --labels labels.csv", &["labels.csv, row 2, column y", "\"9\""]);
    refused("a.csv --spec spec.toml", &["a.csv", "expected a column \"plata\""]);
    assert!(!folder.path("pairs.csv").exists());
}
