//! Gender pay gap: by how much the mean of side B falls short of the mean of side A, as a share of A's mean.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::Sum;

/// Side of a comparison that a record stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first named: what the other is compared with (men, for the pay gap).
    A,
    /// The second named (women, for the pay gap).
    B,
    /// On neither side: left out of the comparison.
    Neither,
}

/// `(mean A − mean B) / mean A`, a share; negative where B earns more.
///
/// - `side`: from a record's position to its side
///
/// # Errors
/// [`Reason::SideMissing`] when a side has no records; [`Reason::TotalNotPositive`] unless A's mean is above zero.
///
/// # Source
/// Eurostat, `earn_gr_gpgr2` (unadjusted gap; who is an employee is the caller's choice).
///
/// # Checked against
/// R laeken 0.5.2 `gpg(method = "mean")` (`tests/golden/laeken.csv`).
pub fn pay_gap(sample: &Sorted, side: impl Fn(u32) -> Side) -> Result<f64, Reason> {
    Means::of(sample, side).map(|means| 1.0 - means.b / means.a)
}

struct Means {
    a: f64,
    b: f64,
    population_a: f64,
    population_b: f64,
}

impl Means {
    fn of(sample: &Sorted, side: impl Fn(u32) -> Side) -> Result<Self, Reason> {
        let mut sums = [Sum::default(); 4];
        for ((value, weight), position) in sample.pairs().zip(sample.positions()) {
            let first = match side(*position) {
                Side::A => 0,
                Side::B => 2,
                Side::Neither => continue,
            };
            sums[first].add(weight);
            sums[first + 1].add(weight * value);
        }
        let [population_a, total_a, population_b, total_b] = sums.map(Sum::value);
        if population_a <= 0.0 || population_b <= 0.0 {
            return Err(Reason::SideMissing);
        }
        if total_a <= 0.0 {
            return Err(Reason::TotalNotPositive);
        }
        Ok(Self {
            a: total_a / population_a,
            b: total_b / population_b,
            population_a,
            population_b,
        })
    }
}

/// The gap with its influences, those of a ratio of two means.
///
/// # Source
/// Särndal, Swensson & Wretman (1992), §5.6.
///
/// # Checked against
/// R survey `svycontrast` of domain means (`tests/golden/survey.csv`).
pub(crate) fn linearised(
    sample: &Sorted,
    side: impl Fn(u32) -> Side,
) -> Result<Linearised, Reason> {
    let means = Means::of(sample, &side)?;
    let ratio = means.b / means.a;
    let own = sample
        .values()
        .iter()
        .zip(sample.positions())
        .map(|(value, position)| match side(*position) {
            Side::A => ratio * (value - means.a) / (means.a * means.population_a),
            Side::B => -(value - means.b) / (means.a * means.population_b),
            Side::Neither => 0.0,
        })
        .collect();
    Ok(Linearised::without_lines(own))
}

#[cfg(test)]
mod tests {
    use super::{Reason, Side, pay_gap};
    use crate::sorted::Sorted;

    #[test]
    fn a_mean_of_nine_against_twelve_is_a_gap_of_a_quarter() {
        let sample = Sorted::new(&[10.0, 14.0, 9.0, 1000.0], None);
        let sides = [Side::A, Side::A, Side::B, Side::Neither];
        assert_eq!(pay_gap(&sample, |i| sides[i as usize]), Ok(0.25));
        assert_eq!(pay_gap(&sample, |_| Side::A), Err(Reason::SideMissing));
    }
}
