//! What a municipality is told of its order of work: how much it hangs on each weight, and whom it puts first.
//!
//! Kept as the outcome of a computation of all households: counts and shares, small counts left out.

use std::collections::{BTreeMap, BTreeSet};

use registry::{Group as VulnerableGroup, Relation, Roster, Sex};
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
    groups: BTreeSet<VulnerableGroup>,
}

impl Ranked {
    /// A household with what counts for it, and the groups to which its members belong.
    pub(crate) fn of(roster: &Roster, held: Held, groups: BTreeSet<VulnerableGroup>) -> Self {
        let reference = roster.members.iter().find(|one| one.relation == Relation::Reference);
        let settlement = Some(roster.settlement.clone()).filter(|name| !name.is_empty());
        Self { held, sex: reference.and_then(|one| one.sex), settlement, groups }
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
    /// By vulnerable group of any member: a household may be in several.
    #[serde(default)]
    pub(crate) by_group: Vec<KeptGroup>,
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
    /// The group: a sex, a settlement, a vulnerable group; empty for groups of a few, together.
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
            by_group: by_vulnerable_group(ranked, &is_first),
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

/// Vulnerable groups, each against all other households. Who belongs to one is known to few, so a group that has, or leaves out, fewer
/// than may be told is not there at all; nor is violence.
fn by_vulnerable_group(ranked: &[Ranked], is_first: &[bool]) -> Vec<KeptGroup> {
    let one = |group: &VulnerableGroup| {
        let named = |one: &Ranked| one.groups.contains(group).then_some(group.name());
        let sides: Vec<_> = ranked.iter().map(|one| named(one).or(Some(OTHERS))).collect();
        let sides = groups(&sides, is_first);
        let is_told = sides.len() == 2 && sides.iter().all(|side| side.households >= FEWEST);
        let theirs = sides.into_iter().find(|side| side.group == group.name());
        theirs.filter(|_| is_told)
    };
    let all = VulnerableGroup::ALL.iter().filter(|group| !group.tells_of_violence());
    all.filter_map(one).collect()
}

/// The households that are not of a vulnerable group.
const OTHERS: &str = "others";

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
    fn a_vulnerable_group_is_told_when_neither_it_nor_the_others_are_a_few_and_violence_never() {
        use VulnerableGroup::{Carer, Displaced, Homeless, Roma, Violence};
        let mut ranked = Vec::new();
        for at in 0..40 {
            // Of 40: Roma 12, carers 20, homeless 4, displaced 36, victims of violence 20.
            let all = [(Roma, 12), (Carer, 20), (Homeless, 4), (Displaced, 36), (Violence, 20)];
            let groups = all.into_iter().filter(|(_, most)| at < *most).map(|(group, _)| group);
            let groups = groups.collect();
            ranked.push(Ranked { held: Held::default(), sex: None, settlement: None, groups });
        }
        // In front: 6 Roma, who are carers too, 2 other carers and 5 of the rest.
        let is_first: Vec<bool> =
            (0..40).map(|at| at < 6 || (12..14).contains(&at) || (20..25).contains(&at)).collect();
        let told = by_vulnerable_group(&ranked, &is_first);
        let kept = |group: &str, households, first| KeptGroup {
            group: group.to_owned(),
            households,
            first,
        };
        assert_eq!(told, [kept("VG07", 20, Some(8)), kept("VG09", 12, Some(6))]);
        // Two in front of a group would say something of them, and so would those of all others.
        let is_first: Vec<bool> = (0..40).map(|at| !(2..=30).contains(&at)).collect();
        let told = by_vulnerable_group(&ranked, &is_first);
        assert_eq!(told, [kept("VG07", 20, None), kept("VG09", 12, None)]);
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
