//! Columns of a file as slices, checked once before anything is computed.

use super::name::Measure;
use super::options::{Interval, LineRule, Options};
use crate::inequality::pay_gap::Side;
use crate::sorted::NO_GROUP;
use crate::variance::design::{self, DesignColumns};
use rayon::prelude::*;
use thiserror::Error;

/// A classification of the records: codes from 0 below `count`. A missing label is a code of its own, given by the caller;
/// [`NO_GROUP`] leaves a record out of every group, not out of the whole.
#[derive(Clone, Copy, Debug)]
pub struct Groups<'a> {
    /// `[n]` code of each record.
    pub codes: &'a [u32],
    /// Number of groups.
    pub count: usize,
}

/// Columns of `n` records. Absent columns mean: every record counts once, no groups, one line for all, one stratum, each
/// record its own unit, drawn with replacement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    /// `[n]` values; NaN is missing, and the record is left out of the figures but stays in the design.
    pub values: &'a [f64],
    /// `[n]` persons represented, finite, ≥ 0. Weight 0 represents nobody: not counted in `n`, not in any figure.
    pub weights: Option<&'a [f64]>,
    /// Groups that are estimated beside the whole.
    pub groups: Option<Groups<'a>>,
    /// Groups that each have a line of their own.
    pub line_groups: Option<Groups<'a>>,
    /// `[n]` side of a comparison, for `gpg` and [`contrast`](super::contrast).
    pub sides: Option<&'a [Side]>,
    /// `[n]` what the values are divided by, for `ratio`; NaN is missing, and the record is left out.
    pub denominators: Option<&'a [f64]>,
    /// `[n]` stratum.
    pub strata: Option<&'a [u32]>,
    /// `[n]` primary sampling unit.
    pub psu: Option<&'a [u32]>,
    /// `[n]` number of units of the stratum in the population.
    pub fpc: Option<&'a [f64]>,
}

/// What cannot be measured at all. Rows count from 0 in the columns given.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Error {
    /// A column has another length than the values.
    #[error("column {column}: expected {expected} records, found {found}")]
    Length {
        /// Which column.
        column: &'static str,
        /// Number of values.
        expected: usize,
        /// Its length.
        found: usize,
    },
    /// More records than positions can number.
    #[error("expected at most {limit} records, found {found}")]
    TooMany {
        /// The limit.
        limit: usize,
        /// What was given.
        found: usize,
    },
    /// A number outside its domain.
    #[error("column {column}, row {row}: expected {expected}, found {found}")]
    Number {
        /// Which column.
        column: &'static str,
        /// Row, from 0.
        row: usize,
        /// The domain in words.
        expected: &'static str,
        /// What was found.
        found: f64,
    },
    /// A code that names no group.
    #[error("column {column}, row {row}: expected a code below {count}, found {found}")]
    Code {
        /// Which column.
        column: &'static str,
        /// Row, from 0.
        row: usize,
        /// Number of groups.
        count: usize,
        /// What was found.
        found: u32,
    },
    /// A measure needs a column that is absent.
    #[error("measure {measure} needs the column {column}")]
    Needs {
        /// The measure's name.
        measure: String,
        /// The column that is absent.
        column: &'static str,
    },
    /// The two sides of a pay gap cannot be contrasted again.
    #[error("measure {measure} is a contrast of two sides already")]
    NotContrasted {
        /// The measure's name.
        measure: String,
    },
    /// An option outside its domain.
    #[error("option {option}: expected {expected}, found {found}")]
    Option {
        /// Which option.
        option: &'static str,
        /// The domain in words.
        expected: &'static str,
        /// What was found.
        found: f64,
    },
    /// The design contradicts itself.
    #[error(transparent)]
    Design(#[from] design::Error),
}

impl<'a> Columns<'a> {
    pub(crate) fn design(&self) -> DesignColumns<'a> {
        DesignColumns { strata: self.strata, psu: self.psu, fpc: self.fpc }
    }

    /// Checks everything that a run relies on.
    pub(crate) fn check(&self, measures: &[Measure]) -> Result<(), Error> {
        let n = self.values.len();
        let limit = NO_GROUP as usize;
        if n >= limit {
            return Err(Error::TooMany { limit, found: n });
        }
        length("weights", self.weights.map(<[f64]>::len), n)?;
        length("groups", self.groups.map(|groups| groups.codes.len()), n)?;
        length("line groups", self.line_groups.map(|groups| groups.codes.len()), n)?;
        length("sides", self.sides.map(<[Side]>::len), n)?;
        length("denominators", self.denominators.map(<[f64]>::len), n)?;
        length("strata", self.strata.map(<[u32]>::len), n)?;
        length("psu", self.psu.map(<[u32]>::len), n)?;
        length("fpc", self.fpc.map(<[f64]>::len), n)?;
        numbers("values", Some(self.values), "a finite number", |value| !value.is_infinite())?;
        numbers("weights", self.weights, "a finite weight of at least 0", |weight| {
            weight.is_finite() && weight >= 0.0
        })?;
        numbers("denominators", self.denominators, "a finite number", |value| {
            !value.is_infinite()
        })?;
        numbers("fpc", self.fpc, "a number of units above 0", |units| units > 0.0)?;
        codes("groups", self.groups, true)?;
        codes("line groups", self.line_groups, false)?;
        self.check_needs(measures)
    }

    fn check_needs(&self, measures: &[Measure]) -> Result<(), Error> {
        for measure in measures {
            let missing = match measure {
                Measure::Gpg if self.sides.is_none() => "sides",
                Measure::Ratio if self.denominators.is_none() => "denominators",
                _ => continue,
            };
            return Err(Error::Needs { measure: measure.to_string(), column: missing });
        }
        if measures.contains(&Measure::Share) {
            numbers("values", Some(self.values), "a flag of 0 or 1", |flag| {
                flag.is_nan() || flag == 0.0 || flag == 1.0
            })?;
        }
        Ok(())
    }
}

impl Options {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let positive = |option, found: f64| {
            let is_positive = found.is_finite() && found > 0.0;
            if is_positive {
                Ok(())
            } else {
                Err(Error::Option { option, expected: "a number above 0", found })
            }
        };
        match self.line {
            LineRule::ShareOfMedian(share) => positive("line share", share)?,
            LineRule::Fixed(line) => positive("line", line)?,
            LineRule::Anchored { line, price_index } => {
                positive("line", line)?;
                positive("price index", price_index)?;
            }
        }
        if !(self.level > 0.0 && self.level < 1.0) {
            return Err(Error::Option {
                option: "level",
                expected: "a level between 0 and 1",
                found: self.level,
            });
        }
        match self.interval {
            Interval::Bootstrap { replicates, .. } if replicates < 2 => Err(Error::Option {
                option: "replicates",
                expected: "at least 2",
                found: replicates as f64,
            }),
            _ => Ok(()),
        }
    }
}

fn length(column: &'static str, found: Option<usize>, expected: usize) -> Result<(), Error> {
    match found {
        Some(found) if found != expected => Err(Error::Length { column, expected, found }),
        _ => Ok(()),
    }
}

fn numbers(
    column: &'static str,
    numbers: Option<&[f64]>,
    expected: &'static str,
    is_valid: impl Fn(f64) -> bool + Sync,
) -> Result<(), Error> {
    let numbers = numbers.unwrap_or_default();
    match numbers.par_iter().position_first(|number| !is_valid(*number)) {
        Some(row) => Err(Error::Number { column, row, expected, found: numbers[row] }),
        None => Ok(()),
    }
}

fn codes(
    column: &'static str,
    groups: Option<Groups<'_>>,
    may_be_left_out: bool,
) -> Result<(), Error> {
    let Some(Groups { codes, count }) = groups else { return Ok(()) };
    let is_valid = |code: u32| (code as usize) < count || (may_be_left_out && code == NO_GROUP);
    match codes.par_iter().position_first(|code| !is_valid(*code)) {
        Some(row) => Err(Error::Code { column, row, count, found: codes[row] }),
        None => Ok(()),
    }
}
