//! What calibration did to the weights, in the figures that a survey report prints.

/// Calibrated weights and how far they moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// New weight of each record.
    pub weights: Vec<f64>,
    /// Rounds until convergence; one for the linear method.
    pub rounds: usize,
    /// Largest relative distance of a reached total from its known total.
    pub distance: f64,
    /// Smallest ratio of new to old weight, over records with weight.
    pub smallest_ratio: f64,
    /// Largest ratio of new to old weight, over records with weight.
    pub largest_ratio: f64,
    /// Kish's design effect of the new weights.
    pub design_effect: f64,
    /// Records with a negative weight; only the linear method makes them.
    pub negative: usize,
}

impl Calibrated {
    pub(super) fn new(before: &[f64], weights: Vec<f64>, rounds: usize, distance: f64) -> Self {
        let ratios = before.iter().zip(&weights).filter(|(w, _)| **w > 0.0).map(|(w, new)| new / w);
        let (smallest_ratio, largest_ratio) = ratios
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), ratio| {
                (low.min(ratio), high.max(ratio))
            });
        let design_effect = kish_design_effect(&weights);
        let negative = weights.iter().filter(|weight| **weight < 0.0).count();
        Self { weights, rounds, distance, smallest_ratio, largest_ratio, design_effect, negative }
    }
}

/// Kish's design effect of unequal weights, `n·Σw² / (Σw)²`.
///
/// - `weights`: `[n]`; records without weight are not counted
/// - returns: ≥ 1; NaN without weights
///
/// # Source
/// Kish, Survey Sampling (1965), 11.7.
pub fn kish_design_effect(weights: &[f64]) -> f64 {
    let n = weights.iter().filter(|weight| **weight != 0.0).count() as f64;
    let sum: f64 = weights.iter().sum();
    n * weights.iter().map(|weight| weight * weight).sum::<f64>() / (sum * sum)
}

/// Relative distance of `found` from `expected`; absolute where zero is expected.
pub(super) fn distance(found: f64, expected: f64) -> f64 {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    (found - expected).abs() / scale
}
