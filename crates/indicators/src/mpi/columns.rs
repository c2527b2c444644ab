//! Columns of a file as the estimators take them: who is deprived in what, whom a record stands for, the design.
//!
//! An empty cell of an indicator is a missing answer. Weights, sizes and units have no missing answers: a record without
//! one cannot be counted, and says so.

use rayon::prelude::*;
use stats::{
    alkire_foster::{self, Column, Identified, Scheme, identify},
    variance::design::{self, Design, DesignColumns},
};
use tables::{EMPTY, Frame, Values, Wanted};

use super::spec::{Deprived, Spec};

/// What keeps a table from being measured. Rows are records counted from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InputError {
    /// A table without records.
    #[error("expected at least one record, found none")]
    Empty,
    /// The frame lacks a column that [`Spec::wanted`] asked for.
    #[error("column {column}: expected it among the columns read, found none")]
    NoColumn {
        /// Its name.
        column: String,
    },
    /// A cell that cannot be used.
    #[error("record {row}, column {column}: expected {expected}, found {found}")]
    Cell {
        /// The record, from 0.
        row: usize,
        /// The column.
        column: String,
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A number of units that contradicts the stratum's other records or the sample.
    #[error("record {row}, column {column}: expected {expected}, found {found}")]
    Design {
        /// The record, from 0.
        row: usize,
        /// The column of numbers of units.
        column: String,
        /// What fits the stratum.
        expected: String,
        /// What stands there.
        found: f64,
    },
    /// What the estimators refuse.
    #[error(transparent)]
    Estimator(#[from] alkire_foster::Error),
}

impl Spec {
    /// The columns to read, with the column of groups where there is one. Numbers are what is compared or multiplied.
    pub fn wanted(&self, by: Option<&str>) -> Vec<Wanted> {
        let indicators = self.indicators.iter().map(|indicator| match indicator.deprived {
            Deprived::AnyOf(_) => Wanted::text(&indicator.column),
            _ => Wanted::number(&indicator.column),
        });
        let numbers =
            [&self.weight, &self.size, &self.fpc].into_iter().flatten().map(Wanted::number);
        let texts = [&self.strata, &self.psu].into_iter().flatten().map(Wanted::text);
        let mut wanted: Vec<Wanted> = Vec::new();
        for one in indicators.chain(numbers).chain(texts).chain(by.map(Wanted::text)) {
            if !wanted.contains(&one) {
                wanted.push(one);
            }
        }
        wanted
    }
}

/// The numbers of a column; a name may be there twice, once as numbers and once as texts.
fn numbers<'a>(frame: &'a Frame, name: &str) -> Result<&'a [f64], InputError> {
    let named = frame.columns.iter().filter(|column| column.name == name);
    let mut found = named.filter_map(|column| match &column.values {
        Values::Number(values) => Some(values.as_slice()),
        Values::Text { .. } => None,
    });
    found.next().ok_or_else(|| InputError::NoColumn { column: name.to_owned() })
}

/// Codes and labels of a column.
pub(super) fn texts<'a>(
    frame: &'a Frame,
    name: &str,
) -> Result<(&'a [u32], &'a [String]), InputError> {
    let named = frame.columns.iter().filter(|column| column.name == name);
    let mut found = named.filter_map(|column| match &column.values {
        Values::Text { codes, labels } => Some((codes.as_slice(), labels.as_slice())),
        Values::Number(_) => None,
    });
    found.next().ok_or_else(|| InputError::NoColumn { column: name.to_owned() })
}

/// Persons that each record stands for: weight × size.
pub(super) fn population(frame: &Frame, spec: &Spec) -> Result<Vec<f64>, InputError> {
    let mut population = vec![1.0; frame.rows];
    for name in [&spec.weight, &spec.size].into_iter().flatten() {
        let factors = checked(numbers(frame, name)?, name, "a number of 0 or more", |n| n >= 0.0)?;
        for (persons, factor) in population.iter_mut().zip(factors) {
            *persons *= factor;
        }
    }
    Ok(population)
}

fn checked<'a>(
    values: &'a [f64],
    column: &str,
    expected: &'static str,
    is_allowed: impl Fn(f64) -> bool,
) -> Result<&'a [f64], InputError> {
    match values.iter().position(|value| value.is_nan() || !is_allowed(*value)) {
        None => Ok(values),
        Some(row) => Err(InputError::Cell {
            row,
            column: column.to_owned(),
            expected,
            found: if values[row].is_nan() {
                "nothing".to_owned()
            } else {
                values[row].to_string()
            },
        }),
    }
}

/// The design of the file's records.
pub(super) fn design(frame: &Frame, spec: &Spec) -> Result<Design, InputError> {
    let codes = |name: &Option<String>, expected| -> Result<Option<&[u32]>, InputError> {
        let Some(name) = name else { return Ok(None) };
        let (codes, _) = texts(frame, name)?;
        match codes.iter().position(|code| *code == EMPTY) {
            None => Ok(Some(codes)),
            Some(row) => {
                let (column, found) = (name.clone(), "nothing".to_owned());
                Err(InputError::Cell { row, column, expected, found })
            }
        }
    };
    let fpc = spec
        .fpc
        .as_deref()
        .map(|name| checked(numbers(frame, name)?, name, "a number of units above 0", |n| n > 0.0));
    let columns = DesignColumns {
        strata: codes(&spec.strata, "a stratum")?,
        psu: codes(&spec.psu, "a primary sampling unit")?,
        fpc: fpc.transpose()?,
    };
    Design::new(frame.rows, &columns).map_err(|cause| {
        let column = spec.fpc.clone().unwrap_or_default();
        match cause {
            design::Error::UnitsVary { row, expected, found } => {
                let expected = format!("{expected} as in the stratum's earlier rows");
                InputError::Design { row, column, expected, found }
            }
            design::Error::UnitsBelowSample { row, units, sampled } => {
                let expected = format!("at least the {sampled} units of the stratum in the file");
                InputError::Design { row, column, expected, found: units }
            }
        }
    })
}

/// An indicator of all records.
enum Answers {
    Flags(Vec<Option<bool>>),
    Gaps(Vec<f64>),
}

/// Scores of all records, and why there are no gaps where there are none.
pub(super) fn scores(
    frame: &Frame,
    spec: &Spec,
) -> Result<(Identified, Option<String>), InputError> {
    let answers: Vec<Answers> = spec
        .indicators
        .par_iter()
        .map(|indicator| answers(frame, &indicator.column, &indicator.deprived, &spec.no_answer))
        .collect::<Result<_, _>>()?;
    let flags = answers.iter().position(|answers| matches!(answers, Answers::Flags(_)));
    let reason = flags.map(|place| {
        let indicator = &spec.indicators[place];
        match indicator.deprived {
            Deprived::Below(_) => {
                format!("no gaps: column {} or its cut-off is not above zero", indicator.column)
            }
            _ => format!("no gaps: indicator {} has no cut-off \"below\"", indicator.code),
        }
    });
    let columns: Vec<Column<'_>> = answers
        .iter()
        .map(|answers| match answers {
            Answers::Flags(flags) => Column::Flags(flags),
            Answers::Gaps(gaps) => Column::Gaps(gaps),
        })
        .collect();
    let indicators: Vec<alkire_foster::Indicator> = spec
        .indicators
        .iter()
        .map(|indicator| alkire_foster::Indicator {
            weight: indicator.weight,
            dimension: indicator.dimension,
        })
        .collect();
    let scheme = Scheme { indicators: &indicators, cutoff: spec.k, missing: spec.missing };
    Ok((identify(&columns, &scheme)?, reason))
}

fn answers(
    frame: &Frame,
    column: &str,
    deprived: &Deprived,
    no_answer: &[String],
) -> Result<Answers, InputError> {
    let is = |rule: &dyn Fn(f64) -> bool| -> Result<Answers, InputError> {
        let answered = without(numbers(frame, column)?, no_answer);
        Ok(Answers::Flags(answered.iter().map(|x| (!x.is_nan()).then(|| rule(*x))).collect()))
    };
    match deprived {
        Deprived::AnyOf(values) => {
            let (codes, labels) = texts(frame, column)?;
            let of_label: Vec<Option<bool>> = labels
                .iter()
                .map(|label| (!no_answer.contains(label)).then(|| values.contains(label)))
                .collect();
            let of_code = |code: &u32| of_label.get(*code as usize).copied().flatten();
            Ok(Answers::Flags(codes.iter().map(of_code).collect()))
        }
        Deprived::AtOrBelow(cut) => is(&|x| x <= *cut),
        Deprived::Above(cut) => is(&|x| x > *cut),
        Deprived::Below(cut) => {
            let answered = without(numbers(frame, column)?, no_answer);
            // Gaps are shares of the cut-off, so neither it nor a value may be negative.
            if *cut <= 0.0 || answered.iter().any(|x| *x < 0.0) {
                return is(&|x| x < *cut);
            }
            let gap = |x: &f64| if x.is_nan() { f64::NAN } else { ((cut - x) / cut).max(0.0) };
            Ok(Answers::Gaps(answered.iter().map(gap).collect()))
        }
    }
}

/// The numbers with NaN for those that stand for a missing answer.
fn without(values: &[f64], no_answer: &[String]) -> Vec<f64> {
    let codes: Vec<f64> = no_answer.iter().filter_map(|text| text.parse().ok()).collect();
    values.iter().map(|x| if codes.contains(x) { f64::NAN } else { *x }).collect()
}
