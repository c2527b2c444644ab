//! The catalogue shipped with the program, and what is said of a faulty one.

use assessment::VariableCatalogue;
use indicators::definition::{Catalogue, Comparison, Condition, Kind, Test, check};
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
    let ours = Catalogue::of_text("own.toml", &indicator("entered = true").replace("X-1", "EU-02"))
        .unwrap();
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
    for text in
        ["", "= 3", "age >", "age in", "age in 9..1", "sex in a,,b", "age >= x", "age ~ 3", "Sex"]
    {
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
#[test]
fn the_shipped_catalogue_has_no_fault() {
    let variables = VariableCatalogue::shipped().unwrap();
    let faults = check(&Catalogue::shipped().unwrap(), &variables);
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_series_that_the_catalogue_reads_exists() {
    let text = include_str!("../../../../catalogue/official/rzs-jls.toml");
    for definition in Catalogue::shipped().unwrap().definitions() {
        for series in
            definition.official.iter().flat_map(|o| [Some(&o.series), o.per.as_ref()]).flatten()
        {
            assert!(
                text.contains(&format!("code = \"{series}\"")),
                "{}: {series}",
                definition.code
            );
        }
    }
}

#[test]
fn faults_name_file_indicator_and_field() {
    let variables = VariableCatalogue::shipped().unwrap();
    let faults_of = |rule: &str| {
        let catalogue = Catalogue::of_text("eu.toml", &indicator(rule)).unwrap();
        check(&catalogue, &variables).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        faults_of("share = { of = [\"nobody\"] }"),
        [
            "eu.toml, indicator X-1, field share.of: expected a variable of catalogue/variables.toml, found nobody"
        ]
    );
    assert_eq!(
        faults_of("share = { of = [\"sex = woman\"] }"),
        [
            "eu.toml, indicator X-1, field share.of: expected values among male, female, found \"sex = woman\""
        ]
    );
    assert_eq!(
        faults_of("share = { of = [\"age > 200\"] }"),
        [
            "eu.toml, indicator X-1, field share.of: expected a test that a value in 0..115 can pass, found \"age > 200\""
        ]
    );
    assert_eq!(
        faults_of("share = { of = [\"age < 15\", \"age >= 65\"] }"),
        [
            "eu.toml, indicator X-1, field share.of: expected tests that can hold together, found \"age < 15\" and another"
        ]
    );
    assert_eq!(
        faults_of("mean = { of = \"sex\" }"),
        ["eu.toml, indicator X-1, field mean.of: expected a variable that is a number, found sex"]
    );
    assert_eq!(
        faults_of("gap = { of = \"X-1\", a = [\"roma\"], b = [] }"),
        [
            "eu.toml, indicator X-1, field gap.of: expected a computed indicator that is no gap, found X-1"
        ]
    );
    assert_eq!(
        faults_of("entered = true\nminimum_cell = 2"),
        ["eu.toml, indicator X-1, field minimum_cell: expected 5 or more, found 2"]
    );
}
