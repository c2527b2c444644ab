//! Sentences: complete, consistent, and as a client reads them.

use std::collections::{BTreeMap, BTreeSet};

use assessment::{Definitions, Explained, Explainer, Explanation, Kind, Subject};
use kernel::Language;

use crate::village::{CATALOGUE, Home, assessor};

const SERBIAN: &str = include_str!("../../sentences/sr.ftl");
const ENGLISH: &str = include_str!("../../sentences/en.ftl");

fn explain(home: &Home, subject: Subject, code: &str, language: Language) -> Explanation {
    let assessor = assessor(Definitions::default());
    let assessment = assessor.assess(&home.0);
    let case = Explained { assessor: &assessor, household: &home.0, assessment: &assessment };
    let id = CATALOGUE.find(code).unwrap();
    Explainer::new().unwrap().explain(case, subject, id, language).unwrap()
}

fn poor() -> Home {
    Home::new()
        .with("household_income_reported_per_year", 494_400)
        .member(40, "male")
        .member(38, "female")
        .member(7, "female")
        .member(5, "male")
}

/// Names in braces of each message.
fn placeholders(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in file.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split(" =").next().unwrap().clone_into(&mut key);
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
        });
        found.entry(key.clone()).or_default().extend(names);
    }
    found
}

#[test]
fn poverty_is_told_in_three_languages() {
    let tell = |language| explain(&poor(), Subject::Household, "arop", language).sentence;
    assert_eq!(
        tell(Language::SerbianLatin),
        "Raspoloživi prihod Vašeg domaćinstva je 41.200 dinara mesečno, što je 19.619 po odrasloj osobi; \
         to je manje od praga od 35.606 dinara."
    );
    assert_eq!(
        tell(Language::SerbianCyrillic),
        "Расположиви приход Вашег домаћинства је 41.200 динара месечно, што је 19.619 по одраслој особи; \
         то је мање од прага од 35.606 динара."
    );
    assert_eq!(
        tell(Language::English),
        "The disposable income of your household is 41,200 dinars a month, which is 19,619 per adult; \
         that is less than the threshold of 35,606 dinars."
    );
}

#[test]
fn a_result_names_its_rule_inputs_and_parameters() {
    let explanation = explain(&poor(), Subject::Household, "arop", Language::English);
    assert_eq!((explanation.rule, explanation.version), ("arop", 1));
    let codes: Vec<&str> = explanation.parameters.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["arop_line", "arop_share_of_median"]);
    assert_eq!(explanation.parameters[0].source, "RZS, SILC 2024; naslovi.net, 39929106");
    assert_eq!(explanation.inputs[0].variable, CATALOGUE.find("equivalised_income").unwrap());
}

#[test]
fn what_is_unknown_says_what_would_settle_it() {
    let home = Home::new().member(30, "male").member(50, "female");
    assert_eq!(
        explain(&home, Subject::Person(1), "uninsured", Language::English).sentence,
        "\"Without health insurance\" cannot be told yet. What is needed: Has health insurance (member no. 2)."
    );
    assert_eq!(
        explain(&home, Subject::Household, "overcrowded", Language::SerbianLatin).sentence,
        "„Prenaseljenost” se još ne može utvrditi. Potrebno je znati: Broj soba."
    );
}

#[test]
fn counts_take_the_plural_of_the_language() {
    let tell = |home: &Home| {
        explain(home, Subject::Household, "required_rooms", Language::SerbianLatin).sentence
    };
    let one = Home::new().member(40, "male");
    assert_eq!(tell(&one), "Domaćinstvu kao što je Vaše potrebno je 2 sobe.");
    let five = one.member(39, "male").member(38, "male").member(37, "male");
    assert_eq!(tell(&five), "Domaćinstvu kao što je Vaše potrebno je 5 soba.");
}

#[test]
fn every_result_has_its_sentences_and_no_sentence_is_left_over() {
    let generic = [
        "unknown",
        "not-applicable",
        "question-of-person",
        "missing-parameter",
        "mpi-part-yes",
        "mpi-part-no",
        "category",
    ];
    let mut expected: BTreeSet<String> = generic.map(str::to_owned).into();
    for variable in CATALOGUE.variables().iter().filter(|variable| variable.derived) {
        let code = variable.code.as_str();
        let part = code.contains("mpi_") && !code.ends_with("_poor") && !code.ends_with("_score");
        match variable.kind {
            Kind::Flag if part => {}
            Kind::Flag => expected.extend([format!("{code}-yes"), format!("{code}-no")]),
            Kind::Category => {}
            _ => {
                expected.insert(code.to_owned());
            }
        }
    }
    let explainer = Explainer::new().unwrap();
    let [serbian, english] = explainer.locale().keys();
    assert_eq!(serbian, &expected);
    assert_eq!(english, &expected);
}

#[test]
fn both_languages_mention_the_same_figures() {
    assert_eq!(placeholders(SERBIAN), placeholders(ENGLISH));
}

#[test]
fn no_sentence_keeps_an_open_placeholder() {
    let home = poor().with("rooms", 1).with("owns_other_dwelling", false);
    let assessor = assessor(Definitions::default());
    let assessment = assessor.assess(&home.0);
    let case = Explained { assessor: &assessor, household: &home.0, assessment: &assessment };
    let explainer = Explainer::new().unwrap();
    let subjects = [Subject::Household, Subject::Person(0), Subject::Person(2)];
    for (id, variable) in CATALOGUE.iter().filter(|(_, variable)| variable.derived) {
        for (subject, language) in
            subjects.iter().flat_map(|s| Language::ALL.iter().map(move |l| (*s, *l)))
        {
            if let Some(told) = explainer.explain(case, subject, id, language) {
                assert!(
                    !told.sentence.contains(['{', '$']),
                    "{}: {}",
                    variable.code,
                    told.sentence
                );
            }
        }
    }
}
