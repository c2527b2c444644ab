//! Housing cost overburden: costs above 40 % of disposable income, both net of housing allowances.

use super::Rule;
use crate::{Judged, Subject::Household, case::Case, judged::sum};

pub(super) const RULE: Rule = Rule {
    code: "housing_cost",
    version: 1,
    whole_household: false,
    outputs: &["housing_cost", "housing_cost_share", "housing_overburden"],
    inputs: &[
        "cost_rent_per_month",
        "cost_mortgage_interest_per_month",
        "cost_electricity_per_month",
        "cost_water_per_month",
        "cost_waste_per_month",
        "cost_heating_per_month",
        "cost_maintenance_per_month",
        "cost_property_tax_per_month",
        "housing_cost_reported_per_month",
        "income_housing_allowance_per_year",
        "disposable_income",
    ],
    parameters: &["overburden_share"],
    derive,
};

/// Housing costs as a share of income, both net of the allowance (RSD per month).
///
/// Net costs are not below zero. With no income left, any cost is the whole of it: 1, and no cost is 0.
///
/// # Source
/// Eurostat, glossary: Housing cost overburden rate.
pub fn cost_share(cost: f64, income: f64, allowance: f64) -> f64 {
    let net_cost = (cost - allowance).max(0.0);
    let net_income = income - allowance;
    if net_cost == 0.0 {
        0.0
    } else if net_income <= 0.0 {
        1.0
    } else {
        net_cost / net_income
    }
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let cost = cost(case);
    let allowance = case
        .number(Household, ids.income_housing_allowance_per_year)
        .or_if_not_applicable(0.0)
        .map(|year| year / 12.0);
    let income = case.result_number(Household, ids.disposable_income);
    let share = cost
        .clone()
        .zip(income.zip(allowance))
        .map(|(cost, (income, allowance))| cost_share(cost, income, allowance));
    let over = share.clone().zip(case.parameter("overburden_share"));
    case.set(Household, ids.housing_cost, cost);
    case.set(Household, ids.housing_cost_share, share);
    case.set(Household, ids.housing_overburden, over.map(|(share, limit)| share > limit));
}

/// The sum of the components; the total that the source states only where they leave it open.
fn cost(case: &Case<'_>) -> Judged<f64> {
    let ids = case.ids();
    let components = [
        ids.cost_rent_per_month,
        ids.cost_mortgage_interest_per_month,
        ids.cost_electricity_per_month,
        ids.cost_water_per_month,
        ids.cost_waste_per_month,
        ids.cost_heating_per_month,
        ids.cost_maintenance_per_month,
        ids.cost_property_tax_per_month,
    ];
    match sum(components.map(|id| case.number(Household, id))) {
        Judged::Unknown(gaps) => {
            case.number(Household, ids.housing_cost_reported_per_month).or_unknown(gaps)
        }
        known => known,
    }
}
