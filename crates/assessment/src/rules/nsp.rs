//! Screening for cash social assistance (NSP): informative, the decision is the centre's for social work.
//!
//! The family is taken to be the household, of which at most six members count, adults first. Disregarded incomes and
//! most property rules need documents and are left to the centre; only a second dwelling rules a household out here.

use super::{Rule, arop::is_below, household_type::members_under};
use crate::{
    Answer, Judged, MissingKind, NspIncome,
    Subject::Household,
    case::Case,
    judged::{any, sum},
};

pub(super) const RULE: Rule = Rule {
    code: "nsp_screening",
    version: 1,
    whole_household: false,
    outputs: &[
        "nsp_theoretical_amount",
        "nsp_possible_amount",
        "below_nsp_level",
        "nsp_receives",
        "eligible_not_receiving",
    ],
    inputs: &[
        "age_years",
        "nsp_income_last_3_months",
        "disposable_income",
        "income_nsp_per_year",
        "income_increased_nsp_per_year",
        "benefit_nsp",
        "benefit_increased_nsp",
        "owns_other_dwelling",
    ],
    parameters: &[
        "nsp_right_holder",
        "nsp_adult",
        "nsp_child",
        "nsp_child_below",
        "nsp_family_limit",
    ],
    derive,
};

/// Amounts of social assistance, RSD per month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NspAmounts {
    /// The right holder.
    pub right_holder: f64,
    /// Each further adult.
    pub adult: f64,
    /// Each child.
    pub child: f64,
    /// Most members counted.
    pub limit: usize,
}

/// What a family without any income would receive, RSD per month.
///
/// At most `limit` members count, adults before children. In a family of children only, the eldest is the right holder.
///
/// # Source
/// Zakon o socijalnoj zaštiti, Sl. glasnik RS 24/11.
pub fn theoretical_amount(adults: usize, children: usize, amounts: NspAmounts) -> f64 {
    if adults + children == 0 || amounts.limit == 0 {
        return 0.0;
    }
    let adults_counted = adults.min(amounts.limit);
    let children_counted = children.min(amounts.limit - adults_counted);
    let (further, children_counted) = match adults_counted {
        0 => (0, children_counted - 1),
        counted => (counted - 1, children_counted),
    };
    amounts.right_holder + amounts.adult * further as f64 + amounts.child * children_counted as f64
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let theoretical = theoretical(case);
    let income = income(case);
    let both = income.zip(theoretical.clone());
    let below = both.clone().map(|(income, amount)| is_below(income, amount));
    let possible = both.map(|(income, amount)| (amount - income).max(0.0));
    let receives = receives(case);
    let property = case.flag(Household, ids.owns_other_dwelling).or_if_not_applicable(false);
    let not_taken = below.clone().and(receives.clone().negate()).and(property.negate());
    case.set(Household, ids.nsp_theoretical_amount, theoretical);
    case.set(Household, ids.nsp_possible_amount, possible);
    case.set(Household, ids.below_nsp_level, below);
    case.set(Household, ids.nsp_receives, receives);
    case.set(Household, ids.eligible_not_receiving, not_taken);
}

fn theoretical(case: &Case<'_>) -> Judged<f64> {
    let members = case.result_number(Household, case.ids().household_members);
    let children =
        case.parameter("nsp_child_below").and_then(|age| members_under(case, age).count());
    let adult_amounts = case.parameter("nsp_right_holder").zip(case.parameter("nsp_adult"));
    let other = case.parameter("nsp_child").zip(case.parameter("nsp_family_limit"));
    members.zip(children).zip(adult_amounts.zip(other)).map(
        |((members, children), ((right_holder, adult), (child, limit)))| {
            let amounts = NspAmounts { right_holder, adult, child, limit: limit as usize };
            theoretical_amount((members - children) as usize, children as usize, amounts)
        },
    )
}

/// Increased assistance is a form of the same right: where it was not asked apart, the answer on NSP covers it.
fn receives(case: &Case<'_>) -> Judged<bool> {
    let ids = case.ids();
    let receives = |id| case.is_one_of(Household, id, &["receives"]);
    let increased = match case.answer(Household, ids.benefit_increased_nsp) {
        Answer::Missing(MissingKind::NotAsked) => Judged::DoesNotApply,
        _ => receives(ids.benefit_increased_nsp),
    };
    any([receives(ids.benefit_nsp), increased]).or_if_not_applicable(false)
}

fn income(case: &Case<'_>) -> Judged<f64> {
    let ids = case.ids();
    match case.definitions().nsp_income {
        NspIncome::LastThreeMonths => {
            let three = case.number(Household, ids.nsp_income_last_3_months);
            three.or_if_not_applicable(0.0).map(|amount| amount / 3.0)
        }
        NspIncome::DisposableIncome => {
            let assistance = sum([ids.income_nsp_per_year, ids.income_increased_nsp_per_year]
                .map(|id| case.number(Household, id)));
            case.result_number(Household, ids.disposable_income)
                .zip(assistance)
                .map(|(income, assistance)| income - assistance / 12.0)
        }
    }
}
