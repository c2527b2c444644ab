//! Members: age on the reference date, age groups, self-declared Roma.
//!
//! The date of birth decides where it is known; the age stated is used otherwise.

use chrono::{Datelike, NaiveDate};

use super::Rule;
use crate::{
    Answer, Judged,
    Subject::{Household, Person},
    Value,
    case::Case,
};

pub(super) const RULE: Rule = Rule {
    code: "members",
    version: 1,
    whole_household: false,
    outputs: &["household_members", "age_years", "age_group", "age_band", "roma", "roma_household"],
    inputs: &["date_of_birth", "age", "ethnicity"],
    parameters: &[],
    derive,
};

/// Completed years from birth to a date; `None` when born later.
pub fn completed_years(born: NaiveDate, on: NaiveDate) -> Option<f64> {
    if born > on {
        return None;
    }
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    Some(f64::from(on.year() - born.year() - i32::from(!had_birthday)))
}

/// Age group of social protection statistics.
pub fn age_group(age: f64) -> &'static str {
    match age {
        a if a < 18.0 => "age_0_17",
        a if a < 26.0 => "age_18_25",
        a if a < 65.0 => "age_26_64",
        _ => "age_65_plus",
    }
}

/// Broad age group of poverty statistics.
pub fn age_band(age: f64) -> &'static str {
    match age {
        a if a < 18.0 => "age_0_17",
        a if a < 65.0 => "age_18_64",
        _ => "age_65_plus",
    }
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let members = case.persons().len();
    let count = if members == 0 {
        case.gap(Household, ids.household_size)
    } else {
        Judged::Is(members as f64)
    };
    case.set(Household, ids.household_members, count);
    for at in case.persons() {
        let person = Person(at);
        let age = age(case, at);
        let group = age.clone().and_then(|age| case.index_of(ids.age_group, age_group(age)));
        let band = age.clone().and_then(|age| case.index_of(ids.age_band, age_band(age)));
        let roma = case.is_one_of(person, ids.ethnicity, &["roma"]);
        case.set(person, ids.age_years, age);
        case.set(person, ids.age_group, group);
        case.set(person, ids.age_band, band);
        case.set(person, ids.roma, roma);
    }
    let roma = case.any_member(|at| case.result(Person(at), ids.roma));
    let roma = if members == 0 { case.gap(Household, ids.household_size) } else { roma };
    case.set(Household, ids.roma_household, Value::from(roma));
}

fn age(case: &Case<'_>, at: usize) -> Judged<f64> {
    let ids = case.ids();
    if let Answer::Date(born) = case.answer(Person(at), ids.date_of_birth)
        && let Some(years) = completed_years(*born, case.assessor.parameters().date())
    {
        return Judged::Is(years);
    }
    case.number(Person(at), ids.age).map(f64::floor)
}
