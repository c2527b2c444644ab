//! What would change a result: written by hand for each kind, and that it never disagrees with the rules.

use assessment::{
    Answer, Definitions, Explained, Eyes, HeldBy, IncomeAway, NspIncome, Part, Sanitation, Subject,
    Value, WouldChange, would_change,
};

use crate::village::{CATALOGUE, Home, assessor};

/// Who sees everything.
const ALL: Eyes = Eyes::remembered((true, true));
/// Who does not see what is on violence.
const OFFICE: Eyes = Eyes::remembered((true, false));

fn told_by(
    home: &Home,
    definitions: Definitions,
    eyes: Eyes,
    (subject, code): (Subject, &str),
) -> Vec<WouldChange> {
    let assessor = assessor(definitions);
    let assessment = assessor.assess(&home.0);
    let case = Explained { assessor: &assessor, household: &home.0, assessment: &assessment };
    would_change(case, eyes, subject, CATALOGUE.find(code).unwrap())
}

fn told(home: &Home, subject: Subject, code: &str) -> Vec<WouldChange> {
    told_by(home, Definitions::default(), ALL, (subject, code))
}

/// A part by the code of its variable; its answer by the code of a value, or a flag.
fn part(subject: Subject, code: &str, answer: Answer) -> Part {
    Part { variable: CATALOGUE.find(code).unwrap(), subject, answer }
}

fn flag(subject: Subject, code: &str, value: bool) -> Part {
    part(subject, code, Answer::Flag(value))
}

fn valued(subject: Subject, code: &str, value: &str) -> Part {
    let index = CATALOGUE.find_variable(code).unwrap().index_of(value).unwrap();
    part(subject, code, Answer::Code(index))
}

fn ends(by: Vec<Part>, open: Vec<Part>) -> WouldChange {
    WouldChange::Ends(HeldBy { by, open, is_rest_sealed: false })
}

const HOME: Subject = Subject::Household;
const FIRST: Subject = Subject::Person(0);

/// A mother with a child, with so much income in three months.
fn with_income(three_months: i32) -> Home {
    Home::new()
        .with("nsp_income_last_3_months", three_months)
        .with("benefit_nsp", "not_applied")
        .with("owns_other_dwelling", false)
        .member(30, "female")
        .member(7, "male")
}

fn away(by: f64, is_more: bool) -> Vec<WouldChange> {
    // 11.674 for the mother and 3.502 for the child, of April 2024.
    vec![WouldChange::Income(IncomeAway { level: Some(15_176.0), by, is_more })]
}

#[test]
fn a_family_below_the_level_of_assistance_is_as_far_away_as_its_amount_and_one_above_by_what_it_has_more()
 {
    let told = |home: &Home| told(home, HOME, "below_nsp_level");
    assert_eq!(told(&with_income(30_000)), away(5_176.0, true));
    assert_eq!(told(&with_income(60_000)), away(4_824.0, false));
    // Exactly on the level nobody is below it.
    assert_eq!(told(&with_income(45_528)), away(0.0, false));
    assert_eq!(told(&Home::new().member(30, "female")), []);
}

#[test]
fn the_years_income_without_assistance_is_held_against_the_level_where_that_is_the_definition() {
    let definitions =
        Definitions { nsp_income: NspIncome::DisposableIncome, ..Definitions::default() };
    let home = Home::new()
        .with("household_income_reported_per_year", 360_000)
        .with("income_nsp_per_year", 120_000)
        .with("income_increased_nsp_per_year", 0)
        .member(30, "female")
        .member(7, "male");
    let told = told_by(&home, definitions, ALL, (HOME, "below_nsp_level"));
    assert_eq!(told, away(4_824.0, false));
}

#[test]
fn who_is_eligible_and_does_not_receive_has_three_ways_and_each_is_enough() {
    let each = |parts: [Part; 3]| parts.map(|part| ends(vec![part], Vec::new())).to_vec();
    let expected = each([
        flag(HOME, "below_nsp_level", true),
        flag(HOME, "nsp_receives", false),
        flag(HOME, "owns_other_dwelling", false),
    ]);
    assert_eq!(told(&with_income(30_000), HOME, "eligible_not_receiving"), expected);
}

#[test]
fn who_is_not_eligible_hears_every_condition_that_fails() {
    let home = with_income(60_000).with("benefit_nsp", "receives");
    let expected = [
        WouldChange::Begins(vec![flag(HOME, "below_nsp_level", false)]),
        WouldChange::Begins(vec![flag(HOME, "nsp_receives", true)]),
    ];
    assert_eq!(told(&home, HOME, "eligible_not_receiving"), expected);
    let landlord = with_income(30_000).with("owns_other_dwelling", true);
    let expected = [WouldChange::Begins(vec![flag(HOME, "owns_other_dwelling", true)])];
    assert_eq!(told(&landlord, HOME, "eligible_not_receiving"), expected);
}

#[test]
fn of_several_families_is_told_what_they_lack_together_and_not_which_would_have_to_receive() {
    let of = |family_of_two: i32| {
        Home::new()
            .with("benefit_nsp", "not_applied")
            .with("owns_other_dwelling", false)
            .member(70, "female")
            .of_last("relation", "reference")
            .of_last("nsp_family_income_last_3_months", 90_000)
            .member(30, "male")
            .of_last("relation", "not_related")
            .of_last("nsp_family_income_last_3_months", family_of_two)
            .member(5, "female")
            .of_last("relation", "not_related")
            .of_last("father_number", 2)
    };
    // 10,000 a month of 15,176.
    let short = WouldChange::Income(IncomeAway { level: None, by: 5_176.0, is_more: true });
    assert_eq!(told(&of(30_000), HOME, "below_nsp_level"), [short]);
    let parts = [flag(HOME, "below_nsp_level", true), flag(HOME, "owns_other_dwelling", false)];
    let ways = parts.map(|part| ends(vec![part], vec![]));
    assert_eq!(told(&of(30_000), HOME, "eligible_not_receiving"), ways);
    assert_eq!(told(&of(90_000), HOME, "below_nsp_level"), []);
}

#[test]
fn arope_names_the_parts_that_hold_it_and_those_that_are_not_known() {
    let poor = Home::new().with("household_income_reported_per_year", 120_000).member(40, "male");
    let found = told(&poor, FIRST, "arope");
    let [WouldChange::Ends(held)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(held.by, [flag(HOME, "arop", true)]);
    let open: Vec<_> = held.open.iter().map(|part| (part.variable, part.subject)).collect();
    let expected = ["smsd", "vlwi"].map(|code| (CATALOGUE.find(code).unwrap(), FIRST));
    assert_eq!(open, expected);
    // An older man in whose home nobody could work has no work intensity.
    let both = Home::new().with("household_income_reported_per_year", 120_000).member(70, "male");
    let found = told(&both, FIRST, "arope");
    let [WouldChange::Ends(held)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((held.by.len(), held.open.len()), (1, 1), "{held:?}");
}

#[test]
fn of_the_parts_of_arope_that_may_begin_those_that_do_not_concern_somebody_are_left_out() {
    let items = ["unexpected_expense", "holiday", "meal", "warm_home", "car", "furniture"];
    let home = Home::new().with("household_income_reported_per_year", 600_000);
    let home = items.iter().fold(home, |home, one| home.with(&format!("dep_{one}"), "yes"));
    let home = ["housing", "utilities", "loans"]
        .iter()
        .fold(home, |home, one| home.with(&format!("arrears_{one}"), "none"));
    let home = ["internet", "clothes", "shoes", "pocket_money", "leisure", "friends"]
        .iter()
        .fold(home.member(70, "male"), |home, one| home.of_last(&format!("dep_{one}"), "yes"));
    let expected =
        [WouldChange::Begins(vec![flag(HOME, "arop", false), flag(FIRST, "smsd", false)])];
    assert_eq!(told(&home, FIRST, "arope"), expected);
}

#[test]
fn documents_are_named_by_which_is_missing() {
    let child = |registered: bool, number: bool| {
        Home::new()
            .member(5, "male")
            .of_last("birth_registered", registered)
            .of_last("has_personal_number", number)
            .of_last("citizenship", "none")
    };
    let told = |home: &Home, code: &str| told(home, FIRST, code);
    let (unborn, numberless) =
        (flag(FIRST, "birth_registered", false), flag(FIRST, "has_personal_number", false));
    let stateless = valued(FIRST, "citizenship", "none");
    let code = "child_without_documents";
    assert_eq!(told(&child(true, false), code), [ends(vec![numberless.clone()], vec![])]);
    assert_eq!(told(&child(false, false), code), [ends(vec![unborn.clone(), numberless], vec![])]);
    assert_eq!(told(&child(true, true), code), []);
    assert_eq!(
        told(&child(false, true), "legally_invisible"),
        [ends(vec![unborn, stateless], vec![])]
    );
}

#[test]
fn services_that_are_missing_are_named_and_nothing_is_told_of_those_on_violence() {
    let services = CATALOGUE.iter().filter(|(_, one)| one.code.as_str().starts_with("service_s"));
    let services = services.filter(|(_, one)| one.values.len() > 1);
    let home = services.fold(Home::new().member(70, "female"), |home, (_, one)| {
        let answer = match one.code.as_str() {
            "service_s205" => "needs_waits",
            "service_s504" => "needs_did_not_ask",
            "service_s303" => "uses",
            _ => "not_needed",
        };
        home.of_last(one.code.as_str(), answer)
    });
    let help = valued(FIRST, "service_s205", "needs_waits");
    let told = |eyes| told_by(&home, Definitions::default(), eyes, (FIRST, "service_gap"));
    for eyes in [ALL, OFFICE] {
        assert_eq!(told(eyes), [ends(vec![help.clone()], vec![])]);
    }
    // The one service that is missing counts in no result.
    assert_eq!(home.of(0, "service_gap_count"), Value::Number(1.0));
}

fn dwelling(rooms: i32) -> Home {
    Home::new()
        .with("rooms", rooms)
        .with("leaking_or_damp", true)
        .with("too_dark", true)
        .with("bath_or_shower", "none")
        .with("indoor_toilet", "own")
        .member(40, "female")
        .of_last("relation", "reference")
}

#[test]
fn severe_housing_deprivation_ends_with_the_crowding_or_with_all_faults() {
    let code = "severe_housing_deprivation";
    let faults = vec![flag(HOME, "leaking_or_damp", true), flag(HOME, "too_dark", true)];
    let crowded = ends(vec![flag(HOME, "overcrowded", true)], vec![]);
    let expected = [crowded.clone(), ends(faults.clone(), vec![])];
    assert_eq!(told(&dwelling(1), HOME, code), expected);
    let definitions =
        Definitions { sanitation: Sanitation::BathOrToiletMissing, ..Definitions::default() };
    let bath = valued(HOME, "bath_or_shower", "none");
    let with_bath = ends([faults, vec![bath]].concat(), vec![]);
    assert_eq!(told_by(&dwelling(1), definitions, ALL, (HOME, code)), [crowded, with_bath]);
    let roomy = [WouldChange::Begins(vec![flag(HOME, "overcrowded", false)])];
    assert_eq!(told(&dwelling(3), HOME, code), roomy);
}

#[test]
fn what_is_not_known_or_sealed_is_not_told() {
    let home = Home::new().member(40, "female");
    assert_eq!(told(&home, FIRST, "arope"), []);
    assert_eq!(told(&home, HOME, "severe_housing_deprivation"), []);
    assert_eq!(told(&home, FIRST, "disability"), []);
}
