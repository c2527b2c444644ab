//! Foster–Greer–Thorbecke poverty indices: the gap (1) and its severity (2). FGT(0) is the rate.

use super::Poverty;
use crate::linearised::Linearised;

impl Poverty<'_> {
    /// `P_α = Σ w ((line − x) / line)^α 1(x < line) / Σ w`, a share in `[0, 1]` where no value is negative.
    ///
    /// - `alpha`: power of the gap; 0 gives the [rate](Self::rate)
    ///
    /// # Source
    /// Foster, Greer & Thorbecke, Econometrica 52 (1984).
    ///
    /// # Checked against
    /// R convey 1.0.1 `svyfgt`.
    pub fn fgt(&self, alpha: u8) -> f64 {
        self.sum_poor(|relative| (1.0 - relative).powi(i32::from(alpha))) / self.population()
    }

    /// The index with influences `(gap^α − P_α) / N`; the slope by the line is `Σ w α gap^(α−1) x / line² / N`.
    ///
    /// # Source
    /// Berger & Skinner, Applied Statistics 52 (2003), as in R convey.
    ///
    /// # Checked against
    /// Standard errors of R convey 1.0.1 `svyfgt`, line fixed and relative.
    pub(crate) fn fgt_linearised(&self, alpha: u8) -> Linearised {
        let (value, population, power) = (self.fgt(alpha), self.population(), i32::from(alpha));
        let own = (0..self.sample.len())
            .map(|i| {
                let gap = if i < self.poor { (1.0 - self.relative(i)).powi(power) } else { 0.0 };
                (gap - value) / population
            })
            .collect();
        let slopes = self.slopes(|i| {
            let relative = self.relative(i);
            f64::from(alpha) * (1.0 - relative).powi(power - 1) * relative / population
        });
        Linearised { own, slopes }
    }
}

#[cfg(test)]
mod tests {
    use super::Poverty;
    use crate::sorted::Sorted;

    #[test]
    fn gaps_are_averaged_over_everybody() {
        let sample = Sorted::new(&[5.0, 8.0, 10.0, 40.0], None);
        let poverty = Poverty::below(&sample, 10.0).unwrap();
        assert_eq!(poverty.fgt(0), 0.5);
        assert!((poverty.fgt(1) - 0.175).abs() < 1e-15);
        assert!((poverty.fgt(2) - 0.0725).abs() < 1e-15);
    }
}
