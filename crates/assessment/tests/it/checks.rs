//! Plausibility and the rules of the roster.

use assessment::check;

use crate::village::{CATALOGUE, Home};

fn findings(home: &Home) -> Vec<String> {
    check(&CATALOGUE, &home.0).iter().map(ToString::to_string).collect()
}

fn pair() -> Home {
    Home::new()
        .with("household_size", 2)
        .member(40, "male")
        .of_last("member_number", 1)
        .of_last("relation", "reference")
        .member(20, "female")
        .of_last("member_number", 2)
        .of_last("relation", "child")
}

#[test]
fn a_sound_roster_has_no_findings() {
    assert_eq!(findings(&pair().of_last("father_number", 1)), Vec::<String>::new());
}

#[test]
fn each_fault_names_household_member_and_variable() {
    assert_eq!(
        findings(&pair().with("household_size", 3)),
        ["household H1, household_size: expected 3 members as declared, found 2"]
    );
    assert_eq!(
        findings(&pair().of_last("relation", "reference")),
        ["household H1, relation: expected one reference person, found 2"]
    );
    assert_eq!(
        findings(&pair().of_last("partner_number", 1)),
        [
            "household H1, member 2, partner_number: expected member 1 to name this person as partner"
        ]
    );
    assert_eq!(
        findings(&pair().of_last("father_number", 1).of_last("age", 29)),
        [
            "household H1, member 2, father_number: expected a parent at least 12 years older, found 11"
        ]
    );
    assert_eq!(
        findings(&pair().of_last("mother_number", 7)),
        ["household H1, member 2, mother_number: expected the number of a member, found 7"]
    );
    assert_eq!(
        findings(&pair().of_last("member_number", 1)),
        ["household H1, member 2, member_number: expected each member number once, found 1 again"]
    );
    assert_eq!(
        findings(&pair().of_last("age", 130)),
        ["household H1, member 2, age: expected 0 to 115, found 130"]
    );
}

#[test]
fn dates_of_birth_decide_how_much_older_a_parent_is() {
    let home = |born: &str| {
        let mut home = pair().of_last("father_number", 1).of_last("date_of_birth", born);
        let father = &mut home.0.persons[0].facts;
        CATALOGUE.record(father, "date_of_birth", "1984-05-02").unwrap();
        findings(&home)
    };
    assert_eq!(home("1996-05-02"), Vec::<String>::new());
    assert_eq!(
        home("1996-05-01"),
        [
            "household H1, member 2, father_number: expected a parent at least 12 years older, found 11"
        ]
    );
}
