//! The catalogue shipped with the program, and what is said of a faulty one.

use indicators::definition::{Catalogue, Comparison, Condition, Kind, Test};
use proptest::prelude::*;

const HEAD: &str = "domain = \"eu\"\n";

fn indicator(rule: &str) -> String {
    format!(
        "{HEAD}[[indicator]]\ncode = \"X-1\"\nversion = 1\nname = {{ sr = \"Ime\", en = \"Name\" }}\n\
         definition = {{ sr = \"Određenje\", en = \"Definition\" }}\nunit = \"percent\"\ndirection = \"lower\"\n\
         source = \"own_mapping\"\nfrom = [\"OM\"]\n{rule}\n"
    )
}

#[test]
fn the_shipped_catalogue_holds_the_eu_block_and_the_local_list() {
    let catalogue = Catalogue::shipped().unwrap();
    assert_eq!(catalogue.definitions().count(), 224);
    let computed = catalogue.definitions().filter(|d| d.is_computed()).count();
    let official = catalogue.definitions().filter(|d| d.official.is_some()).count();
    assert!(computed > 100 && official > 30, "{computed} computed, {official} official");
}

#[test]
fn a_file_that_is_no_catalogue_is_named() {
    let fault = Catalogue::of_text("eu.toml", "domain = 3").unwrap_err().to_string();
    assert!(fault.starts_with("eu.toml: "), "{fault}");
}

#[test]
fn an_unknown_field_is_refused_with_file_and_indicator() {
    let text = indicator("shares = { of = [\"arop\"] }");
    let fault = Catalogue::of_text("eu.toml", &text).unwrap_err().to_string();
    assert!(fault.starts_with("eu.toml, indicator X-1: "), "{fault}");
}

#[test]
fn two_indicators_of_one_code_are_refused() {
    let one = indicator("share = { of = [\"arop\"] }");
    let text = format!("{one}{}", one.replace(HEAD, ""));
    assert_eq!(
        Catalogue::of_text("eu.toml", &text).unwrap_err().to_string(),
        "eu.toml, indicator X-1, field code: expected a code of its own, found it in eu.toml too"
    );
}

#[test]
fn an_installation_may_replace_a_definition_but_not_its_place() {
    let ours = Catalogue::of_text("own.toml", &indicator("entered = true").replace("X-1", "EU-02")).unwrap();
    let catalogue = Catalogue::shipped().unwrap().overridden_by(ours);
    let replaced = catalogue.find(&"EU-02".parse().unwrap()).unwrap();
    assert_eq!((&replaced.kind, catalogue.definitions().count()), (&Kind::Entered(true), 224));
}

#[test]
fn tests_are_read_as_the_catalogue_writes_them() {
    let read = |text: &str| text.parse::<Test>().map(|test| test.condition);
    assert_eq!(read("arop"), Ok(Condition::Holds));
    assert_eq!(read("age >= 65"), Ok(Condition::Compare(Comparison::AtLeast, 65.0)));
    assert_eq!(read("age<18"), Ok(Condition::Compare(Comparison::Below, 18.0)));
    assert_eq!(
        read("sex != female"),
        Ok(Condition::Among { codes: vec!["female".to_owned()], inside: false })
    );
    assert_eq!(
        read("age not in 15..64"),
        Ok(Condition::Range { low: 15.0, high: 64.0, inside: false })
    );
    assert_eq!(
        read("level in none, primary"),
        Ok(Condition::Among { codes: vec!["none".to_owned(), "primary".to_owned()], inside: true })
    );
}

#[test]
fn what_is_no_test_is_refused_with_what_was_expected() {
    for text in ["", "= 3", "age >", "age in", "age in 9..1", "sex in a,,b", "age >= x", "age ~ 3", "Sex"] {
        assert!(text.parse::<Test>().is_err(), "{text}");
    }
    assert_eq!(
        "age >= x".parse::<Test>().unwrap_err().to_string(),
        "expected a number after <, <=, > or >=, found \"age >= x\""
    );
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic_and_what_it_reads_it_writes_alike(text in "\\PC{0,40}") {
        if let Ok(test) = text.parse::<Test>() {
            prop_assert_eq!(test.to_string().parse::<Test>(), Ok(test));
        }
    }

    #[test]
    fn every_comparison_survives_writing(bound in -1e9f64..1e9, sign in "<|<=|>|>=|=|!=") {
        let test: Test = format!("age {sign} {bound}").parse().unwrap();
        prop_assert_eq!(test.to_string().parse::<Test>(), Ok(test));
    }
}
