//! Gini coefficient, in the two variants that the references use.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::Sum;

/// Which weighted Gini coefficient. They differ by what a record's own weight counts in its rank: in the fourth digit on a
/// sample, not at all in the limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GiniVariant {
    /// `(2 Σ w x W − Σ w² x) / (N Σ w x) − 1`: the mean absolute difference. R laeken, Eurostat.
    #[default]
    Laeken,
    /// `Σ (2W − 1) w x / (N Σ w x) − 1`. R convey. Not invariant to the scale of the weights.
    Convey,
}

/// Gini coefficient; `W` is the inclusive cumulative weight in ascending order of value.
///
/// - returns: in `[0, 1]` where no value is negative; with negative values it may exceed 1 (the sum stays the divisor)
///
/// # Errors
/// [`Reason::NoRecords`]; [`Reason::TotalNotPositive`] unless the weighted sum is above zero.
///
/// # Source
/// Eurostat, EU-SILC methodology, `ilc_di12`.
///
/// # Checked against
/// R laeken 0.5.2 `gini` (`tests/golden/laeken.csv`), R convey 1.0.1 `svygini`.
pub fn gini(sample: &Sorted, variant: GiniVariant) -> Result<f64, Reason> {
    let total = positive_total(sample)?;
    let (mut before, mut ranked) = (Sum::default(), Sum::default());
    for (value, weight) in sample.pairs() {
        let own = if variant == GiniVariant::Laeken { weight } else { 2.0 * weight - 1.0 };
        ranked.add(weight * value * (2.0 * before.value() + own));
        before.add(weight);
    }
    Ok(ranked.value() / (sample.population() * total) - 1.0)
}

/// The coefficient with its influences. `A = Σ w x (2W − …)` gives `G = A / (N Y) − 1`.
///
/// # Source
/// Deville (1999); Osier (2009), eq. 25; the derivative of a record's own weight as each variant has it.
///
/// # Checked against
/// Standard errors of R convey 1.0.1 `svygini`; the jackknife.
pub(crate) fn linearised(sample: &Sorted, variant: GiniVariant) -> Result<Linearised, Reason> {
    let value = gini(sample, variant)?;
    let (population, total) = (sample.population(), sample.total());
    let (mut weight_to, mut total_to) = (Sum::default(), Sum::default());
    let own = sample
        .pairs()
        .map(|(x, w)| {
            weight_to.add(w);
            total_to.add(w * x);
            let pairs = 2.0 * (x * weight_to.value() + total - total_to.value());
            let ranked =
                if variant == GiniVariant::Laeken { pairs } else { pairs + 2.0 * w * x - x };
            (ranked - (value + 1.0) * (total + population * x)) / (population * total)
        })
        .collect();
    Ok(Linearised::without_lines(own))
}

/// The weighted sum of the values, when a measure may divide by it.
pub(crate) fn positive_total(sample: &Sorted) -> Result<f64, Reason> {
    match sample.total() {
        _ if sample.is_empty() => Err(Reason::NoRecords),
        total if total > 0.0 => Ok(total),
        _ => Err(Reason::TotalNotPositive),
    }
}

#[cfg(test)]
mod tests {
    use super::{GiniVariant, gini};
    use crate::reason::Reason;
    use crate::sorted::Sorted;

    #[test]
    fn equal_incomes_are_zero_and_one_owner_of_four_is_three_quarters() {
        let equal = Sorted::new(&[7.0; 4], None);
        assert_eq!(gini(&equal, GiniVariant::Laeken), Ok(0.0));
        let owner = Sorted::new(&[0.0, 0.0, 0.0, 8.0], None);
        assert_eq!(gini(&owner, GiniVariant::Laeken), Ok(0.75));
    }

    #[test]
    fn negative_incomes_stay_and_may_lift_it_above_one() {
        let sample = Sorted::new(&[-4.0, 0.0, 5.0], None);
        // Mean absolute difference 36/9 over twice the mean 2/3.
        assert_eq!(gini(&sample, GiniVariant::Laeken), Ok(6.0));
    }

    #[test]
    fn when_all_incomes_are_zero_there_is_none() {
        assert_eq!(
            gini(&Sorted::new(&[0.0; 3], None), GiniVariant::Laeken),
            Err(Reason::TotalNotPositive)
        );
    }
}
