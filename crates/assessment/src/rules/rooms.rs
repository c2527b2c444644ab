//! Required rooms and overcrowding.
//!
//! A couple is two members of whom one names the other as partner, or the reference person and its partner. Partner
//! links left empty mean no partner here.

use super::Rule;
use crate::{
    Judged, Overcrowding,
    Subject::{Household, Person},
    case::Case,
    judged::join,
};

pub(super) const RULE: Rule = Rule {
    code: "rooms",
    version: 1,
    whole_household: false,
    outputs: &["required_rooms", "overcrowded"],
    inputs: &["age_years", "sex", "member_number", "partner_number", "relation", "rooms"],
    parameters: &[],
    derive,
};

/// Who has to share the rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sleepers {
    /// Couples.
    pub couples: u32,
    /// Others of 18 and over.
    pub single_adults: u32,
    /// Boys of 12–17, not in a couple.
    pub boys: u32,
    /// Girls of 12–17, not in a couple.
    pub girls: u32,
    /// Children under 12.
    pub children: u32,
}

/// Rooms that a household needs: one for itself (if so defined), one a couple, one a single adult, one for two of the
/// same sex of 12–17 (and for one left over), one for two children under 12 (and for one left over).
///
/// # Source
/// Eurostat, glossary: Overcrowding rate.
pub fn required_rooms(sleepers: Sleepers, definition: Overcrowding) -> u32 {
    let household = match definition {
        Overcrowding::WithHouseholdRoom => 1,
        Overcrowding::WithoutHouseholdRoom => 0,
    };
    household
        + sleepers.couples
        + sleepers.single_adults
        + sleepers.boys.div_ceil(2)
        + sleepers.girls.div_ceil(2)
        + sleepers.children.div_ceil(2)
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let definition = case.definitions().overcrowding;
    let required = sleepers(case).map(|sleepers| f64::from(required_rooms(sleepers, definition)));
    let required =
        if case.persons().is_empty() { case.gap(Household, ids.household_size) } else { required };
    let crowded = case.number(Household, ids.rooms).zip(required.clone());
    case.set(Household, ids.required_rooms, required);
    case.set(Household, ids.overcrowded, crowded.map(|(rooms, required)| rooms < required));
}

/// Partners by position on the roster, each couple once.
fn couples(case: &Case<'_>) -> Vec<(usize, usize)> {
    let ids = case.ids();
    let number = |at: usize| case.number(Person(at), ids.member_number).known();
    let by_number =
        |wanted: f64| case.persons().find(|at| number(*at).unwrap_or((*at + 1) as f64) == wanted);
    let with_relation = |code: &str| {
        case.persons()
            .find(|at| case.is_one_of(Person(*at), ids.relation, &[code]) == Judged::Is(true))
    };
    let mut couples: Vec<(usize, usize)> = Vec::new();
    let mut pair = |a: usize, b: usize| {
        let free = |at: usize| !couples.iter().any(|(x, y)| *x == at || *y == at);
        if a != b && free(a) && free(b) {
            couples.push((a, b));
        }
    };
    for at in case.persons() {
        let partner = case.number(Person(at), ids.partner_number).known();
        if let Some(partner) = partner.and_then(by_number) {
            pair(at, partner);
        }
    }
    if let (Some(reference), Some(partner)) = (with_relation("reference"), with_relation("partner"))
    {
        pair(reference, partner);
    }
    couples
}

fn sleepers(case: &Case<'_>) -> Judged<Sleepers> {
    let ids = case.ids();
    let couples = couples(case);
    let mut sleepers = Sleepers { couples: couples.len() as u32, ..Sleepers::default() };
    let mut gaps = Vec::new();
    let single = |at: &usize| !couples.iter().any(|(a, b)| a == at || b == at);
    for at in case.persons().filter(single) {
        match case.age(at) {
            Judged::Is(age) if age >= 18.0 => sleepers.single_adults += 1,
            Judged::Is(age) if age < 12.0 => sleepers.children += 1,
            Judged::Is(_) => match case.code(Person(at), ids.sex) {
                Judged::Is("male") => sleepers.boys += 1,
                Judged::Is(_) => sleepers.girls += 1,
                Judged::Unknown(more) => join(&mut gaps, more),
                // A sex that "does not apply" says nothing; such a person is given a room.
                Judged::DoesNotApply => sleepers.single_adults += 1,
            },
            Judged::Unknown(more) => join(&mut gaps, more),
            Judged::DoesNotApply => sleepers.single_adults += 1,
        }
    }
    if gaps.is_empty() { Judged::Is(sleepers) } else { Judged::Unknown(gaps) }
}
