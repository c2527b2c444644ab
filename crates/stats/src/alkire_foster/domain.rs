//! Groups as domains of one design: their variances in time proportional to the group, and their place in the whole.
//!
//! The design always stays that of the whole file: units without a member count with a total of zero.

use super::{Error, Identified, Linearised, Scalar, check_length};
use crate::variance::design::Design;

/// Persons of a group within the design of the file.
#[derive(Debug, Clone)]
pub struct Domain<'a> {
    design: &'a Design,
    /// Ordered by sampling unit.
    rows: Vec<u32>,
}

impl<'a> Domain<'a> {
    /// The persons at `rows` of the file.
    ///
    /// - complexity: `O(m log m)` for `m` rows
    pub fn new(design: &'a Design, mut rows: Vec<u32>) -> Self {
        rows.sort_by_key(|row| design.unit(*row));
        Self { design, rows }
    }

    /// The persons, in the order in which their influences are expected.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Number of sampling units that hold persons of the group.
    pub fn units(&self) -> usize {
        self.rows.chunk_by(|a, b| self.design.unit(*a) == self.design.unit(*b)).count()
    }

    /// Sampling variance of a figure linearised among [`rows`](Self::rows); `None` where there is no estimate.
    ///
    /// # Errors
    /// [`Error::Shape`].
    ///
    /// # Source
    /// As [`Design::variance`].
    ///
    /// # Checked against
    /// [`sampling_variance`](super::sampling_variance) with the same persons as domain.
    pub fn variance(
        &self,
        linearised: &Linearised,
        population: &[f64],
    ) -> Result<Option<f64>, Error> {
        if linearised.estimate.is_none() {
            return Ok(None);
        }
        check_length("influence", self.rows.len(), linearised.influence.len())?;
        let weighted = self.rows.iter().zip(&linearised.influence);
        Ok(Some(self.variance_of(weighted.map(|(row, z)| z * population[*row as usize]))))
    }

    fn variance_of(&self, values: impl Iterator<Item = f64>) -> f64 {
        let mut totals: Vec<(usize, f64)> = Vec::new();
        for (row, value) in self.rows.iter().zip(values) {
            let unit = self.design.unit(*row);
            match totals.last_mut() {
                Some((last, total)) if *last == unit => *total += value,
                _ => totals.push((unit, value)),
            }
        }
        let mut rest = totals.as_slice();
        let mut variance = 0.0;
        for stratum in self.design.strata() {
            let end = rest.partition_point(|(unit, _)| *unit < stratum.first + stratum.units);
            let (touched, later) = rest.split_at(end);
            rest = later;
            let n = stratum.units as f64;
            let sum: f64 = touched.iter().map(|(_, total)| total).sum();
            // A single unit is centred at zero, as in `Design::variance`.
            let (mean, factor) =
                if stratum.units == 1 { (0.0, 1.0) } else { (sum / n, n / (n - 1.0)) };
            let squares: f64 = touched.iter().map(|(_, total)| (total - mean).powi(2)).sum();
            let untouched = (stratum.units - touched.len()) as f64 * mean * mean;
            variance += stratum.not_sampled * factor * (squares + untouched);
        }
        variance
    }
}

/// A group's place in the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Share of the population used, in `[0, 1]`; `None` in an empty population.
    pub population_share: Option<Scalar>,
    /// Share of the overall `M0` that comes from the group; `None` where nobody is poor.
    pub contribution: Option<Scalar>,
}

/// All persons used and all deprivation of the poor, by sampling unit.
#[derive(Debug, Clone)]
pub struct Whole<'a> {
    population: &'a [f64],
    used: Totals,
    deprivation: Totals,
}

#[derive(Debug, Clone)]
struct Totals {
    /// What a person adds, `[n]`.
    of_person: Vec<f64>,
    /// Weighted totals by sampling unit.
    of_unit: Vec<f64>,
    sum: f64,
}

impl Totals {
    fn new(of_person: Vec<f64>, population: &[f64], design: &Design) -> Self {
        let mut of_unit = vec![0.0; design.units()];
        let mut sum = 0.0;
        for (row, (value, weight)) in (0..).zip(of_person.iter().zip(population)) {
            of_unit[design.unit(row)] += weight * value;
            sum += weight * value;
        }
        Self { of_person, of_unit, sum }
    }

    /// The share of the whole that comes from a group, a ratio whose denominator is everybody's.
    fn share(&self, domain: &Domain<'_>, population: &[f64]) -> Option<Scalar> {
        if self.sum <= 0.0 {
            return None;
        }
        let value = |row: u32| population[row as usize] * self.of_person[row as usize];
        let estimate = domain.rows.iter().map(|row| value(*row)).sum::<f64>() / self.sum;
        let mut totals: Vec<f64> =
            self.of_unit.iter().map(|total| -estimate * total / self.sum).collect();
        for row in &domain.rows {
            totals[domain.design.unit(*row)] += value(*row) / self.sum;
        }
        Some(Scalar { estimate, variance: domain.design.variance(&totals) })
    }
}

impl<'a> Whole<'a> {
    /// Adds everybody up.
    ///
    /// - `population`: `[n]`, persons represented, finite, ≥ 0
    ///
    /// # Errors
    /// [`Error::Shape`].
    pub fn new(
        persons: &Identified,
        population: &'a [f64],
        design: &Design,
    ) -> Result<Self, Error> {
        check_length("population weights", persons.scores.len(), population.len())?;
        let used = persons.scores.iter().map(|score| f64::from(score.is_some())).collect();
        let deprivation = persons
            .scores
            .iter()
            .zip(&persons.poor)
            .map(|(score, poor)| if *poor { score.unwrap_or(0.0) } else { 0.0 })
            .collect();
        Ok(Self {
            population,
            used: Totals::new(used, population, design),
            deprivation: Totals::new(deprivation, population, design),
        })
    }

    /// The group's share of the population and of the overall `M0`, with their variances.
    ///
    /// - complexity: linear in the sampling units of the whole
    ///
    /// # Source
    /// Alkire & Foster (2011), property of population subgroup decomposability; ratios linearised as in
    /// [`influence`](super::influence).
    pub fn part(&self, domain: &Domain<'_>) -> Part {
        Part {
            population_share: self.used.share(domain, self.population),
            contribution: self.deprivation.share(domain, self.population),
        }
    }
}
