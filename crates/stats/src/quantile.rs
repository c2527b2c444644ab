//! Weighted quantiles by two named rules, and their linearisation.

use crate::density::Bandwidth;
use crate::reason::Reason;
use crate::sorted::Sorted;

/// Cumulative weights that differ from the target by less than this share of all weight count as equal to it:
/// weights of 0.1 must give what weights of 1 give.
const EQUAL: f64 = 16.0 * f64::EPSILON;

/// Which value is the quantile where the distribution has steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuantileRule {
    /// The first value whose cumulative share of the weight is strictly above `p`, no averaging:
    /// the median of 1, 2, 3, 4 is 3. As R laeken 0.5.2.
    #[default]
    InverseCdf,
    /// The same, but where a value's cumulative share equals `p`, the mean of that value and the next:
    /// the median of 1, 2, 3, 4 is 2.5. As Eurostat.
    Averaged,
}

impl QuantileRule {
    /// The `p`-quantile of a weighted sample, in the unit of the value.
    ///
    /// - `p`: share, in `[0, 1]`
    /// - an empty sample has none
    /// - complexity: `O(log n)`
    ///
    /// # Source
    /// Alfons & Templ, Journal of Statistical Software 54(15) (2013), §3; Eurostat, LC-ILC/39/09 (2009), weighted quantiles.
    ///
    /// # Checked against
    /// `tests/golden/laeken.csv` (R laeken 0.5.2), both rules on written examples.
    pub fn quantile(self, sample: &Sorted, p: f64) -> Option<f64> {
        self.quantile_of_first(sample, sample.population(), p)
    }

    /// The `p`-quantile of the records with the smallest values that together weigh `population`.
    pub(crate) fn quantile_of_first(self, sample: &Sorted, population: f64, p: f64) -> Option<f64> {
        let target = p * population;
        let (index, before) = sample.first_weight_above(target + EQUAL * population)?;
        let value = sample.values()[index];
        if self == Self::Averaged && index > 0 && (before - target).abs() <= EQUAL * population {
            return Some(f64::midpoint(sample.values()[index - 1], value));
        }
        Some(value)
    }

    /// The median.
    pub fn median(self, sample: &Sorted) -> Option<f64> {
        self.quantile(sample, 0.5)
    }
}

/// Influence of a record on a quantile: `−(1(x ≤ q) − p) / (N f(q))`, in the unit of the value per person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuantileInfluence {
    pub(crate) quantile: f64,
    p: f64,
    /// `1 / (N f(q))`.
    step: f64,
}

impl QuantileInfluence {
    /// Linearises the `p`-quantile with the density at it.
    ///
    /// # Source
    /// Deville, Survey Methodology 25 (1999); Osier, Survey Research Methods 3 (2009), eq. 12.
    pub(crate) fn new(sample: &Sorted, rule: QuantileRule, p: f64) -> Result<Self, Reason> {
        let quantile = rule.quantile(sample, p).ok_or(Reason::NoRecords)?;
        let bandwidth = Bandwidth::of(sample).ok_or(Reason::NoDensity)?;
        let density = bandwidth.density(sample, quantile);
        if density <= 0.0 {
            return Err(Reason::NoDensity);
        }
        Ok(Self { quantile, p, step: 1.0 / (sample.population() * density) })
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        let below = if value <= self.quantile { 1.0 } else { 0.0 };
        (self.p - below) * self.step
    }
}

#[cfg(test)]
mod tests {
    use super::QuantileRule::{Averaged, InverseCdf};
    use crate::sorted::Sorted;

    #[test]
    fn the_median_of_four_is_the_third_or_the_mean_of_the_middle_two() {
        let sample = Sorted::new(&[4.0, 2.0, 1.0, 3.0], None);
        assert_eq!(InverseCdf.median(&sample), Some(3.0));
        assert_eq!(Averaged.median(&sample), Some(2.5));
    }

    #[test]
    fn equal_weights_of_a_tenth_give_what_equal_weights_of_one_give() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        let sample = Sorted::new(&values, Some(&[0.1; 10]));
        assert_eq!(InverseCdf.quantile(&sample, 0.3), Some(4.0));
        assert_eq!(Averaged.quantile(&sample, 0.3), Some(3.5));
    }

    #[test]
    fn a_weight_of_two_counts_as_two_records() {
        let sample = Sorted::new(&[1.0, 2.0, 3.0], Some(&[2.0, 1.0, 1.0]));
        assert_eq!(InverseCdf.median(&sample), Some(2.0));
        assert_eq!(Averaged.median(&sample), Some(1.5));
    }

    #[test]
    fn the_ends_are_the_smallest_and_the_largest_value_and_nothing_has_no_median() {
        let sample = Sorted::new(&[5.0, 7.0], None);
        assert_eq!(InverseCdf.quantile(&sample, 0.0), Some(5.0));
        assert_eq!(InverseCdf.quantile(&sample, 1.0), Some(7.0));
        assert_eq!(InverseCdf.median(&Sorted::new(&[], None)), None);
    }
}
