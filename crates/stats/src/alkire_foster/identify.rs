//! Identification: from deprivations to a score for each person and the verdict poor or not poor.
//!
//! A person whose score equals the cut-off is poor. A person with a missing indicator is left out unless the scheme
//! says to re-weight; nobody's missing answer is ever read as "not deprived".

use super::{Error, check_length};

/// Scores within this distance below the cut-off count as reaching it, because sums of thirds are inexact.
pub const TOLERANCE: f64 = 1e-12;

/// One indicator of all persons.
#[derive(Debug, Clone, Copy)]
pub enum Column<'a> {
    /// Deprived or not; `None` is missing.
    Flags(&'a [Option<bool>]),
    /// Normalised shortfall `max(0, (z − y)/z)` in `[0, 1]`; above zero is deprived, NaN is missing.
    Gaps(&'a [f64]),
}

impl Column<'_> {
    /// Number of persons in the column.
    pub fn len(&self) -> usize {
        match self {
            Self::Flags(flags) => flags.len(),
            Self::Gaps(gaps) => gaps.len(),
        }
    }

    /// Whether the column holds nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn gap(&self, person: usize) -> Option<f64> {
        match self {
            Self::Flags(flags) => flags[person].map(f64::from),
            Self::Gaps(gaps) => Some(gaps[person]).filter(|gap| !gap.is_nan()),
        }
    }

    fn is_cardinal(&self) -> bool {
        matches!(self, Self::Gaps(_))
    }
}

/// Weight of an indicator and the dimension that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indicator {
    /// Share of the score, ≥ 0; the weights of a scheme sum to one.
    pub weight: f64,
    /// Position of the dimension, counted from zero.
    pub dimension: usize,
}

/// What happens to a person with a missing indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// The person is left out of every figure.
    #[default]
    Drop,
    /// The weights of the person's answered indicators are scaled to sum to one; with none answered the person is
    /// left out.
    Reweight,
}

/// Weights, cut-off and rule for missing answers: everything that must be fixed before data are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Scheme<'a> {
    /// One entry for each column.
    pub indicators: &'a [Indicator],
    /// Poverty cut-off `k` in `(0, 1]`: poor from this score on.
    pub cutoff: f64,
    /// Rule for missing answers.
    pub missing: Missing,
}

/// Persons with their scores, ready to be added up.
#[derive(Debug, Clone)]
pub struct Identified {
    /// Weighted deprivation score in `[0, 1]`; `None` for a person left out.
    pub scores: Vec<Option<f64>>,
    /// Poor: score at or above the cut-off. `false` for a person left out.
    pub poor: Vec<bool>,
    pub(crate) indicators: Vec<Indicator>,
    /// Weighted gap `w_ij · g_ij^α` by `[α][indicator][person]`; empty for a power that is not defined.
    pub(crate) terms: [Vec<Vec<f64>>; 3],
    /// Whether the person answered the indicator, by `[indicator][person]`.
    pub(crate) observed: Vec<Vec<bool>>,
    /// Whether the person is deprived in the indicator, by `[indicator][person]`.
    pub(crate) deprived: Vec<Vec<bool>>,
}

impl Identified {
    pub(crate) fn is_deprived(&self, indicator: usize, person: usize) -> bool {
        self.deprived[indicator][person]
    }
}

/// Scores persons and says who is poor.
///
/// - `columns`: one for each indicator of the scheme, each `[n]`
/// - returns: scores in `[0, 1]`
///
/// Missing answers follow [`Scheme::missing`].
///
/// # Errors
/// [`Error::Shape`] if lengths differ, [`Error::WeightSum`], [`Error::Cutoff`], [`Error::Domain`] for a negative
/// weight or a gap outside `[0, 1]`.
///
/// # Source
/// Alkire & Foster, Journal of Public Economics 95 (2011) 476–487.
///
/// # Checked against
/// The worked example of that paper, the UNDP technical note (four households) and the R package MPI.
pub fn identify(columns: &[Column<'_>], scheme: &Scheme<'_>) -> Result<Identified, Error> {
    check_scheme(columns, scheme)?;
    let n = columns.first().map_or(0, Column::len);
    let observed: Vec<Vec<bool>> =
        columns.iter().map(|column| (0..n).map(|i| column.gap(i).is_some()).collect()).collect();
    let deprived = columns
        .iter()
        .map(|column| (0..n).map(|i| column.gap(i).is_some_and(|gap| gap > 0.0)).collect())
        .collect();
    let scale = answered_scale(&observed, scheme, n);
    let cardinal = columns.iter().all(Column::is_cardinal);
    let terms = [0, 1, 2].map(|power| {
        if power > 0 && !cardinal {
            return Vec::new();
        }
        columns
            .iter()
            .zip(scheme.indicators)
            .map(|(column, indicator)| weighted_gaps(*column, indicator.weight, &scale, power))
            .collect()
    });
    let scores: Vec<Option<f64>> = (0..n)
        .map(|i| scale[i].map(|_| terms[0].iter().map(|column: &Vec<f64>| column[i]).sum()))
        .collect();
    let poor =
        scores.iter().map(|s| s.is_some_and(|score| score >= scheme.cutoff - TOLERANCE)).collect();
    let indicators = scheme.indicators.to_vec();
    Ok(Identified { scores, poor, indicators, terms, observed, deprived })
}

/// Factor on each person's weights, `None` for a person left out.
fn answered_scale(observed: &[Vec<bool>], scheme: &Scheme<'_>, n: usize) -> Vec<Option<f64>> {
    (0..n)
        .map(|i| match scheme.missing {
            Missing::Drop => observed.iter().all(|column| column[i]).then_some(1.0),
            Missing::Reweight if observed.iter().all(|column| column[i]) => Some(1.0),
            Missing::Reweight => {
                let answered: f64 = observed
                    .iter()
                    .zip(scheme.indicators)
                    .filter_map(|(column, indicator)| column[i].then_some(indicator.weight))
                    .sum();
                (answered > 0.0).then(|| 1.0 / answered)
            }
        })
        .collect()
}

fn weighted_gaps(column: Column<'_>, weight: f64, scale: &[Option<f64>], power: i32) -> Vec<f64> {
    scale
        .iter()
        .enumerate()
        .map(|(i, scale)| match (scale, column.gap(i)) {
            (Some(scale), Some(gap)) if gap > 0.0 => weight * scale * gap.powi(power),
            _ => 0.0,
        })
        .collect()
}

fn check_scheme(columns: &[Column<'_>], scheme: &Scheme<'_>) -> Result<(), Error> {
    check_length("indicators of the scheme", columns.len(), scheme.indicators.len())?;
    if !(scheme.cutoff > 0.0 && scheme.cutoff <= 1.0) {
        return Err(Error::Cutoff { k: scheme.cutoff });
    }
    for (index, indicator) in scheme.indicators.iter().enumerate() {
        if indicator.weight.is_nan() || indicator.weight < 0.0 {
            let found = indicator.weight;
            return Err(Error::Domain {
                what: "indicator weight", index, expected: "≥ 0", found
            });
        }
    }
    let sum: f64 = scheme.indicators.iter().map(|indicator| indicator.weight).sum();
    if (sum - 1.0).abs() > 1e-9 {
        return Err(Error::WeightSum { sum });
    }
    let n = columns.first().map_or(0, Column::len);
    for column in columns {
        check_length("column of an indicator", n, column.len())?;
        if let Column::Gaps(gaps) = column {
            let outside = gaps.iter().position(|gap| *gap < 0.0 || *gap > 1.0);
            if let Some(index) = outside {
                let found = gaps[index];
                return Err(Error::Domain { what: "gap", index, expected: "0 to 1", found });
            }
        }
    }
    Ok(())
}
