//! What may be chosen about a run.

use crate::inequality::gini::GiniVariant;
use crate::quantile::QuantileRule;

/// Where the poverty line comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineRule {
    /// A share of the median of all records, or of each group of `line_groups`; its uncertainty is carried along.
    ShareOfMedian(f64),
    /// A line in the unit of the value, without uncertainty of its own.
    Fixed(f64),
    /// A line of an earlier round, uprated by a price index (1.05 for five percent): the anchored rate.
    Anchored {
        /// The earlier line, in the unit of the value then.
        line: f64,
        /// Prices now over prices then.
        price_index: f64,
    },
}

/// How standard errors are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// By linearisation.
    Linearized,
    /// By the clustered, rescaled bootstrap; the same draws for the same seed on every machine.
    Bootstrap {
        /// Number of replicates.
        replicates: usize,
        /// Seed of the draws.
        seed: u64,
    },
    /// By leaving out each unit once. For smooth measures; wrong for those that rest on quantiles.
    Jackknife,
    /// Not at all.
    None,
}

/// Options of a run; the default is Eurostat's line, linearised, at 95 percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Rule of the quantiles.
    pub quantile: QuantileRule,
    /// Where the line comes from.
    pub line: LineRule,
    /// How standard errors are computed.
    pub interval: Interval,
    /// Confidence level, in (0, 1).
    pub level: f64,
    /// Which Gini coefficient.
    pub gini: GiniVariant,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            quantile: QuantileRule::default(),
            line: LineRule::ShareOfMedian(0.6),
            interval: Interval::Linearized,
            level: 0.95,
            gini: GiniVariant::default(),
        }
    }
}
