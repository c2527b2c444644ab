//! Ages, household types, education, health, documents, care, services.

use assessment::{
    Answer, Value,
    rules::{age_band, age_group, completed_years, household_type},
};
use chrono::NaiveDate;

use crate::village::{CATALOGUE, Home, NO, YES, questions};

/// The code behind a category's result; nothing when it is not one.
fn code(value: &Value, variable: &str) -> String {
    let Value::Code(index) = value else { return String::new() };
    CATALOGUE.find_variable(variable).unwrap().code_of(*index).unwrap().to_owned()
}

#[test]
fn a_birthday_counts_from_its_own_day() {
    let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    assert_eq!(completed_years(on(2010, 5, 1), on(2024, 5, 1)), Some(14.0));
    assert_eq!(completed_years(on(2010, 5, 2), on(2024, 5, 1)), Some(13.0));
    assert_eq!(completed_years(on(2024, 5, 2), on(2024, 5, 1)), None);
    let home = Home::new().member(99, "male").of_last("date_of_birth", "2010-05-02");
    assert_eq!(home.of(0, "age_years"), Value::Number(13.0));
}

#[test]
fn age_groups_begin_at_18_26_and_65() {
    assert_eq!(
        [17.0, 18.0, 25.0, 26.0, 64.0, 65.0].map(age_group),
        ["age_0_17", "age_18_25", "age_18_25", "age_26_64", "age_26_64", "age_65_plus"]
    );
    assert_eq!([17.0, 18.0, 65.0].map(age_band), ["age_0_17", "age_18_64", "age_65_plus"]);
}

#[test]
fn household_types_follow_adults_and_dependent_children() {
    assert_eq!(household_type(1, 1, 0), "one_person_65_plus");
    assert_eq!(household_type(2, 1, 0), "two_adults_65_plus");
    assert_eq!(household_type(1, 0, 2), "lone_parent");
    assert_eq!(household_type(2, 0, 4), "two_adults_three_plus_children");
    assert_eq!(household_type(3, 0, 1), "other_with_children");
    assert_eq!(household_type(0, 0, 1), "other_with_children");
}

#[test]
fn a_student_of_20_with_a_parent_is_a_dependent_child() {
    let mother = || Home::new().member(45, "female").member(20, "male").of_last("mother_number", 1);
    let student = mother().of_last("current_activity", "student");
    assert_eq!(code(&student.result("household_type"), "household_type"), "lone_parent");
    assert_eq!(student.result("lone_parent"), YES);
    let worker = mother().of_last("current_activity", "employed_full_time");
    assert_eq!(worker.result("lone_parent"), NO);
    assert_eq!(questions(&mother().result("lone_parent")), ["current_activity"]);
}

#[test]
fn one_severe_domain_is_a_disability() {
    let person = |answer: &str| {
        let home = Home::new().member(50, "female").of_last("wg_walking", answer);
        ["seeing", "hearing", "remembering", "self_care", "communicating"]
            .iter()
            .fold(home, |home, domain| home.of_last(&format!("wg_{domain}"), "some"))
            .of(0, "disability")
    };
    assert_eq!([person("some"), person("a_lot"), person("cannot")], [NO, YES, YES]);
    let one = Home::new().member(50, "male").of_last("wg_seeing", "cannot");
    assert_eq!(one.of(0, "disability"), YES);
    assert_eq!(Home::new().member(1, "male").of(0, "disability"), Value::DoesNotApply);
}

#[test]
fn a_childs_module_sees_daily_anxiety_and_the_short_set_stands_in_for_it() {
    let anxious =
        Home::new().member(9, "male").of_last("cfm_seeing", "none").of_last("cfm_anxiety", "daily");
    assert_eq!(anxious.of(0, "disability"), YES);
    let short = Home::new().member(9, "male").of_last("wg_hearing", "a_lot");
    assert_eq!(short.of(0, "disability"), YES);
    let small = Home::new().member(3, "male").of_last("wg_hearing", "a_lot");
    assert_eq!(questions(&small.of(0, "disability")).len(), 8);
}

#[test]
fn an_unmet_need_counts_for_cost_distance_and_waiting() {
    let person = |reason: &str| {
        Home::new()
            .member(16, "female")
            .of_last("doctor_need", "unmet")
            .of_last("doctor_need_reason", reason)
            .of(0, "unmet_medical_need")
    };
    assert_eq!([person("too_far"), person("fear")], [YES, NO]);
    let met = Home::new().member(16, "female").of_last("doctor_need", "met");
    assert_eq!(met.of(0, "unmet_medical_need"), NO);
    assert_eq!(Home::new().member(15, "female").of(0, "unmet_medical_need"), Value::DoesNotApply);
}

#[test]
fn a_child_needs_both_registration_and_a_number() {
    let child = |born: bool, number: bool| {
        Home::new()
            .member(5, "male")
            .of_last("birth_registered", born)
            .of_last("has_personal_number", number)
            .of(0, "child_without_documents")
    };
    assert_eq!([child(true, true), child(true, false), child(false, false)], [NO, YES, YES]);
    let adult = Home::new().member(18, "male").of_last("birth_registered", false);
    assert_eq!(adult.of(0, "child_without_documents"), Value::DoesNotApply);
    assert_eq!(adult.of(0, "legally_invisible"), YES);
}

#[test]
fn leaving_school_early_is_at_most_primary_and_no_longer_learning() {
    let young = |level: &str, attends: bool| {
        Home::new()
            .member(18, "male")
            .of_last("education_level", level)
            .of_last("attends_education", attends)
            .of(0, "early_leaver")
    };
    assert_eq!([young("primary", false), young("primary", true)], [YES, NO]);
    assert_eq!(young("secondary_short", false), NO);
}

#[test]
fn a_service_that_is_waited_for_is_a_gap() {
    let mut home = Home::new().member(80, "female");
    for variable in
        CATALOGUE.variables().iter().filter(|v| v.code.as_str().starts_with("service_s"))
    {
        if variable.kind == assessment::Kind::Category {
            home = home.of_last(variable.code.as_str(), "not_needed");
        }
    }
    assert_eq!(home.of(0, "service_gap"), Value::DoesNotApply);
    let waits = home.clone().of_last("service_s205", "needs_waits");
    assert_eq!([waits.of(0, "service_needed"), waits.of(0, "service_gap")], [YES, YES]);
    assert_eq!(waits.of(0, "service_gap_count"), Value::Number(1.0));
    assert_eq!(home.of_last("service_s205", "uses").of(0, "service_gap"), NO);
}

#[test]
fn nothing_known_leaves_nothing_without_a_reason() {
    for home in [Home::new(), Home::new().member(30, "male"), Home::new().member(6, "female")] {
        let assessment = home.assess();
        let all = assessment.household.iter().chain(assessment.persons.iter().flatten());
        for outcome in all {
            let code = &CATALOGUE.get(outcome.variable).unwrap().code;
            assert_ne!(outcome.value, Value::Unknown(Vec::new()), "{code}");
        }
    }
}

#[test]
fn a_refused_ethnicity_stays_refused() {
    let home =
        Home::new().member(30, "male").of_last("ethnicity", assessment::MissingKind::Refused);
    let id = CATALOGUE.find("roma").unwrap();
    let facts = home.assess().facts(assessment::Subject::Person(0));
    assert_eq!(facts.get(id), &Answer::Missing(assessment::MissingKind::Refused));
}
