//! Figures of the whole and of each group, with standard errors and intervals.

use super::columns::{Columns, Error};
use super::name::Measure;
use super::options::Options;
use super::run::{Figure, Run, Target};
use crate::reason::Reason;
use crate::variance::design::Design;
use crate::variance::interval::{logit, symmetric, t_quantile};

/// A figure of the whole or of a group. Percent where the measure's [`unit`](Measure::unit) says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What was measured.
    pub measure: Measure,
    /// Group, `None` for the whole.
    pub group: Option<u32>,
    /// The figure; `None` with a reason when it cannot be estimated.
    #[expect(clippy::struct_field_names, reason = "the name the figure has in files")]
    pub estimate: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// Lower end of the interval.
    pub lower: Option<f64>,
    /// Upper end of the interval.
    pub upper: Option<f64>,
    /// Records used.
    pub n: usize,
    /// Sum of their weights.
    pub population: f64,
    /// Why the figure, its standard error or its interval is absent; `None` also where none was asked for.
    pub reason: Option<Reason>,
}

/// Estimates measures of the whole and of each group.
///
/// - returns: for each measure the whole, then the groups by code
/// - missing: records without a value are left out of every figure, and stay in the design
/// - complexity: one sort of the file, then linear in records × measures
///
/// # Errors
/// The first column, row or option that cannot be used.
pub fn estimate(
    columns: &Columns<'_>,
    measures: &[Measure],
    options: &Options,
) -> Result<Vec<Estimate>, Error> {
    let partitions: Vec<_> = columns.groups.into_iter().collect();
    let run = Run::new(columns, measures, options, &partitions)?;
    let groups = columns.groups.map_or(0, |groups| groups.count);
    let targets: Vec<Target> = (0..=groups).map(|cell| Target { cell, minus: None }).collect();
    let scale = Scale::new(options, run.design.as_ref());
    let mut estimates = Vec::with_capacity(measures.len() * targets.len());
    for (measure, figures) in measures.iter().zip(run.figures(&targets)) {
        for (cell, figure) in figures.iter().enumerate() {
            let group = cell.checked_sub(1).map(|code| code as u32);
            estimates.push(scale.estimate(*measure, group, figure));
        }
    }
    Ok(estimates)
}

/// How figures become estimates: the quantile of t and what a full count changes.
pub(super) struct Scale {
    t: Option<f64>,
    is_census: bool,
}

impl Scale {
    pub(super) fn new(options: &Options, design: Option<&Design>) -> Self {
        let is_census = design.is_some_and(Design::is_census);
        let t = design.and_then(|design| t_quantile(options.level, design.degrees_of_freedom()));
        // A full count has no sampling error, whatever the degrees of freedom.
        Self { t: if is_census { Some(0.0) } else { t }, is_census }
    }

    /// The interval in the natural scale around a symmetric statistic.
    pub(super) fn symmetric(&self, value: f64, standard_error: f64) -> Option<(f64, f64)> {
        self.t.map(|t| symmetric(value, standard_error, t))
    }

    pub(super) fn estimate(
        &self,
        measure: Measure,
        group: Option<u32>,
        figure: &Figure,
    ) -> Estimate {
        let (value, mut reason) = split(figure.value);
        let mut standard_error = None;
        let mut interval = None;
        if let (Some(value), Some(error)) = (value, figure.standard_error) {
            (standard_error, reason) = split(error);
            if measure.is_share()
                && (value <= 0.0 || value >= 1.0)
                && !self.is_census
                && standard_error.is_some()
            {
                (standard_error, reason) = (None, Some(Reason::ShareAtBound));
            }
            interval = standard_error.and_then(|error| match self.t {
                Some(t) if measure.is_share() && !self.is_census => logit(value, error, t),
                _ => self.symmetric(value, error),
            });
        }
        let scale = measure.scale();
        Estimate {
            measure,
            group,
            estimate: value.map(|value| value * scale),
            standard_error: standard_error.map(|error| error * scale),
            lower: interval.map(|(lower, _)| lower * scale),
            upper: interval.map(|(_, upper)| upper * scale),
            n: figure.n,
            population: figure.population,
            reason,
        }
    }
}

fn split(result: Result<f64, Reason>) -> (Option<f64>, Option<Reason>) {
    match result {
        Ok(value) => (Some(value), None),
        Err(reason) => (None, Some(reason)),
    }
}
