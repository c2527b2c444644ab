//! Absolute poverty: means per consumption unit below the absolute line of the year.

use super::{Rule, arop::is_below};
use crate::{AbsoluteWelfare, Subject::Household, case::Case};

pub(super) const RULE: Rule = Rule {
    code: "absolute",
    version: 1,
    whole_household: false,
    outputs: &["income_per_consumption_unit", "below_absolute_line"],
    inputs: &[
        "disposable_income",
        "own_production_per_year",
        "consumption_per_month",
        "equivalence_size_absolute",
    ],
    parameters: &["absolute_line"],
    derive,
};

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let means = match case.definitions().absolute_welfare {
        AbsoluteWelfare::Consumption => case.number(Household, ids.consumption_per_month),
        AbsoluteWelfare::IncomeWithOwnProduction => {
            let own = case.number(Household, ids.own_production_per_year).or_if_not_applicable(0.0);
            case.result_number(Household, ids.disposable_income)
                .zip(own)
                .map(|(income, own)| income + own / 12.0)
        }
    };
    let size = case.result_number(Household, ids.equivalence_size_absolute);
    let each = means.zip(size).map(|(means, size)| means / size);
    let below = each.clone().zip(case.parameter("absolute_line"));
    case.set(Household, ids.income_per_consumption_unit, each);
    case.set(Household, ids.below_absolute_line, below.map(|(means, line)| is_below(means, line)));
}
