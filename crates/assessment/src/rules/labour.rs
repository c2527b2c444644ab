//! Work of the person: employed most of the year, in-work poverty, informal work, long unemployment, NEET.
//!
//! A flag that describes part of a group (the poor among the employed) does not apply outside the group, so that a
//! share over it has the right denominator.

use chrono::{Months, NaiveDate};

use super::{Rule, work_intensity::is_work};
use crate::{
    Answer, Judged,
    Subject::{Household, Person},
    VariableId,
    case::Case,
};

pub(super) const RULE: Rule = Rule {
    code: "labour",
    version: 1,
    whole_household: false,
    outputs: &[
        "employed_most_of_year",
        "in_work_poor",
        "employed_now",
        "informal_worker",
        "long_term_unemployed",
        "neet",
    ],
    inputs: &[
        "age_years",
        "months_worked",
        "arop",
        "worked_last_week",
        "current_activity",
        "work_contract",
        "nsz_registered",
        "nsz_since",
        "last_job_ended",
        "attends_education",
    ],
    parameters: &["in_work_months", "long_term_months"],
    derive,
};

/// Whether a day lies at least `months` before another.
pub fn is_months_before(day: NaiveDate, months: u32, on: NaiveDate) -> bool {
    day.checked_add_months(Months::new(months)).is_some_and(|reached| reached <= on)
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let person = Person(at);
        let most = of_age(case, at, 18.0, f64::MAX, || {
            let months = case.result_number(person, ids.months_worked);
            months.zip(case.parameter("in_work_months")).map(|(worked, least)| worked >= least)
        });
        let poor = among(most.clone(), || case.result(Household, ids.arop));
        let employed = of_age(case, at, 15.0, f64::MAX, || is_employed(case, at));
        let informal = among(employed.clone(), || is_informal(case, at));
        let long_term = among(of_age(case, at, 15.0, 64.0, || is_unemployed(case, at)), || {
            is_long_term(case, at)
        });
        let neet = of_age(case, at, 15.0, 29.0, || {
            let attends = case.flag(person, ids.attends_education).or_if_not_applicable(false);
            employed.clone().negate().and(attends.negate())
        });
        case.set(person, ids.employed_most_of_year, most);
        case.set(person, ids.in_work_poor, poor);
        case.set(person, ids.employed_now, employed);
        case.set(person, ids.informal_worker, informal);
        case.set(person, ids.long_term_unemployed, long_term);
        case.set(person, ids.neet, neet);
    }
}

/// A flag for persons of an age, both ends included; it does not apply to others.
pub(super) fn of_age(
    case: &Case<'_>,
    at: usize,
    first: f64,
    last: f64,
    flag: impl FnOnce() -> Judged<bool>,
) -> Judged<bool> {
    case.age(at).and_then(
        |age| {
            if (first..=last).contains(&age) { flag() } else { Judged::DoesNotApply }
        },
    )
}

/// A flag for members of a group; it does not apply to others.
pub(super) fn among(group: Judged<bool>, flag: impl FnOnce() -> Judged<bool>) -> Judged<bool> {
    group.and_then(|inside| if inside { flag() } else { Judged::DoesNotApply })
}

fn is_employed(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let by_status = case.code(Person(at), ids.current_activity).map(is_work);
    by_status.or(case.flag(Person(at), ids.worked_last_week)).or_if_not_applicable(false)
}

fn is_informal(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let by_status = case.is_one_of(Person(at), ids.current_activity, &["informal"]);
    by_status.or(case.is_one_of(Person(at), ids.work_contract, &["none"]))
}

fn is_unemployed(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let registered = case.flag(Person(at), ids.nsz_registered).or_if_not_applicable(false);
    let by_status = case.is_one_of(Person(at), ids.current_activity, &["unemployed"]);
    by_status.or(registered).and(is_employed(case, at).negate())
}

fn is_long_term(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let on = case.assessor.parameters().date();
    case.parameter("long_term_months").and_then(|months| {
        let long_since = |id: VariableId| match case.answer(Person(at), id) {
            Answer::Date(day) => Judged::Is(is_months_before(*day, months as u32, on)),
            _ => case.gap(Person(at), id),
        };
        match long_since(ids.nsz_since) {
            Judged::Is(long) => Judged::Is(long),
            open => match long_since(ids.last_job_ended) {
                Judged::Is(long) => Judged::Is(long),
                _ => open,
            },
        }
    })
}
