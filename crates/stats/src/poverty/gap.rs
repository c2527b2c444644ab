//! Relative median at-risk-of-poverty gap: how far the median poor person stands below the line.

use super::Poverty;
use crate::linearised::Linearised;
use crate::quantile::QuantileRule;
use crate::reason::Reason;

impl Poverty<'_> {
    /// `1 − median of value over line among the poor`, a share of the line (above 1 when the median poor value is
    /// negative).
    ///
    /// # Errors
    /// [`Reason::NoPoor`] when nobody is below the line.
    ///
    /// # Source
    /// Eurostat, EU-SILC methodology, `ilc_li11`.
    ///
    /// # Checked against
    /// R laeken 0.5.2 `rmpg` (`tests/golden/laeken.csv`; reference data overall and by region).
    pub fn median_gap(&self, rule: QuantileRule) -> Result<f64, Reason> {
        Ok(1.0 - self.median_poor(rule)?)
    }

    fn median_poor(&self, rule: QuantileRule) -> Result<f64, Reason> {
        if self.poor == 0 {
            return Err(Reason::NoPoor);
        }
        let stored = rule
            .quantile_of_first(self.sample, self.poor_population(), 0.5)
            .ok_or(Reason::NoPoor)?;
        Ok(match self.lines {
            super::Lines::One(line) => stored / line,
            super::Lines::Many { .. } => stored,
        })
    }

    /// The gap with its influences: the median `m` of the poor solves `F(m) = ½ F(line)`.
    ///
    /// # Source
    /// Osier, Survey Research Methods 3 (2009), §4.3.
    ///
    /// # Checked against
    /// Standard errors of R convey 1.0.1 `svyrmpg`.
    pub(crate) fn median_gap_linearised(
        &self,
        rule: QuantileRule,
        line_is_estimated: bool,
    ) -> Result<Linearised, Reason> {
        let median = self.median_poor(rule)?;
        let at_median = self.densities(median)?;
        let density = self.relative_density(&at_median);
        if density <= 0.0 {
            return Err(Reason::NoDensity);
        }
        let scale = 1.0 / (self.population() * density);
        let own = (0..self.sample.len())
            .map(|index| {
                let poor = if index < self.poor { 0.5 } else { 0.0 };
                let lower_half =
                    if index < self.poor && self.relative(index) <= median { 1.0 } else { 0.0 };
                (lower_half - poor) * scale
            })
            .collect();
        let slopes = if line_is_estimated {
            let at_line = self.densities(1.0)?;
            at_line
                .iter()
                .zip(&at_median)
                .map(|(line, middle)| (median * middle - 0.5 * line) / density)
                .collect()
        } else {
            Vec::new()
        };
        Ok(Linearised { own, slopes })
    }
}

#[cfg(test)]
mod tests {
    use super::{Poverty, QuantileRule, Reason};
    use crate::sorted::Sorted;

    #[test]
    fn the_gap_is_that_of_the_median_poor_person() {
        let sample = Sorted::new(&[2.0, 6.0, 8.0, 50.0, 60.0], None);
        let gap = Poverty::below(&sample, 10.0).unwrap().median_gap(QuantileRule::InverseCdf);
        assert_eq!(gap, Ok(0.4));
    }

    #[test]
    fn without_poor_persons_there_is_no_gap() {
        let sample = Sorted::new(&[20.0, 60.0], None);
        let gap = Poverty::below(&sample, 10.0).unwrap().median_gap(QuantileRule::InverseCdf);
        assert_eq!(gap, Err(Reason::NoPoor));
    }
}
