//! A model from data: chance agreement from random pairs, the rest by EM on the blocked pairs.
//!
//! The pairs that blocking leaves out are taken for strangers, whose shares are known from random pairs; so the blocked
//! pairs need no correction for the rules that brought them together, and λ is estimated over all pairs. Patterns of levels
//! are counted, not pairs. Where data are few the shipped shares stand in, as so many counts.
//!
//! # Source
//! Dempster, Laird & Rubin, JRSS B 39 (1977); Winkler, RR2000/05, US Census Bureau (2000).

use rayon::prelude::*;

use crate::{
    Level, Model,
    link::Files,
    model::{defaults, scorer::Scorer},
    plan::{Levels, Plan},
    spec::MOST_FIELDS,
    store::Records,
};

/// Weight of the shipped shares of pairs of one person, in pairs.
const PSEUDO_M: f64 = 30.0;
/// What a level that random pairs do not show may count for, in pairs.
const UNSEEN: f64 = 0.7;
/// Rounds of EM at most.
const ROUNDS: usize = 60;
/// Random pairs.
const RANDOM_PAIRS: usize = 100_000;

/// Levels in 125 bits.
pub(crate) fn pack(levels: &Levels) -> u128 {
    levels.iter().fold(0, |packed, level| (packed << 5) | u128::from(*level as u8))
}

/// What [`pack`] packed.
pub(crate) fn unpack(mut packed: u128) -> Levels {
    let mut levels = [Level::Missing; MOST_FIELDS];
    for level in levels.iter_mut().rev() {
        *level = Level::ALL.get((packed & 31) as usize).copied().unwrap_or(Level::Missing);
        packed >>= 5;
    }
    levels
}

/// Seeded draws. Source: Steele, Lea & Flood (2014), `SplitMix64`.
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

/// Shares of levels among random pairs, by field and level; the duplicates among them are not yet taken away.
pub(crate) fn chance(records: &Records, plan: &Plan, files: Files, seed: u64, model: &mut Model) {
    let patterns = random_patterns(records, plan, files, seed);
    for (at, field) in model.fields.iter_mut().enumerate() {
        let mut counts = [0.0; Level::ALL.len()];
        let mut all = 0.0;
        for levels in &patterns {
            let level = levels.get(at).copied().unwrap_or(Level::Missing);
            if let Some(count) = counts.get_mut(level as usize).filter(|_| !level.is_silent()) {
                *count += 1.0;
                all += 1.0;
            }
        }
        let exact = exact_share(records, at, files);
        let rest: f64 = field.levels.iter().filter(|e| e.level != Level::Exact).map(|e| e.u).sum();
        let inexact = all - counts.get(Level::Exact as usize).copied().unwrap_or_default();
        for entry in &mut field.levels {
            let count = counts.get(entry.level as usize).copied().unwrap_or_default();
            // A level that was not seen may still be there: at most as often as usual, or as would just not be seen.
            let usual = entry.u / rest;
            let share = (count + (usual * inexact).min(UNSEEN)) / inexact.max(1.0);
            let share = if inexact > 0.0 { share } else { usual };
            entry.u = match (entry.level, exact) {
                (Level::Exact, exact) => exact.unwrap_or(entry.u),
                (_, Some(exact)) => (1.0 - exact) * share,
                (_, None) => entry.u,
            };
        }
    }
}

fn random_patterns(records: &Records, plan: &Plan, files: Files, seed: u64) -> Vec<Levels> {
    // Records in an order of their own, so that the rows' order does not matter.
    let digests = records.digests();
    let mut order: Vec<u32> = (0..records.len() as u32).collect();
    order.par_sort_unstable_by_key(|record| {
        (digests.get(*record as usize).copied().unwrap_or_default(), *record)
    });
    let (left, right): (Vec<u32>, Vec<u32>) = match files {
        Files::One => (order.clone(), order),
        Files::Two { left } => order.iter().partition(|record| (**record as usize) < left),
    };
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let mut draws = Draws(seed);
    let wanted = RANDOM_PAIRS.min(left.len() * right.len());
    let pairs: Vec<(u32, u32)> = (0..wanted)
        .filter_map(|_| {
            let a = left.get(draws.below(left.len())).copied()?;
            let b = right.get(draws.below(right.len())).copied()?;
            (a != b).then_some((a, b))
        })
        .collect();
    pairs.into_par_iter().map(|(a, b)| records.levels(plan, a, b)).collect()
}

/// The share of pairs with one value, among pairs with both values; `None` without such pairs.
fn exact_share(records: &Records, field: usize, files: Files) -> Option<f64> {
    let dictionary = records.dictionaries.get(field)?;
    if let Files::One = files {
        let counts = || dictionary.counts.iter().skip(1).map(|count| f64::from(*count));
        let all: f64 = counts().sum();
        let same: f64 = counts().map(|count| count * (count - 1.0)).sum();
        return (all > 1.0).then(|| same / (all * (all - 1.0)));
    }
    let Files::Two { left } = files else { return None };
    let mut by_file = vec![[0.0f64; 2]; dictionary.values.len()];
    for record in 0..records.len() as u32 {
        let code = records.row(record).get(field).copied().unwrap_or_default();
        let file = usize::from(record as usize >= left);
        if let Some(count) = by_file.get_mut(code as usize).and_then(|both| both.get_mut(file)) {
            *count += 1.0;
        }
    }
    let (mut same, mut a, mut b) = (0.0, 0.0, 0.0);
    for [x, y] in by_file.iter().skip(1) {
        (same, a, b) = (same + x * y, a + x, b + y);
    }
    (a * b > 0.0).then(|| same / (a * b))
}

/// Posterior shares of the classes for a pattern.
struct Posterior {
    person: f64,
    household: f64,
    twins: f64,
}

fn posterior(model: &Model, tables: &Scorer, levels: &Levels) -> Posterior {
    let (mut person, mut household, mut twins) = (0.0, 0.0, 0.0);
    for (at, level) in levels.iter().enumerate() {
        let weights = tables.weights(at, *level);
        person += f64::from(weights.person);
        household += f64::from(weights.household);
        twins += f64::from(weights.twins);
    }
    let strangers = 1.0 - model.prior - model.household - model.twins;
    let odds = [
        model.prior / strangers * person.exp2(),
        model.household / strangers * household.exp2(),
        model.twins / strangers * twins.exp2(),
    ];
    let all = 1.0 + odds.iter().sum::<f64>();
    let [person, household, twins] = odds.map(|odds| odds / all);
    Posterior { person, household, twins }
}

/// Fits `model`, whose `u` are the shares of random pairs, to patterns of blocked pairs and their counts.
///
/// - `patterns`: levels, and how many pairs of all `pairs` have them
pub(crate) fn fit(model: &mut Model, patterns: &[(Levels, f64)], pairs: f64) {
    let chance: Vec<Vec<f64>> =
        model.fields.iter().map(|f| f.levels.iter().map(|entry| entry.u).collect()).collect();
    for round in 0..ROUNDS {
        correct(model, &chance);
        let tables = Scorer::new(model);
        let shares: Vec<Posterior> =
            patterns.par_iter().map(|(levels, _)| posterior(model, &tables, levels)).collect();
        let total = |share: fn(&Posterior) -> f64| -> f64 {
            shares.iter().zip(patterns).map(|(found, (_, count))| share(found) * count).sum()
        };
        let before = model.prior;
        model.prior = (total(|found| found.person) / pairs).clamp(1e-12, 0.5);
        if model.household > 0.0 {
            model.household = (total(|found| found.household) / pairs).clamp(1e-12, 0.3);
            model.twins = (total(|found| found.twins) / pairs)
                .clamp(model.household * 1e-3, model.household * 0.1);
        }
        maximise(model, patterns, &shares);
        if round > 5 && (model.prior / before - 1.0).abs() < 1e-5 {
            break;
        }
    }
    correct(model, &chance);
}

/// New shares of levels among pairs of one person.
fn maximise(model: &mut Model, patterns: &[(Levels, f64)], shares: &[Posterior]) {
    for (at, (field, shipped)) in model.fields.iter_mut().zip(&model.spec.fields).enumerate() {
        let mut counts = [0.0; Level::ALL.len()];
        for ((levels, count), found) in patterns.iter().zip(shares) {
            let level = levels.get(at).copied().unwrap_or(Level::Missing);
            if let Some(sum) = counts.get_mut(level as usize).filter(|_| !level.is_silent()) {
                *sum += count * found.person;
            }
        }
        let all: f64 = counts.iter().sum();
        for (entry, usual) in field.levels.iter_mut().zip(defaults::levels(shipped.kind)) {
            let count = counts.get(entry.level as usize).copied().unwrap_or_default();
            entry.m = (count + PSEUDO_M * usual.m) / (all + PSEUDO_M);
        }
    }
}

/// Takes the pairs of one person and of one household out of the shares of random pairs.
fn correct(model: &mut Model, chance: &[Vec<f64>]) {
    let strangers = 1.0 - model.prior - model.household - model.twins;
    for (field, shares) in model.fields.iter_mut().zip(chance) {
        for (entry, share) in field.levels.iter_mut().zip(shares) {
            let others = model.prior * entry.m + model.household * entry.h + model.twins * entry.t;
            entry.u = ((share - others) / strangers).max(share * 0.02).max(1e-10);
        }
    }
}
