//! Multidimensional poverty after Alkire and Foster: who is poor in how many things at once.
//!
//! [`identify`] turns columns of deprivations into a score for each person and says who is poor; [`estimate`] and
//! [`estimate_by_group`] add persons up; [`influence`] linearises every figure and [`sampling_variance`] carries
//! it through a survey design, [`Domain`] does so for many groups at once; [`change`] compares two rounds. It neither chooses indicators nor knows what they mean.

mod change;
mod domain;
mod estimate;
mod identify;
mod influence;
mod survey;

pub use change::{Change, Difference, Round, Scalar, change, difference};
pub use domain::{Domain, Part, Whole};
pub use estimate::{Estimates, Group, IndicatorFigures, estimate, estimate_by_group};
pub use identify::{Column, Identified, Indicator, Missing, Scheme, TOLERANCE, identify};
pub use influence::{Figure, Linearised, influence, influence_among};
pub use survey::{sampling_variance, survey_round};

/// What keeps a multidimensional measure from being computed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// Two inputs that must describe the same persons differ in length.
    #[error("{what}: expected {expected} values, found {found}")]
    Shape {
        /// Which input.
        what: &'static str,
        /// Length of the first input.
        expected: usize,
        /// Length of this one.
        found: usize,
    },
    /// A value outside its domain.
    #[error("{what}, position {index}: expected {expected}, found {found}")]
    Domain {
        /// Which input.
        what: &'static str,
        /// First offending position.
        index: usize,
        /// What was allowed.
        expected: &'static str,
        /// What was there.
        found: f64,
    },
    /// The weights of the indicators do not sum to one.
    #[error("weights of the indicators: expected a sum of 1, found {sum}")]
    WeightSum {
        /// Their sum.
        sum: f64,
    },
    /// The poverty cut-off lies outside `(0, 1]`.
    #[error("poverty cut-off k: expected a number above 0 and at most 1, found {k}")]
    Cutoff {
        /// The cut-off given.
        k: f64,
    },
    /// An indicator that does not exist, or gaps where only flags were given.
    #[error("{what}: not defined for indicator {indicator}")]
    NoSuchFigure {
        /// The figure asked for.
        what: &'static str,
        /// Position of the indicator.
        indicator: usize,
    },
}

pub(crate) fn check_length(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found { Ok(()) } else { Err(Error::Shape { what, expected, found }) }
}
