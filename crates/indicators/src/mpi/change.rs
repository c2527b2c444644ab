//! What changed from one round to a later one, by independent samples.
//!
//! Both rounds are measured by one specification. Groups are the same where their names are. A panel, whose rounds share
//! persons, must not be compared here: its standard errors would come out too wide.

use std::collections::BTreeSet;

use stats::{
    Reason, alkire_foster as af,
    variance::interval::{p_value, symmetric, t_quantile},
};

use super::{
    figures::{Measure, Row, Scope},
    round::Round,
};

/// Part of a change of `M0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Because there are more or fewer poor.
    Incidence,
    /// Because the poor are deprived in more or less.
    Intensity,
}

impl Part {
    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Incidence => "incidence",
            Self::Intensity => "intensity",
        }
    }
}

/// A change, later round minus earlier round.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The measure that changed.
    pub measure: Measure,
    /// Which part of the change; the whole of it where `None`.
    pub part: Option<Part>,
    /// Code of the indicator, where the figure is of one.
    pub indicator: Option<String>,
    /// Code of its dimension.
    pub dimension: Option<String>,
    /// The whole or a group.
    pub scope: Scope,
    /// Absolute change.
    pub absolute: Option<f64>,
    /// Its standard error for independent samples.
    pub standard_error: Option<f64>,
    /// Lower end of its interval.
    pub lower: Option<f64>,
    /// Upper end of its interval.
    pub upper: Option<f64>,
    /// Chance of a change as large when there is none.
    pub p_value: Option<f64>,
    /// The earlier round's figure; `None` for a part.
    pub before: Option<f64>,
    /// The later round's figure; `None` for a part.
    pub after: Option<f64>,
    /// Change as a share of the earlier round's figure.
    pub relative: Option<f64>,
    /// Its standard error (delta method).
    pub relative_standard_error: Option<f64>,
    /// Records used, both rounds together.
    pub n: usize,
    /// Persons that the later round's records stand for; the earlier round's where there is no later one.
    pub population: f64,
    /// Why something is absent.
    pub reason: Option<String>,
}

/// Compares two rounds of one specification: `H`, `A`, `M0` with its parts, `M1`, `M2` and the headcounts of indicators.
///
/// Degrees of freedom are those of both rounds together; intervals are symmetric.
///
/// # Source
/// As [`stats::alkire_foster::change`].
pub fn compare(before: &Round, after: &Round) -> Vec<Change> {
    let degrees = before.degrees_of_freedom + after.degrees_of_freedom;
    let mut changes = Vec::new();
    for scope in scopes(before, after) {
        let (earlier, later) = (OfScope::new(before, scope), OfScope::new(after, scope));
        for row in earlier.rows.iter().chain(later.rows.iter().filter(|_| earlier.rows.is_empty()))
        {
            if !is_compared(row.measure) {
                continue;
            }
            let pair = [find(earlier.rows, row), find(later.rows, row)];
            changes.push(whole_change(pair, row, degrees));
            if row.measure == Measure::Adjusted {
                changes.extend(parts(&earlier, &later, row, degrees));
            }
        }
    }
    changes
}

/// The change of `M0` because of incidence and because of intensity.
fn parts(
    earlier: &OfScope<'_>,
    later: &OfScope<'_>,
    adjusted: &Row,
    degrees: usize,
) -> [Change; 2] {
    let pair = [find(earlier.rows, adjusted), find(later.rows, adjusted)];
    let (first, second) = (earlier.round(), later.round());
    let split = first.zip(second).map(|(first, second)| af::change(&first, &second));
    let effects = [
        (Part::Incidence, split.map(|split| split.incidence_effect)),
        (Part::Intensity, split.map(|split| split.intensity_effect)),
    ];
    effects.map(|(part, effect)| {
        let change = Change { part: Some(part), ..empty(adjusted, pair) };
        let Some(effect) = effect else {
            let reason = "without poor in both rounds there is no intensity to compare";
            return Change { reason: Some(reason.to_owned()), ..change };
        };
        tested(change, (effect.estimate, effect.variance.sqrt()), untested(pair), degrees)
    })
}

fn is_compared(measure: Measure) -> bool {
    match measure {
        Measure::Headcount
        | Measure::Intensity
        | Measure::Adjusted
        | Measure::Gap
        | Measure::Severity
        | Measure::UncensoredHeadcount
        | Measure::CensoredHeadcount => true,
        Measure::Contribution
        | Measure::AbsoluteContribution
        | Measure::PopulationShare
        | Measure::GroupContribution => false,
    }
}

/// The whole, or the groups of both rounds by name.
fn scopes<'a>(before: &'a Round, after: &'a Round) -> BTreeSet<&'a Scope> {
    before.covariances.iter().chain(&after.covariances).map(|(scope, _)| scope).collect()
}

/// Rows of the whole or a group in a round; none where the round lacks it.
struct OfScope<'a> {
    rows: &'a [Row],
    covariance: f64,
}

impl<'a> OfScope<'a> {
    fn new(round: &'a Round, scope: &Scope) -> Self {
        // Rows and covariances are in the order of the scopes.
        let first = round.rows.partition_point(|row| row.scope < *scope);
        let end = round.rows.partition_point(|row| row.scope <= *scope);
        let covariance = round.covariances.iter().find(|(of, _)| of == scope);
        Self {
            rows: round.rows.get(first..end).unwrap_or_default(),
            covariance: covariance.map_or(0.0, |(_, covariance)| *covariance),
        }
    }

    /// Incidence and intensity, where there are poor.
    fn round(&self) -> Option<af::Round> {
        let scalar = |measure| self.rows.iter().find(|row| row.measure == measure)?.scalar;
        let (headcount, intensity) = (scalar(Measure::Headcount)?, scalar(Measure::Intensity)?);
        Some(af::Round { headcount, intensity, covariance: self.covariance })
    }
}

fn find<'a>(rows: &'a [Row], like: &Row) -> Option<&'a Row> {
    rows.iter().find(|row| row.measure == like.measure && row.indicator == like.indicator)
}

fn whole_change(pair: [Option<&Row>; 2], like: &Row, degrees: usize) -> Change {
    let [earlier, later] = pair.map(|row| row.and_then(|row| row.estimate));
    let change = Change { before: earlier, after: later, ..empty(like, pair) };
    let [Some(before), Some(after)] = pair else {
        return Change { reason: Some("the group is in one round only".to_owned()), ..change };
    };
    let (Some(from), Some(to)) = (before.scalar, after.scalar) else {
        let reason = before.reason.as_ref().filter(|_| before.scalar.is_none());
        let reason = reason.or(after.reason.as_ref()).cloned();
        return Change { reason, ..change };
    };
    let found = af::difference(from, to);
    let tested = tested(change, (found.absolute, found.standard_error), untested(pair), degrees);
    let relative_standard_error =
        found.relative_standard_error.filter(|_| tested.standard_error.is_some());
    Change { relative: found.relative, relative_standard_error, ..tested }
}

fn empty(like: &Row, pair: [Option<&Row>; 2]) -> Change {
    let [before, after] = pair;
    Change {
        measure: like.measure,
        part: None,
        indicator: like.indicator.clone(),
        dimension: like.dimension.clone(),
        scope: like.scope.clone(),
        absolute: None,
        standard_error: None,
        lower: None,
        upper: None,
        p_value: None,
        before: None,
        after: None,
        relative: None,
        relative_standard_error: None,
        n: pair.into_iter().flatten().map(|row| row.n).sum(),
        population: after.or(before).map_or(0.0, |row| row.population),
        reason: None,
    }
}

/// Why one of the rounds has no variance.
fn untested(pair: [Option<&Row>; 2]) -> Option<Reason> {
    pair.into_iter().flatten().find_map(|row| row.untested)
}

/// With the difference, its interval and its test.
fn tested(
    change: Change,
    (absolute, error): (f64, f64),
    untested: Option<Reason>,
    degrees: usize,
) -> Change {
    let change = Change { absolute: Some(absolute), ..change };
    let t = match (untested, t_quantile(0.95, degrees)) {
        (None, Some(t)) => t,
        (reason, _) => {
            let reason = reason.unwrap_or(Reason::NoDegreesOfFreedom);
            return Change { reason: Some(reason.to_string()), ..change };
        }
    };
    let (lower, upper) = symmetric(absolute, error, t);
    Change {
        standard_error: Some(error),
        lower: Some(lower),
        upper: Some(upper),
        p_value: p_value(absolute, error, degrees),
        ..change
    }
}
