//! The 13 items, children's items, AROPE, the two indices.

use assessment::{
    ChildItems, Definitions, Given, Judged, MissingKind, Subject, Tally, Value,
    rules::{arope, child_lacks, weigh},
};

use crate::village::{Home, NO, YES, questions, value};

const HOUSEHOLD: [&str; 6] = [
    "dep_unexpected_expense",
    "dep_holiday",
    "dep_meal",
    "dep_warm_home",
    "dep_car",
    "dep_furniture",
];
const PERSONAL: [&str; 6] =
    ["dep_internet", "dep_clothes", "dep_shoes", "dep_pocket_money", "dep_leisure", "dep_friends"];

/// One adult who lacks the first so many of the six household and six personal items; no arrears.
fn lacking(household: usize, personal: usize) -> Home {
    let answer = |lack: bool| if lack { "no_cannot_afford" } else { "yes" };
    let mut home = Home::new();
    for (at, code) in HOUSEHOLD.iter().enumerate() {
        home = home.with(code, answer(at < household));
    }
    for code in ["arrears_housing", "arrears_utilities", "arrears_loans"] {
        home = home.with(code, "none");
    }
    home = home.member(40, "female");
    for (at, code) in PERSONAL.iter().enumerate() {
        home = home.of_last(code, answer(at < personal));
    }
    home
}

#[test]
fn seven_items_of_thirteen_are_severe_and_five_are_material() {
    let flags =
        |home: Home| (home.of(0, "deprivation_count"), home.of(0, "msd"), home.of(0, "smsd"));
    assert_eq!(flags(lacking(4, 3)), (Value::Number(7.0), YES, YES));
    assert_eq!(flags(lacking(3, 3)), (Value::Number(6.0), YES, NO));
    assert_eq!(flags(lacking(2, 2)), (Value::Number(4.0), NO, NO));
}

#[test]
fn an_item_lacking_for_another_reason_is_not_a_deprivation() {
    let home = lacking(4, 3).with("dep_car", "yes").with("dep_meal", "no_other_reason");
    assert_eq!(home.of(0, "smsd"), NO);
}

#[test]
fn arrears_of_any_kind_are_one_item() {
    let home =
        lacking(3, 3).with("arrears_loans", "once").with("arrears_utilities", "twice_or_more");
    assert_eq!(home.of(0, "deprivation_count"), Value::Number(7.0));
    assert_eq!(home.of(0, "smsd"), YES);
    assert_eq!(home.result("utility_arrears"), YES);
}

#[test]
fn one_missing_item_of_thirteen_matters_only_at_the_edge() {
    let refused = Given::Missing(MissingKind::Refused);
    let edge = lacking(3, 3).with("dep_furniture", refused.clone());
    assert_eq!(questions(&edge.of(0, "smsd")), ["dep_furniture"]);
    assert_eq!(edge.of(0, "msd"), YES);
    assert_eq!(questions(&edge.of(0, "deprivation_count")), ["dep_furniture"]);
    assert_eq!(lacking(2, 3).with("dep_furniture", refused.clone()).of(0, "smsd"), NO);
    assert_eq!(lacking(4, 3).with("dep_furniture", refused).of(0, "smsd"), YES);
}

#[test]
fn a_child_lacks_what_half_of_the_adults_lack() {
    let adults = |yes, unknown| Tally { yes, unknown, gaps: Vec::new() };
    let half = |n, tally: Tally| child_lacks(n, &tally, ChildItems::HalfOfAdults);
    assert_eq!(half(2, adults(1, 0)), Judged::Is(true));
    assert_eq!(half(3, adults(1, 0)), Judged::Is(false));
    assert_eq!(half(3, adults(1, 1)), Judged::Unknown(Vec::new()));
    assert_eq!(half(0, adults(0, 0)), Judged::DoesNotApply);
    assert_eq!(child_lacks(3, &adults(1, 0), ChildItems::AnyAdult), Judged::Is(true));
    assert_eq!(child_lacks(3, &adults(2, 0), ChildItems::AllAdults), Judged::Is(false));
}

#[test]
fn a_child_under_16_takes_the_items_of_its_adult() {
    let home = lacking(4, 3).member(15, "male");
    assert_eq!(home.of(1, "deprivation_count"), Value::Number(7.0));
    assert_eq!(home.of(1, "smsd"), YES);
    assert_eq!(questions(&lacking(3, 3).member(16, "male").of(1, "smsd")).len(), 6);
}

#[test]
fn three_of_seventeen_items_deprive_a_child() {
    let mut home = lacking(0, 0).member(8, "female");
    for (at, item) in [
        "clothes",
        "shoes",
        "fruit",
        "meal",
        "books",
        "outdoor_equipment",
        "indoor_games",
        "leisure",
        "celebrations",
        "invite_friends",
        "school_trips",
        "holiday",
    ]
    .iter()
    .enumerate()
    {
        let answer = if at < 2 { "no_cannot_afford" } else { "yes" };
        home = home.with(&format!("child_item_{item}"), answer);
    }
    assert_eq!(home.of(1, "child_specific_deprivation"), NO);
    let cold = home.with("dep_warm_home", "no_cannot_afford");
    assert_eq!(cold.result("child_deprivation_count"), Value::Number(3.0));
    assert_eq!(cold.of(1, "child_specific_deprivation"), YES);
    assert_eq!(cold.of(0, "child_specific_deprivation"), Value::DoesNotApply);
}

#[test]
fn one_part_of_arope_decides_and_an_unknown_part_only_leaves_it_open() {
    let unknown = || Judged::Unknown(Vec::new());
    assert_eq!(arope(Judged::Is(true), unknown(), unknown()), Judged::Is(true));
    assert_eq!(arope(Judged::Is(false), unknown(), Judged::Is(false)), unknown());
    assert_eq!(
        arope(Judged::Is(false), Judged::Is(false), Judged::DoesNotApply),
        Judged::Is(false)
    );
}

#[test]
fn an_older_person_outside_work_intensity_stays_in_arope() {
    let home = lacking(0, 0).with("household_income_reported_per_year", 600_000);
    let mut alone = home;
    let age = crate::village::CATALOGUE.find("age").unwrap();
    alone.0.persons[0].facts.set(age, assessment::Answer::Number(70.0));
    assert_eq!(alone.of(0, "vlwi"), Value::DoesNotApply);
    assert_eq!(alone.of(0, "arope"), NO);
}

#[test]
fn a_score_that_reaches_the_cut_off_is_poor() {
    let part = |yes| (1.0 / 18.0, Judged::Is(yes));
    let six = weigh(vec![part(true); 6], 1.0 / 3.0);
    assert_eq!(six.poor, Judged::Is(true));
    let five = weigh([vec![part(true); 5], vec![part(false)]].concat(), 1.0 / 3.0);
    assert_eq!(five.poor, Judged::Is(false));
    let open = weigh(vec![(0.25, Judged::Is(true)), (0.25, Judged::Unknown(Vec::new()))], 0.33);
    assert_eq!((open.score, open.poor), (Judged::Unknown(Vec::new()), Judged::Unknown(Vec::new())));
    let settled = weigh(vec![(0.5, Judged::Is(true)), (0.25, Judged::Unknown(Vec::new()))], 0.33);
    assert_eq!(settled.poor, Judged::Is(true));
}

#[test]
fn the_local_index_counts_income_and_material_lack_as_a_quarter() {
    let home = lacking(4, 3)
        .with("household_income_reported_per_year", 120_000)
        .with("rooms", 3)
        .with("bath_or_shower", "own")
        .with("indoor_toilet", "own")
        .with("water_supply", "network_inside")
        .with("leaking_or_damp", false)
        .with("too_dark", false)
        .with("distance_clinic_km", 2)
        .of_last("education_level", "secondary")
        .of_last("current_activity", "employed_full_time")
        .of_last("worked_last_week", true)
        .of_last("work_contract", "indefinite")
        .of_last("doctor_need", "no_need")
        .of_last("health_insured", true)
        .calendar("employed_full_time", 12, "other")
        .no_pension();
    // Material 2 · 1/8; a cold home (fourth household item) 1/16.
    assert_eq!(home.result("mpi_score"), Value::Number(0.3125));
    assert_eq!(home.result("mpi_poor"), NO);
    let dark = home.with("distance_clinic_km", 9);
    assert_eq!(dark.result("mpi_score"), Value::Number(0.375));
    assert_eq!(dark.result("mpi_poor"), YES);
    let definitions = Definitions::default();
    assert_eq!(value(&dark.assess_by(definitions), Subject::Household, "mpi_distance"), YES);
}
