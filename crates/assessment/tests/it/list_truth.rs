//! What a question says of households whose every answer is written here: yes, no, or not decided and why.

use assessment::{
    MissingKind, VariableCatalogue,
    lists::{About, Case, Condition, Question, QuestionFault, Test, Truth, Who, Why},
};

use crate::village::{CATALOGUE, Home};

fn condition(on: &str, who: Who, test: Test) -> Condition {
    Condition { on: on.parse().unwrap(), who, test }
}

fn asks(about: About, conditions: Vec<Condition>) -> Question {
    let mut question = Question::about(about);
    for one in conditions {
        question.add(one, None);
    }
    question
}

fn of_household(home: &Home, conditions: Vec<Condition>) -> Truth {
    let ready = asks(About::Households, conditions).ready(&CATALOGUE).unwrap();
    let assessment = home.assess();
    ready.of_household(Case { facts: &home.0, assessment: &assessment, settlement: "Vedrovo" })
}

fn of_persons(home: &Home, conditions: Vec<Condition>) -> Vec<Truth> {
    let ready = asks(About::Persons, conditions).ready(&CATALOGUE).unwrap();
    let assessment = home.assess();
    ready.of_persons(Case { facts: &home.0, assessment: &assessment, settlement: "" })
}

fn open(reasons: &[(&str, MissingKind)]) -> Truth {
    let why = |(on, kind): &(&str, MissingKind)| Why { on: on.parse().unwrap(), kind: *kind };
    Truth::Open(reasons.iter().map(why).collect())
}

fn is(word: &str) -> Test {
    Test::Is(word.to_owned())
}

const ITSELF: Who = Who::Itself;

#[test]
fn each_test_says_of_each_answer_what_stands_in_the_table() {
    use MissingKind::{DoesNotApply, DoesNotKnow, NotAsked, Refused};
    let rooms = |answer: Option<f64>, why: MissingKind| {
        let home = Home::new().member(40, "male");
        match answer {
            Some(number) => home.with("rooms", number),
            None => home.with("rooms", assessment::Given::Missing(why)),
        }
    };
    let known = rooms(Some(2.0), NotAsked);
    let not_asked = Home::new().member(40, "male");
    let refused = rooms(None, Refused);
    let unknown = rooms(None, DoesNotKnow);
    let foreign = rooms(None, DoesNotApply);
    let one_of = Test::OneOf(vec!["1".to_owned(), "2".to_owned()]);
    let [yes, no] = [Truth::Yes, Truth::No];
    let because = |kind| open(&[("rooms", kind)]);
    // Of two rooms; not asked; refused; not known; does not apply.
    let table = [
        (
            is("2"),
            [yes.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            is("3"),
            [no.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            Test::IsNot("3".into()),
            [yes.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            Test::AtLeast(2.0),
            [yes.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            Test::AtMost(1.0),
            [no.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            Test::Between(1.0, 2.0),
            [yes.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (
            one_of,
            [yes.clone(), because(NotAsked), because(Refused), because(DoesNotKnow), no.clone()],
        ),
        (Test::Missing(NotAsked), [no.clone(), yes.clone(), no.clone(), no.clone(), no.clone()]),
        (Test::Missing(Refused), [no.clone(), no.clone(), yes.clone(), no.clone(), no.clone()]),
        (Test::Missing(DoesNotKnow), [no.clone(), no.clone(), no.clone(), yes.clone(), no.clone()]),
        (
            Test::Missing(DoesNotApply),
            [no.clone(), no.clone(), no.clone(), no.clone(), yes.clone()],
        ),
        (Test::Unknown, [no.clone(), yes.clone(), yes.clone(), yes, no]),
    ];
    for (test, expected) in table {
        let found = [&known, &not_asked, &refused, &unknown, &foreign]
            .map(|home| of_household(home, vec![condition("rooms", ITSELF, test.clone())]));
        assert_eq!(found, expected, "{test:?}");
    }
}

#[test]
fn what_is_known_decides_and_what_is_missing_leaves_the_rest_open() {
    let home = Home::new().member(40, "male").with("rooms", 2);
    let rooms = |most| condition("rooms", ITSELF, Test::AtMost(most));
    let kitchen = || condition("has_kitchen", ITSELF, is("yes"));
    let why = open(&[("has_kitchen", MissingKind::NotAsked)]);
    assert_eq!(of_household(&home, vec![rooms(1.0), kitchen()]), Truth::No);
    assert_eq!(of_household(&home, vec![rooms(2.0), kitchen()]), why);
    let either = |most| {
        let mut question = asks(About::Households, vec![rooms(most)]);
        question.add(kitchen(), Some(0));
        let ready = question.ready(&CATALOGUE).unwrap();
        let assessment = home.assess();
        ready.of_household(Case { facts: &home.0, assessment: &assessment, settlement: "" })
    };
    assert_eq!((either(2.0), either(1.0)), (Truth::Yes, why));
}

#[test]
fn any_member_is_enough_every_member_is_needed_and_a_list_of_persons_names_them() {
    let home = Home::new()
        .member(40, "female")
        .of_last("health_insured", true)
        .member(8, "male")
        .of_last("health_insured", false)
        .member(3, "male");
    let insured = |who| vec![condition("health_insured", who, is("yes"))];
    let missing = || open(&[("health_insured", MissingKind::NotAsked)]);
    assert_eq!(of_household(&home, insured(Who::Any)), Truth::Yes);
    assert_eq!(of_household(&home, insured(Who::Every)), Truth::No);
    assert_eq!(of_persons(&home, insured(ITSELF)), [Truth::Yes, Truth::No, missing()]);
    assert_eq!(of_persons(&home, insured(Who::Any)), [Truth::Yes, Truth::Yes, Truth::Yes]);
    let boys = vec![
        condition("sex", ITSELF, is("male")),
        condition("age_years", ITSELF, Test::AtMost(17.0)),
    ];
    assert_eq!(of_persons(&home, boys), [Truth::No, Truth::Yes, Truth::Yes]);
    let nobody = Home::new();
    assert_eq!(of_household(&nobody, insured(Who::Every)), Truth::No);
    assert_eq!(of_household(&nobody, insured(Who::Any)), Truth::No);
}

#[test]
fn a_result_that_is_not_known_is_open_and_can_be_asked_for() {
    let home = Home::new().member(40, "male");
    let poor = |test| of_household(&home, vec![condition("arop", ITSELF, test)]);
    assert!(matches!(poor(is("yes")), Truth::Open(_)));
    assert!(matches!(poor(is("no")), Truth::Open(_)));
    assert_eq!(poor(Test::Unknown), Truth::Yes);
    let rich = Home::new().member(40, "male").with("household_income_reported_per_year", 3_000_000);
    let poor = |test| of_household(&rich, vec![condition("arop", ITSELF, test)]);
    assert_eq!((poor(is("yes")), poor(is("no"))), (Truth::No, Truth::Yes));
    assert_eq!(poor(Test::Unknown), Truth::No);
}

#[test]
fn a_settlement_is_found_in_any_script() {
    let home = Home::new().member(40, "male");
    let lives = |name: &str| of_household(&home, vec![condition("@settlement", ITSELF, is(name))]);
    assert_eq!(
        (lives("vedrovo"), lives("Ведрово"), lives("Brezovik")),
        (Truth::Yes, Truth::Yes, Truth::No)
    );
}

#[test]
fn what_cannot_be_asked_says_why() {
    let catalogue: &VariableCatalogue = &CATALOGUE;
    let fault = |about, on: &str, who, test| {
        asks(about, vec![condition(on, who, test)]).ready(catalogue).unwrap_err()
    };
    let on = |code: &str| code.parse().unwrap();
    assert_eq!(Question::about(About::Persons).ready(catalogue), Err(QuestionFault::Nothing));
    let nothing = fault(About::Households, "nothing", ITSELF, Test::Unknown);
    assert_eq!(nothing, QuestionFault::NoVariable(on("nothing")));
    assert_eq!(fault(About::Households, "smsd", ITSELF, is("yes")), QuestionFault::Who(on("smsd")));
    let value = fault(About::Households, "arop", ITSELF, is("maybe"));
    assert_eq!(value, QuestionFault::Value { on: on("arop"), found: "maybe".into() });
    for (code, test) in [
        ("tenure", Test::AtLeast(1.0)),
        ("rooms", Test::Between(3.0, 1.0)),
        ("rooms", Test::OneOf(Vec::new())),
        ("@settlement", Test::AtMost(1.0)),
    ] {
        let found = fault(About::Households, code, ITSELF, test);
        assert_eq!(found, QuestionFault::Test(on(code)), "{code}");
    }
    let many = vec![condition("rooms", ITSELF, Test::Unknown); 25];
    assert_eq!(asks(About::Households, many).ready(catalogue), Err(QuestionFault::TooMany));
}
