//! Density of a weighted sample at a point, by a Gaussian kernel. Only for linearisation, never shown.

use crate::sorted::Sorted;
use crate::sum::{dot, sum};

/// Beyond this many bandwidths a record adds less than 1e-17 of what one at the point adds.
const REACH: f64 = 9.0;

/// Bandwidth `σ N^(−1/5)`, `σ` and `N` weighted, in the unit of the value.
///
/// # Source
/// Silverman (1986) in the form that Osier (2009) and R convey use.
///
/// # Checked against
/// Standard errors of R convey 1.0.1 (reference data).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bandwidth(f64);

impl Bandwidth {
    /// `None` when all values are the same: there is no density then.
    pub(crate) fn of(sample: &Sorted) -> Option<Self> {
        let population = sample.population();
        let mean = sample.total() / population;
        let variance = sum(sample.pairs().map(|(x, w)| w * (x - mean) * (x - mean))) / population;
        let bandwidth = variance.sqrt() * population.powf(-0.2);
        (bandwidth.is_finite() && bandwidth > 0.0).then_some(Self(bandwidth))
    }

    /// Kernel at a distance from the point, per unit of the value.
    #[inline]
    pub(crate) fn kernel(self, distance: f64) -> f64 {
        let u = distance / self.0;
        (-u * u / 2.0).exp() / ((2.0 * std::f64::consts::PI).sqrt() * self.0)
    }

    /// Density of the sample at `point`, per unit of the value.
    pub(crate) fn density(self, sample: &Sorted, point: f64) -> f64 {
        let (values, weights) = self.near(sample, point);
        sum(values.iter().zip(weights).map(|(x, w)| w * self.kernel(point - x)))
            / sample.population()
    }

    /// `Σ w x K(point − x)`: how fast the total below a point grows with the point.
    pub(crate) fn total_density(self, sample: &Sorted, point: f64) -> f64 {
        let (values, weights) = self.near(sample, point);
        let kernels: Vec<f64> = values.iter().map(|x| x * self.kernel(point - x)).collect();
        dot(&kernels, weights)
    }

    fn near(self, sample: &Sorted, point: f64) -> (&[f64], &[f64]) {
        let from = sample.values().partition_point(|x| *x < point - REACH * self.0);
        let to = sample.first_above(point + REACH * self.0);
        (&sample.values()[from..to], &sample.weights()[from..to])
    }
}
