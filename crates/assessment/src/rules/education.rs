//! Education of the person: early leaving, incomplete primary school, illiteracy, a far school without transport.

use super::{
    Rule,
    labour::{among, of_age},
};
use crate::{
    Judged,
    Subject::{Household, Person},
    case::Case,
};

pub(super) const RULE: Rule = Rule {
    code: "education",
    version: 1,
    whole_household: false,
    outputs: &["early_leaver", "incomplete_primary", "illiterate", "far_from_school"],
    inputs: &[
        "age_years",
        "education_level",
        "attends_education",
        "literate",
        "attended_level",
        "school_distance_km",
        "distance_school_km",
        "school_transport",
        "support_school_transport",
    ],
    parameters: &["school_km"],
    derive,
};

/// At most ISCED 2.
const LOW: [&str; 3] = ["none", "primary_incomplete", "primary"];
const BELOW_PRIMARY: [&str; 2] = ["none", "primary_incomplete"];
const UNAIDED: [&str; 3] = ["on_foot", "bicycle", "none"];

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let person = Person(at);
        let level = |codes: &[&str]| case.is_one_of(person, ids.education_level, codes);
        let attends = || case.flag(person, ids.attends_education).or_if_not_applicable(false);
        let left = of_age(case, at, 18.0, 24.0, || level(&LOW).and(attends().negate()));
        let incomplete = of_age(case, at, 15.0, f64::MAX, || level(&BELOW_PRIMARY));
        let illiterate =
            of_age(case, at, 10.0, f64::MAX, || case.flag(person, ids.literate).negate());
        let far = of_age(case, at, 7.0, 18.0, || among(attends(), || is_far(case, at)));
        case.set(person, ids.early_leaver, left);
        case.set(person, ids.incomplete_primary, incomplete);
        case.set(person, ids.illiterate, illiterate);
        case.set(person, ids.far_from_school, far);
    }
}

fn is_far(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let own = case.number(Person(at), ids.school_distance_km);
    let distance = match own {
        Judged::Is(km) => Judged::Is(km),
        open => match case.number(Household, ids.distance_school_km) {
            Judged::Is(km) => Judged::Is(km),
            _ => open,
        },
    };
    let far = distance.zip(case.parameter("school_km")).map(|(km, limit)| km > limit);
    let aided = case.flag(Person(at), ids.support_school_transport).or_if_not_applicable(false);
    let unaided = case.is_one_of(Person(at), ids.school_transport, &UNAIDED);
    far.and(aided.negate()).and(unaided)
}
