//! Watts index: mean logarithmic shortfall of the poor.

use super::Poverty;
use crate::linearised::Linearised;
use crate::reason::Reason;

impl Poverty<'_> {
    /// `Σ w ln(line / x) 1(x < line) / Σ w` over the values above zero, dimensionless, ≥ 0.
    ///
    /// A value of zero or below has no logarithm: it leaves numerator and denominator alike.
    ///
    /// # Errors
    /// [`Reason::NoPositiveValues`] when no value is above zero.
    ///
    /// # Source
    /// Watts (1968); Zheng, Journal of Development Economics 40 (1993).
    ///
    /// # Checked against
    /// R convey 1.0.1 `svywatts`.
    pub fn watts(&self) -> Result<f64, Reason> {
        let (first, population) = self.positive()?;
        Ok(self.logarithms(first) / population)
    }

    /// Index of the first value above zero, and the weight from there on.
    fn positive(&self) -> Result<(usize, f64), Reason> {
        let first = self.sample.first_above(0.0);
        if first == self.sample.len() {
            return Err(Reason::NoPositiveValues);
        }
        Ok((first, self.population() - self.sample.weight_before(first)))
    }

    fn logarithms(&self, first: usize) -> f64 {
        crate::sum::sum((first..self.poor).map(|i| -self.weight(i) * self.relative(i).ln()))
    }

    /// The index with influences `(ln(line / x) − W) / N` of the values above zero; slope by the line: rate / line.
    ///
    /// # Checked against
    /// Standard errors of R convey 1.0.1 `svywatts`.
    pub(crate) fn watts_linearised(&self) -> Result<Linearised, Reason> {
        let (first, population) = self.positive()?;
        let value = self.logarithms(first) / population;
        let own = (0..self.sample.len())
            .map(|i| match i {
                _ if i < first => 0.0,
                _ if i < self.poor => (-self.relative(i).ln() - value) / population,
                _ => -value / population,
            })
            .collect();
        let slopes = self.slopes(|i| if i < first { 0.0 } else { 1.0 / population });
        Ok(Linearised { own, slopes })
    }
}

#[cfg(test)]
mod tests {
    use super::{Poverty, Reason};
    use crate::sorted::Sorted;

    #[test]
    fn a_zero_income_is_left_out() {
        let sample = Sorted::new(&[0.0, 1.0, 20.0], None);
        let line = std::f64::consts::E;
        assert_eq!(Poverty::below(&sample, line).unwrap().watts(), Ok(0.5));
    }

    #[test]
    fn without_positive_incomes_there_is_no_index() {
        let sample = Sorted::new(&[0.0, -1.0], None);
        assert_eq!(Poverty::below(&sample, 1.0).unwrap().watts(), Err(Reason::NoPositiveValues));
    }
}
