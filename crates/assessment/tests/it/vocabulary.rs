//! The shipped vocabulary, its validation, and its agreement with the rules.

use std::collections::BTreeSet;

use assessment::{
    Answer, CatalogueError, FactError, Facts, Given, Kind, MissingKind, RULES, VariableCatalogue,
};

use crate::village::CATALOGUE;

const ONE: &str = r#"
[[set]]
code = "colour"
values = [{ code = "red", sr = "crveno", en = "red" }]
[[variable]]
code = "wall"
level = "household"
kind = "category"
block = "J"
values = "colour"
words = { sr = "Zid", en = "Wall" }
question = { sr = "Koje je boje zid?", en = "What colour is the wall?" }
"#;

#[test]
fn every_derived_variable_is_produced_by_exactly_one_rule() {
    let derived: Vec<&str> =
        CATALOGUE.variables().iter().filter(|v| v.derived).map(|v| v.code.as_str()).collect();
    let mut produced: Vec<&str> = RULES.iter().flat_map(|rule| rule.outputs).copied().collect();
    let count = produced.len();
    produced.sort_unstable();
    produced.dedup();
    assert_eq!(produced.len(), count);
    assert_eq!(
        derived.into_iter().collect::<BTreeSet<_>>(),
        produced.into_iter().collect::<BTreeSet<_>>()
    );
}

#[test]
fn every_input_of_a_rule_is_in_the_vocabulary() {
    let inputs = RULES.iter().flat_map(|rule| rule.inputs);
    let strangers: Vec<&&str> = inputs.filter(|code| CATALOGUE.find(code).is_none()).collect();
    assert_eq!(strangers, Vec::<&&str>::new());
}

#[test]
fn rules_read_only_results_of_earlier_rules() {
    let mut known = BTreeSet::new();
    for rule in RULES {
        known.extend(rule.outputs.iter().copied());
        for code in rule.inputs {
            let derived = CATALOGUE.find_variable(code).unwrap().derived;
            assert!(!derived || known.contains(code), "{} reads {code} too early", rule.code);
        }
    }
}

#[test]
fn the_questionnaire_has_all_its_blocks() {
    let blocks: BTreeSet<&str> =
        CATALOGUE.variables().iter().map(|variable| variable.block.as_str()).collect();
    let expected =
        ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "J2", "K", "L", "M", "N", "O", "P", "R"];
    assert_eq!(blocks, expected.into_iter().collect());
}

#[test]
fn ethnicity_health_and_identity_are_marked() {
    let sensitive = |code: &str| CATALOGUE.find_variable(code).unwrap().sensitive.is_some();
    let marked = [
        "ethnicity",
        "roma",
        "wg_seeing",
        "disability",
        "personal_number",
        "violence_screen",
        "phone",
    ];
    assert_eq!(marked.map(sensitive), [true; 7]);
    assert!(!sensitive("rooms"));
}

#[test]
fn a_small_vocabulary_is_read() {
    let catalogue = VariableCatalogue::parse(ONE).unwrap();
    let wall = catalogue.find_variable("wall").unwrap();
    assert_eq!((wall.kind, wall.values[0].code.as_str()), (Kind::Category, "red"));
}

#[test]
fn a_vocabulary_with_a_fault_is_refused_with_the_place() {
    let (_, variable) = ONE.split_once("[[variable]]").unwrap();
    let twice = format!("{ONE}[[variable]]{variable}");
    assert_eq!(
        VariableCatalogue::parse(&twice).unwrap_err(),
        CatalogueError::Twice("wall".to_owned())
    );
    let set = ONE.replace("values = \"colour\"", "values = \"shade\"");
    assert_eq!(
        VariableCatalogue::parse(&set).unwrap_err().to_string(),
        "variable \"wall\": expected the code of a set of values, found \"shade\""
    );
    let silent = ONE.replace("en = \"Wall\"", "en = \"\"");
    assert_eq!(
        VariableCatalogue::parse(&silent).unwrap_err().to_string(),
        "variable \"wall\": expected words and question in both languages"
    );
}

#[test]
fn a_value_of_another_kind_is_refused() {
    let mut facts = Facts::new();
    assert_eq!(
        CATALOGUE.record(&mut facts, "rooms", 2.5).unwrap_err().to_string(),
        "variable \"rooms\": expected a whole number, found 2.5"
    );
    assert_eq!(
        CATALOGUE.record(&mut facts, "sex", "x").unwrap_err().to_string(),
        "variable \"sex\": expected one of male, female, found \"x\""
    );
    assert_eq!(
        CATALOGUE.record(&mut facts, "sec", "x").unwrap_err(),
        FactError::UnknownVariable("sec".to_owned())
    );
    assert!(facts.is_empty());
}

#[test]
fn missing_kinds_stay_different() {
    let mut facts = Facts::new();
    let id = CATALOGUE.find("rooms").unwrap();
    let answers = MissingKind::ALL.map(|kind| {
        CATALOGUE.record(&mut facts, "rooms", Given::Missing(kind)).unwrap();
        facts.missing(id)
    });
    assert_eq!(answers, MissingKind::ALL.map(Some));
    CATALOGUE.record(&mut facts, "rooms", 3).unwrap();
    assert_eq!(facts.get(id), &Answer::Number(3.0));
}
