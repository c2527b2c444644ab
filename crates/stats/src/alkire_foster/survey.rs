//! Uncertainty of Alkire–Foster figures under a survey design.

use super::{Error, Figure, Identified, Linearised, Round, Scalar, check_length, influence};
use crate::variance::design::Design;

/// Sampling variance of a linearised figure.
///
/// - `population`: `[n]`, the weights that the figure was linearised with
/// - `design`: strata, clusters and population corrections of the same `n` records
/// - returns: `None` where there is no estimate
///
/// Persons left out and persons outside the domain stay in the design with influence zero.
///
/// # Errors
/// [`Error::Shape`].
///
/// # Source
/// As [`influence`] and [`Design::variance`].
///
/// # Checked against
/// `tests/golden/alkire_foster.csv` (R survey).
pub fn sampling_variance(
    linearised: &Linearised,
    population: &[f64],
    design: &Design,
) -> Result<Option<f64>, Error> {
    if linearised.estimate.is_none() {
        return Ok(None);
    }
    check_length("population weights", linearised.influence.len(), population.len())?;
    Ok(Some(variance_of(&linearised.influence, population, design)))
}

/// Incidence and intensity of one round with their covariance, ready for [`change`](super::change).
///
/// - `population`, `domain`: as [`influence`]
/// - returns: `None` in an empty domain
///
/// # Errors
/// As [`influence`].
pub fn survey_round(
    persons: &Identified,
    population: &[f64],
    domain: Option<&[bool]>,
    design: &Design,
) -> Result<Option<Round>, Error> {
    let headcount = influence(persons, population, domain, Figure::Headcount)?;
    let intensity = influence(persons, population, domain, Figure::Intensity)?;
    let Some(incidence) = headcount.estimate else { return Ok(None) };
    let of_headcount = variance_of(&headcount.influence, population, design);
    let headcount_figure = Scalar { estimate: incidence, variance: of_headcount };
    let Some(mean_score) = intensity.estimate else {
        let intensity = Scalar { estimate: 0.0, variance: 0.0 };
        return Ok(Some(Round { headcount: headcount_figure, intensity, covariance: 0.0 }));
    };
    let of_intensity = variance_of(&intensity.influence, population, design);
    let sum: Vec<f64> =
        headcount.influence.iter().zip(&intensity.influence).map(|(h, a)| h + a).collect();
    let of_sum = variance_of(&sum, population, design);
    Ok(Some(Round {
        headcount: headcount_figure,
        intensity: Scalar { estimate: mean_score, variance: of_intensity },
        covariance: (of_sum - of_headcount - of_intensity) / 2.0,
    }))
}

fn variance_of(influence: &[f64], population: &[f64], design: &Design) -> f64 {
    let mut totals = vec![0.0; design.units()];
    for (record, (z, weight)) in (0..).zip(influence.iter().zip(population)) {
        totals[design.unit(record)] += weight * z;
    }
    design.variance(&totals)
}
