//! Peer groups: the places most alike in what the reader chose to compare by.
//!
//! Ties are settled by position, so the same input always gives the same peers. A place with a missing covariate
//! has no distance and is nobody's peer.

use super::linear_algebra::{Rows, cross_product, inverse, quadratic};
use super::{Error, check_length};

/// How far two places are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Euclidean on covariates divided by their standard deviation.
    Standardised,
    /// Mahalanobis: covariates that say the same thing count once.
    Mahalanobis,
}

/// The places nearest to one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerGroup {
    /// Nearest first.
    pub peers: Vec<Peer>,
    /// Places left out because a covariate is missing.
    pub incomplete: Vec<usize>,
}

/// One peer.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Position of the place.
    pub place: usize,
    /// Distance in standard deviations.
    pub distance: f64,
    /// One entry for each covariate, the most alike first.
    pub resemblance: Vec<Resemblance>,
}

/// How alike two places are in one covariate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resemblance {
    /// Position of the covariate.
    pub covariate: usize,
    /// Peer minus place, in standard deviations.
    pub difference: f64,
}

/// Finds the places most alike to `place`.
///
/// - `covariates`: columns of `[m]`, any unit; NaN or infinite is missing
/// - `count`: peers wanted; fewer are returned where there are fewer complete places
///
/// Standard deviations and covariances (`n − 1`) are those of the complete places. `O(m·p² + m log m)`.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`] where `place` does not exist or lacks a covariate, [`Error::TooFew`] with
/// fewer than two complete places, [`Error::Dependent`] for a constant covariate or, under Mahalanobis, one that
/// follows from the others.
///
/// # Source
/// Mahalanobis, Proceedings of the National Institute of Sciences of India 2 (1936) 49–55.
pub fn nearest_peers(
    covariates: &[&[f64]],
    place: usize,
    count: usize,
    distance: Distance,
) -> Result<PeerGroup, Error> {
    let m = covariates.first().map_or(0, |column| column.len());
    for column in covariates {
        check_length("covariate", m, column.len())?;
    }
    let is_complete = |i: &usize| covariates.iter().all(|column| column[*i].is_finite());
    if place >= m || !is_complete(&place) {
        let (what, expected) = ("place", "a place with every covariate");
        return Err(Error::Domain { what, index: place, expected, found: f64::NAN });
    }
    let (complete, incomplete): (Vec<usize>, Vec<usize>) = (0..m).partition(is_complete);
    if complete.len() < 2 {
        return Err(Error::TooFew { expected: 2, found: complete.len() });
    }
    let standard = standardised(covariates, &complete)?;
    let metric = match distance {
        Distance::Standardised => None,
        Distance::Mahalanobis => Some(inverse_correlation(&standard)?),
    };
    let own = complete.iter().position(|i| *i == place).unwrap_or(0);
    let mut peers: Vec<Peer> = complete
        .iter()
        .zip(&standard)
        .filter(|(i, _)| **i != place)
        .map(|(i, row)| {
            let differences: Vec<f64> =
                row.iter().zip(&standard[own]).map(|(a, b)| a - b).collect();
            let squared = match &metric {
                None => differences.iter().map(|d| d * d).sum(),
                Some(metric) => quadratic(metric, &differences),
            };
            let resemblance = resemblance(&differences);
            Peer { place: *i, distance: f64::max(squared, 0.0).sqrt(), resemblance }
        })
        .collect();
    peers.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.place.cmp(&b.place)));
    peers.truncate(count);
    Ok(PeerGroup { peers, incomplete })
}

fn resemblance(differences: &[f64]) -> Vec<Resemblance> {
    let mut found: Vec<Resemblance> = differences
        .iter()
        .enumerate()
        .map(|(covariate, difference)| Resemblance { covariate, difference: *difference })
        .collect();
    found.sort_by(|a, b| a.difference.abs().total_cmp(&b.difference.abs()));
    found
}

/// Complete places by row, each covariate with mean zero and standard deviation one.
fn standardised(covariates: &[&[f64]], complete: &[usize]) -> Result<Rows, Error> {
    let n = complete.len() as f64;
    let mut rows = vec![Vec::with_capacity(covariates.len()); complete.len()];
    for (position, column) in covariates.iter().enumerate() {
        let mean = complete.iter().map(|i| column[*i]).sum::<f64>() / n;
        let squares: f64 = complete.iter().map(|i| (column[*i] - mean).powi(2)).sum();
        let deviation = (squares / (n - 1.0)).sqrt();
        if deviation == 0.0 {
            return Err(Error::Dependent { column: position });
        }
        for (row, i) in rows.iter_mut().zip(complete) {
            row.push((column[*i] - mean) / deviation);
        }
    }
    Ok(rows)
}

fn inverse_correlation(standard: &Rows) -> Result<Rows, Error> {
    let weight = 1.0 / (standard.len() as f64 - 1.0);
    inverse(&cross_product(standard, &vec![weight; standard.len()]))
}
