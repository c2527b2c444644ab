//! At-risk-of-poverty rate: the share of persons strictly below the line. FGT(0) is the same figure.

use super::Poverty;
use crate::linearised::Linearised;
use crate::reason::Reason;

impl Poverty<'_> {
    /// Share of persons strictly below the line, in `[0, 1]`.
    ///
    /// # Source
    /// Eurostat, EU-SILC methodology, `ilc_li02`.
    ///
    /// # Checked against
    /// R laeken 0.5.2 `arpr` (`tests/golden/laeken.csv`; reference data overall and by region).
    pub fn rate(&self) -> f64 {
        self.poor_population() / self.population()
    }

    /// The rate with influences `(1(poor) − rate) / N` and the density at the line as slope.
    ///
    /// # Source
    /// Osier, Survey Research Methods 3 (2009), eq. 33, the density at the *line*; R vardpoor takes it at the median.
    ///
    /// # Checked against
    /// Standard errors of R convey 1.0.1 `svyarpr`, `svyfgt(g = 0)`.
    pub(crate) fn rate_linearised(&self, line_is_estimated: bool) -> Result<Linearised, Reason> {
        let (rate, population) = (self.rate(), self.population());
        let own = (0..self.sample.len())
            .map(|index| (if index < self.poor { 1.0 - rate } else { -rate }) / population)
            .collect();
        let slopes = if line_is_estimated { self.densities(1.0)? } else { Vec::new() };
        Ok(Linearised { own, slopes })
    }
}

#[cfg(test)]
mod tests {
    use super::Poverty;
    use crate::reason::Reason;
    use crate::sorted::Sorted;

    #[test]
    fn a_person_exactly_on_the_line_is_not_poor() {
        let sample = Sorted::new(&[5.0, 10.0, 20.0, 40.0], None);
        assert_eq!(Poverty::below(&sample, 10.0).unwrap().rate(), 0.25);
    }

    #[test]
    fn negative_and_zero_incomes_are_poor() {
        let sample = Sorted::new(&[-5.0, 0.0, 20.0, 40.0], None);
        assert_eq!(Poverty::below(&sample, 10.0).unwrap().rate(), 0.5);
    }

    #[test]
    fn a_line_of_zero_measures_nothing() {
        let sample = Sorted::new(&[1.0], None);
        assert_eq!(Poverty::below(&sample, 0.0).unwrap_err(), Reason::LineNotPositive);
        assert_eq!(Poverty::below(&Sorted::new(&[], None), 1.0).unwrap_err(), Reason::NoRecords);
    }
}
