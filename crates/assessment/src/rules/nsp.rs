//! Screening for cash social assistance (NSP): informative, the decision is the centre's for social work.
//!
//! Of a family at most six members count, adults first; where several families live in a household, each is held against an amount of its
//! own. Disregarded incomes and most property rules need documents and are left to the centre; only a second dwelling rules a household
//! out here.

use super::{
    Rule,
    household_type::members_under,
    nsp_families::{FamilyMeans, NspHousehold, screen},
};
use crate::{
    Answer, Gap, Judged, MissingKind, NspIncome,
    Subject::{Household, Person},
    VariableId,
    case::Case,
    judged::{Tally, any, sum},
};

pub(super) const RULE: Rule = Rule {
    code: "nsp_screening",
    version: 2,
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
        "family",
        "families",
        "nsp_income_last_3_months",
        "nsp_family_income_last_3_months",
        "nsp_family_receives",
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
    let total = income(case);
    let receives = receives(case);
    let families = members_by_family(case);
    let means = match families.as_slice() {
        [] | [_] => vec![FamilyMeans {
            amount: amount_of(case, case.result_number(Household, ids.household_members), |age| {
                members_under(case, age)
            }),
            income: total.clone().or_else_known(answered_income(case, case.persons())),
            receives: receives.clone().or_else_known(answered_receipt(case, case.persons())),
        }],
        several => several.iter().map(|members| of_family(case, members)).collect(),
    };
    let property = case.flag(Household, ids.owns_other_dwelling).or_if_not_applicable(false);
    let screened = screen(means, &NspHousehold { income: total, receives });
    case.set(Household, ids.nsp_theoretical_amount, screened.amount);
    case.set(Household, ids.nsp_possible_amount, screened.possible);
    case.set(Household, ids.below_nsp_level, screened.below);
    case.set(Household, ids.nsp_receives, screened.receives);
    let not_taken = screened.below_not_receiving.and(property.negate());
    case.set(Household, ids.eligible_not_receiving, not_taken);
}

/// The places of the members of each family.
fn members_by_family(case: &Case<'_>) -> Vec<Vec<usize>> {
    let mut families: Vec<Vec<usize>> = Vec::new();
    for at in case.persons() {
        let number = case.result_number(Person(at), case.ids().family).known();
        let place = number.map_or(0, |number| (number as usize).saturating_sub(1));
        if families.len() <= place {
            families.resize_with(place + 1, Vec::new);
        }
        if let Some(family) = families.get_mut(place) {
            family.push(at);
        }
    }
    families
}

/// What is known of one family of several.
fn of_family(case: &Case<'_>, members: &[usize]) -> FamilyMeans {
    let ids = case.ids();
    let under =
        |age: f64| Tally::of(members.iter().map(|at| case.age(*at).map(|years| years < age)));
    let asked = |variable: VariableId| {
        let first = members.first().copied().unwrap_or_default();
        let kind = case.answer(Person(first), variable).missing();
        let kind = kind.unwrap_or(MissingKind::NotAsked);
        vec![Gap::Question { variable, subject: Person(first), kind }]
    };
    FamilyMeans {
        amount: amount_of(case, Judged::Is(members.len() as f64), under),
        income: answered_income(case, members.iter().copied())
            .or_unknown(asked(ids.nsp_family_income_last_3_months)),
        receives: answered_receipt(case, members.iter().copied())
            .or_unknown(asked(ids.nsp_family_receives)),
    }
}

/// A month's income as one of `members` answered it for the family; unknown when none did, or when another income is taken.
fn answered_income(case: &Case<'_>, members: impl IntoIterator<Item = usize>) -> Judged<f64> {
    if case.definitions().nsp_income != NspIncome::LastThreeMonths {
        return Judged::Unknown(Vec::new());
    }
    let id = case.ids().nsp_family_income_last_3_months;
    let known = members.into_iter().find_map(|at| case.number(Person(at), id).known());
    known.map_or(Judged::Unknown(Vec::new()), |amount| Judged::Is(amount / 3.0))
}

/// Whether the family receives social assistance, as one of `members` answered it.
fn answered_receipt(case: &Case<'_>, members: impl IntoIterator<Item = usize>) -> Judged<bool> {
    let id = case.ids().nsp_family_receives;
    let known = members.into_iter().find_map(|at| case.flag(Person(at), id).known());
    known.map_or(Judged::Unknown(Vec::new()), Judged::Is)
}

/// The amount of a family of that many `members`, of whom so many are under an age.
fn amount_of(
    case: &Case<'_>,
    members: Judged<f64>,
    under: impl FnOnce(f64) -> Tally,
) -> Judged<f64> {
    let children = case.parameter("nsp_child_below").and_then(|age| under(age).count());
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
