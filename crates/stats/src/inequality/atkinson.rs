//! Atkinson's index: the share of income a society would give up for equality.

use super::positive::Positive;
use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;

/// Atkinson's index `1 − e / μ` of the values above zero, in `[0, 1)`: `e` is the equally distributed equivalent
/// `(Σ w x^(1−ε) / N)^(1/(1−ε))`, for `ε = 1` the geometric mean.
///
/// - `epsilon`: aversion to inequality, > 0
/// - zero and negative values are left out, of `N` and `μ` too
///
/// # Errors
/// [`Reason::NoPositiveValues`] when no value is above zero.
///
/// # Source
/// Atkinson, Journal of Economic Theory 2 (1970).
///
/// # Checked against
/// R convey 1.0.1 `svyatk`, ε = 0.5 and 1.
pub fn atkinson(sample: &Sorted, epsilon: f64) -> Result<f64, Reason> {
    let positive = Positive::of(sample)?;
    Ok(1.0 - Moments::of(&positive, epsilon).equivalent)
}

struct Moments {
    epsilon: f64,
    population: f64,
    /// `Σ w ψ(x/μ) / N`, ψ as [`psi`].
    moment: f64,
    /// The equally distributed equivalent over the mean.
    equivalent: f64,
}

impl Moments {
    fn of(positive: &Positive<'_>, epsilon: f64) -> Self {
        let moment = positive.moment(|y| psi(epsilon, y));
        let equivalent =
            if epsilon == 1.0 { moment.exp() } else { moment.powf(1.0 / (1.0 - epsilon)) };
        Self { epsilon, population: positive.population, moment, equivalent }
    }

    fn influence(&self, y: f64) -> f64 {
        // d ln(equivalent) of the moment; the mean enters as −(y − 1).
        let own = if self.epsilon == 1.0 {
            psi(self.epsilon, y) - self.moment
        } else {
            (psi(self.epsilon, y) / self.moment - 1.0) / (1.0 - self.epsilon)
        };
        -self.equivalent * (own - (y - 1.0)) / self.population
    }
}

fn psi(epsilon: f64, y: f64) -> f64 {
    if epsilon == 1.0 { y.ln() } else { y.powf(1.0 - epsilon) }
}

/// The index with its influences, zero for the values left out.
///
/// # Source
/// Biewen & Jenkins, Oxford Bulletin of Economics and Statistics 68 (2006).
///
/// # Checked against
/// Standard errors of R convey 1.0.1 `svyatk`.
pub(crate) fn linearised(sample: &Sorted, epsilon: f64) -> Result<Linearised, Reason> {
    let positive = Positive::of(sample)?;
    let moments = Moments::of(&positive, epsilon);
    Ok(positive.linearised(|y| moments.influence(y)))
}

#[cfg(test)]
mod tests {
    use super::atkinson;
    use crate::sorted::Sorted;

    #[test]
    fn two_incomes_of_one_and_four_by_hand() {
        let sample = Sorted::new(&[4.0, 1.0, 0.0], None);
        // ε = 1: 1 − 2 / 2.5; ε = ½: 1 − ((1 + 2) / 2)² / 2.5; ε = 2: 1 − 1.6 / 2.5.
        for (epsilon, expected) in [(1.0, 0.2), (0.5, 0.1), (2.0, 0.36)] {
            assert!((atkinson(&sample, epsilon).unwrap() - expected).abs() < 1e-15);
        }
    }
}
