//! Care, older people and children at risk: long unpaid care, no pension, no visits, early unions, child work.

use super::{
    Rule,
    labour::{among, of_age},
};
use crate::{Subject::Person, VariableId, case::Case, judged::any};

pub(super) const RULE: Rule = Rule {
    code: "care",
    version: 1,
    whole_household: false,
    outputs: &[
        "unpaid_care_over_4h",
        "elderly_without_pension",
        "isolated_elderly",
        "girl_in_union",
        "child_labour",
    ],
    inputs: &[
        "age_years",
        "sex",
        "care_hours_per_day",
        "income_old_age_pension_per_year",
        "income_disability_pension_per_year",
        "income_survivor_pension_per_year",
        "income_foreign_pension_per_year",
        "visited_weekly",
        "child_in_union",
        "marital_status",
        "child_works",
    ],
    parameters: &["care_hours"],
    derive,
};

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let pensions = [
        ids.income_old_age_pension_per_year,
        ids.income_disability_pension_per_year,
        ids.income_survivor_pension_per_year,
        ids.income_foreign_pension_per_year,
    ];
    for at in case.persons() {
        let person = Person(at);
        let care = of_age(case, at, 15.0, f64::MAX, || {
            let hours = case.number(person, ids.care_hours_per_day).or_if_not_applicable(0.0);
            hours.zip(case.parameter("care_hours")).map(|(hours, limit)| hours > limit)
        });
        let receives = |id: VariableId| case.number(person, id).map(|amount| amount > 0.0);
        let no_pension = of_age(case, at, 65.0, f64::MAX, || {
            any(pensions.map(receives)).or_if_not_applicable(false).negate()
        });
        let isolated = of_age(case, at, 65.0, f64::MAX, || {
            case.flag(person, ids.visited_weekly).or_if_not_applicable(true).negate()
        });
        let girl = of_age(case, at, 15.0, 17.0, || {
            among(case.is_one_of(person, ids.sex, &["female"]), || {
                let status = case.is_one_of(person, ids.marital_status, &["married", "union"]);
                status.or(case.flag(person, ids.child_in_union)).or_if_not_applicable(false)
            })
        });
        let works = of_age(case, at, 5.0, 17.0, || {
            case.flag(person, ids.child_works).or_if_not_applicable(false)
        });
        case.set(person, ids.unpaid_care_over_4h, care);
        case.set(person, ids.elderly_without_pension, no_pension);
        case.set(person, ids.isolated_elderly, isolated);
        case.set(person, ids.girl_in_union, girl);
        case.set(person, ids.child_labour, works);
    }
}
