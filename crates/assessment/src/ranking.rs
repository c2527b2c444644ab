//! How a ranking by priority behaves: whether it hangs on one weight, and whom it puts first.
//!
//! Pure. The first tenth are all households with at least as many points as the last one within it, so that ties never decide
//! who is in.

use std::collections::BTreeMap;

use crate::Holds;

/// What is ranked of a household: whether each factor holds, in the order of the set.
pub(crate) type Held = Vec<Holds>;

/// By how much a weight is tried smaller and larger.
const TIMES: [f64; 2] = [0.5, 2.0];

/// What becomes of the ranking when one weight is another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Trial {
    /// The factor's place in the set.
    pub(crate) factor: usize,
    /// By how much its weight is multiplied.
    pub(crate) times: f64,
    /// Spearman's rank correlation with the ranking as it is, -1 to 1; `None` when all have the same points.
    pub(crate) correlation: Option<f64>,
    /// Share of the households of the first tenth that stay in it, 0 to 1; `None` without households.
    pub(crate) stays: Option<f64>,
}

/// Households of a group, and those of them in the first tenth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Group {
    /// All.
    pub(crate) households: u64,
    /// In the first tenth.
    pub(crate) first: u64,
}

/// Points of each household: the weights of the factors that hold.
pub(crate) fn points(weights: &[f64], households: &[Held]) -> Vec<f64> {
    let of = |held: &Held| {
        let holding = held.iter().zip(weights).filter(|(holds, _)| **holds == Holds::Yes);
        holding.map(|(_, weight)| weight).sum()
    };
    households.iter().map(of).collect()
}

/// Who is in the first tenth. Nobody without a point is.
pub(crate) fn first_tenth(points: &[f64]) -> Vec<bool> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let last = points.len().div_ceil(10).checked_sub(1);
    let least = last.and_then(|last| sorted.get(last)).copied().unwrap_or_default();
    points.iter().map(|one| *one > 0.0 && *one >= least).collect()
}

/// Each weight halved and doubled, in the order of the factors.
pub(crate) fn trials(weights: &[f64], households: &[Held]) -> Vec<Trial> {
    let base = points(weights, households);
    let first = first_tenth(&base);
    let in_first = first.iter().filter(|is_first| **is_first).count();
    let mut trials = Vec::new();
    for factor in 0..weights.len() {
        for times in TIMES {
            let scaled = |(at, weight): (usize, &f64)| {
                if at == factor { weight * times } else { *weight }
            };
            let tried: Vec<f64> = weights.iter().enumerate().map(scaled).collect();
            let other = points(&tried, households);
            let stay = first.iter().zip(first_tenth(&other)).filter(|(was, is)| **was && *is);
            let stays = (in_first > 0).then(|| stay.count() as f64 / in_first as f64);
            let correlation = stats::rank_correlation(&base, &other);
            trials.push(Trial { factor, times, correlation, stays });
        }
    }
    trials
}

/// Counts by group, of households whose group is known.
pub(crate) fn by_group<K: Ord + Clone>(
    groups: &[Option<K>],
    is_first: &[bool],
) -> BTreeMap<K, Group> {
    let mut counts: BTreeMap<K, Group> = BTreeMap::new();
    for (group, is_first) in groups.iter().zip(is_first) {
        let Some(group) = group else { continue };
        let count = counts.entry(group.clone()).or_default();
        count.households += 1;
        count.first += u64::from(*is_first);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    const Y: Holds = Holds::Yes;
    const N: Holds = Holds::No;
    const U: Holds = Holds::Unknown;

    #[test]
    fn what_is_unknown_gives_no_points() {
        let households = [vec![Y, Y, N], vec![U, Y, N], vec![N, U, U]];
        assert_eq!(points(&[4.0, 2.0, 1.0], &households), [6.0, 2.0, 0.0]);
    }

    #[test]
    fn ties_with_the_last_of_the_first_tenth_are_in_it_and_nobody_without_a_point() {
        // Twelve households: the first tenth is two, and three have the points of the second.
        let points = [1.0, 5.0, 3.0, 3.0, 3.0, 0.0, 0.0, 1.0, 2.0, 2.0, 0.0, 0.0];
        let first = first_tenth(&points);
        let places: Vec<usize> = (0..12).filter(|at| first[*at]).collect();
        assert_eq!(places, [1, 2, 3, 4]);
        assert_eq!(first_tenth(&[0.0; 4]), [false; 4]);
        assert_eq!(first_tenth(&[]), [false; 0]);
    }

    #[test]
    fn a_ranking_that_hangs_on_one_weight_is_told() {
        // Ten households: the first has the heavy factor alone, the second the two others.
        let mut households = vec![vec![Y, N, N], vec![N, Y, Y]];
        households.extend(std::iter::repeat_n(vec![N, N, Y], 8));
        let trials = trials(&[4.0, 1.0, 2.0], &households);
        let told: Vec<(usize, f64, Option<f64>)> =
            trials.iter().map(|one| (one.factor, one.times, one.stays)).collect();
        // Halved, the heavy one falls behind the other two; doubled factors 1 and 2 pass it: 2 + 2 ties, 1 + 4 passes.
        let expected = [
            (0, 0.5, Some(0.0)),
            (0, 2.0, Some(1.0)),
            (1, 0.5, Some(1.0)),
            (1, 2.0, Some(1.0)),
            (2, 0.5, Some(1.0)),
            (2, 2.0, Some(0.0)),
        ];
        assert_eq!(told, expected);
        assert!(trials.iter().all(|one| one.correlation.is_some()));
        let same = super::trials(&[1.0], &[vec![N], vec![N]]);
        assert_eq!(same.iter().map(|one| one.correlation).collect::<Vec<_>>(), [None, None]);
    }

    #[test]
    fn groups_count_all_and_those_in_front() {
        let groups = [Some("a"), Some("b"), None, Some("a")];
        let counts = by_group(&groups, &[true, false, true, false]);
        let expected = BTreeMap::from([
            ("a", Group { households: 2, first: 1 }),
            ("b", Group { households: 1, first: 0 }),
        ]);
        assert_eq!(counts, expected);
    }
}
