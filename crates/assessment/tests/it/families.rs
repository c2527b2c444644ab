//! Families within a household, and social assistance for each.

use assessment::{Gap, Judged, MissingKind};
use assessment::{
    Subject, Value,
    rules::{FamilyMeans, NspHousehold, Ties, families, screen},
};

use crate::village::{CATALOGUE, Home, NO, YES, questions, value};

fn is(relation: &str) -> Ties<'_> {
    Ties { relation: Some(relation), ..Ties::default() }
}

#[test]
fn the_direct_line_and_a_single_sibling_are_one_family() {
    let relations = ["reference", "partner", "child", "parent_of_partner", "grandchild", "sibling"];
    assert_eq!(families(&relations.map(is)), [1, 1, 1, 1, 1, 1]);
}

#[test]
fn other_relatives_and_strangers_are_each_a_family_unless_something_ties_them() {
    let mut members = ["reference", "other_relative", "not_related", "other_relative"].map(is);
    assert_eq!(families(&members), [1, 2, 3, 4]);
    members[3].mother = Some(1);
    members[2].partner = Some(0);
    assert_eq!(families(&members), [1, 2, 1, 2]);
}

#[test]
fn a_sibling_with_partner_and_child_is_a_family_and_not_drawn_back_to_the_mother() {
    let mut members =
        ["reference", "parent", "sibling", "other_relative", "other_relative"].map(is);
    (members[2].mother, members[2].partner) = (Some(1), Some(3));
    (members[3].partner, members[4].father) = (Some(2), Some(2));
    assert_eq!(families(&members), [1, 1, 2, 2, 2]);
}

#[test]
fn a_number_that_was_entered_counts_more_than_kinship() {
    let mut members = ["reference", "child", "child", "not_related"].map(is);
    (members[0].family, members[1].family) = (Some(1), Some(2));
    members[3].family = Some(2);
    assert_eq!(families(&members), [1, 2, 1, 2]);
}

#[test]
fn who_is_of_no_known_relation_is_of_the_family_of_the_reference_person() {
    assert_eq!(families(&[Ties::default(), Ties::default()]), [1, 1]);
    assert_eq!(families(&[is("not_related"), is("reference"), Ties::default()]), [1, 2, 2]);
    assert_eq!(families(&[]), Vec::<usize>::new());
}

/// A grandmother's household with a lodger and the lodger's child.
fn two_families() -> Home {
    Home::new()
        .member(70, "female")
        .of_last("relation", "reference")
        .member(30, "male")
        .of_last("relation", "not_related")
        .member(5, "female")
        .of_last("relation", "not_related")
        .of_last("father_number", 2)
}

#[test]
fn each_family_is_held_against_its_own_amount() {
    let home = two_families();
    assert_eq!(home.result("families"), Value::Number(2.0));
    let assessment = home.assess();
    let of = |at| value(&assessment, Subject::Person(at), "family");
    assert_eq!([of(0), of(1), of(2)], [1.0, 2.0, 2.0].map(Value::Number));
    // 11,674 for her, 11,674 + 3,502 for them.
    assert_eq!(home.result("nsp_theoretical_amount"), Value::Number(26_850.0));
    let home = home
        .with("benefit_nsp", "not_applied")
        .with("owns_other_dwelling", false)
        .with("nsp_income_last_3_months", 90_000);
    // 30,000 a month are enough for both together, and may still be hers alone.
    let asked = ["nsp_family_income_last_3_months", "nsp_family_income_last_3_months"];
    assert_eq!(questions(&home.result("below_nsp_level")), asked);
    assert_eq!(questions(&home.result("nsp_possible_amount")), asked);
    assert_eq!(questions(&home.result("eligible_not_receiving")), asked);
    // She says that 25,000 are hers: 5,000 are left for them.
    let said = home.clone();
    let mut facts = said.0;
    let hers = &mut facts.persons[0].facts;
    CATALOGUE.record(hers, "nsp_family_income_last_3_months", 75_000).unwrap();
    let said = Home(facts);
    assert_eq!(said.result("below_nsp_level"), YES);
    assert_eq!(said.result("nsp_possible_amount"), Value::Number(10_176.0));
    assert_eq!(said.result("eligible_not_receiving"), YES);
    // Less together than their amounts together: one of them is below, whichever it is.
    let poor = home.with("nsp_income_last_3_months", 60_000);
    assert_eq!(poor.result("below_nsp_level"), YES);
    assert_eq!(questions(&poor.result("nsp_possible_amount")), asked);
    assert_eq!(poor.result("eligible_not_receiving"), YES);
}

#[test]
fn a_family_that_receives_does_not_stand_for_the_other() {
    let home = two_families().with("owns_other_dwelling", false);
    let home = home.with("nsp_income_last_3_months", 0).with("benefit_nsp", "receives");
    assert_eq!(home.result("nsp_possible_amount"), Value::Number(26_850.0));
    assert_eq!(home.result("nsp_receives"), YES);
    let asked = ["nsp_family_receives", "nsp_family_receives"];
    assert_eq!(questions(&home.result("eligible_not_receiving")), asked);
    let mut facts = home.0;
    let theirs = &mut facts.persons[2].facts;
    CATALOGUE.record(theirs, "nsp_family_receives", true).unwrap();
    let home = Home(facts);
    // Whether she receives too is not known: the household's answer is told of theirs.
    assert_eq!(questions(&home.result("eligible_not_receiving")), ["nsp_family_receives"]);
    let mut facts = home.0;
    let hers = &mut facts.persons[0].facts;
    CATALOGUE.record(hers, "nsp_family_receives", false).unwrap();
    let home = Home(facts);
    assert_eq!(home.result("eligible_not_receiving"), YES);
    assert_eq!(home.with("owns_other_dwelling", true).result("eligible_not_receiving"), NO);
}

#[test]
fn what_one_family_did_not_say_follows_from_the_whole() {
    let open = || Judged::Unknown(vec![gap()]);
    let family = |amount: f64, income| FamilyMeans {
        amount: Judged::Is(amount),
        income,
        receives: Judged::Is(false),
    };
    let whole =
        |amount: f64| NspHousehold { income: Judged::Is(amount), receives: Judged::Is(false) };
    let two = |first: Judged<f64>| vec![family(10.0, first), family(20.0, open())];
    let said = screen(two(Judged::Is(10.0)), &whole(25.0));
    assert_eq!((said.below, said.possible), (Judged::Is(true), Judged::Is(5.0)));
    // More than the whole was said: then nothing is left.
    let said = screen(two(Judged::Is(40.0)), &whole(25.0));
    assert_eq!((said.below, said.possible), (Judged::Is(true), Judged::Is(20.0)));
    let none = screen(two(open()), &whole(30.0));
    assert_eq!((none.below, none.possible), (Judged::Unknown(vec![gap()]), open()));
    assert_eq!(none.amount, Judged::Is(30.0));
    let short = screen(two(open()), &whole(29.0));
    assert_eq!(
        (short.below, short.possible, short.below_not_receiving),
        (Judged::Is(true), open(), Judged::Is(true))
    );
}

fn gap() -> Gap {
    let variable = CATALOGUE.find("nsp_family_income_last_3_months").unwrap();
    Gap::Question { variable, subject: Subject::Person(0), kind: MissingKind::NotAsked }
}
