//! Linearisation: every Alkire–Foster figure as a ratio of two totals, with the influence of each person on it.
//!
//! All figures are ratios `Σ p·y / Σ p·x`, so one formula serves them all and an estimate can never disagree with
//! its own linearisation. The variance of the weighted total of the influences is the design's matter.

use super::{Error, Identified, check_length};

/// A figure that can be linearised. Indicators are counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Incidence `H`: share of persons who are poor.
    Headcount,
    /// Intensity `A`: mean score of the poor.
    Intensity,
    /// Adjusted headcount `M0 = H·A`.
    Adjusted,
    /// Adjusted gap `M1`; needs gaps for every indicator.
    Gap,
    /// Adjusted severity `M2`; needs gaps for every indicator.
    Severity,
    /// Share of persons deprived in an indicator, poor or not, among those who answered it.
    Uncensored(usize),
    /// Share of persons poor and deprived in an indicator, among those who answered it.
    Censored(usize),
    /// Absolute contribution of an indicator to `M0`.
    Contribution(usize),
    /// Contribution of an indicator as a share of `M0`.
    ContributionShare(usize),
    /// Absolute contribution of a dimension to `M0`.
    Dimension(usize),
    /// Contribution of a dimension as a share of `M0`.
    DimensionShare(usize),
}

/// A figure and its linearisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Linearised {
    /// The figure, `None` where nobody stands in its denominator.
    pub estimate: Option<f64>,
    /// Influence of each person; zero outside the domain and for persons left out. The variance of
    /// `Σ population · influence` under the design estimates the variance of the figure. Empty without an estimate.
    pub influence: Vec<f64>,
}

/// Linearises one figure in a domain.
///
/// - `population`: `[n]`, persons represented (household size × sampling weight), finite, ≥ 0
/// - `domain`: `[n]`, who is counted; all persons when `None`
/// - returns: `z_i = (y_i − R·x_i) / Σ p·x` for `R = Σ p·y / Σ p·x`
///
/// Persons left out by the scheme keep a place with influence zero, as domain estimation asks.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`], [`Error::NoSuchFigure`].
///
/// # Source
/// Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), 5.6; Alkire et al., Multidimensional Poverty
/// Measurement and Analysis (2015), chapter 8.
///
/// # Checked against
/// `tests/golden/alkire_foster.csv` (R survey, `svyratio`).
pub fn influence(
    persons: &Identified,
    population: &[f64],
    domain: Option<&[bool]>,
    figure: Figure,
) -> Result<Linearised, Error> {
    check_population(persons, population, domain)?;
    let terms = Terms::new(persons, figure)?;
    let mut numerator = 0.0;
    let mut denominator = 0.0;
    let inside = |i: usize| persons.scores[i].is_some() && domain.is_none_or(|domain| domain[i]);
    for (i, p) in population.iter().enumerate().filter(|(i, _)| inside(*i)) {
        let (y, x) = terms.at(i);
        numerator += p * y;
        denominator += p * x;
    }
    if denominator <= 0.0 {
        return Ok(Linearised { estimate: None, influence: Vec::new() });
    }
    let ratio = numerator / denominator;
    let influence = (0..population.len())
        .map(|i| {
            if !inside(i) {
                return 0.0;
            }
            let (y, x) = terms.at(i);
            (y - ratio * x) / denominator
        })
        .collect();
    Ok(Linearised { estimate: Some(ratio), influence })
}

/// Linearises one figure among some persons only, in time proportional to their number.
///
/// - `rows`: who is counted, positions in the file, each once
/// - returns: as [`influence`], but with one influence for each of `rows`, zero for persons left out
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`] for a row outside the file, [`Error::NoSuchFigure`].
///
/// # Source
/// As [`influence`].
///
/// # Checked against
/// [`influence`] with the same persons as domain.
pub fn influence_among(
    persons: &Identified,
    population: &[f64],
    rows: &[u32],
    figure: Figure,
) -> Result<Linearised, Error> {
    let n = persons.scores.len();
    check_length("population weights", n, population.len())?;
    if let Some(index) = rows.iter().position(|row| *row as usize >= n) {
        let (what, expected) = ("row of the domain", "a row of the file");
        return Err(Error::Domain { what, index, expected, found: f64::from(rows[index]) });
    }
    let terms = Terms::new(persons, figure)?;
    let at = |row: u32| {
        let i = row as usize;
        if persons.scores[i].is_some() { terms.at(i) } else { (0.0, 0.0) }
    };
    let (mut numerator, mut denominator) = (0.0, 0.0);
    for row in rows {
        let (y, x) = at(*row);
        numerator += population[*row as usize] * y;
        denominator += population[*row as usize] * x;
    }
    if denominator <= 0.0 {
        return Ok(Linearised { estimate: None, influence: Vec::new() });
    }
    let ratio = numerator / denominator;
    let z = |(y, x): (f64, f64)| (y - ratio * x) / denominator;
    let influence = rows.iter().map(|row| z(at(*row))).collect();
    Ok(Linearised { estimate: Some(ratio), influence })
}

pub(crate) fn check_population(
    persons: &Identified,
    population: &[f64],
    domain: Option<&[bool]>,
) -> Result<(), Error> {
    let n = persons.scores.len();
    check_length("population weights", n, population.len())?;
    if let Some(domain) = domain {
        check_length("domain", n, domain.len())?;
    }
    match population.iter().position(|p| !(p.is_finite() && *p >= 0.0)) {
        None => Ok(()),
        Some(index) => {
            let (what, expected) = ("population weight", "finite and ≥ 0");
            Err(Error::Domain { what, index, expected, found: population[index] })
        }
    }
}

/// Numerator and denominator of a figure, person by person.
struct Terms<'a> {
    persons: &'a Identified,
    figure: Figure,
    /// Indicators that enter the numerator.
    members: Vec<usize>,
}

impl<'a> Terms<'a> {
    fn new(persons: &'a Identified, figure: Figure) -> Result<Self, Error> {
        let count = persons.indicators.len();
        let one = |j: usize| if j < count { vec![j] } else { Vec::new() };
        let of_dimension =
            |d: usize| (0..count).filter(|j| persons.indicators[*j].dimension == d).collect();
        let (what, asked, members): (_, _, Vec<usize>) = match figure {
            Figure::Headcount => return Ok(Self { persons, figure, members: Vec::new() }),
            Figure::Intensity | Figure::Adjusted => ("score", 0, (0..count).collect()),
            Figure::Gap => ("gap", 0, (0..persons.terms[1].len()).collect()),
            Figure::Severity => ("severity", 0, (0..persons.terms[2].len()).collect()),
            Figure::Uncensored(j) | Figure::Censored(j) => ("headcount ratio", j, one(j)),
            Figure::Contribution(j) | Figure::ContributionShare(j) => ("contribution", j, one(j)),
            Figure::Dimension(d) | Figure::DimensionShare(d) => {
                ("contribution of a dimension", d, of_dimension(d))
            }
        };
        if members.is_empty() {
            return Err(Error::NoSuchFigure { what, indicator: asked });
        }
        Ok(Self { persons, figure, members })
    }

    fn at(&self, i: usize) -> (f64, f64) {
        let poor = f64::from(self.persons.poor[i]);
        let sum = |power: usize| -> f64 {
            self.members.iter().map(|j| self.persons.terms[power][*j][i]).sum::<f64>()
        };
        let deprived = |j: usize| f64::from(self.persons.is_deprived(j, i));
        let answered = |j: usize| f64::from(self.persons.observed[j][i]);
        match self.figure {
            Figure::Headcount => (poor, 1.0),
            Figure::Intensity => (poor * sum(0), poor),
            Figure::Adjusted | Figure::Contribution(_) | Figure::Dimension(_) => {
                (poor * sum(0), 1.0)
            }
            Figure::Gap => (poor * sum(1), 1.0),
            Figure::Severity => (poor * sum(2), 1.0),
            Figure::Uncensored(j) => (deprived(j), answered(j)),
            Figure::Censored(j) => (poor * deprived(j), answered(j)),
            Figure::ContributionShare(_) | Figure::DimensionShare(_) => {
                (poor * sum(0), poor * self.persons.scores[i].unwrap_or(0.0))
            }
        }
    }
}
