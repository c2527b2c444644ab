//! Dated amounts, thresholds, scales and weights, each with its source.
//!
//! A value is used only within its validity; a missing date is an error that names what is missing, never the nearest
//! other value. Disputed definitions are not here but in [`crate::Definitions`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::Words;
use serde::Deserialize;

const SHIPPED: [&str; 6] = [
    include_str!("../../../catalogue/parameters/poverty-lines.toml"),
    include_str!("../../../catalogue/parameters/social-assistance.toml"),
    include_str!("../../../catalogue/parameters/equivalence-scales.toml"),
    include_str!("../../../catalogue/parameters/thresholds.toml"),
    include_str!("../../../catalogue/parameters/local-mpi.toml"),
    include_str!("../../../catalogue/parameters/global-mpi.toml"),
];

/// Parameters that cannot be read or do not have what is asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// The file is not TOML of the expected shape.
    #[error("parameters cannot be read: {0}")]
    Syntax(String),
    /// One file defines a code twice.
    #[error("parameter \"{0}\" is defined twice in one file")]
    Twice(String),
    /// A value whose dates are in the wrong order or overlap another's.
    #[error(
        "parameter \"{code}\": expected values whose validity does not overlap, found one from {from}"
    )]
    Overlap {
        /// The parameter.
        code: String,
        /// Where the offending value begins.
        from: NaiveDate,
    },
    /// A value that is not finite, or a parameter without words or without a source.
    #[error(
        "parameter \"{0}\": expected words in both languages, finite values and a source for each"
    )]
    Incomplete(String),
    /// No such parameter.
    #[error("expected a parameter \"{0}\", found none")]
    Unknown(String),
    /// No value on the date asked for.
    #[error("parameter \"{code}\" has no value for {date}; known: {known}")]
    NoValue {
        /// The parameter.
        code: String,
        /// The date asked for.
        date: NaiveDate,
        /// The periods that have one.
        known: String,
    },
}

/// Which date selects a parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    /// The reference date of the assessment.
    #[default]
    ReferenceDate,
    /// The year in which the income was received, which is the year before the survey's label.
    IncomeYear,
}

/// One value with its validity.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// The value, in the parameter's unit.
    pub value: f64,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; `None` while in force.
    pub valid_to: Option<NaiveDate>,
    /// Where it was published.
    pub source: String,
}

impl DatedValue {
    fn holds_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }
}

/// One parameter with all its values.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its code.
    pub code: String,
    /// Its unit.
    pub unit: String,
    /// What selects the value.
    #[serde(default)]
    pub dated_by: DatedBy,
    /// What it is.
    pub words: Words,
    /// Its values in the order of time.
    #[serde(rename = "value")]
    pub values: Vec<DatedValue>,
}

/// The value of a parameter at a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount<'a> {
    /// The parameter.
    pub parameter: &'a Parameter,
    /// Its value with validity and source.
    pub dated: &'a DatedValue,
}

impl Amount<'_> {
    /// The bare number.
    pub const fn value(&self) -> f64 {
        self.dated.value
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    parameter: Vec<Parameter>,
}

/// All parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parameters {
    by_code: BTreeMap<String, Parameter>,
}

impl Parameters {
    /// The parameters that Svi ships (`catalogue/parameters/`).
    ///
    /// # Errors
    /// As [`merge`](Self::merge); tests hold the shipped files valid.
    pub fn shipped() -> Result<Self, ParameterError> {
        SHIPPED.iter().try_fold(Self::default(), |parameters, text| parameters.merge(text))
    }

    /// These parameters with those of a TOML file in place of or beside them.
    ///
    /// Values of the file replace shipped values whose validity they overlap, so that an installation can add a new
    /// year without repeating the old ones; words and unit are the file's.
    ///
    /// # Errors
    /// [`ParameterError`] with the first entry of the file that is wrong.
    pub fn merge(mut self, text: &str) -> Result<Self, ParameterError> {
        let file: File =
            toml::from_str(text).map_err(|cause| ParameterError::Syntax(cause.to_string()))?;
        let mut seen = BTreeSet::new();
        for mut parameter in file.parameter {
            check(&mut parameter)?;
            if !seen.insert(parameter.code.clone()) {
                return Err(ParameterError::Twice(parameter.code));
            }
            if let Some(earlier) = self.by_code.remove(&parameter.code) {
                let kept = earlier
                    .values
                    .into_iter()
                    .filter(|old| !parameter.values.iter().any(|new| overlap(old, new)))
                    .collect::<Vec<_>>();
                parameter.values.extend(kept);
                parameter.values.sort_by_key(|value| value.valid_from);
            }
            self.by_code.insert(parameter.code.clone(), parameter);
        }
        Ok(self)
    }

    /// All parameters, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.by_code.values()
    }

    /// The parameter of a code.
    pub fn find(&self, code: &str) -> Option<&Parameter> {
        self.by_code.get(code)
    }

    /// The parameters as of a date, incomes being of a year.
    pub const fn at(&self, date: NaiveDate, income_year: i32) -> ParametersAt<'_> {
        ParametersAt { parameters: self, date, income_year }
    }
}

/// The parameters as of a date.
#[derive(Debug, Clone, Copy)]
pub struct ParametersAt<'a> {
    parameters: &'a Parameters,
    date: NaiveDate,
    income_year: i32,
}

impl<'a> ParametersAt<'a> {
    /// The reference date.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The year in which incomes were received.
    pub const fn income_year(&self) -> i32 {
        self.income_year
    }

    /// The value of a parameter.
    ///
    /// # Errors
    /// [`ParameterError::Unknown`] for a code that is not there, [`ParameterError::NoValue`] when none of its values
    /// holds on the date, with the periods that have one.
    pub fn get(&self, code: &str) -> Result<Amount<'a>, ParameterError> {
        let parameter =
            self.parameters.find(code).ok_or_else(|| ParameterError::Unknown(code.to_owned()))?;
        let date = match parameter.dated_by {
            DatedBy::ReferenceDate => self.date,
            DatedBy::IncomeYear => {
                NaiveDate::from_ymd_opt(self.income_year, 12, 31).unwrap_or(self.date)
            }
        };
        parameter
            .values
            .iter()
            .find(|value| value.holds_on(date))
            .map(|dated| Amount { parameter, dated })
            .ok_or_else(|| ParameterError::NoValue {
                code: code.to_owned(),
                date,
                known: parameter.values.iter().map(period).collect::<Vec<_>>().join(", "),
            })
    }
}

fn period(value: &DatedValue) -> String {
    match value.valid_to {
        Some(last) => format!("{} to {last}", value.valid_from),
        None => format!("from {}", value.valid_from),
    }
}

fn overlap(a: &DatedValue, b: &DatedValue) -> bool {
    let last = |value: &DatedValue| value.valid_to.unwrap_or(NaiveDate::MAX);
    a.valid_from <= last(b) && b.valid_from <= last(a)
}

fn check(parameter: &mut Parameter) -> Result<(), ParameterError> {
    let complete = !parameter.words.sr.is_empty()
        && !parameter.words.en.is_empty()
        && !parameter.values.is_empty()
        && parameter.values.iter().all(|v| v.value.is_finite() && !v.source.trim().is_empty());
    if !complete {
        return Err(ParameterError::Incomplete(parameter.code.clone()));
    }
    parameter.values.sort_by_key(|value| value.valid_from);
    let wrong = parameter
        .values
        .iter()
        .find(|value| value.valid_to.is_some_and(|last| last < value.valid_from))
        .or_else(|| {
            let pairs = parameter.values.iter().zip(parameter.values.iter().skip(1));
            pairs.filter(|(a, b)| overlap(a, b)).map(|(_, b)| b).next()
        });
    match wrong {
        Some(value) => {
            Err(ParameterError::Overlap { code: parameter.code.clone(), from: value.valid_from })
        }
        None => Ok(()),
    }
}
