//! Three equivalence scales: modified OECD, social assistance (NSP) and consumption units of the absolute line.
//!
//! They differ in the age of a child (14, 18, 14) and in the weights; none may stand in for another.

use super::{Rule, household_type::members_under};
use crate::{Judged, Subject::Household, case::Case};

pub(super) const RULE: Rule = Rule {
    code: "equivalence",
    version: 1,
    whole_household: false,
    outputs: &["equivalence_size_oecd", "equivalence_size_nsp", "equivalence_size_absolute"],
    inputs: &["age_years"],
    parameters: &[
        "oecd_further_adult",
        "oecd_child",
        "oecd_child_below",
        "nsp_further_adult",
        "nsp_child_weight",
        "nsp_child_below",
        "absolute_further_adult",
        "absolute_child",
        "absolute_child_below",
    ],
    derive,
};

/// Size of a household in adult equivalents: `1 + further_adult·(adults − 1) + child·children`.
///
/// In a household of children only, the first child counts 1. A household without members has size 0.
///
/// # Source
/// Eurostat, glossary: Equivalised disposable income (weights 0.5 and 0.3).
pub fn equivalence_size(adults: usize, children: usize, further_adult: f64, child: f64) -> f64 {
    match (adults, children) {
        (0, 0) => 0.0,
        (0, children) => 1.0 + child * (children - 1) as f64,
        (adults, children) => 1.0 + further_adult * (adults - 1) as f64 + child * children as f64,
    }
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let oecd = size(case, ["oecd_further_adult", "oecd_child", "oecd_child_below"]);
    let nsp = size(case, ["nsp_further_adult", "nsp_child_weight", "nsp_child_below"]);
    let absolute = size(case, ["absolute_further_adult", "absolute_child", "absolute_child_below"]);
    case.set(Household, ids.equivalence_size_oecd, oecd);
    case.set(Household, ids.equivalence_size_nsp, nsp);
    case.set(Household, ids.equivalence_size_absolute, absolute);
}

fn size(case: &Case<'_>, [further_adult, child, child_below]: [&'static str; 3]) -> Judged<f64> {
    let weights = case.parameter(further_adult).zip(case.parameter(child));
    let members = case.result_number(Household, case.ids().household_members);
    let children = case.parameter(child_below).and_then(|age| members_under(case, age).count());
    weights.zip(members.zip(children)).map(|((further_adult, child), (n, children))| {
        equivalence_size((n - children) as usize, children as usize, further_adult, child)
    })
}
