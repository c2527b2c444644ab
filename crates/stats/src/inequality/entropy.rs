//! Generalised entropy, Theil's two measures among it, on values above zero.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::sum;

/// Generalised entropy `GE(ε)` of the values above zero, dimensionless, ≥ 0.
///
/// - `epsilon`: sensitivity; 0 is Theil's L (mean logarithmic deviation), 1 Theil's T, 2 half the squared coefficient of
///   variation; otherwise `(Σ w (x/μ)^ε / N − 1) / (ε² − ε)`
/// - zero and negative values are left out, of `N` and `μ` too
///
/// # Errors
/// [`Reason::NoPositiveValues`] when no value is above zero.
///
/// # Source
/// Shorrocks, Econometrica 52 (1984); Cowell, Measuring Inequality (2011).
///
/// # Checked against
/// R convey 1.0.1 `svygei`.
pub fn generalised_entropy(sample: &Sorted, epsilon: f64) -> Result<f64, Reason> {
    Moments::of(sample, epsilon).map(|moments| moments.entropy())
}

/// Sums over the values above zero, the values relative to their mean so that no power overflows.
struct Moments {
    epsilon: f64,
    first: usize,
    population: f64,
    mean: f64,
    /// `Σ w φ(x/μ) / N`, φ as [`Moments::phi`].
    moment: f64,
}

impl Moments {
    fn of(sample: &Sorted, epsilon: f64) -> Result<Self, Reason> {
        let first = sample.first_above(0.0);
        if first == sample.len() {
            return Err(Reason::NoPositiveValues);
        }
        let positive = || sample.values()[first..].iter().zip(&sample.weights()[first..]);
        let population = sum(positive().map(|(_, w)| *w));
        let mean = sum(positive().map(|(x, w)| x * w)) / population;
        let moment = sum(positive().map(|(x, w)| w * phi(epsilon, x / mean))) / population;
        Ok(Self { epsilon, first, population, mean, moment })
    }

    fn entropy(&self) -> f64 {
        match self.epsilon {
            0.0 | 1.0 => self.moment,
            epsilon => (self.moment - 1.0) / (epsilon * epsilon - epsilon),
        }
    }

    /// Influence of a record of relative value `y` on the entropy.
    fn influence(&self, y: f64) -> f64 {
        let own = phi(self.epsilon, y) - self.moment;
        // The mean moves every relative value: −Σ w y φ'(y) / N · (y − 1).
        let through_mean = match self.epsilon {
            0.0 => 1.0,
            1.0 => -(self.moment + 1.0),
            epsilon => -epsilon * self.moment,
        } * (y - 1.0);
        let scale = match self.epsilon {
            0.0 | 1.0 => 1.0,
            epsilon => epsilon * epsilon - epsilon,
        };
        (own + through_mean) / (scale * self.population)
    }
}

fn phi(epsilon: f64, y: f64) -> f64 {
    match epsilon {
        0.0 => -y.ln(),
        1.0 => y * y.ln(),
        2.0 => y * y,
        _ => y.powf(epsilon),
    }
}

/// The entropy with its influences, zero for the values left out.
///
/// # Source
/// Biewen & Jenkins, Oxford Bulletin of Economics and Statistics 68 (2006).
///
/// # Checked against
/// Standard errors of R convey 1.0.1 `svygei`.
pub(crate) fn linearised(sample: &Sorted, epsilon: f64) -> Result<Linearised, Reason> {
    let moments = Moments::of(sample, epsilon)?;
    let own = sample
        .values()
        .iter()
        .enumerate()
        .map(|(i, x)| if i < moments.first { 0.0 } else { moments.influence(x / moments.mean) })
        .collect();
    Ok(Linearised::without_lines(own))
}

#[cfg(test)]
mod tests {
    use super::{Reason, generalised_entropy};
    use crate::sorted::Sorted;

    #[test]
    fn two_incomes_of_one_and_three_by_hand() {
        let sample = Sorted::new(&[1.0, 3.0, 0.0, -2.0], None);
        let close = |epsilon, expected: f64| {
            let entropy = generalised_entropy(&sample, epsilon).unwrap();
            assert!(
                (entropy - expected).abs() < 1e-15,
                "GE({epsilon}) = {entropy}, expected {expected}"
            );
        };
        close(0.0, -(0.5_f64.ln() + 1.5_f64.ln()) / 2.0);
        close(1.0, f64::midpoint(0.5 * 0.5_f64.ln(), 1.5 * 1.5_f64.ln()));
        close(2.0, 0.125);
        close(-1.0, (f64::midpoint(2.0, 2.0 / 3.0) - 1.0) / 2.0);
    }

    #[test]
    fn without_positive_values_there_is_none() {
        assert_eq!(
            generalised_entropy(&Sorted::new(&[0.0], None), 1.0),
            Err(Reason::NoPositiveValues)
        );
    }
}
