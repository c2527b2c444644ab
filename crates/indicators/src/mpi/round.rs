//! One round: a table under a specification, overall or by group.

use rayon::prelude::*;
use stats::{
    alkire_foster::{Domain, Figure, Identified, Linearised, Whole, influence_among},
    variance::design::Design,
};
use tables::{EMPTY, Frame};

use super::{
    columns::{self, InputError},
    figures::{Figures, Row, Scope},
    spec::Spec,
};

/// The figures of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Figures, group after group in the order of their names, a missing name first.
    pub rows: Vec<Row>,
    /// Degrees of freedom of the design: units − strata.
    pub degrees_of_freedom: usize,
    /// Covariance of `H` and `A` of the whole, or of each group.
    pub(super) covariances: Vec<(Scope, f64)>,
}

/// Measures a table: overall, or each group of the column `by`.
///
/// - complexity: linear in records × indicators, whatever the number of groups; with groups also linear in groups ×
///   sampling units
///
/// # Errors
/// [`InputError`] with the record and the column.
pub fn measure(frame: &Frame, spec: &Spec, by: Option<&str>) -> Result<Round, InputError> {
    if frame.rows == 0 {
        return Err(InputError::Empty);
    }
    let population = columns::population(frame, spec)?;
    let design = columns::design(frame, spec)?;
    let (persons, no_gaps) = columns::scores(frame, spec)?;
    let figures = Figures::new(spec, &persons, &population, &design, no_gaps);
    let degrees_of_freedom = design.degrees_of_freedom();
    let Some(by) = by else {
        let domain = Domain::new(&design, (0..frame.rows as u32).collect());
        let rows = figures.of(&domain, &Scope::Whole)?;
        let covariances = vec![(Scope::Whole, covariance(&persons, &population, &domain)?)];
        return Ok(Round { rows, degrees_of_freedom, covariances });
    };
    let groups = groups(frame, by, &design)?;
    let whole = Whole::new(&persons, &population, &design)?;
    let found: Vec<(Vec<Row>, f64)> = groups
        .par_iter()
        .map(|(scope, domain)| {
            let mut rows = figures.of(domain, scope)?;
            rows.extend(figures.place(&whole, domain, scope));
            Ok((rows, covariance(&persons, &population, domain)?))
        })
        .collect::<Result<_, InputError>>()?;
    let (rows, covariances): (Vec<Vec<Row>>, Vec<f64>) = found.into_iter().unzip();
    let covariances = groups.into_iter().map(|(scope, _)| scope).zip(covariances).collect();
    Ok(Round { rows: rows.concat(), degrees_of_freedom, covariances })
}

/// Groups by name with their records.
fn groups<'a>(
    frame: &Frame,
    by: &str,
    design: &'a Design,
) -> Result<Vec<(Scope, Domain<'a>)>, InputError> {
    let (codes, labels) = columns::texts(frame, by)?;
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); labels.len() + 1];
    for (row, code) in (0..).zip(codes) {
        let place = if *code == EMPTY { labels.len() } else { *code as usize };
        members[place].push(row);
    }
    let mut groups: Vec<(Scope, Vec<u32>)> = members
        .into_iter()
        .enumerate()
        .map(|(place, rows)| (Scope::Group(labels.get(place).cloned()), rows))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    groups.sort();
    Ok(groups.into_iter().map(|(scope, rows)| (scope, Domain::new(design, rows))).collect())
}

/// Covariance of `H` and `A`: `½(Var(H + A) − Var H − Var A)`; zero where one is absent.
fn covariance(
    persons: &Identified,
    population: &[f64],
    domain: &Domain<'_>,
) -> Result<f64, InputError> {
    let headcount = influence_among(persons, population, domain.rows(), Figure::Headcount)?;
    let intensity = influence_among(persons, population, domain.rows(), Figure::Intensity)?;
    if headcount.estimate.is_none() || intensity.estimate.is_none() {
        return Ok(0.0);
    }
    let both = headcount.influence.iter().zip(&intensity.influence).map(|(h, a)| h + a).collect();
    let both = Linearised { estimate: headcount.estimate, influence: both };
    let variance = |linearised: &Linearised| -> Result<f64, InputError> {
        Ok(domain.variance(linearised, population)?.unwrap_or_default())
    };
    Ok((variance(&both)? - variance(&headcount)? - variance(&intensity)?) / 2.0)
}
