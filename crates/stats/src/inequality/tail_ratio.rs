//! Ratios of tails: S80/S20 and Palma, what the top receives over what the bottom receives.

use crate::density::Bandwidth;
use crate::linearised::Linearised;
use crate::quantile::{QuantileInfluence, QuantileRule};
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::dot;

/// Which tails are compared, by the sample's own quantiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tails {
    /// S80/S20: the top fifth over the bottom fifth. Eurostat `ilc_di11`.
    Quintiles,
    /// Palma: the top tenth over the bottom two fifths. Cobham & Sumner (2013).
    Palma,
}

impl Tails {
    /// Shares at which the bottom ends and the top begins.
    fn bounds(self) -> (f64, f64) {
        match self {
            Self::Quintiles => (0.2, 0.8),
            Self::Palma => (0.4, 0.9),
        }
    }

    /// Sum of the values strictly above the upper quantile over the sum at or below the lower one; a ratio.
    ///
    /// # Errors
    /// [`Reason::NoRecords`]; [`Reason::TotalNotPositive`] unless the lower sum is above zero.
    ///
    /// # Checked against
    /// R laeken 0.5.2 `qsr` (`tests/golden/laeken.csv`; reference data overall and by region).
    pub fn ratio(self, sample: &Sorted, rule: QuantileRule) -> Result<f64, Reason> {
        let (lower, upper) = self.bounds();
        let lower = rule.quantile(sample, lower).ok_or(Reason::NoRecords)?;
        let upper = rule.quantile(sample, upper).ok_or(Reason::NoRecords)?;
        let (bottom, top) = sums(sample, lower, upper);
        if bottom > 0.0 { Ok(top / bottom) } else { Err(Reason::TotalNotPositive) }
    }

    /// The ratio with its influences: each sum moves with its records and with its quantile.
    ///
    /// # Source
    /// Osier, Survey Research Methods 3 (2009), eq. 39; Langel & Tillé (2011).
    ///
    /// # Checked against
    /// Standard errors of R convey 1.0.1 `svyqsr`.
    pub(crate) fn linearised(
        self,
        sample: &Sorted,
        rule: QuantileRule,
    ) -> Result<Linearised, Reason> {
        let value = self.ratio(sample, rule)?;
        let (lower, upper) = self.bounds();
        let lower = QuantileInfluence::new(sample, rule, lower)?;
        let upper = QuantileInfluence::new(sample, rule, upper)?;
        let (bottom, _) = sums(sample, lower.quantile, upper.quantile);
        let bandwidth = Bandwidth::of(sample).ok_or(Reason::NoDensity)?;
        let at_lower = bandwidth.total_density(sample, lower.quantile);
        let at_upper = bandwidth.total_density(sample, upper.quantile);
        let own = sample
            .values()
            .iter()
            .map(|x| {
                let in_bottom =
                    if *x <= lower.quantile { *x } else { 0.0 } + at_lower * lower.at(*x);
                let in_top = if *x > upper.quantile { *x } else { 0.0 } - at_upper * upper.at(*x);
                (in_top - value * in_bottom) / bottom
            })
            .collect();
        Ok(Linearised::without_lines(own))
    }
}

/// Weighted sums at or below `lower` and strictly above `upper`.
fn sums(sample: &Sorted, lower: f64, upper: f64) -> (f64, f64) {
    let (bottom, top) = (sample.first_above(lower), sample.first_above(upper));
    let (values, weights) = (sample.values(), sample.weights());
    (dot(&values[..bottom], &weights[..bottom]), dot(&values[top..], &weights[top..]))
}

#[cfg(test)]
mod tests {
    use super::{Reason, Tails};
    use crate::quantile::QuantileRule::InverseCdf;
    use crate::sorted::Sorted;

    #[test]
    fn the_tails_of_ten_incomes_are_divided() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        let sample = Sorted::new(&values, None);
        // Quintiles 3 and 9: 10 / (1 + 2 + 3). Palma: quantiles 5 and 10, nothing is above the largest.
        assert_eq!(Tails::Quintiles.ratio(&sample, InverseCdf), Ok(10.0 / 6.0));
        assert_eq!(Tails::Palma.ratio(&sample, InverseCdf), Ok(0.0));
    }

    #[test]
    fn a_bottom_without_income_has_no_ratio() {
        let sample = Sorted::new(&[0.0, 0.0, 0.0, 4.0, 5.0], None);
        assert_eq!(Tails::Quintiles.ratio(&sample, InverseCdf), Err(Reason::TotalNotPositive));
    }
}
