//! Poisson–gamma: rates of rare events in small places, drawn towards the common rate as far as chance explains them.
//!
//! The result stands beside the raw rate, never instead of it.

use statrs::distribution::{ContinuousCDF, Gamma};

use super::{Error, check_each, check_length};

/// The distribution of true rates, estimated from all places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prior {
    /// Gamma with mean `shape/rate`.
    Gamma {
        /// Shape `ν`.
        shape: f64,
        /// Rate `α`, in units of exposure.
        rate: f64,
    },
    /// No variation beyond chance was found: all places share one rate.
    Common {
        /// Events per unit of exposure over all places.
        rate: f64,
    },
}

/// A rate of one place after shrinkage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunk {
    /// Events per unit of exposure as observed; `None` without exposure.
    pub raw: Option<f64>,
    /// Posterior mean, between the raw and the common rate.
    pub estimate: f64,
    /// Credible interval; `None` where all places share one rate, for then the data say nothing about this place.
    pub interval: Option<(f64, f64)>,
    /// Weight of the raw rate, `E/(E + α)` in `[0, 1)`.
    pub weight: f64,
}

/// Shrinks rates of counts by empirical Bayes.
///
/// - `counts`: `[m]`, events, finite, ≥ 0
/// - `exposures`: `[m]`, persons, person-years or expected events, finite, ≥ 0
/// - `level`: of the credible interval, in `(0, 1)`
/// - returns: events per unit of exposure
///
/// The prior's uncertainty is not in the interval (empirical Bayes). A place without exposure gets the prior.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`], [`Error::TooFew`] with fewer than two places with exposure,
/// [`Error::NotSettled`].
///
/// # Source
/// Clayton & Kaldor, Biometrics 43 (1987) 671–681, equations (3) to (5).
///
/// # Checked against
/// `tests/golden/comparison.csv` (the same equations and `qgamma` in R).
pub fn shrink_counts(
    counts: &[f64],
    exposures: &[f64],
    level: f64,
) -> Result<(Prior, Vec<Shrunk>), Error> {
    check_length("exposures", counts.len(), exposures.len())?;
    check_each("count", "finite and ≥ 0", counts, |c| c.is_finite() && c >= 0.0)?;
    check_each("exposure", "finite and ≥ 0", exposures, |e| e.is_finite() && e >= 0.0)?;
    check_each("credible level", "above 0 and below 1", &[level], |l| l > 0.0 && l < 1.0)?;
    let places: Vec<(f64, f64)> =
        counts.iter().copied().zip(exposures.iter().copied()).filter(|(_, e)| *e > 0.0).collect();
    if places.len() < 2 {
        return Err(Error::TooFew { expected: 2, found: places.len() });
    }
    let prior = estimate_prior(&places)?;
    let tail = (1.0 - level) / 2.0;
    let shrunk = counts.iter().zip(exposures).map(|(count, exposure)| {
        let raw = (*exposure > 0.0).then(|| count / exposure);
        match prior {
            Prior::Common { rate } => Shrunk { raw, estimate: rate, interval: None, weight: 0.0 },
            Prior::Gamma { shape, rate } => {
                let (shape, total) = (shape + count, rate + exposure);
                let interval = Gamma::new(shape, total)
                    .ok()
                    .map(|gamma| (gamma.inverse_cdf(tail), gamma.inverse_cdf(1.0 - tail)));
                Shrunk { raw, estimate: shape / total, interval, weight: exposure / total }
            }
        }
    });
    Ok((prior, shrunk.collect()))
}

/// Solves the two moment equations in turn until the prior stands still.
fn estimate_prior(places: &[(f64, f64)]) -> Result<Prior, Error> {
    const ROUNDS: usize = 5000;
    let m = places.len() as f64;
    let common = places.iter().map(|p| p.0).sum::<f64>() / places.iter().map(|p| p.1).sum::<f64>();
    if common == 0.0 {
        return Ok(Prior::Common { rate: 0.0 });
    }
    // Start from the raw rates: their mean and their variance beyond chance.
    let raw: Vec<f64> = places.iter().map(|(count, exposure)| count / exposure).collect();
    let mut mean = raw.iter().sum::<f64>() / m;
    let spread = raw.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / (m - 1.0);
    if spread == 0.0 {
        return Ok(Prior::Common { rate: common });
    }
    let mut rate = mean / spread;
    for _ in 0..ROUNDS {
        let shape = mean * rate;
        let posterior = |(count, exposure): &(f64, f64)| (count + shape) / (exposure + rate);
        let next_mean = places.iter().map(posterior).sum::<f64>() / m;
        let variance = places
            .iter()
            .map(|place| (1.0 + rate / place.1) * (posterior(place) - next_mean).powi(2))
            .sum::<f64>()
            / (m - 1.0);
        let next_rate = next_mean / variance;
        let settled =
            (next_rate - rate).abs() <= 1e-12 * rate && (next_mean - mean).abs() <= 1e-12 * mean;
        (mean, rate) = (next_mean, next_rate);
        // A prior a million times as heavy as all exposures together is a common rate.
        if !rate.is_finite() || rate > 1e6 * places.iter().map(|p| p.1).sum::<f64>() {
            return Ok(Prior::Common { rate: common });
        }
        if settled {
            return Ok(Prior::Gamma { shape: mean * rate, rate });
        }
    }
    Err(Error::NotSettled { rounds: ROUNDS })
}
