//! At risk of poverty: equivalised income below the line. A person exactly on the line is not poor.
//!
//! The line is the dated national one, or one given from outside (`Definitions::arop_line`).

use super::Rule;
use crate::{AropLine, Judged, Subject::Household, VariableId, case::Case};

pub(super) const RULE: Rule = Rule {
    code: "arop",
    version: 1,
    whole_household: false,
    outputs: &[
        "arop",
        "arop_gap",
        "arop_40",
        "arop_50",
        "arop_70",
        "arop_before_transfers",
        "arop_before_transfers_and_pensions",
    ],
    inputs: &[
        "equivalised_income",
        "equivalised_income_before_transfers",
        "equivalised_income_before_transfers_and_pensions",
    ],
    parameters: &["arop_line", "arop_share_of_median"],
    derive,
};

/// Whether an income is strictly below a line.
pub fn is_below(income: f64, line: f64) -> bool {
    income < line
}

/// Distance of a poor income from the line, as a share of the line; `None` on or above it.
pub fn gap(income: f64, line: f64) -> Option<f64> {
    (is_below(income, line) && line > 0.0).then(|| (line - income) / line)
}

/// The line for one adult, RSD per month.
pub(super) fn line(case: &Case<'_>) -> Judged<f64> {
    match case.definitions().arop_line {
        AropLine::National => case.parameter("arop_line"),
        AropLine::Given(line) => Judged::Is(line),
    }
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let income = case.result_number(Household, ids.equivalised_income);
    let against = |income: Judged<f64>, line: Judged<f64>| {
        income.zip(line).map(|(income, line)| is_below(income, line))
    };
    let of = |id: VariableId| against(case.result_number(Household, id), line(case));
    let before = of(ids.equivalised_income_before_transfers);
    let before_pensions = of(ids.equivalised_income_before_transfers_and_pensions);
    let gap = income.clone().zip(line(case)).and_then(|(income, line)| match gap(income, line) {
        Some(gap) => Judged::Is(gap),
        None => Judged::DoesNotApply,
    });
    let cut = |share: f64| {
        line(case)
            .zip(case.parameter("arop_share_of_median"))
            .map(|(line, usual)| line * share / usual)
    };
    let cuts = [(ids.arop_40, 0.4), (ids.arop_50, 0.5), (ids.arop_70, 0.7)]
        .map(|(id, share)| (id, against(income.clone(), cut(share))));
    let arop = against(income, line(case));
    case.set(Household, ids.arop, arop);
    case.set(Household, ids.arop_gap, gap);
    for (id, below) in cuts {
        case.set(Household, id, below);
    }
    case.set(Household, ids.arop_before_transfers, before);
    case.set(Household, ids.arop_before_transfers_and_pensions, before_pensions);
}
