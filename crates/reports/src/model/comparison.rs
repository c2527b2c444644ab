//! A figure beside others: other places, the last round.

use kernel::{Period, Words};
use serde::{Deserialize, Serialize};

/// With whom a figure is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Benchmark {
    /// A neighbouring municipality.
    Neighbour,
    /// The district.
    District,
    /// The region.
    Region,
    /// The republic.
    Republic,
    /// Municipalities that are alike.
    PeerGroup,
    /// The development group.
    DevelopmentGroup,
}

impl Benchmark {
    /// Whether this stands for many units, not one.
    pub const fn is_area(self) -> bool {
        !matches!(self, Self::Neighbour)
    }
}

/// The same figure elsewhere: same version, same period, same kind of source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// With whom.
    pub benchmark: Benchmark,
    /// Its name: `Republika Srbija`, `Medijana slične grupe`.
    pub label: Words,
    /// Its value.
    pub value: Option<f64>,
    /// Standard error of its value, when it is an estimate.
    pub standard_error: Option<f64>,
    /// The municipality's place among the units of this group.
    pub rank: Option<Rank>,
    /// First quartile, median, third quartile of the group.
    pub quartiles: Option<[f64; 3]>,
}

/// A place in an order; the first is the best, or the highest when neither direction is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// From 1.
    pub place: u32,
    /// Units that have a value.
    pub of: u32,
}

/// The difference from the last round.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The last round's period.
    pub from: Period,
    /// The last round's value.
    pub before: f64,
    /// Now minus then, in the unit of the figure.
    pub difference: f64,
    /// Standard error of the difference; none for a list or official counts.
    pub standard_error: Option<f64>,
    /// Two-sided p-value; none when not tested.
    pub p: Option<f64>,
}

/// The period of a comparison, when it is not that of the figure, with the own value of that period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// The newest period that the others share.
    pub period: Period,
    /// The own value of that period.
    pub own: f64,
}

/// Where a rate lies among those of all municipalities, given how few people stand behind it (funnel plot).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chance {
    /// Within the 95 % limits: chance explains the distance.
    Within,
    /// Below them.
    Below,
    /// Above them.
    Above,
}

/// The municipalities that are most alike.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Similar {
    /// By what they are alike.
    pub by: Vec<Words>,
    /// Their names, the nearest first.
    pub places: Vec<Words>,
}
