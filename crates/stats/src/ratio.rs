//! Ratio of two weighted totals: benefits per person, rooms per household, new cases per thousand.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::sum;

/// `Σ w y / Σ w d`, in the unit of `y` per unit of `d`.
///
/// - `denominator`: from a record's position to `d`; must not be NaN for a record of the sample
///
/// # Errors
/// [`Reason::NoRecords`]; [`Reason::TotalNotPositive`] unless the denominator's sum is above zero.
///
/// # Checked against
/// R survey `svyratio` (`tests/golden/survey.csv`).
pub fn ratio(sample: &Sorted, denominator: impl Fn(u32) -> f64) -> Result<f64, Reason> {
    Ok(sample.total() / positive_total(sample, denominator)?)
}

fn positive_total(sample: &Sorted, denominator: impl Fn(u32) -> f64) -> Result<f64, Reason> {
    if sample.is_empty() {
        return Err(Reason::NoRecords);
    }
    let total = sum(sample
        .weights()
        .iter()
        .zip(sample.positions())
        .map(|(w, position)| w * denominator(*position)));
    if total > 0.0 { Ok(total) } else { Err(Reason::TotalNotPositive) }
}

/// The ratio with its influences `(y − R d) / Σ w d`.
///
/// # Source
/// Särndal, Swensson & Wretman (1992), §5.6.
pub(crate) fn linearised(
    sample: &Sorted,
    denominator: impl Fn(u32) -> f64,
) -> Result<Linearised, Reason> {
    let total = positive_total(sample, &denominator)?;
    let value = sample.total() / total;
    let own = sample
        .values()
        .iter()
        .zip(sample.positions())
        .map(|(y, position)| (y - value * denominator(*position)) / total)
        .collect();
    Ok(Linearised::without_lines(own))
}

#[cfg(test)]
mod tests {
    use super::ratio;
    use crate::sorted::Sorted;

    #[test]
    fn totals_are_divided_not_ratios_averaged() {
        let sample = Sorted::new(&[6.0, 4.0], Some(&[1.0, 2.0]));
        assert_eq!(ratio(&sample, |i| [1.0, 3.0][i as usize]), Ok(2.0));
    }
}
