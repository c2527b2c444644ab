//! Funnel plots: how far a rate may lie from the common rate by chance, given its denominator.
//!
//! Limits are exact in the count and interpolated between counts, as funnel plots draw them. They need a known
//! denominator: a rate without one has no funnel.

use statrs::distribution::{Binomial, DiscreteCDF, Poisson};

use super::Error;

/// How counts vary around the common rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelModel {
    /// Counts out of a denominator of persons.
    Binomial,
    /// Counts of events in an exposure.
    Poisson,
}

/// A pair of limits on the scale of the rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Lower limit, ≥ 0.
    pub lower: f64,
    /// Upper limit; ≤ 1 for the binomial model.
    pub upper: f64,
}

/// Limits of one denominator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// 95 % of places lie inside by chance.
    pub warning: Limits,
    /// 99.8 % of places lie inside by chance.
    pub alarm: Limits,
}

/// Where a rate lies in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// Within the 95 % limits, or on them.
    Inside,
    /// Below the 95 % limit but not the 99.8 % limit.
    Low,
    /// Above the 95 % limit but not the 99.8 % limit.
    High,
    /// Below the 99.8 % limit.
    VeryLow,
    /// Above the 99.8 % limit.
    VeryHigh,
}

/// Limits around a common rate for one denominator.
///
/// - `rate`: the common rate, share in `(0, 1)` (binomial) or events per unit of exposure > 0 (Poisson)
/// - `denominator`: persons (whole) or exposure, finite, > 0
/// - returns: limits at 95 % and 99.8 % on the scale of the rate; `O(log count)` evaluations of the distribution
///
/// # Errors
/// [`Error::Domain`].
///
/// # Source
/// Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, appendix A.1.1 (exact limits, interpolated).
///
/// # Checked against
/// `tests/golden/comparison.csv` (R `qbinom`, `pbinom`, `qpois`, `ppois`).
pub fn funnel_limits(
    model: FunnelModel,
    rate: f64,
    denominator: f64,
) -> Result<FunnelLimits, Error> {
    let wrong = |what, expected, found| Error::Domain { what, index: 0, expected, found };
    if !(denominator.is_finite() && denominator > 0.0) {
        return Err(wrong("denominator of a funnel", "finite and > 0", denominator));
    }
    let distribution: Box<dyn Fn(u64) -> f64> = match model {
        FunnelModel::Binomial => {
            if rate <= 0.0 || rate >= 1.0 || rate.is_nan() {
                return Err(wrong("common rate", "a share above 0 and below 1", rate));
            }
            if denominator.fract() != 0.0 {
                return Err(wrong("denominator of a funnel", "whole persons", denominator));
            }
            let binomial = Binomial::new(rate, denominator as u64)
                .map_err(|_refused| wrong("common rate", "a share above 0 and below 1", rate))?;
            Box::new(move |count| binomial.cdf(count))
        }
        FunnelModel::Poisson => {
            let poisson = Poisson::new(rate * denominator)
                .map_err(|_refused| wrong("common rate", "finite and > 0", rate))?;
            Box::new(move |count| poisson.cdf(count))
        }
    };
    let limit = |p: f64| interpolated_quantile(&distribution, p) / denominator;
    Ok(FunnelLimits {
        warning: Limits { lower: limit(0.025), upper: limit(0.975) },
        alarm: Limits { lower: limit(0.001), upper: limit(0.999) },
    })
}

/// Where a rate lies among its limits.
pub fn funnel_position(rate: f64, limits: &FunnelLimits) -> Position {
    if rate < limits.alarm.lower {
        Position::VeryLow
    } else if rate > limits.alarm.upper {
        Position::VeryHigh
    } else if rate < limits.warning.lower {
        Position::Low
    } else if rate > limits.warning.upper {
        Position::High
    } else {
        Position::Inside
    }
}

/// Smallest count `r` with `F(r) ≥ p`, moved back by `(F(r) − p)/(F(r) − F(r − 1))`, never below zero.
fn interpolated_quantile(cdf: &dyn Fn(u64) -> f64, p: f64) -> f64 {
    let mut high = 1_u64;
    while cdf(high) < p {
        high *= 2;
    }
    let mut low = 0;
    while low < high {
        let middle = low.midpoint(high);
        if cdf(middle) < p {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let below = if low == 0 { 0.0 } else { cdf(low - 1) };
    let here = cdf(low);
    (low as f64 - (here - p) / (here - below)).max(0.0)
}
