//! A model as tables of weights.

use super::Model;
use crate::{
    Level,
    plan::{Levels, Plan},
    spec::MOST_FIELDS,
};

const LEVELS: usize = Level::ALL.len();

/// Weights of a level: log2 of the share of a class to the share of strangers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Weights {
    /// One person.
    pub(crate) person: f32,
    /// One household.
    pub(crate) household: f32,
    /// Twins.
    pub(crate) twins: f32,
}

/// A model ready to score.
#[derive(Debug, Clone)]
pub(crate) struct Scorer {
    pub(crate) plan: Plan,
    weights: Vec<[Weights; LEVELS]>,
    /// log2 odds of one person to strangers before anything is compared.
    pub(crate) prior: f32,
    household: f32,
    twins: f32,
}

impl Scorer {
    pub(crate) fn new(model: &Model) -> Self {
        let strangers = (1.0 - model.prior - model.household - model.twins).max(f64::MIN_POSITIVE);
        let ratio = |share: f64| (share / strangers).log2() as f32;
        let log = |share: f64, u: f64| (share.max(1e-12) / u.max(1e-12)).log2() as f32;
        let weights = model.fields.iter().take(MOST_FIELDS).map(|field| {
            let mut table = [Weights::default(); LEVELS];
            for entry in field.levels.iter().filter(|entry| !entry.level.is_silent()) {
                if let Some(place) = table.get_mut(entry.level as usize) {
                    *place = Weights {
                        person: log(entry.m, entry.u),
                        household: log(entry.h, entry.u),
                        twins: log(entry.t, entry.u),
                    };
                }
            }
            table
        });
        Self {
            plan: Plan::new(&model.spec),
            weights: weights.collect(),
            prior: ratio(model.prior),
            household: ratio(model.household),
            twins: ratio(model.twins),
        }
    }

    /// The weights of a level of a field; zero for a level that its kind does not know.
    pub(crate) fn weights(&self, field: usize, level: Level) -> Weights {
        self.weights
            .get(field)
            .and_then(|table| table.get(level as usize))
            .copied()
            .unwrap_or_default()
    }

    /// The greatest weight for one person of a level other than exact.
    pub(crate) fn best_inexact(&self, field: usize) -> f32 {
        self.weights.get(field).map_or(0.0, |table| {
            let inexact = table.iter().enumerate().filter(|(at, _)| *at != Level::Exact as usize);
            inexact.map(|(_, weights)| weights.person).fold(0.0, f32::max)
        })
    }

    /// log2 odds of a pair; `rarity` is the sum of what the rarity of its values adds.
    pub(crate) fn weight(&self, levels: &Levels, rarity: f32) -> f32 {
        let (mut person, mut household, mut twins) = (self.prior, self.household, self.twins);
        for (table, level) in self.weights.iter().zip(levels) {
            if let Some(weights) = table.get(*level as usize) {
                person += weights.person;
                household += weights.household;
                twins += weights.twins;
            }
        }
        person + rarity - Self::shared(household + rarity, twins + rarity)
    }

    /// What the household takes from a weight: log2 of one plus the odds of household and twins to strangers.
    fn shared(household: f32, twins: f32) -> f32 {
        let most = household.max(twins);
        if !most.is_finite() {
            return 0.0;
        }
        // 1 + 2^h + 2^t without overflow.
        let scale = most.max(0.0);
        let sum = (-scale).exp2() + (household - scale).exp2() + (twins - scale).exp2();
        scale + sum.log2()
    }

    /// The part of the weight that the household takes.
    pub(crate) fn household(&self, levels: &Levels, rarity: f32) -> f32 {
        let (mut household, mut twins) = (self.household + rarity, self.twins + rarity);
        for (at, level) in levels.iter().enumerate() {
            let weights = self.weights(at, *level);
            household += weights.household;
            twins += weights.twins;
        }
        Self::shared(household, twins)
    }
}

/// The probability that belongs to log2 odds.
pub(crate) fn probability(weight: f64) -> f64 {
    1.0 / (1.0 + (-weight).exp2())
}
