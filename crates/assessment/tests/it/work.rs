//! Work intensity, employment, NEET.

use assessment::{
    Definitions, Subject, Value, WorkIntensity,
    rules::{WorkYear, band, is_months_before},
};
use chrono::NaiveDate;

use crate::village::{Home, NO, YES, questions, value};

fn worker(age: i32, first: &str, months: usize, rest: &str) -> Home {
    Home::new()
        .member(age, "male")
        .calendar(first, months, rest)
        .of_last("current_activity", rest)
        .no_pension()
}

fn very_low(home: &Home, work_intensity: WorkIntensity) -> Value {
    let definitions = Definitions { work_intensity, ..Definitions::default() };
    value(&home.assess_by(definitions), Subject::Person(0), "vlwi")
}

#[test]
fn part_time_months_count_by_whole_hours_up_to_full_time() {
    let year = WorkYear { full_time: 3, by_hours: 6, potential: 12 };
    assert_eq!(year.hours(20.0, 40.0), 240.0);
    assert_eq!(year.hours(60.0, 40.0), 360.0);
    assert_eq!(year.hours(-5.0, 40.0), 120.0);
}

#[test]
fn exactly_a_fifth_is_very_low_unless_the_definition_is_strict() {
    // 12 months of 8 hours: 96 of 480.
    let home = worker(30, "employed_part_time", 12, "unemployed").of_last("hours_per_week", 8);
    assert_eq!(home.result("work_intensity"), Value::Number(0.2));
    assert_eq!(very_low(&home, WorkIntensity::Eu2030), YES);
    assert_eq!(very_low(&home, WorkIntensity::Eu2030Strict), NO);
    assert_eq!(very_low(&home, WorkIntensity::Eu2020), NO);
}

#[test]
fn the_old_definition_ends_at_59() {
    let home = worker(62, "unemployed", 12, "unemployed");
    assert_eq!(very_low(&home, WorkIntensity::Eu2030), YES);
    assert_eq!(very_low(&home, WorkIntensity::Eu2020), Value::DoesNotApply);
}

#[test]
fn a_household_of_students_only_has_no_work_intensity() {
    let student = || worker(20, "student", 12, "student");
    let home = student()
        .member(24, "female")
        .calendar("student", 12, "student")
        .of_last("current_activity", "student")
        .no_pension();
    assert_eq!(home.result("work_intensity"), Value::DoesNotApply);
    assert_eq!(home.of(0, "vlwi"), Value::DoesNotApply);
    assert_eq!(worker(25, "student", 12, "student").of(0, "vlwi"), YES);
}

#[test]
fn the_retired_and_own_pensions_are_left_out_but_not_survivors() {
    assert_eq!(worker(58, "retired", 12, "retired").of(0, "work_intensity_eligible"), NO);
    let pension = worker(58, "home_duties", 12, "home_duties")
        .of_last("income_disability_pension_per_year", 100_000);
    assert_eq!(pension.of(0, "work_intensity_eligible"), NO);
    let survivor = worker(58, "home_duties", 12, "home_duties")
        .of_last("income_survivor_pension_per_year", 100_000);
    assert_eq!(survivor.of(0, "work_intensity_eligible"), YES);
}

#[test]
fn the_inactive_of_60_are_left_out_where_pensions_are_the_main_income() {
    let home = |source: &str| {
        worker(61, "home_duties", 12, "home_duties").with("main_income_source", source)
    };
    assert_eq!(home("pensions").of(0, "work_intensity_eligible"), NO);
    assert_eq!(home("wages").of(0, "work_intensity_eligible"), YES);
    let open = worker(61, "home_duties", 12, "home_duties");
    assert_eq!(questions(&open.of(0, "vlwi")), ["main_income_source"]);
}

#[test]
fn a_child_shares_the_work_intensity_of_its_household() {
    let home = worker(30, "employed_full_time", 6, "unemployed").member(4, "female");
    assert_eq!(home.result("work_intensity"), Value::Number(0.5));
    assert_eq!(home.of(1, "vlwi"), NO);
}

#[test]
fn bands_close_at_their_upper_end() {
    let of = |x| band(x, x <= 0.2);
    assert_eq!(
        [0.2, 0.21, 0.45, 0.5, 0.55, 0.85, 0.86].map(of),
        ["very_low", "low", "low", "medium", "medium", "high", "very_high"]
    );
}

#[test]
fn seven_months_of_work_make_an_in_work_person() {
    let home = |months| {
        worker(30, "employed_full_time", months, "unemployed")
            .with("household_income_reported_per_year", 120_000)
    };
    assert_eq!(home(7).of(0, "in_work_poor"), YES);
    assert_eq!(home(6).of(0, "in_work_poor"), Value::DoesNotApply);
}

#[test]
fn neet_is_neither_at_work_nor_in_education_at_15_to_29() {
    let young = |age, attends: bool, works: bool| {
        Home::new()
            .member(age, "female")
            .of_last("attends_education", attends)
            .of_last("worked_last_week", works)
            .of_last("current_activity", "home_duties")
            .of(0, "neet")
    };
    assert_eq!(young(15, false, false), YES);
    assert_eq!(young(29, false, false), YES);
    assert_eq!(young(20, true, false), NO);
    assert_eq!(young(20, false, true), NO);
    assert_eq!(
        [young(14, false, false), young(30, false, false)],
        [const { Value::DoesNotApply }; 2]
    );
}

#[test]
fn attendance_alone_settles_that_a_person_is_not_neet() {
    let home = Home::new().member(20, "male").of_last("attends_education", true);
    assert_eq!(home.of(0, "neet"), NO);
}

#[test]
fn long_unemployment_begins_after_twelve_months() {
    let home = |since: &str| {
        Home::new()
            .member(40, "male")
            .of_last("current_activity", "unemployed")
            .of_last("worked_last_week", false)
            .of_last("nsz_since", since)
            .of(0, "long_term_unemployed")
    };
    assert_eq!(home("2023-05-01"), YES);
    assert_eq!(home("2023-05-02"), NO);
    let leap = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert!(is_months_before(leap, 12, NaiveDate::from_ymd_opt(2025, 2, 28).unwrap()));
}
