//! The whole population of Vedrovo in a round, household by household.
//!
//! A household depends only on the seed, the round and its number, never on how many others are generated.

use chance::Stream;

use super::{
    benefits, deprivation, education, health, housing, identity, incomes,
    people::{Household, Round},
    settlements::{self, Kind, SETTLEMENTS},
    structure,
    topic::Topic,
    work,
};

/// The household with this number in this round; `None` past the last household of the municipality.
pub(crate) fn household(seed: u64, round: Round, number: u32) -> Option<Household> {
    let (index, place) = settlements::locate(number)?;
    let settlement = &SETTLEMENTS[index];
    let stream =
        |topic: Topic| Stream::of(seed, &[round.year() as u64, u64::from(number), topic as u64]);
    let mut people = structure::compose(&mut stream(Topic::Structure), settlement.kind);
    let mut identity = stream(Topic::Identity);
    let (roma, language) = identity::identify(&mut identity, settlement.kind, &mut people);
    let standing = standing(&mut identity, settlement.kind, roma);
    let mut household = Household {
        number,
        settlement,
        circle: circle(index, place),
        roma,
        language,
        standing,
        people,
        dwelling: housing::Dwelling::default(),
        items: deprivation::Items::default(),
        support: benefits::Support::default(),
    };
    education::educate(&mut stream(Topic::Education), &mut household, round);
    health::examine(&mut stream(Topic::Health), &mut household, round);
    work::employ(&mut stream(Topic::Work), &mut household, round);
    incomes::earn(&mut stream(Topic::Income), &mut household, round);
    benefits::support(&mut stream(Topic::Support), &mut household, round);
    housing::house(&mut stream(Topic::Housing), &mut household, round);
    deprivation::deprive(&mut stream(Topic::Deprivation), &mut household, round);
    Some(household)
}

/// Everybody.
pub(crate) fn everybody(seed: u64, round: Round) -> Vec<Household> {
    (0..).map_while(|number| household(seed, round, number)).collect()
}

fn standing(stream: &mut Stream, kind: Kind, roma: bool) -> f64 {
    let place = match kind {
        Kind::Town => 0.15,
        Kind::Village => -0.05,
        Kind::Mountain => -0.4,
        Kind::Substandard => -0.5,
    };
    place + stream.normal() - if roma { 0.8 } else { 0.0 }
}

/// The enumeration circle, from 0, of the household at this place of the settlement at this place of the list.
pub(crate) fn circle(index: usize, place: u32) -> u32 {
    let before: u32 = SETTLEMENTS.iter().take(index).map(settlements::Settlement::circles).sum();
    before + place * SETTLEMENTS[index].circles() / SETTLEMENTS[index].households
}
