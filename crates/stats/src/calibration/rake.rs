//! Raking: margins met in turn, round after round, by one factor a category.
//!
//! With bounds each factor is found so that the ratios, cut at the bounds, meet the total; the fixed point is the
//! truncated raking ratio estimator. Zero weights stay zero.

use super::report::distance;
use super::{Calibrated, Error, Margin, check_inputs};

/// Bounds on the ratio of new to old weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Smallest ratio, ≥ 0 and below one.
    pub lower: f64,
    /// Largest ratio, above one.
    pub upper: f64,
}

/// How long and how far to rake.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RakingOptions {
    /// Largest relative distance from a total that counts as met.
    pub tolerance: f64,
    /// Rounds over all margins before giving up.
    pub rounds: usize,
    /// Bounds on the ratio of new to old weight, where wanted.
    pub bounds: Option<Bounds>,
}

impl Default for RakingOptions {
    fn default() -> Self {
        Self { tolerance: 1e-10, rounds: 1000, bounds: None }
    }
}

/// Rakes weights to margins.
///
/// - `weights`: `[n]`, design weights, finite, ≥ 0
/// - `margins`: known totals, all of the same population
/// - returns: weights that meet every margin within the tolerance
///
/// Every record needs a category in every margin: missing ones must be settled before. Each round costs
/// `O(n · margins)`.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`], [`Error::EmptyCategory`], [`Error::InconsistentTotals`],
/// [`Error::OutOfBounds`] where a category alone cannot be met, [`Error::NotMet`] where all together cannot.
///
/// # Source
/// Deming & Stephan, Annals of Mathematical Statistics 11 (1940) 427–444; Deville, Särndal & Sautory, JASA 88 (1993)
/// 1013–1020, case 2, and truncated as in R survey.
///
/// # Checked against
/// `tests/golden/calibration.csv` (R survey `rake`, `calibrate`).
pub fn rake(
    weights: &[f64],
    margins: &[Margin<'_>],
    options: &RakingOptions,
) -> Result<Calibrated, Error> {
    check_inputs(weights, margins)?;
    let limits = options.bounds.unwrap_or(Bounds { lower: 0.0, upper: f64::INFINITY });
    check_bounds(options.bounds, weights.len())?;
    let members: Vec<Vec<Vec<usize>>> = margins.iter().map(members_by_category).collect();
    let mut ratios = vec![1.0; weights.len()];
    let cut = |ratio: f64| ratio.clamp(limits.lower, limits.upper);
    for round in 1..=options.rounds {
        for (margin, members) in margins.iter().zip(&members) {
            for (category, members) in members.iter().enumerate() {
                let slice = Slice { weights, ratios: &ratios, members, limits };
                let factor = slice
                    .factor(margin.totals[category])
                    .ok_or_else(|| slice.out_of_bounds(margin, category))?;
                for i in members {
                    ratios[*i] *= factor;
                }
            }
        }
        let new: Vec<f64> = weights.iter().zip(&ratios).map(|(w, r)| w * cut(*r)).collect();
        let worst = furthest(margins, &new);
        if worst.is_none_or(|(far, ..)| far <= options.tolerance) {
            let far = worst.map_or(0.0, |(far, ..)| far);
            return Ok(Calibrated::new(weights, new, round, far));
        }
    }
    let new: Vec<f64> = weights.iter().zip(&ratios).map(|(w, r)| w * cut(*r)).collect();
    match furthest(margins, &new) {
        None => Ok(Calibrated::new(weights, new, 0, 0.0)),
        Some((_, m, category, found)) => Err(Error::NotMet {
            margin: format!("margin {}", margins[m].name),
            category,
            expected: margins[m].totals[category],
            found,
            rounds: options.rounds,
        }),
    }
}

fn check_bounds(bounds: Option<Bounds>, index: usize) -> Result<(), Error> {
    let Some(Bounds { lower, upper }) = bounds else { return Ok(()) };
    let wrong = |what: &str, expected, found| {
        Err(Error::Domain { what: what.to_owned(), index, expected, found })
    };
    if !(0.0..1.0).contains(&lower) {
        return wrong("lower bound of the ratio", "0 or more and below 1", lower);
    }
    if upper <= 1.0 || upper.is_nan() {
        return wrong("upper bound of the ratio", "above 1", upper);
    }
    Ok(())
}

fn members_by_category(margin: &Margin<'_>) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); margin.totals.len()];
    for (i, category) in margin.categories.iter().enumerate() {
        members[*category].push(i);
    }
    members
}

/// The constraint furthest from its total: distance, margin, category, total reached.
fn furthest(margins: &[Margin<'_>], weights: &[f64]) -> Option<(f64, usize, usize, f64)> {
    let mut worst: Option<(f64, usize, usize, f64)> = None;
    for (m, margin) in margins.iter().enumerate() {
        let mut reached = vec![0.0; margin.totals.len()];
        for (category, weight) in margin.categories.iter().zip(weights) {
            reached[*category] += weight;
        }
        for (category, found) in reached.into_iter().enumerate() {
            let far = distance(found, margin.totals[category]);
            if worst.is_none_or(|(worst, ..)| far > worst) {
                worst = Some((far, m, category, found));
            }
        }
    }
    worst
}

/// The records of one category.
struct Slice<'a> {
    weights: &'a [f64],
    ratios: &'a [f64],
    members: &'a [usize],
    limits: Bounds,
}

impl Slice<'_> {
    /// Factor on the uncut ratios after which the cut weights sum to `total`; `None` outside the bounds.
    fn factor(&self, total: f64) -> Option<f64> {
        let base: f64 = self.members.iter().map(|i| self.weights[*i]).sum();
        if base == 0.0 {
            return Some(1.0);
        }
        let slack = 1e-12 * total;
        if total < self.limits.lower * base - slack || total > self.limits.upper * base + slack {
            return None;
        }
        let sum: f64 = self.members.iter().map(|i| self.weights[*i] * self.ratios[*i]).sum();
        if self.limits.upper.is_infinite() && self.limits.lower == 0.0 {
            return Some(if sum > 0.0 { total / sum } else { 1.0 });
        }
        Some(self.bounded_factor(total, sum))
    }

    /// Newton's method on the increasing, piecewise linear sum of cut weights, kept inside a bracket.
    fn bounded_factor(&self, total: f64, sum: f64) -> f64 {
        let (mut low, mut high) = (0.0, f64::INFINITY);
        let mut factor = total / sum;
        for _ in 0..200 {
            let (reached, slope) = self.cut_sum(factor);
            if distance(reached, total) <= 1e-14 {
                break;
            }
            if reached < total {
                low = factor;
            } else {
                high = factor;
            }
            let step = factor + (total - reached) / slope;
            factor = if step > low && step < high {
                step
            } else if high.is_finite() {
                f64::midpoint(low, high)
            } else {
                factor * 2.0
            };
        }
        factor
    }

    fn cut_sum(&self, factor: f64) -> (f64, f64) {
        self.members.iter().fold((0.0, 0.0), |(sum, slope), i| {
            let (weight, ratio) = (self.weights[*i], self.ratios[*i]);
            let moved = ratio * factor;
            let cut = moved.clamp(self.limits.lower, self.limits.upper);
            let free = if cut == moved { weight * ratio } else { 0.0 };
            (sum + weight * cut, slope + free)
        })
    }

    fn out_of_bounds(&self, margin: &Margin<'_>, category: usize) -> Error {
        let base: f64 = self.members.iter().map(|i| self.weights[*i]).sum();
        Error::OutOfBounds {
            margin: margin.name.to_owned(),
            category,
            lowest: self.limits.lower * base,
            highest: self.limits.upper * base,
            total: margin.totals[category],
        }
    }
}
