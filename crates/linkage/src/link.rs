//! Whole files: candidates by blocking, a model by EM, weights, thresholds.

use rayon::prelude::*;

use crate::{
    Comparison, Error, Model, Spec, Thresholds,
    blocking::Keyer,
    candidates::Candidates,
    model::scorer::Scorer,
    plan::{Levels, Plan},
    propose_threshold,
    score::{PairScorer, Rarity},
    store::Records,
    train::{self, pack, unpack},
    value::Mixer,
};

/// Blocked pairs that a model is trained on; of more, every so manieth block is taken.
const TRAINING: u64 = 400_000;

/// Which records are compared with which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// Every record with every other: the file is searched for doubles.
    One,
    /// The first `left` records with the others: two files.
    Two {
        /// Records of the first file.
        left: usize,
    },
}

impl Files {
    /// Whether two records, the lesser number first, are compared.
    pub(crate) const fn compares(self, a: u32, b: u32) -> bool {
        match self {
            Self::One => true,
            Self::Two { left } => (a as usize) < left && b as usize >= left,
        }
    }

    /// Pairs in all.
    fn pairs(self, records: usize) -> f64 {
        let n = records as f64;
        match self {
            Self::One => (n * (n - 1.0) / 2.0).max(1.0),
            Self::Two { left } => (left as f64 * (n - left as f64)).max(1.0),
        }
    }
}

/// How records are linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Pairs below this probability are not kept.
    pub least_probability: f64,
    /// Seed of the random pairs.
    pub seed: u64,
    /// A model that is used as it is; without it one is trained on the records.
    pub model: Option<Model>,
}

impl Default for Options {
    fn default() -> Self {
        Self { least_probability: 0.001, seed: 1, model: None }
    }
}

/// Two records that may be of one person; `left < right` are the numbers of the records, from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The one record.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// log2 odds, the prior included.
    pub weight: f32,
}

impl Pair {
    /// The probability that the two records are of one person.
    pub fn probability(self) -> f64 {
        crate::model::scorer::probability(self.weight.into())
    }
}

/// What linking found.
pub struct Linked {
    /// Pairs, best first; ties by the numbers of the records.
    pub pairs: Vec<Pair>,
    /// The model they were scored with.
    pub model: Model,
    /// Thresholds that need no labels.
    pub thresholds: Thresholds,
    /// Pairs that share a key, those that share several counted once a key.
    pub compared: u64,
    /// Pairs of blocks too large to compare whole that were left out.
    pub left_out: u64,
    records: Records,
    rarity: Rarity,
}

impl Linked {
    /// What speaks for and against a pair of records.
    pub fn explain(&self, left: u32, right: u32) -> Comparison {
        let scorer = Scorer::new(&self.model);
        let levels = self.records.levels(&scorer.plan, left, right);
        let rarity = self.rarity.by_field(&self.records, &levels, left, right);
        self.model.explain(&scorer, &levels, &rarity, Vec::new())
    }

    /// What the rarity of equal values gives or takes of the weight of a pair of records: bits, for each field of the specification.
    /// [`Model::compare_with`] weighs the two with it as they weigh here.
    pub fn rarity(&self, left: u32, right: u32) -> Vec<f32> {
        let levels = self.records.levels(&Plan::new(&self.model.spec), left, right);
        self.rarity.by_field(&self.records, &levels, left, right)
    }
}

/// Finds the records of one person.
///
/// `records` gives the values of each record in the order of `spec`; they are packed as they come, so that memory is
/// bounded by what distinguishes them.
///
/// # Errors
/// [`Width`](Error::Width) for a record with another number of values; [`TooMany`](Error::TooMany).
pub fn link<'a, R, V>(
    records: R,
    files: Files,
    spec: &Spec,
    options: &Options,
) -> Result<Linked, Error>
where
    R: IntoIterator<Item = V>,
    V: IntoIterator<Item = Option<&'a str>>,
{
    let mut packed = Records::new(spec.clone());
    for record in records {
        packed.push(record)?;
    }
    link_records(packed, files, options)
}

/// A blocked pair with the pattern of its levels.
struct Blocked {
    left: u32,
    right: u32,
    pattern: u128,
    rarity: f32,
}

/// Finds the records of one person among packed records; see [`link`].
///
/// # Errors
/// [`TooMany`](Error::TooMany).
pub fn link_records(
    mut records: Records,
    files: Files,
    options: &Options,
) -> Result<Linked, Error> {
    records.finish()?;
    let spec = records.spec.clone();
    let plan = Plan::new(&spec);
    let rarity = Rarity::new(&records, files);
    let candidates = Candidates::new(&records, &Keyer::new(&plan), files);
    let share = (TRAINING as f64 / candidates.most.max(1) as f64).min(1.0);
    let sample = if options.model.is_some() {
        Vec::new()
    } else {
        block(&candidates, &records, &plan, &rarity, share)
    };
    let model = match &options.model {
        Some(model) => model.clone(),
        None => learn(&records, &plan, files, options.seed, &sample, share),
    };
    let odds = options.least_probability / (1.0 - options.least_probability);
    let least = odds.log2() as f32;
    let mut pairs = if share >= 1.0 && options.model.is_none() {
        let scorer = Scorer::new(&model);
        let weigh = |pair: &Blocked| Pair {
            left: pair.left,
            right: pair.right,
            weight: scorer.weight(&unpack(pair.pattern), pair.rarity),
        };
        sample.par_iter().map(weigh).filter(|pair| pair.weight >= least).collect()
    } else {
        drop(sample);
        score(&candidates, &PairScorer::new(&records, &rarity, &model), least)
    };
    pairs.par_sort_unstable_by(|a, b| {
        b.weight.total_cmp(&a.weight).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let weights: Vec<f32> = pairs.iter().map(|pair| pair.weight).collect();
    let thresholds = propose_threshold(&weights);
    let (compared, left_out) = (candidates.most, candidates.left_out);
    drop(candidates);
    Ok(Linked { pairs, model, thresholds, compared, left_out, records, rarity })
}

/// The levels of the pairs of a share of the blocks.
fn block(
    candidates: &Candidates<'_>,
    records: &Records,
    plan: &Plan,
    rarity: &Rarity,
    share: f64,
) -> Vec<Blocked> {
    let limit = (share * f64::from(u32::MAX)) as u32;
    let wanted = |key: u32| {
        share >= 1.0
            || (std::hash::Hasher::finish(&Mixer::default().mix(key.into())) >> 32) as u32 <= limit
    };
    let mut all = Vec::new();
    for rule in 0..candidates.rules() {
        let blocks = candidates.blocks(rule);
        all.extend(candidates.pairs(
            rule,
            &blocks,
            wanted,
            || (),
            |(), found, left, right| {
                let levels = records.levels(plan, left, right);
                let rarity = rarity.sum(records, &levels, left, right);
                found.push(Blocked { left, right, pattern: pack(&levels), rarity });
            },
        ));
    }
    all
}

fn learn(
    records: &Records,
    plan: &Plan,
    files: Files,
    seed: u64,
    sample: &[Blocked],
    share: f64,
) -> Model {
    let mut model = Model::shipped(records.spec.clone()).with_records(records.len());
    train::chance(records, plan, files, seed, &mut model);
    let mut patterns: Vec<u128> = sample.iter().map(|pair| pair.pattern).collect();
    patterns.par_sort_unstable();
    let counted: Vec<(Levels, f64)> = patterns
        .chunk_by(|a, b| a == b)
        .filter_map(|same| Some((unpack(*same.first()?), same.len() as f64 / share)))
        .collect();
    train::fit(&mut model, &counted, files.pairs(records.len()));
    model
}

/// The weights of all blocked pairs from `least` on.
fn score(candidates: &Candidates<'_>, scorer: &PairScorer<'_>, least: f32) -> Vec<Pair> {
    let mut all = Vec::new();
    for rule in 0..candidates.rules() {
        let blocks = candidates.blocks(rule);
        let state = || ();
        all.extend(candidates.pairs(
            rule,
            &blocks,
            |_| true,
            state,
            |(), found, left, right| {
                if let Some(weight) = scorer.weight(left, right, least) {
                    found.push(Pair { left, right, weight });
                }
            },
        ));
    }
    all
}
