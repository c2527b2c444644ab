//! The shipped vocabulary, its validation, and its agreement with the rules.

use std::collections::BTreeSet;

use assessment::{
    Answer, CatalogueError, FactError, Facts, Given, Kind, MissingKind, RULES, VariableCatalogue,
};

use crate::village::{CATALOGUE, Home, questions};

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

#[test]
fn to_whom_questions_are_put_is_read_and_what_cannot_be_is_refused() {
    let asked = |from: &str, more: &str, code: &str| {
        let person = ONE.replace("wall", "shoes").replace("household", "person");
        let text = format!(
            "{ONE}{}\n[[asked]]\nfrom = {from}\n{more}\nsource = \"x\"\nvariables = [\"{code}\"]\n",
            person.split("[[variable]]").nth(1).map(|rest| format!("[[variable]]{rest}")).unwrap()
        );
        VariableCatalogue::parse(&text)
    };
    let read = asked("5", "to = 17", "shoes").unwrap();
    let shoes = read.find_variable("shoes").unwrap();
    let at = [None, Some(4), Some(5), Some(17), Some(18)].map(|age| shoes.is_asked_at(age));
    assert_eq!(at, [true, false, true, true, false]);
    assert!(read.find_variable("wall").unwrap().is_asked_at(Some(3)));
    let open = asked("15", "", "shoes").unwrap();
    assert!(open.find_variable("shoes").unwrap().is_asked_at(Some(115)));
    for (from, more, code) in [("5", "to = 4", "shoes"), ("5", "", "wall"), ("5", "", "nobody")] {
        let fault = asked(from, more, code).unwrap_err();
        assert!(matches!(fault, CatalogueError::Incomplete { .. }), "{fault}");
    }
}

/// What would settle a rule must stand on the form of that age. Of children of 5 to 17 the module for children stands there in
/// place of the Short Set, which the rule of disability reads as long as nothing of the module is answered.
#[test]
fn no_rule_waits_for_an_answer_that_is_not_asked_at_that_age() {
    let mut missed = BTreeSet::new();
    for age in 0..=100_u32 {
        let home = Home::new().member(i32::try_from(age).unwrap(), "female");
        let assessment = home.assess();
        for outcome in assessment.persons[0].iter().chain(&assessment.household) {
            for code in questions(&outcome.value) {
                // An amount without a value is no question.
                let Some(variable) = CATALOGUE.find_variable(&code) else { continue };
                let is_module = code.starts_with("wg_") && (5..=17).contains(&age);
                if !variable.is_asked_at(Some(age)) && !is_module {
                    missed.insert((code, age));
                }
            }
        }
    }
    assert_eq!(missed, BTreeSet::new());
}

#[test]
fn no_rule_reads_what_is_on_violence() {
    let catalogue = VariableCatalogue::shipped().unwrap();
    let on_violence = |code: &&str| {
        let variable = catalogue.find_variable(code).unwrap();
        variable.sensitive == Some(assessment::Sensitivity::Violence)
    };
    // A result is seen by more than case managers.
    let read: Vec<&str> =
        RULES.iter().flat_map(|rule| rule.inputs).copied().filter(on_violence).collect();
    assert_eq!(read, Vec::<&str>::new());
}
