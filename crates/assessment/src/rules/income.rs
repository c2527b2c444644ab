//! Disposable income: all net incomes of members and household, less taxes and transfers paid, a month.
//!
//! An unknown component makes the total unknown, one that does not apply is zero; nothing is imputed. Where components
//! leave the total open, the total that the source itself states is taken; it never overrules complete components.
//! Incomes of members under 16 are asked once for the household, so that unasked ones of theirs are not unknown.

use super::Rule;
use crate::{
    Answer, Judged,
    Subject::{Household, Person},
    VariableId,
    case::Case,
    ids::Ids,
    judged::sum,
};

pub(super) const RULE: Rule = Rule {
    code: "income",
    version: 1,
    whole_household: false,
    outputs: &[
        "disposable_income",
        "equivalised_income",
        "equivalised_income_before_transfers",
        "equivalised_income_before_transfers_and_pensions",
    ],
    inputs: &[
        "income_wage_per_year",
        "income_self_employment_per_year",
        "income_agriculture_per_year",
        "income_casual_work_per_year",
        "income_public_works_per_year",
        "income_other_per_year",
        "income_old_age_pension_per_year",
        "income_survivor_pension_per_year",
        "income_foreign_pension_per_year",
        "income_disability_pension_per_year",
        "income_attendance_allowance_per_year",
        "income_increased_attendance_allowance_per_year",
        "income_special_cash_benefit_per_year",
        "income_sickness_benefit_per_year",
        "income_unemployment_benefit_per_year",
        "income_parental_benefit_per_year",
        "income_scholarship_per_year",
        "income_alimony_per_year",
        "income_remittances_per_year",
        "income_rent_per_year",
        "income_capital_per_year",
        "income_child_earnings_per_year",
        "income_other_household_per_year",
        "income_nsp_per_year",
        "income_increased_nsp_per_year",
        "income_child_allowance_per_year",
        "income_parental_allowance_per_year",
        "income_local_aid_per_year",
        "income_housing_allowance_per_year",
        "income_taxes_paid_per_year",
        "transfers_paid_per_year",
        "household_income_reported_per_year",
        "equivalence_size_oecd",
    ],
    parameters: &[],
    derive,
};

const MONTHS: f64 = 12.0;

/// Age from which incomes are asked of the person.
const ASKED_FROM: f64 = 16.0;

const fn market_of_person(ids: &Ids) -> [VariableId; 6] {
    [
        ids.income_wage_per_year,
        ids.income_self_employment_per_year,
        ids.income_agriculture_per_year,
        ids.income_casual_work_per_year,
        ids.income_public_works_per_year,
        ids.income_other_per_year,
    ]
}

/// Old-age and survivors' pensions, which Eurostat keeps apart from other transfers.
const fn pensions(ids: &Ids) -> [VariableId; 3] {
    [
        ids.income_old_age_pension_per_year,
        ids.income_survivor_pension_per_year,
        ids.income_foreign_pension_per_year,
    ]
}

const fn transfers_of_person(ids: &Ids) -> [VariableId; 8] {
    [
        ids.income_disability_pension_per_year,
        ids.income_attendance_allowance_per_year,
        ids.income_increased_attendance_allowance_per_year,
        ids.income_special_cash_benefit_per_year,
        ids.income_sickness_benefit_per_year,
        ids.income_unemployment_benefit_per_year,
        ids.income_parental_benefit_per_year,
        ids.income_scholarship_per_year,
    ]
}

const fn market_of_household(ids: &Ids) -> [VariableId; 6] {
    [
        ids.income_alimony_per_year,
        ids.income_remittances_per_year,
        ids.income_rent_per_year,
        ids.income_capital_per_year,
        ids.income_child_earnings_per_year,
        ids.income_other_household_per_year,
    ]
}

const fn transfers_of_household(ids: &Ids) -> [VariableId; 6] {
    [
        ids.income_nsp_per_year,
        ids.income_increased_nsp_per_year,
        ids.income_child_allowance_per_year,
        ids.income_parental_allowance_per_year,
        ids.income_local_aid_per_year,
        ids.income_housing_allowance_per_year,
    ]
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let market = sum([
        of_members(case, &market_of_person(ids)),
        of_household(case, &market_of_household(ids)),
        paid(case).map(|amount| -amount),
    ]);
    let pensions = of_members(case, &pensions(ids));
    let transfers = sum([
        of_members(case, &transfers_of_person(ids)),
        of_household(case, &transfers_of_household(ids)),
    ]);
    let before_transfers = sum([market.clone(), pensions]);
    let total = match sum([before_transfers.clone(), transfers]) {
        Judged::Unknown(gaps) => {
            case.number(Household, ids.household_income_reported_per_year).or_unknown(gaps)
        }
        known => known,
    };
    let size = case.result_number(Household, ids.equivalence_size_oecd);
    let a_month = |year: Judged<f64>| year.map(|amount| amount / MONTHS);
    let each =
        |year: Judged<f64>| a_month(year).zip(size.clone()).map(|(amount, size)| amount / size);
    let no_members = case.persons().is_empty();
    let disposable =
        if no_members { case.gap(Household, ids.household_size) } else { a_month(total.clone()) };
    case.set(Household, ids.disposable_income, disposable);
    case.set(Household, ids.equivalised_income, each(total));
    case.set(Household, ids.equivalised_income_before_transfers, each(before_transfers));
    case.set(Household, ids.equivalised_income_before_transfers_and_pensions, each(market));
}

fn of_members(case: &Case<'_>, variables: &[VariableId]) -> Judged<f64> {
    sum(case.persons().flat_map(|at| {
        let is_child = case.age(at).known().is_some_and(|age| age < ASKED_FROM);
        variables.iter().map(move |id| match case.answer(Person(at), *id) {
            Answer::Missing(_) if is_child => Judged::DoesNotApply,
            _ => case.number(Person(at), *id),
        })
    }))
}

fn of_household(case: &Case<'_>, variables: &[VariableId]) -> Judged<f64> {
    sum(variables.iter().map(|id| case.number(Household, *id)))
}

fn paid(case: &Case<'_>) -> Judged<f64> {
    let ids = case.ids();
    of_household(case, &[ids.income_taxes_paid_per_year, ids.transfers_paid_per_year])
}
