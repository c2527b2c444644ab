//! Comparison that is fair to small places: ranks, funnels, shrinkage, standardisation and peers.
//!
//! Every result is shown beside a figure, never instead of it. Nothing here says which indicator is good: the
//! direction comes in from outside.

mod fay_herriot;
mod funnel;
mod linear_algebra;
mod peers;
mod poisson_gamma;
mod rank;
mod standardise;

pub use fay_herriot::{Area, FayHerriot, VarianceMethod, fay_herriot};
pub use funnel::{FunnelLimits, FunnelModel, Limits, Position, funnel_limits, funnel_position};
pub use peers::{Distance, Peer, PeerGroup, Resemblance, nearest_peers};
pub use poisson_gamma::{Prior, Shrunk, shrink_counts};
pub use rank::{Direction, percentile_ranks, ranks, robust_z_scores, z_scores};
pub use standardise::{Standardised, Stratum, standardise};

/// What keeps a comparison from being made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// Two inputs that must describe the same places differ in length.
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
    /// Too few places for the method.
    #[error("places: expected at least {expected}, found {found}")]
    TooFew {
        /// Fewest that the method takes.
        expected: usize,
        /// Places found.
        found: usize,
    },
    /// Covariates that repeat each other.
    #[error("covariate {column} follows from the ones before it")]
    Dependent {
        /// Position of the covariate; the intercept is 0 where there is one.
        column: usize,
    },
    /// An iteration that did not settle.
    #[error("variance between areas: not settled after {rounds} rounds")]
    NotSettled {
        /// Rounds done.
        rounds: usize,
    },
}

fn check_length(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found { Ok(()) } else { Err(Error::Shape { what, expected, found }) }
}

fn check_each(
    what: &'static str,
    expected: &'static str,
    values: &[f64],
    allowed: impl Fn(f64) -> bool,
) -> Result<(), Error> {
    match values.iter().position(|value| !allowed(*value)) {
        None => Ok(()),
        Some(index) => Err(Error::Domain { what, index, expected, found: values[index] }),
    }
}
