//! Families held against the amounts of social assistance, where part of what they have may be known of the household only.

use super::arop::is_below;
use crate::{
    Judged,
    judged::{any, sum},
};

/// What is known of one family.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyMeans {
    /// What it would receive without any income, RSD a month.
    pub amount: Judged<f64>,
    /// Its income, RSD a month.
    pub income: Judged<f64>,
    /// Whether it receives social assistance.
    pub receives: Judged<bool>,
}

/// What is known of all families of the household together.
#[derive(Debug, Clone, PartialEq)]
pub struct NspHousehold {
    /// Their income, RSD a month.
    pub income: Judged<f64>,
    /// Whether one of them receives social assistance.
    pub receives: Judged<bool>,
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub struct Screened {
    /// What the families would receive without any income, RSD a month.
    pub amount: Judged<f64>,
    /// What they lack to their amounts, RSD a month.
    pub possible: Judged<f64>,
    /// Whether a family has less than its amount.
    pub below: Judged<bool>,
    /// Whether a family receives social assistance.
    pub receives: Judged<bool>,
    /// Whether a family has less than its amount and does not receive.
    pub below_not_receiving: Judged<bool>,
}

/// Holds the families of a household against their amounts.
///
/// What one family has that did not say follows from the others and the whole. Where more did not say, the whole can still tell: if
/// they have less together than their amounts together, one of them has less than its own. Otherwise it stays unknown, with what to ask
/// each family.
pub fn screen(families: Vec<FamilyMeans>, household: &NspHousehold) -> Screened {
    let families = with_receipt(with_income(families, &household.income), &household.receives);
    let is_short = |one: &FamilyMeans| {
        one.income.clone().zip(one.amount.clone()).map(|(income, amount)| is_below(income, amount))
    };
    let is_certain = is_one_short(&families, &household.income);
    let below = match any(families.iter().map(is_short)) {
        Judged::Unknown(_) if is_certain => Judged::Is(true),
        other => other,
    };
    let nobody_receives = families.iter().all(|one| one.receives == Judged::Is(false));
    let below_not_receiving = if nobody_receives {
        below.clone()
    } else {
        any(families.iter().map(|one| is_short(one).and(one.receives.clone().negate())))
    };
    let lacks = |one: &FamilyMeans| {
        let both = one.income.clone().zip(one.amount.clone());
        both.map(|(income, amount)| (amount - income).max(0.0))
    };
    let receives = any(families.iter().map(|one| one.receives.clone()));
    Screened {
        amount: sum(families.iter().map(|one| one.amount.clone())),
        possible: sum(families.iter().map(lacks)),
        below,
        receives: match household.receives {
            Judged::Is(true) => Judged::Is(true),
            _ => receives,
        },
        below_not_receiving,
    }
}

/// What the families have together that did not say what they have; `None` when the whole is not known.
fn rest(families: &[FamilyMeans], total: &Judged<f64>) -> Option<f64> {
    let Judged::Is(total) = total else { return None };
    let said = families.iter().filter_map(|one| one.income.clone().known());
    Some((total - said.sum::<f64>()).max(0.0))
}

fn with_income(mut families: Vec<FamilyMeans>, total: &Judged<f64>) -> Vec<FamilyMeans> {
    let Some(rest) = rest(&families, total) else { return families };
    let open = families.iter().filter(|one| !matches!(one.income, Judged::Is(_))).count();
    if open == 1 || rest == 0.0 {
        for one in families.iter_mut().filter(|one| !matches!(one.income, Judged::Is(_))) {
            one.income = Judged::Is(rest);
        }
    }
    families
}

/// Whether those that did not say have less together than their amounts together.
fn is_one_short(families: &[FamilyMeans], total: &Judged<f64>) -> bool {
    let Some(rest) = rest(families, total) else { return false };
    let open: Vec<&FamilyMeans> =
        families.iter().filter(|one| !matches!(one.income, Judged::Is(_))).collect();
    let amounts = sum(open.iter().map(|one| one.amount.clone()));
    !open.is_empty() && matches!(amounts, Judged::Is(amount) if is_below(rest, amount))
}

/// Who receives, as far as it follows from what is known of all: none when nobody does, the only one that did not say when the others do not.
fn with_receipt(mut families: Vec<FamilyMeans>, receives: &Judged<bool>) -> Vec<FamilyMeans> {
    let Judged::Is(somebody) = receives else { return families };
    let open = families.iter().filter(|one| !matches!(one.receives, Judged::Is(_))).count();
    let others = families.iter().any(|one| one.receives == Judged::Is(true));
    if !somebody || (open == 1 && !others) {
        for one in families.iter_mut().filter(|one| !matches!(one.receives, Judged::Is(_))) {
            one.receives = Judged::Is(*somebody);
        }
    }
    families
}
