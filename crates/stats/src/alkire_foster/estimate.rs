//! Aggregation: persons added up to `H`, `A`, `M0`, `M1`, `M2` and to what each indicator contributes.
//!
//! Contributions sum to `M0`, and the `M0` of groups weighted by their population shares sums to the overall `M0`.

use super::influence::check_population;
use super::{Error, Identified, check_length};

/// All figures of one population. Shares are in `[0, 1]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// Records used.
    pub n: usize,
    /// Records left out for missing answers.
    pub left_out: usize,
    /// Sum of the population weights of the records used.
    pub population: f64,
    /// Incidence `H`; `None` in an empty population.
    pub headcount: Option<f64>,
    /// Intensity `A`; `None` where nobody is poor.
    pub intensity: Option<f64>,
    /// Adjusted headcount `M0 = H·A`; zero where nobody is poor, `None` in an empty population.
    pub adjusted: Option<f64>,
    /// Adjusted gap `M1`, where every indicator came with gaps.
    pub gap: Option<f64>,
    /// Adjusted severity `M2`, where every indicator came with gaps.
    pub severity: Option<f64>,
    /// One entry for each indicator.
    pub indicators: Vec<IndicatorFigures>,
    /// Absolute contribution and share of `M0` of each dimension, by its number.
    pub dimensions: Vec<(f64, Option<f64>)>,
}

/// Figures of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorFigures {
    /// Share deprived, poor or not, among those who answered; `None` where nobody did.
    pub uncensored: Option<f64>,
    /// Share poor and deprived, among those who answered.
    pub censored: Option<f64>,
    /// Absolute contribution to `M0`. Without re-weighting it is the weight times the censored headcount.
    pub contribution: f64,
    /// Share of `M0`; `None` where nobody is poor.
    pub share: Option<f64>,
}

/// A subgroup with its place in the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Share of the population used, in `[0, 1]`.
    pub population_share: f64,
    /// Share of the overall `M0` that comes from this group; `None` where nobody is poor.
    pub contribution: Option<f64>,
    /// The group's own figures.
    pub estimates: Estimates,
}

/// Adds persons up.
///
/// - `population`: `[n]`, persons represented (household size × sampling weight), finite, ≥ 0
/// - returns: figures of the persons not left out
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`].
///
/// # Source
/// Alkire & Foster, Journal of Public Economics 95 (2011) 476–487.
///
/// # Checked against
/// The worked examples named at [`identify`](super::identify).
pub fn estimate(persons: &Identified, population: &[f64]) -> Result<Estimates, Error> {
    check_population(persons, population, None)?;
    let everybody: Vec<usize> = (0..population.len()).collect();
    Ok(add_up(persons, population, &everybody))
}

/// Adds persons up by group and says what each group contributes.
///
/// - `groups`: `[n]`, number of the group of each person, below `count`
///
/// `M0 = Σ share·M0_group` holds exactly up to rounding. A group without persons has share 0 and no figures.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`] for a group number not below `count`.
///
/// # Source
/// Alkire & Foster (2011), property of population subgroup decomposability.
pub fn estimate_by_group(
    persons: &Identified,
    population: &[f64],
    groups: &[usize],
    count: usize,
) -> Result<Vec<Group>, Error> {
    check_population(persons, population, None)?;
    check_length("groups", population.len(), groups.len())?;
    let mut members = vec![Vec::new(); count];
    for (index, group) in groups.iter().enumerate() {
        let Some(list) = members.get_mut(*group) else {
            let (what, expected) = ("group", "a number below the count of groups");
            return Err(Error::Domain { what, index, expected, found: *group as f64 });
        };
        list.push(index);
    }
    let estimates: Vec<Estimates> =
        members.iter().map(|members| add_up(persons, population, members)).collect();
    let total: f64 = estimates.iter().map(|group| group.population).sum();
    let poor_total: f64 =
        estimates.iter().map(|group| group.population * group.adjusted.unwrap_or(0.0)).sum();
    Ok(estimates
        .into_iter()
        .map(|estimates| Group {
            population_share: if total > 0.0 { estimates.population / total } else { 0.0 },
            contribution: (poor_total > 0.0)
                .then(|| estimates.population * estimates.adjusted.unwrap_or(0.0) / poor_total),
            estimates,
        })
        .collect())
}

fn add_up(persons: &Identified, population: &[f64], members: &[usize]) -> Estimates {
    let used: Vec<usize> =
        members.iter().copied().filter(|i| persons.scores[*i].is_some()).collect();
    let poor: Vec<usize> = used.iter().copied().filter(|i| persons.poor[*i]).collect();
    let total: f64 = used.iter().map(|i| population[*i]).sum();
    let poor_total: f64 = poor.iter().map(|i| population[*i]).sum();
    let share = |part: f64| (total > 0.0).then(|| part / total);
    let mass = |column: &Vec<f64>| poor.iter().map(|i| population[*i] * column[*i]).sum::<f64>();
    let masses: Vec<f64> = persons.terms[0].iter().map(mass).collect();
    let score_total: f64 = masses.iter().sum();
    let cardinal = |power: usize| {
        let columns = &persons.terms[power];
        if columns.is_empty() { None } else { share(columns.iter().map(mass).sum()) }
    };
    let absolute = |mass: f64| share(mass).unwrap_or(0.0);
    let relative = |mass: f64| (score_total > 0.0).then(|| mass / score_total);
    let indicators = masses
        .iter()
        .enumerate()
        .map(|(j, mass)| {
            let deprived = |list: &[usize]| -> f64 {
                list.iter().filter(|i| persons.is_deprived(j, **i)).map(|i| population[*i]).sum()
            };
            let answered: f64 =
                used.iter().filter(|i| persons.observed[j][**i]).map(|i| population[*i]).sum();
            let among = |part: f64| (answered > 0.0).then(|| part / answered);
            IndicatorFigures {
                uncensored: among(deprived(&used)),
                censored: among(deprived(&poor)),
                contribution: absolute(*mass),
                share: relative(*mass),
            }
        })
        .collect();
    let dimensions = dimension_masses(persons, &masses)
        .into_iter()
        .map(|mass| (absolute(mass), relative(mass)))
        .collect();
    Estimates {
        n: used.len(),
        left_out: members.len() - used.len(),
        population: total,
        headcount: share(poor_total),
        intensity: (poor_total > 0.0).then(|| score_total / poor_total),
        adjusted: share(score_total),
        gap: cardinal(1),
        severity: cardinal(2),
        indicators,
        dimensions,
    }
}

fn dimension_masses(persons: &Identified, masses: &[f64]) -> Vec<f64> {
    let count = persons.indicators.iter().map(|indicator| indicator.dimension + 1).max();
    let mut sums = vec![0.0; count.unwrap_or(0)];
    for (indicator, mass) in persons.indicators.iter().zip(masses) {
        sums[indicator.dimension] += mass;
    }
    sums
}
