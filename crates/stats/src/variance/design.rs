//! The sampling design of the records and the linearised variance of a total under it.
//!
//! One stage counts: primary sampling units within strata. With a stratum's number of units the finite population
//! correction applies, otherwise units count as drawn with replacement. All records of the file belong to the design,
//! also those without a value: a group is a domain, never a smaller design.

use thiserror::Error;

/// What a design cannot be made from.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Error {
    /// A stratum's number of units is not the same in all of its records.
    #[error(
        "row {row}: the stratum's number of units is {found}, in an earlier row of the stratum {expected}"
    )]
    UnitsVary {
        /// Row, from 0.
        row: usize,
        /// What earlier rows of the stratum hold.
        expected: f64,
        /// What this row holds.
        found: f64,
    },
    /// A stratum holds more units in the sample than in the population.
    #[error("row {row}: the stratum has {units} units in all, but {sampled} are in the sample")]
    UnitsBelowSample {
        /// A row of the stratum, from 0.
        row: usize,
        /// Units in the population, as given.
        units: f64,
        /// Units in the sample.
        sampled: usize,
    },
}

/// Codes of the records' strata and units, all optional.
#[derive(Clone, Copy, Debug, Default)]
pub struct DesignColumns<'a> {
    /// `[n]` stratum of each record; without it there is one stratum.
    pub strata: Option<&'a [u32]>,
    /// `[n]` primary sampling unit of each record, numbered within the stratum or overall; without it each record is one.
    pub psu: Option<&'a [u32]>,
    /// `[n]` number of units of the record's stratum in the population; without it, drawn with replacement.
    pub fpc: Option<&'a [f64]>,
}

/// Units and strata of a sample.
#[derive(Clone, Debug)]
pub struct Design {
    /// Unit of each record; units of a stratum are consecutive.
    unit_of: Option<Vec<u32>>,
    units: usize,
    strata: Vec<Stratum>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Stratum {
    /// Index of its first unit.
    pub(crate) first: usize,
    /// Units in the sample.
    pub(crate) units: usize,
    /// `1 − n/N`: 1 with replacement, 0 when every unit is in the sample.
    pub(crate) not_sampled: f64,
}

impl Design {
    /// Reads a design of `records` records.
    ///
    /// - complexity: `O(n log n)`
    ///
    /// # Errors
    /// When the numbers of units contradict each other or the sample.
    pub fn new(records: usize, columns: &DesignColumns<'_>) -> Result<Self, Error> {
        let stratum_of = |row: usize| columns.strata.map_or(0, |strata| strata[row]);
        let key = |row: usize| {
            let unit = columns.psu.map_or(row as u32, |psu| psu[row]);
            (u64::from(stratum_of(row)) << 32) | u64::from(unit)
        };
        if columns.strata.is_none() && columns.psu.is_none() {
            let stratum = Stratum { first: 0, units: records, not_sampled: 1.0 };
            let mut design = Self { unit_of: None, units: records, strata: vec![stratum] };
            design.correct(columns)?;
            return Ok(design);
        }
        let mut keys: Vec<u64> = (0..records).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        let unit_of = (0..records)
            .map(|row| keys.partition_point(|other| *other < key(row)) as u32)
            .collect();
        let mut strata: Vec<Stratum> = Vec::new();
        for (unit, key) in keys.iter().enumerate() {
            match strata.last_mut() {
                Some(stratum) if keys[stratum.first] >> 32 == key >> 32 => stratum.units += 1,
                _ => strata.push(Stratum { first: unit, units: 1, not_sampled: 1.0 }),
            }
        }
        let mut design = Self { unit_of: Some(unit_of), units: keys.len(), strata };
        design.correct(columns)?;
        Ok(design)
    }

    /// Sets the finite population corrections.
    fn correct(&mut self, columns: &DesignColumns<'_>) -> Result<(), Error> {
        let Some(fpc) = columns.fpc else { return Ok(()) };
        let mut known: Vec<Option<f64>> = vec![None; self.strata.len()];
        for (row, found) in fpc.iter().copied().enumerate() {
            let unit = self.unit(row as u32);
            let index = self.strata.partition_point(|stratum| stratum.first <= unit) - 1;
            let stratum = &mut self.strata[index];
            match known[index] {
                Some(expected) if expected != found => {
                    return Err(Error::UnitsVary { row, expected, found });
                }
                Some(_) => {}
                None if found >= stratum.units as f64 => {
                    known[index] = Some(found);
                    stratum.not_sampled = 1.0 - stratum.units as f64 / found;
                }
                None => {
                    return Err(Error::UnitsBelowSample {
                        row,
                        units: found,
                        sampled: stratum.units,
                    });
                }
            }
        }
        Ok(())
    }

    /// Unit of the record at a position.
    #[inline]
    pub(crate) fn unit(&self, position: u32) -> usize {
        self.unit_of.as_ref().map_or(position, |units| units[position as usize]) as usize
    }

    /// Stratum of the record at a position.
    #[inline]
    pub(crate) fn stratum(&self, position: u32) -> usize {
        if self.strata.len() == 1 {
            return 0;
        }
        let unit = self.unit(position);
        self.strata.partition_point(|stratum| stratum.first <= unit) - 1
    }

    /// Whether every record is a unit of its own.
    pub(crate) fn is_of_records(&self) -> bool {
        self.unit_of.as_ref().is_none_or(|units| units.len() == self.units)
    }

    /// Number of primary sampling units.
    pub fn units(&self) -> usize {
        self.units
    }

    pub(crate) fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// Units minus strata.
    pub fn degrees_of_freedom(&self) -> usize {
        self.units.saturating_sub(self.strata.len())
    }

    /// Whether every unit of every stratum is in the sample.
    pub fn is_census(&self) -> bool {
        self.strata.iter().all(|stratum| stratum.not_sampled == 0.0)
    }

    /// Variance of a total, from the totals of its units.
    ///
    /// `Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (t_hi − t̄_h)²`. A stratum with a single unit is centred at zero, which is the mean
    /// of all influences (R survey's `lonely.psu = "adjust"`), unless that unit is the whole stratum.
    ///
    /// - `totals`: `[units]`, `Σ weight · influence` of each unit
    ///
    /// # Source
    /// Cochran, Sampling Techniques (1977), §5; Lumley, Complex Surveys (2010), §3.
    ///
    /// # Checked against
    /// R survey (`tests/golden/survey.csv`: strata, clusters, correction, single units).
    pub fn variance(&self, totals: &[f64]) -> f64 {
        crate::sum::sum(self.strata.iter().map(|stratum| {
            let totals = &totals[stratum.first..stratum.first + stratum.units];
            if stratum.units == 1 {
                return stratum.not_sampled * totals[0] * totals[0];
            }
            let n = stratum.units as f64;
            let mean = crate::sum::sum(totals.iter().copied()) / n;
            let squares =
                crate::sum::sum(totals.iter().map(|total| (total - mean) * (total - mean)));
            stratum.not_sampled * n / (n - 1.0) * squares
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Design, DesignColumns, Error};

    #[test]
    fn a_unit_number_repeated_in_another_stratum_is_another_unit() {
        let columns =
            DesignColumns { strata: Some(&[1, 1, 2, 2]), psu: Some(&[7, 8, 7, 7]), fpc: None };
        let design = Design::new(4, &columns).unwrap();
        assert_eq!((design.units(), design.degrees_of_freedom()), (3, 1));
    }

    #[test]
    fn a_fully_sampled_stratum_adds_no_variance_and_a_single_unit_is_centred_at_zero() {
        let columns =
            DesignColumns { strata: Some(&[0, 0, 1]), psu: None, fpc: Some(&[2.0, 2.0, 4.0]) };
        let design = Design::new(3, &columns).unwrap();
        assert_eq!(design.variance(&[1.0, 5.0, 2.0]), 3.0);
    }

    #[test]
    fn numbers_of_units_that_contradict_are_named() {
        let with = |fpc: &[f64]| {
            Design::new(2, &DesignColumns { fpc: Some(fpc), ..DesignColumns::default() })
                .unwrap_err()
        };
        assert_eq!(with(&[1.0, 1.0]), Error::UnitsBelowSample { row: 0, units: 1.0, sampled: 2 });
        assert_eq!(with(&[5.0, 6.0]), Error::UnitsVary { row: 1, expected: 5.0, found: 6.0 });
    }
}
