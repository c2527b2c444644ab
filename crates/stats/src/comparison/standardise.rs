//! Direct standardisation: the rate a place would have with the age structure of a standard population.

use statrs::distribution::{ContinuousCDF, Gamma};

use super::Error;

/// One age group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// Events, ≥ 0.
    pub events: f64,
    /// Persons or person-years, > 0 unless the standard holds nobody of this age.
    pub population: f64,
    /// Persons of this age in the standard population, ≥ 0.
    pub standard: f64,
}

/// A directly standardised rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standardised {
    /// Events per person.
    pub rate: f64,
    /// Events per person without standardisation.
    pub crude: f64,
    /// Variance of the standardised rate under Poisson counts.
    pub variance: f64,
    /// Gamma interval at the level asked for.
    pub interval: (f64, f64),
}

/// Standardises a rate directly.
///
/// - `strata`: age groups of one place
/// - `level`: of the interval, in `(0, 1)`
/// - returns: `Σ s·d/n` with `s` the shares of the standard, variance `Σ s²·d/n²`, and the gamma interval, which
///   stays honest for few events; its lower limit is zero without events
///
/// # Errors
/// [`Error::TooFew`] without strata, [`Error::Domain`].
///
/// # Source
/// Fay & Feuer, Statistics in Medicine 16 (1997) 791–801.
///
/// # Checked against
/// `tests/golden/comparison.csv` (the same equations and `qgamma` in R).
pub fn standardise(strata: &[Stratum], level: f64) -> Result<Standardised, Error> {
    check(strata, level)?;
    let total: f64 = strata.iter().map(|s| s.standard).sum();
    let used: Vec<(f64, f64)> = strata
        .iter()
        .filter(|s| s.standard > 0.0)
        .map(|s| (s.standard / total / s.population, s.events))
        .collect();
    let rate: f64 = used.iter().map(|(weight, events)| weight * events).sum();
    let variance: f64 = used.iter().map(|(weight, events)| weight * weight * events).sum();
    let heaviest = used.iter().map(|(weight, _)| *weight).fold(0.0, f64::max);
    let tail = (1.0 - level) / 2.0;
    // A gamma distribution with the given mean and variance.
    let quantile = |p: f64, mean: f64, variance: f64| {
        Gamma::new(mean * mean / variance, mean / variance)
            .map_or(0.0, |gamma| gamma.inverse_cdf(p))
    };
    let lower = if rate > 0.0 { quantile(tail, rate, variance) } else { 0.0 };
    let upper = quantile(1.0 - tail, rate + heaviest, variance + heaviest * heaviest);
    let events: f64 = strata.iter().map(|s| s.events).sum();
    let population: f64 = strata.iter().map(|s| s.population).sum();
    Ok(Standardised { rate, crude: events / population, variance, interval: (lower, upper) })
}

fn check(strata: &[Stratum], level: f64) -> Result<(), Error> {
    let wrong = |what, index, expected, found| Err(Error::Domain { what, index, expected, found });
    if !(level > 0.0 && level < 1.0) {
        return wrong("level of the interval", 0, "above 0 and below 1", level);
    }
    let number = |value: f64| value.is_finite() && value >= 0.0;
    for (index, stratum) in strata.iter().enumerate() {
        if !number(stratum.events) {
            return wrong("events", index, "finite and ≥ 0", stratum.events);
        }
        if !number(stratum.standard) {
            return wrong("standard population", index, "finite and ≥ 0", stratum.standard);
        }
        let needed = stratum.standard > 0.0 || stratum.events > 0.0;
        if !number(stratum.population) || (needed && stratum.population == 0.0) {
            return wrong(
                "population",
                index,
                "> 0 where the standard has one",
                stratum.population,
            );
        }
    }
    if strata.iter().all(|stratum| stratum.standard == 0.0) {
        return Err(Error::TooFew { expected: 1, found: 0 });
    }
    Ok(())
}
