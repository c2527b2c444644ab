//! The records above zero, relative to their mean: what entropy and Atkinson's index are made from.
//!
//! Values are taken relative to the mean so that no power of them overflows.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::sum;

/// The records with a value above zero.
pub(super) struct Positive<'a> {
    sample: &'a Sorted,
    /// Index of the first of them.
    first: usize,
    /// Their weight `N`.
    pub(super) population: f64,
    /// Their mean `μ`.
    mean: f64,
}

impl<'a> Positive<'a> {
    /// # Errors
    /// [`Reason::NoPositiveValues`] when there is none.
    pub(super) fn of(sample: &'a Sorted) -> Result<Self, Reason> {
        let first = sample.first_above(0.0);
        if first == sample.len() {
            return Err(Reason::NoPositiveValues);
        }
        let mut positive = Self { sample, first, population: 0.0, mean: 0.0 };
        positive.population = sum(positive.pairs().map(|(_, weight)| weight));
        let total = sum(positive.pairs().map(|(value, weight)| value * weight));
        positive.mean = total / positive.population;
        Ok(positive)
    }

    fn pairs(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.sample.pairs().skip(self.first)
    }

    /// `Σ w f(x/μ) / N`.
    pub(super) fn moment(&self, f: impl Fn(f64) -> f64) -> f64 {
        sum(self.pairs().map(|(value, weight)| weight * f(value / self.mean))) / self.population
    }

    /// The influences of all records: `influence` of the relative value, zero for the values left out.
    pub(super) fn linearised(&self, influence: impl Fn(f64) -> f64) -> Linearised {
        let values = self.sample.values().iter().enumerate();
        let own = values.map(
            |(i, value)| {
                if i < self.first { 0.0 } else { influence(value / self.mean) }
            },
        );
        Linearised::without_lines(own.collect())
    }
}
