//! Rooms, overcrowding, severe housing deprivation.

use assessment::{
    Definitions, Overcrowding, Sanitation, Subject, Value,
    rules::{Sleepers, required_rooms},
};

use crate::village::{Home, NO, YES, questions, value};

fn rooms(sleepers: Sleepers) -> u32 {
    required_rooms(sleepers, Overcrowding::WithHouseholdRoom)
}

#[test]
fn children_share_and_teenagers_share_by_sex() {
    let couple = Sleepers { couples: 1, ..Sleepers::default() };
    assert_eq!(rooms(couple), 2);
    assert_eq!(rooms(Sleepers { children: 2, ..couple }), 3);
    assert_eq!(rooms(Sleepers { children: 3, ..couple }), 4);
    assert_eq!(rooms(Sleepers { boys: 1, girls: 1, ..couple }), 4);
    assert_eq!(rooms(Sleepers { girls: 2, ..couple }), 3);
    assert_eq!(rooms(Sleepers { single_adults: 1, ..couple }), 3);
    assert_eq!(required_rooms(couple, Overcrowding::WithoutHouseholdRoom), 1);
}

fn family() -> Home {
    Home::new()
        .member(40, "male")
        .of_last("member_number", 1)
        .of_last("partner_number", 2)
        .member(38, "female")
        .of_last("member_number", 2)
        .of_last("partner_number", 1)
        .member(10, "male")
        .of_last("member_number", 3)
        .member(8, "female")
        .of_last("member_number", 4)
}

#[test]
fn a_couple_with_two_small_children_needs_three_rooms() {
    assert_eq!(family().result("required_rooms"), Value::Number(3.0));
    assert_eq!(family().with("rooms", 3).result("overcrowded"), NO);
    assert_eq!(family().with("rooms", 2).result("overcrowded"), YES);
    let oecd =
        Definitions { overcrowding: Overcrowding::WithoutHouseholdRoom, ..Definitions::default() };
    assert_eq!(
        value(&family().with("rooms", 2).assess_by(oecd), Subject::Household, "overcrowded"),
        NO
    );
}

#[test]
fn the_relation_makes_a_couple_where_numbers_are_not_asked() {
    let home = Home::new()
        .member(40, "male")
        .of_last("relation", "reference")
        .member(38, "female")
        .of_last("relation", "partner");
    assert_eq!(home.result("required_rooms"), Value::Number(2.0));
}

#[test]
fn an_adult_child_takes_a_room_of_its_own_from_18() {
    let with =
        |age| family().member(age, "male").of_last("member_number", 5).result("required_rooms");
    assert_eq!(with(18), Value::Number(4.0));
    assert_eq!(with(17), Value::Number(4.0));
    assert_eq!(with(11), Value::Number(4.0));
}

#[test]
fn severe_deprivation_needs_crowding_and_a_fault() {
    let crowded = |leaking: bool, bath: &str, toilet: &str| {
        family()
            .with("rooms", 1)
            .with("leaking_or_damp", leaking)
            .with("too_dark", false)
            .with("bath_or_shower", bath)
            .with("indoor_toilet", toilet)
    };
    let severe = |home: Home| home.result("severe_housing_deprivation");
    assert_eq!(severe(crowded(true, "own", "own")), YES);
    assert_eq!(severe(crowded(false, "none", "none")), YES);
    assert_eq!(severe(crowded(false, "own", "none")), NO);
    assert_eq!(severe(crowded(true, "own", "own").with("rooms", 5)), NO);
    let either =
        Definitions { sanitation: Sanitation::BathOrToiletMissing, ..Definitions::default() };
    let assessment = crowded(false, "own", "none").assess_by(either);
    assert_eq!(value(&assessment, Subject::Household, "severe_housing_deprivation"), YES);
}

#[test]
fn enough_rooms_settle_severe_deprivation_without_the_faults() {
    assert_eq!(family().with("rooms", 3).result("severe_housing_deprivation"), NO);
    let open = family().with("rooms", 1).result("severe_housing_deprivation");
    assert_eq!(
        questions(&open),
        ["leaking_or_damp", "too_dark", "bath_or_shower", "indoor_toilet"]
    );
}
