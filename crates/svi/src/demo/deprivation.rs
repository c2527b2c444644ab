//! The thirteen items of material and social deprivation, tied to income.
//!
//! Seven items are the household's, six are personal (16 and over). An answer keeps "cannot afford" apart from "other reason":
//! only the first is a deprivation. Arrears are facts of the dwelling, not answers here.

use chance::{Stream, logistic};

use super::people::{Household, Round};

/// The answer to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Has {
    /// Yes.
    #[default]
    Yes,
    /// No, cannot afford it.
    CannotAfford,
    /// No, for another reason.
    OtherReason,
}

/// The items of a household or of a person; a household uses all seven places but the third, a person six.
///
/// Household: unexpected expense, week's holiday, (arrears), meat every second day, warm home, car, replacing furniture.
/// Person: internet, replacing clothes, two pairs of shoes, a small sum weekly, leisure, meeting friends.
pub(crate) type Items = [Has; 7];

/// How often an item is lacking: log-odds at the national poverty line and share of lacking for other reasons.
const HOUSEHOLD: [(f64, f64); 7] = [
    (0.95, 0.0),
    (1.15, 0.07),
    (-9.0, 0.0),
    (-0.75, 0.015),
    (-0.95, 0.01),
    (-0.35, 0.16),
    (1.0, 0.06),
];
const PERSON: [(f64, f64); 6] =
    [(-1.45, 0.13), (-0.05, 0.03), (-0.95, 0.01), (-0.05, 0.04), (0.10, 0.17), (-0.40, 0.07)];

/// Answers the items for a household whose income is known.
pub(crate) fn deprive(stream: &mut Stream, household: &mut Household, round: Round) {
    let income = household.equivalised_per_month().max(3_000.0);
    let ease = (income / round.poverty_line()).min(6.0);
    // Falls steeply around the line and flattens above; what a household owns counts beside what it earns.
    let strain = 0.74 - 1.5 * ease - 0.55 * household.standing + 0.75 * stream.normal()
        - round.of(0.0, 0.10);
    household.items = std::array::from_fn(|place| answer(stream, HOUSEHOLD[place], strain));
    let elderly = household.people.iter().all(|p| p.age >= 65);
    for person in &mut household.people {
        let own = strain + 0.3 * stream.normal() + if person.is_female() { 0.08 } else { 0.0 };
        person.items = std::array::from_fn(|place| match PERSON.get(place) {
            Some(item) => answer(stream, *item, own),
            None => Has::Yes,
        });
        if elderly && stream.chance(0.45) && person.items[0] == Has::Yes {
            person.items[0] = Has::OtherReason;
        }
    }
}

fn answer(stream: &mut Stream, (base, other): (f64, f64), strain: f64) -> Has {
    let lacks = stream.chance(logistic(base + 1.25 * strain));
    let otherwise = stream.chance(other);
    match (lacks, otherwise) {
        (true, _) => Has::CannotAfford,
        (false, true) => Has::OtherReason,
        (false, false) => Has::Yes,
    }
}

/// How many of the thirteen a member of this household lacks by necessity; children take the adults' items by half.
pub(crate) fn lacking(household: &Household, place: usize) -> usize {
    let home = household.items.iter().filter(|item| **item == Has::CannotAfford).count();
    let dwelling = &household.dwelling;
    let late = dwelling.rent_arrears + dwelling.utility_arrears + dwelling.loan_arrears > 0;
    let personal = (0..6).filter(|item| lacks_personal(household, place, *item)).count();
    home + usize::from(late) + personal
}

fn lacks_personal(household: &Household, place: usize, item: usize) -> bool {
    let lacks = |p: &super::people::Person| p.items[item] == Has::CannotAfford;
    let person = &household.people[place];
    if person.age >= 16 {
        return lacks(person);
    }
    let adults = household.people.iter().filter(|p| p.age >= 16);
    2 * adults.clone().filter(|p| lacks(p)).count() >= adults.count()
}
