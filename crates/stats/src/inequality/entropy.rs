//! Generalised entropy, Theil's two measures among it, on values above zero.

use super::positive::Positive;
use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;

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
    let positive = Positive::of(sample)?;
    Ok(Moments::of(&positive, epsilon).entropy())
}

struct Moments {
    epsilon: f64,
    population: f64,
    /// `Σ w φ(x/μ) / N`, φ as [`phi`].
    moment: f64,
}

impl Moments {
    fn of(positive: &Positive<'_>, epsilon: f64) -> Self {
        let moment = positive.moment(|y| phi(epsilon, y));
        Self { epsilon, population: positive.population, moment }
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
    let positive = Positive::of(sample)?;
    let moments = Moments::of(&positive, epsilon);
    Ok(positive.linearised(|y| moments.influence(y)))
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
