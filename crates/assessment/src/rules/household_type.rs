//! Type of household by adults and dependent children; lone parents; older persons alone.
//!
//! A dependent child is under 18, or 18–24, economically inactive and living with a parent (Eurostat, glossary:
//! Dependent children). Everybody else is an adult.

use super::Rule;
use crate::{
    Judged,
    Subject::{Household, Person},
    case::Case,
    judged::{Tally, any},
};

pub(super) const RULE: Rule = Rule {
    code: "household_type",
    version: 1,
    whole_household: false,
    outputs: &["household_type", "with_dependent_children", "lone_parent", "elderly_alone"],
    inputs: &["age_years", "current_activity", "mother_number", "father_number", "relation"],
    parameters: &[],
    derive,
};

const INACTIVE: [&str; 4] = ["student", "unable_to_work", "home_duties", "other"];
const CHILD_OF: [&str; 4] = ["child", "child_of_partner", "grandchild", "foster_child"];

/// The type of a household of `adults`, of whom `older` are 65 and over, and dependent `children`.
pub fn household_type(adults: usize, older: usize, children: usize) -> &'static str {
    match (adults, children) {
        (1, 0) if older == 1 => "one_person_65_plus",
        (1, 0) => "one_person_under_65",
        (2, 0) if older > 0 => "two_adults_65_plus",
        (2, 0) => "two_adults_under_65",
        (_, 0) => "other_without_children",
        (1, _) => "lone_parent",
        (2, 1) => "two_adults_one_child",
        (2, 2) => "two_adults_two_children",
        (2, _) => "two_adults_three_plus_children",
        _ => "other_with_children",
    }
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let children = case.tally_members(|at| is_dependent(case, at));
    let older = case.tally_members(|at| case.age(at).map(|age| age >= 65.0));
    let members = case.result_number(Household, ids.household_members);
    let kind = members.zip(children.count().zip(older.count())).map(|(n, (children, older))| {
        household_type((n - children) as usize, older as usize, children as usize)
    });
    let code = kind.clone().and_then(|kind| case.index_of(ids.household_type, kind));
    let with_children = case.any_member(|at| is_dependent(case, at));
    let with_children = match with_children {
        Judged::DoesNotApply => case.gap(Household, ids.household_size),
        other => other,
    };
    case.set(Household, ids.household_type, code);
    case.set(Household, ids.with_dependent_children, with_children);
    case.set(Household, ids.lone_parent, kind.clone().map(|kind| kind == "lone_parent"));
    case.set(Household, ids.elderly_alone, kind.map(|kind| kind == "one_person_65_plus"));
}

fn is_dependent(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    case.age(at).and_then(|age| {
        if age < 18.0 {
            return Judged::Is(true);
        }
        if age > 24.0 {
            return Judged::Is(false);
        }
        let person = Person(at);
        let linked = |id| case.number(person, id).known().is_some();
        let with_parent = if linked(ids.mother_number) || linked(ids.father_number) {
            Judged::Is(true)
        } else {
            case.is_one_of(person, ids.relation, &CHILD_OF)
        };
        let inactive = case.is_one_of(person, ids.current_activity, &INACTIVE);
        with_parent.and(inactive)
    })
}

/// Whether the household has a member under an age.
pub(super) fn has_member_under(case: &Case<'_>, age: f64) -> Judged<bool> {
    any(case.persons().map(|at| case.age(at).map(|years| years < age)))
}

/// Members under an age.
pub(super) fn members_under(case: &Case<'_>, age: f64) -> Tally {
    case.tally_members(|at| case.age(at).map(|years| years < age))
}
