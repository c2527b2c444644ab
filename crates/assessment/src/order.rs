//! What a municipality is told of its order of work: how much it hangs on each weight, and whom it puts first.
//!
//! Kept as the outcome of a computation of all households: counts and shares, small counts left out.

use std::collections::BTreeMap;

use registry::{Relation, Roster, Sex};
use serde::{Deserialize, Serialize};
use stats::disclosure::{Rules, ShareGroup, suppress_shares};

use crate::{
    ranking::{self, Group, Held},
    rule_book::RuleBook,
};

/// Fewest households of a group, in front or not, that are told.
const FEWEST: u64 = 5;

/// What is known of a household when all are ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranked {
    held: Held,
    sex: Option<Sex>,
    settlement: Option<String>,
}

impl Ranked {
    /// A household with what counts for it.
    pub(crate) fn of(roster: &Roster, held: Held) -> Self {
        let reference = roster.members.iter().find(|one| one.relation == Relation::Reference);
        let settlement = Some(roster.settlement.clone()).filter(|name| !name.is_empty());
        Self { held, sex: reference.and_then(|one| one.sex), settlement }
    }
}

/// How the ranking behaves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Order {
    /// Version of the set of weights.
    pub(crate) version: u32,
    /// Households that were ranked.
    pub(crate) households: u64,
    /// Households of the first tenth; none when they are too few to be told.
    pub(crate) first: Option<u64>,
    /// Each weight halved and doubled.
    pub(crate) trials: Vec<KeptTrial>,
    /// By sex of the reference person.
    pub(crate) by_sex: Vec<KeptGroup>,
    /// By settlement.
    pub(crate) by_settlement: Vec<KeptGroup>,
}

/// What becomes of the ranking when one weight is another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptTrial {
    /// Code of the factor.
    pub(crate) factor: String,
    /// By how much its weight is multiplied.
    pub(crate) times: f64,
    /// Rank correlation with the ranking as it is.
    pub(crate) correlation: Option<f64>,
    /// Share of the first tenth that stays in it.
    pub(crate) stays: Option<f64>,
}

/// Households of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptGroup {
    /// The group: a sex, a settlement; empty for groups of a few, together.
    pub(crate) group: String,
    /// All households.
    pub(crate) households: u64,
    /// Those of the first tenth; none when that would say something of a few.
    pub(crate) first: Option<u64>,
}

impl Order {
    /// What is told of households ranked by the installation's weights.
    pub(crate) fn of(book: &RuleBook, ranked: &[Ranked]) -> Self {
        let weights = book.priority.weights();
        let held: Vec<Held> = ranked.iter().map(|one| one.held.clone()).collect();
        let is_first = ranking::first_tenth(&ranking::points(&weights, &held));
        let first = is_first.iter().filter(|is_first| **is_first).count() as u64;
        let sexes: Vec<_> = ranked.iter().map(|one| one.sex.map(Sex::name)).collect();
        let settlements: Vec<_> = ranked.iter().map(|one| one.settlement.as_deref()).collect();
        let households = ranked.len() as u64;
        let is_told = first >= FEWEST && households - first >= FEWEST;
        let trials = if is_told { trials(book, &weights, &held) } else { Vec::new() };
        Self {
            version: book.priority.version,
            households,
            first: is_told.then_some(first),
            trials,
            by_sex: groups(&sexes, &is_first),
            by_settlement: groups(&settlements, &is_first),
        }
    }
}

fn trials(book: &RuleBook, weights: &[f64], held: &[Held]) -> Vec<KeptTrial> {
    let kept = |one: ranking::Trial| {
        let factor = book.priority.factors.get(one.factor)?.variable.as_str().to_owned();
        let (times, correlation, stays) = (one.times, one.correlation, one.stays);
        Some(KeptTrial { factor, times, correlation, stays })
    };
    ranking::trials(weights, held).into_iter().filter_map(kept).collect()
}

/// Groups of which enough is told, small counts left out with whatever would give them away.
fn groups(groups: &[Option<&str>], is_first: &[bool]) -> Vec<KeptGroup> {
    let counts = gathered(ranking::by_group(groups, is_first));
    let shares: Vec<ShareGroup> = counts.values().map(share).collect();
    let rules = Rules { minimum: FEWEST, dominance: None, p_percent: None, ..Rules::default() };
    // Rules that cannot be applied protect by hiding everything.
    let hidden = suppress_shares(&shares, &rules).ok();
    let is_shown = |at: usize| {
        let reasons = hidden.as_ref().map(|found| found.groups.as_slice());
        reasons.and_then(|all| all.get(at)).is_some_and(Option::is_none)
    };
    counts
        .iter()
        .enumerate()
        .map(|(at, (group, count))| KeptGroup {
            group: (*group).to_owned(),
            households: count.households,
            first: is_shown(at).then_some(count.first),
        })
        .collect()
}

/// Groups of a few households are put together, under no name.
fn gathered(counts: BTreeMap<&str, Group>) -> BTreeMap<&str, Group> {
    let mut gathered: BTreeMap<&str, Group> = BTreeMap::new();
    for (group, count) in counts {
        let name = if count.households < FEWEST { "" } else { group };
        let sum = gathered.entry(name).or_default();
        sum.households += count.households;
        sum.first += count.first;
    }
    gathered
}

const fn share(group: &Group) -> ShareGroup {
    ShareGroup { with: group.first, without: group.households - group.first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_a_few_is_left_out_with_what_would_give_it_away() {
        let all = [("Selo", 30), ("Varoš", 40), ("Zaselak", 20)];
        let settlements: Vec<Option<&str>> =
            all.iter().flat_map(|(name, all)| std::iter::repeat_n(Some(*name), *all)).collect();
        let mut is_first = vec![false; 90];
        is_first[..10].fill(true);
        is_first[30..42].fill(true);
        is_first[70..72].fill(true);
        let told: Vec<(String, u64, Option<u64>)> = groups(&settlements, &is_first)
            .into_iter()
            .map(|one| (one.group, one.households, one.first))
            .collect();
        // Two of Zaselak would follow from the total; so another one is hidden with it.
        assert_eq!(told[2], ("Zaselak".to_owned(), 20, None));
        assert_eq!(told.iter().filter(|one| one.2.is_none()).count(), 2);
    }

    #[test]
    fn groups_of_a_few_are_put_together() {
        let settlements: Vec<Option<&str>> =
            ["Selo"; 8].into_iter().chain(["Breg", "Dol", "Lug", "Gaj", "Do"]).map(Some).collect();
        let told = groups(&settlements, &[false; 13]);
        let names: Vec<(&str, u64)> =
            told.iter().map(|one| (one.group.as_str(), one.households)).collect();
        assert_eq!(names, [("", 5), ("Selo", 8)]);
    }
}
