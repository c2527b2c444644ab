//! Points of the Lorenz curve, for charts and tables.

use super::gini::positive_total;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::Sum;

/// A point of the curve: the poorest `population` share of the persons hold the `income` share of all income.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LorenzPoint {
    /// Share of the persons, 0–1.
    pub population: f64,
    /// Share of the sum of the values; below zero while negative values lead.
    pub income: f64,
}

/// The curve at `parts` equal steps of the population, from (0, 0) to (1, 1), linear between records.
///
/// - `parts`: ≥ 1; 10 gives deciles
///
/// # Errors
/// [`Reason::NoRecords`]; [`Reason::TotalNotPositive`] unless the weighted sum is above zero.
///
/// # Source
/// Gastwirth, Review of Economics and Statistics 54 (1972).
pub fn lorenz_curve(sample: &Sorted, parts: usize) -> Result<Vec<LorenzPoint>, Reason> {
    let total = positive_total(sample)?;
    let mut points = vec![LorenzPoint { population: 0.0, income: 0.0 }];
    let (mut weight_to, mut total_to) = (Sum::default(), Sum::default());
    let mut records = sample.pairs().peekable();
    for part in 1..parts {
        let share = part as f64 / parts as f64;
        let target = share * sample.population();
        while let Some((value, weight)) =
            records.next_if(|(_, weight)| weight_to.value() + weight <= target)
        {
            weight_to.add(weight);
            total_to.add(weight * value);
        }
        let partly = records.peek().map_or(0.0, |(value, _)| value * (target - weight_to.value()));
        points.push(LorenzPoint { population: share, income: (total_to.value() + partly) / total });
    }
    points.push(LorenzPoint { population: 1.0, income: 1.0 });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::{LorenzPoint, lorenz_curve};
    use crate::sorted::Sorted;

    #[test]
    fn the_poorer_half_of_one_and_three_holds_a_quarter() {
        let sample = Sorted::new(&[3.0, 1.0], None);
        let expected = [(0.0, 0.0), (0.25, 0.125), (0.5, 0.25), (0.75, 0.625), (1.0, 1.0)]
            .map(|(population, income)| LorenzPoint { population, income });
        assert_eq!(lorenz_curve(&sample, 4), Ok(expected.to_vec()));
    }
}
