//! Poverty measures of a weighted sample against a line, or against several lines that each hold for some records.
//!
//! A record is poor when its value is *strictly below* its line. All measures but the rate use only the relative value
//! (value over line), so that several lines are one sample in relative values. Negative and zero values are poor as
//! they stand, with gaps of one and more; only Watts leaves them out.

mod fgt;
mod gap;
mod persistent;
mod rate;
mod sst;
mod watts;

pub use persistent::{PANEL_WAVES, persistently_poor};

use crate::density::Bandwidth;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::sum::{Sum, sum};

/// A sample and the line or lines that its records are measured against.
#[derive(Clone, Copy, Debug)]
pub struct Poverty<'a> {
    sample: &'a Sorted,
    lines: Lines<'a>,
    /// The poor are the first so many records.
    poor: usize,
}

#[derive(Clone, Copy, Debug)]
enum Lines<'a> {
    /// The sample holds values in the unit of the line.
    One(f64),
    /// The sample holds values relative to their lines; `of` names the line of each, in the order of the sample.
    Many { lines: &'a [f64], of: &'a [u32] },
}

impl<'a> Poverty<'a> {
    /// Measures a sample against one line, in the unit of the values.
    ///
    /// # Errors
    /// [`Reason::NoRecords`] without records, [`Reason::LineNotPositive`] unless the line is above zero.
    pub fn below(sample: &'a Sorted, line: f64) -> Result<Self, Reason> {
        if sample.is_empty() {
            return Err(Reason::NoRecords);
        }
        if !line.is_finite() || line <= 0.0 {
            return Err(Reason::LineNotPositive);
        }
        let poor = sample.values().partition_point(|value| *value < line);
        Ok(Self { sample, lines: Lines::One(line), poor })
    }

    /// Measures a sample of relative values; `of` holds the index of each record's line.
    pub(crate) fn relative_to(
        relative: &'a Sorted,
        lines: &'a [f64],
        of: &'a [u32],
    ) -> Result<Self, Reason> {
        if relative.is_empty() {
            return Err(Reason::NoRecords);
        }
        let poor = relative.values().partition_point(|value| *value < 1.0);
        Ok(Self { sample: relative, lines: Lines::Many { lines, of }, poor })
    }

    /// The sample, in the unit it is stored in.
    pub(crate) fn sample(&self) -> &'a Sorted {
        self.sample
    }

    fn population(&self) -> f64 {
        self.sample.population()
    }

    /// Weight of the poor.
    fn poor_population(&self) -> f64 {
        self.sample.weight_before(self.poor)
    }

    /// Value over line.
    #[inline]
    fn relative(&self, index: usize) -> f64 {
        match self.lines {
            Lines::One(line) => self.sample.values()[index] / line,
            Lines::Many { .. } => self.sample.values()[index],
        }
    }

    #[inline]
    fn weight(&self, index: usize) -> f64 {
        self.sample.weights()[index]
    }

    /// Weighted sum over the poor of a function of the relative value.
    fn sum_poor(&self, term: impl Fn(f64) -> f64) -> f64 {
        sum((0..self.poor).map(|index| self.weight(index) * term(self.relative(index))))
    }

    /// `Σ weight · d term / d line` over the poor, for each line, where `slope` is the derivative of a term by the
    /// logarithm of the line.
    fn slopes(&self, slope: impl Fn(usize) -> f64) -> Vec<f64> {
        match self.lines {
            Lines::One(line) => vec![sum((0..self.poor).map(|i| self.weight(i) * slope(i))) / line],
            Lines::Many { lines, of } => {
                let mut sums = vec![Sum::default(); lines.len()];
                for index in 0..self.poor {
                    sums[of[index] as usize].add(self.weight(index) * slope(index));
                }
                sums.iter().zip(lines).map(|(sum, line)| sum.value() / line).collect()
            }
        }
    }

    /// Density at `relative` times each line, of the records of that line within all records of the sample; the bandwidth
    /// of each line is that of its records here.
    fn densities(&self, relative: f64) -> Result<Vec<f64>, Reason> {
        match self.lines {
            Lines::One(line) => {
                let bandwidth = Bandwidth::of(self.sample).ok_or(Reason::NoDensity)?;
                Ok(vec![bandwidth.density(self.sample, relative * line)])
            }
            Lines::Many { lines, of } => {
                let parts = self.sample.partition_by_index(lines.len(), of);
                lines
                    .iter()
                    .zip(parts)
                    .map(|(line, part)| self.part_density(*line, &part, relative))
                    .collect()
            }
        }
    }

    /// Density of the records of one line, from their relative values, within all records.
    fn part_density(&self, line: f64, part: &Sorted, relative: f64) -> Result<f64, Reason> {
        if part.is_empty() {
            return Ok(0.0);
        }
        // The bandwidth scales with the values: that of the relative values times the line, at a distance times the line.
        let bandwidth = Bandwidth::of(part).ok_or(Reason::NoDensity)?;
        Ok(bandwidth.density(part, relative) / line * part.population() / self.population())
    }

    /// `Σ line · density`: density of the relative values.
    fn relative_density(&self, densities: &[f64]) -> f64 {
        match self.lines {
            Lines::One(line) => line * densities[0],
            Lines::Many { lines, .. } => {
                sum(lines.iter().zip(densities).map(|(line, density)| line * density))
            }
        }
    }
}
