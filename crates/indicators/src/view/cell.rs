//! A value with its uncertainty, and what of a run's figure may be told.

use kernel::Design;
use serde::{Deserialize, Serialize};

use crate::run::{Figure, Hidden};

/// Fewest records of a sample for an estimate that is shown (Eurostat, EU-SILC).
const FEWEST_RECORDS: u64 = 20;

/// Records of a sample from which an estimate is shown without brackets (Eurostat, EU-SILC).
const RELIABLE: u64 = 50;

/// A value with its uncertainty, of the whole or of a group.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The estimate; `None` when not computed or not shown.
    pub value: Option<f64>,
    /// Its standard error, in the unit of the value.
    pub standard_error: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<Interval>,
    /// Records behind it.
    pub n: Option<u64>,
    /// Persons or households that the records stand for.
    pub population: Option<f64>,
    /// Why it may not be shown.
    pub suppression: Option<Suppression>,
}

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

/// Why a value is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suppression {
    /// Fewer people than may be shown.
    SmallCell,
    /// A neighbour of a small cell: it would give that cell away.
    Complementary,
    /// Too few records or too wide an interval to be of use.
    Unreliable,
}

/// Answers that are missing behind a figure, by kind. Missing is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Missing {
    /// The question was not put.
    pub not_asked: u64,
    /// The person refused.
    pub refused: u64,
    /// The person does not know.
    pub does_not_know: u64,
    /// The question does not apply.
    pub does_not_apply: u64,
}

impl Interval {
    /// Whether both intervals have a point in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.lower <= other.upper && other.lower <= self.upper
    }
}

impl Suppression {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::SmallCell, Self::Complementary, Self::Unreliable];
}

impl Missing {
    /// Answers that should be there and are not.
    pub const fn unanswered(self) -> u64 {
        self.not_asked + self.refused + self.does_not_know
    }
}

impl From<[u64; 4]> for Missing {
    /// Counts in the order of [`assessment::MissingKind::ALL`].
    fn from([not_asked, refused, does_not_know, does_not_apply]: [u64; 4]) -> Self {
        Self { not_asked, refused, does_not_know, does_not_apply }
    }
}

impl Cell {
    /// What of a run's figure is told: of a list neither standard error nor interval, of a sample nothing that rests on
    /// fewer than 20 records.
    pub fn of(figure: &Figure, design: Design) -> Self {
        let few = design == Design::Sample && figure.n.is_some_and(|n| n < FEWEST_RECORDS);
        let is_doubtful = (few && figure.estimate.is_some()) || figure.is_doubtful();
        let (standard_error, interval) = match design {
            Design::List => (None, None),
            Design::Sample | Design::Census => {
                (figure.standard_error, figure.lower.zip(figure.upper))
            }
        };
        Self {
            value: figure.estimate,
            standard_error,
            interval: interval.map(|(lower, upper)| Interval { lower, upper }),
            n: figure.n,
            population: figure.population,
            suppression: match figure.hidden {
                Some(Hidden::SmallCount) => Some(Suppression::SmallCell),
                Some(Hidden::Complementary) => Some(Suppression::Complementary),
                None => is_doubtful.then_some(Suppression::Unreliable),
            },
        }
    }

    /// Whether it is an estimate of so few records that it stands in brackets.
    pub fn is_uncertain(&self) -> bool {
        self.standard_error.is_some_and(|error| error > 0.0) && self.n.is_some_and(|n| n < RELIABLE)
    }

    /// The value, unless it is withheld or not a number.
    pub fn shown(&self) -> Option<f64> {
        if self.suppression.is_some() { None } else { self.value.filter(|v| v.is_finite()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(n: u64, hidden: Option<Hidden>) -> Figure {
        Figure {
            indicator: "EU-01".parse().unwrap(),
            version: 1,
            by: None,
            group: None,
            estimate: hidden.is_none().then_some(20.0),
            standard_error: hidden.is_none().then_some(2.0),
            lower: hidden.is_none().then_some(16.0),
            upper: hidden.is_none().then_some(24.0),
            n: Some(n),
            population: Some(900.0),
            missing: [0; 4],
            hidden,
            reason: None,
        }
    }

    #[test]
    fn a_list_has_neither_error_nor_interval() {
        let told = Cell::of(&figure(100, None), Design::List);
        assert_eq!(
            told,
            Cell { value: Some(20.0), n: Some(100), population: Some(900.0), ..Cell::default() }
        );
        assert_eq!(told.shown(), Some(20.0));
    }

    #[test]
    fn a_sample_of_few_records_is_withheld_and_of_somewhat_more_in_brackets() {
        let told = |n| Cell::of(&figure(n, None), Design::Sample);
        assert_eq!((told(19).suppression, told(19).shown()), (Some(Suppression::Unreliable), None));
        assert_eq!((told(20).shown(), told(20).is_uncertain()), (Some(20.0), true));
        assert!(!told(50).is_uncertain());
    }

    #[test]
    fn what_a_run_hides_stays_hidden() {
        let told = Cell::of(&figure(3, Some(Hidden::Complementary)), Design::Census);
        assert_eq!((told.suppression, told.shown()), (Some(Suppression::Complementary), None));
    }
}
