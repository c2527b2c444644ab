//! Who is visited: a stratified two-stage probability sample in each round, and a targeted list beside it.
//!
//! The sample: strata are the kinds of settlement; in each, enumeration circles are drawn with equal probability and without
//! replacement, then households inside a circle. Weights are inverse probabilities, corrected for non-response inside the
//! circle and brought to the number of households of the stratum. The list finds vulnerable households and has no weights:
//! nothing about the population may be read from it.

use std::collections::BTreeMap;

use chance::Stream;

use super::{
    benefits::Claim,
    deprivation,
    people::{Household, Round},
    population,
    settlements::{self, Kind, SETTLEMENTS},
    topic::Topic,
};

/// How a household came into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Random selection.
    Random,
    /// From the list of the centre for social work.
    CentreList,
    /// Named by another household.
    Snowball,
    /// Came forward itself.
    SelfReported,
}

/// A household with an interview.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    /// Who was visited.
    pub(crate) household: Household,
    /// When.
    pub(crate) round: Round,
    /// How selected.
    pub(crate) mode: Mode,
    /// Design weight after correction for non-response; `None` on a list.
    pub(crate) weight: Option<f64>,
    /// Probability of selection; `None` on a list.
    pub(crate) probability: Option<f64>,
    /// Number of circles in the stratum; `None` on a list.
    pub(crate) circles: Option<u32>,
    /// The interview was broken off before the last sections.
    pub(crate) partial: bool,
    /// Day of the visit after the start of the field work.
    pub(crate) day: i32,
}

/// What became of the households that were selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Response {
    /// Selected.
    pub(crate) selected: u32,
    /// Interviewed, fully or in part.
    pub(crate) interviewed: u32,
    /// Refused.
    pub(crate) refused: u32,
    /// Not found at home in three visits.
    pub(crate) absent: u32,
}

/// A sample and its response.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    /// Interviewed households.
    pub(crate) visits: Vec<Visit>,
    /// Response by stratum, in the order of [`Kind::ALL`].
    pub(crate) response: [Response; 4],
}

/// Shares of the strata in the sample; small strata are drawn more densely so that they can be shown.
const ALLOCATION: [f64; 4] = [0.44, 0.37, 0.10, 0.09];
/// Expected response of the strata.
const RESPONSE: [f64; 4] = [0.83, 0.90, 0.93, 0.87];
/// Households visited in a circle.
const PER_CIRCLE: f64 = 10.0;

/// A probability sample that should reach this many interviews.
pub(crate) fn draw(seed: u64, round: Round, interviews: u32) -> Sample {
    let mut visits = Vec::new();
    let mut response = [Response::default(); 4];
    for kind in Kind::ALL {
        let place = kind as usize;
        let wanted = f64::from(interviews) * ALLOCATION[place] / RESPONSE[place];
        let path = [round.year() as u64, u64::from(kind.stratum()), Topic::Selection as u64];
        let mut stream = Stream::of(seed, &path);
        let (drawn, outcome) = draw_stratum(seed, &mut stream, round, kind, wanted);
        visits.extend(drawn);
        response[place] = outcome;
    }
    Sample { visits, response }
}

/// Numbers of the households of a kind of settlement, by circle.
fn circles(kind: Kind) -> BTreeMap<u32, Vec<u32>> {
    let mut circles: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for number in 0..settlements::total_households() {
        let Some((index, place)) = settlements::locate(number) else { break };
        if SETTLEMENTS[index].kind == kind {
            circles.entry(population::circle(index, place)).or_default().push(number);
        }
    }
    circles
}

fn draw_stratum(
    seed: u64,
    stream: &mut Stream,
    round: Round,
    kind: Kind,
    wanted: f64,
) -> (Vec<Visit>, Response) {
    let frame: Vec<Vec<u32>> = circles(kind).into_values().collect();
    let count = ((wanted / PER_CIRCLE).round() as usize).clamp(2, frame.len());
    let chosen = stream.draw(&frame, count);
    let per_circle = (wanted / count as f64).round().max(1.0) as usize;
    let first_stage = count as f64 / frame.len() as f64;
    let mut visits = Vec::new();
    let mut response = Response::default();
    for circle in &chosen {
        let selected = stream.draw(circle, per_circle);
        let probability = first_stage * selected.len() as f64 / circle.len() as f64;
        let answered: Vec<u32> =
            selected.iter().copied().filter(|_| answers(stream, kind, &mut response)).collect();
        let correction = selected.len() as f64 / answered.len().max(1) as f64;
        for household in answered.iter().filter_map(|n| population::household(seed, round, *n)) {
            visits.push(Visit {
                household,
                round,
                mode: Mode::Random,
                weight: Some(correction / probability),
                probability: Some(probability),
                circles: Some(frame.len() as u32),
                partial: stream.chance(0.02),
                day: stream.between(0, 40),
            });
        }
    }
    bring_to_total(&mut visits, frame.iter().map(Vec::len).sum());
    visits.sort_by_key(|v| v.household.number);
    (visits, response)
}

fn answers(stream: &mut Stream, kind: Kind, response: &mut Response) -> bool {
    let answered = stream.chance(RESPONSE[kind as usize]);
    let refused = stream.chance(0.55);
    response.selected += 1;
    match (answered, refused) {
        (true, _) => response.interviewed += 1,
        (false, true) => response.refused += 1,
        (false, false) => response.absent += 1,
    }
    answered
}

fn bring_to_total(visits: &mut [Visit], households: usize) {
    let sum: f64 = visits.iter().filter_map(|v| v.weight).sum();
    for visit in visits {
        visit.weight = visit.weight.map(|w| (w * households as f64 / sum * 1e4).round() / 1e4);
    }
}

/// The targeted list of the second round: households in hardship, found three ways.
pub(crate) fn list(seed: u64, round: Round, length: usize) -> Vec<Visit> {
    let mut stream = Stream::of(seed, &[round.year() as u64, 0, Topic::Selection as u64]);
    let mut visits = Vec::new();
    let mut order: Vec<u32> = (0..settlements::total_households()).collect();
    order = stream.draw(&order, order.len());
    for household in order.into_iter().filter_map(|n| population::household(seed, round, n)) {
        if visits.len() == length {
            break;
        }
        let known = household.support.assistance == Claim::Receives
            || household.support.one_off == Claim::Receives;
        let (share, mode) = match (known, hardship(&household, round)) {
            (true, _) => (0.60, Mode::CentreList),
            (false, 3..) => (0.42, Mode::Snowball),
            (false, 2) => (0.16, Mode::Snowball),
            (false, 1) => (0.03, Mode::SelfReported),
            (false, _) => (0.002, Mode::SelfReported),
        };
        let mode =
            if mode == Mode::Snowball && stream.chance(0.2) { Mode::SelfReported } else { mode };
        if stream.chance(share) {
            visits.push(Visit {
                household,
                round,
                mode,
                weight: None,
                probability: None,
                circles: None,
                partial: stream.chance(0.03),
                day: stream.between(0, 40),
            });
        }
    }
    visits.sort_by_key(|v| v.household.number);
    visits
}

/// How many signs of hardship a household shows.
fn hardship(household: &Household, round: Round) -> u32 {
    let income = household.equivalised_per_month();
    let alone = household.people.len() == 1 && household.people[0].age >= 65;
    u32::from(income < round.amount(22_000.0))
        + u32::from(deprivation::lacking(household, 0) >= 8)
        + u32::from(household.roma)
        + u32::from(alone && income < round.amount(32_000.0))
        + u32::from(!household.dwelling.bath)
        + u32::from(household.people.iter().any(|p| p.health.dependent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_to_the_households_of_each_stratum() {
        let sample = draw(11, Round::First, 600);
        for (kind, households) in Kind::ALL.into_iter().zip([3140.0, 4050.0, 280.0, 130.0]) {
            let of_kind = sample.visits.iter().filter(|v| v.household.settlement.kind == kind);
            let sum: f64 = of_kind.filter_map(|v| v.weight).sum();
            assert!((sum - households).abs() < 0.1, "{kind:?}: {sum}");
        }
    }

    #[test]
    fn a_sample_reaches_about_the_interviews_asked_for() {
        for (asked, low, high) in [(600, 560, 640), (150, 125, 180), (2000, 1600, 2100)] {
            let interviews = draw(11, Round::Second, asked).visits.len();
            assert!((low..=high).contains(&interviews), "{asked}: {interviews}");
        }
    }

    #[test]
    fn every_stratum_has_at_least_two_circles() {
        for kind in Kind::ALL {
            let sample = draw(3, Round::First, 40);
            let circles: std::collections::BTreeSet<u32> = sample
                .visits
                .iter()
                .filter(|v| v.household.settlement.kind == kind)
                .map(|v| v.household.circle)
                .collect();
            assert!(circles.len() >= 2, "{kind:?}");
        }
    }

    #[test]
    fn the_list_finds_households_in_hardship_and_carries_no_weight() {
        let visits = list(11, Round::Second, 350);
        assert_eq!(visits.len(), 350);
        assert!(visits.iter().all(|v| v.weight.is_none()));
        let hard = visits.iter().filter(|v| v.household.equivalised_per_month() < 43_500.0).count();
        assert!(hard > 230, "{hard} of 350 below the line");
    }
}
