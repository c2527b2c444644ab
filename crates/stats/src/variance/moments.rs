//! Sums and squares of linearised values by stratum: all that a variance needs where every record is a unit of its own.
//!
//! Nothing here is as long as the file, so that a figure of a group costs what the group costs.

use super::design::Design;
use crate::sum::Sum;

/// `Σ t` and `Σ t²` of the units of each stratum.
#[derive(Clone, Debug)]
pub(crate) struct Moments(Vec<(Sum, Sum)>);

impl Moments {
    /// None counted yet.
    pub(crate) fn new(design: &Design) -> Self {
        Self(vec![(Sum::default(), Sum::default()); design.strata().len()])
    }

    /// Counts the value of one unit.
    #[inline]
    pub(crate) fn add(&mut self, stratum: usize, value: f64) {
        let (sum, squares) = &mut self.0[stratum];
        sum.add(value);
        squares.add(value * value);
    }

    /// Counts `slope` times the values of the units that are in `all` and not in `some`.
    pub(crate) fn add_rest(&mut self, slope: f64, all: &Self, some: &Self) {
        for ((sum, squares), (all, some)) in self.0.iter_mut().zip(all.0.iter().zip(&some.0)) {
            sum.add(slope * (all.0.value() - some.0.value()));
            squares.add(slope * slope * (all.1.value() - some.1.value()));
        }
    }

    /// The variance of the total under the design, as [`Design::variance`] gives it from the values themselves.
    pub(crate) fn variance(&self, design: &Design) -> f64 {
        let of_stratum = design.strata().iter().zip(&self.0).map(|(stratum, (sum, squares))| {
            let (sum, squares) = (sum.value(), squares.value());
            if stratum.units == 1 {
                return stratum.not_sampled * squares;
            }
            let n = stratum.units as f64;
            stratum.not_sampled * n / (n - 1.0) * (squares - sum * sum / n).max(0.0)
        });
        crate::sum::sum(of_stratum)
    }
}

#[cfg(test)]
mod tests {
    use super::Moments;
    use crate::variance::design::{Design, DesignColumns};

    #[test]
    fn the_variance_from_sums_is_that_from_the_values() {
        let strata = [0, 0, 0, 1, 1, 2];
        let columns = DesignColumns { strata: Some(&strata), psu: None, fpc: None };
        let design = Design::new(6, &columns).unwrap();
        let values = [1.0, 4.0, -2.0, 7.0, 7.5, 3.0];
        let mut moments = Moments::new(&design);
        for (stratum, value) in strata.iter().zip(values) {
            moments.add(*stratum as usize, value);
        }
        // 3/2 · 18 in the first stratum, 2/1 · 0.125 in the second, 3² of the single unit in the third.
        assert_eq!(moments.variance(&design), 27.0 + 0.25 + 9.0);
        assert_eq!(design.variance(&values), 27.0 + 0.25 + 9.0);
    }
}
