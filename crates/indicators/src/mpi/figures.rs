//! Figures of one domain with standard errors and intervals.
//!
//! Every figure is the estimate of its own linearisation; what cannot be estimated is absent with a reason. Intervals use
//! t with units − strata degrees of freedom and are symmetric in logits, so that they stay within 0 and 1.

use rayon::prelude::*;
use stats::{
    Reason,
    alkire_foster::{Domain, Error, Figure, Identified, Scalar, Whole, influence_among},
    variance::{
        design::Design,
        interval::{logit, t_quantile},
    },
};

use super::spec::Spec;

/// Level of the intervals.
const LEVEL: f64 = 0.95;

/// What a row measures. All are shares between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Incidence `H`.
    Headcount,
    /// Intensity `A`.
    Intensity,
    /// Adjusted headcount `M0`.
    Adjusted,
    /// Adjusted gap `M1`.
    Gap,
    /// Adjusted severity `M2`.
    Severity,
    /// Share deprived in an indicator, poor or not.
    UncensoredHeadcount,
    /// Share poor and deprived in an indicator.
    CensoredHeadcount,
    /// Share of `M0` that comes from an indicator or a dimension.
    Contribution,
    /// Part of `M0` that comes from an indicator or a dimension.
    AbsoluteContribution,
    /// Share of the population that belongs to a group.
    PopulationShare,
    /// Share of the overall `M0` that comes from a group.
    GroupContribution,
}

impl Measure {
    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Headcount => "H",
            Self::Intensity => "A",
            Self::Adjusted => "M0",
            Self::Gap => "M1",
            Self::Severity => "M2",
            Self::UncensoredHeadcount => "uncensored_headcount",
            Self::CensoredHeadcount => "censored_headcount",
            Self::Contribution => "contribution",
            Self::AbsoluteContribution => "absolute_contribution",
            Self::PopulationShare => "population_share",
            Self::GroupContribution => "group_contribution",
        }
    }
}

/// Whom a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All records.
    Whole,
    /// Records with this value in the column of groups; `None` where the cell is empty.
    Group(Option<String>),
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured.
    pub measure: Measure,
    /// Code of the indicator, where the figure is of one.
    pub indicator: Option<String>,
    /// Code of the dimension that the figure is of, or of its indicator.
    pub dimension: Option<String>,
    /// The whole or a group.
    pub scope: Scope,
    /// The figure.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// Lower end of the interval.
    pub lower: Option<f64>,
    /// Upper end of the interval.
    pub upper: Option<f64>,
    /// Records used.
    pub n: usize,
    /// Persons that they stand for.
    pub population: f64,
    /// Why something is absent.
    pub reason: Option<String>,
    /// The figure with its variance, also where a share of exactly 0 or 1 has no interval.
    pub(super) scalar: Option<Scalar>,
    /// Why the design gives no variance at all.
    pub(super) untested: Option<Reason>,
}

/// What a figure is asked of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    measure: Measure,
    figure: Figure,
    indicator: Option<usize>,
    dimension: Option<usize>,
}

/// A figure of the indicator or dimension with this number.
type FigureOf = fn(usize) -> Figure;

/// Every figure of a specification, in the order of the output.
pub(super) fn asked(spec: &Spec) -> Vec<Asked> {
    let whole = |(measure, figure)| Asked { measure, figure, indicator: None, dimension: None };
    let mut asked: Vec<Asked> = [
        (Measure::Headcount, Figure::Headcount),
        (Measure::Intensity, Figure::Intensity),
        (Measure::Adjusted, Figure::Adjusted),
        (Measure::Gap, Figure::Gap),
        (Measure::Severity, Figure::Severity),
    ]
    .map(whole)
    .into();
    let of_indicator: [(Measure, FigureOf); 4] = [
        (Measure::UncensoredHeadcount, Figure::Uncensored),
        (Measure::CensoredHeadcount, Figure::Censored),
        (Measure::Contribution, Figure::ContributionShare),
        (Measure::AbsoluteContribution, Figure::Contribution),
    ];
    for (measure, figure) in of_indicator {
        for (j, indicator) in spec.indicators.iter().enumerate() {
            let (figure, dimension) = (figure(j), Some(indicator.dimension));
            asked.push(Asked { measure, figure, indicator: Some(j), dimension });
        }
    }
    let of_dimension: [(Measure, FigureOf); 2] = [
        (Measure::Contribution, Figure::DimensionShare),
        (Measure::AbsoluteContribution, Figure::Dimension),
    ];
    for (measure, figure) in of_dimension {
        for d in 0..spec.dimensions.len() {
            asked.push(Asked { measure, figure: figure(d), indicator: None, dimension: Some(d) });
        }
    }
    asked
}

/// What all domains of a round share.
pub(super) struct Figures<'a> {
    spec: &'a Spec,
    persons: &'a Identified,
    population: &'a [f64],
    design: &'a Design,
    /// Why there are no gaps.
    no_gaps: Option<String>,
    t: Option<f64>,
}

/// Records used and persons that they stand for.
#[derive(Debug, Clone, Copy)]
struct Size {
    n: usize,
    population: f64,
}

impl<'a> Figures<'a> {
    pub(super) fn new(
        spec: &'a Spec,
        persons: &'a Identified,
        population: &'a [f64],
        design: &'a Design,
        no_gaps: Option<String>,
    ) -> Self {
        let t = t_quantile(LEVEL, design.degrees_of_freedom());
        Self { spec, persons, population, design, no_gaps, t }
    }

    /// All figures of a domain.
    pub(super) fn of(&self, domain: &Domain<'_>, scope: &Scope) -> Result<Vec<Row>, Error> {
        let (size, units) = (self.size(domain), domain.units());
        asked(self.spec)
            .par_iter()
            .map(|asked| {
                let (scalar, reason) = self.scalar(domain, asked)?;
                let row = self.row(asked.measure, scalar, reason, units, size);
                let indicator = asked.indicator.map(|j| self.spec.indicators[j].code.clone());
                let dimension = asked.dimension.map(|d| self.spec.dimensions[d].code.clone());
                Ok(Row { indicator, dimension, scope: scope.clone(), ..row })
            })
            .collect()
    }

    /// The group's place in the whole.
    pub(super) fn place(&self, whole: &Whole<'_>, domain: &Domain<'_>, scope: &Scope) -> Vec<Row> {
        let (part, size) = (whole.part(domain), self.size(domain));
        let shares = [
            (Measure::PopulationShare, part.population_share, reason(Measure::PopulationShare)),
            (Measure::GroupContribution, part.contribution, nobody_poor()),
        ];
        // The whole file stands in the denominator, so its units carry the uncertainty.
        let units = self.design.units();
        shares
            .map(|(measure, scalar, reason)| Row {
                scope: scope.clone(),
                ..self.row(measure, scalar, Some(reason), units, size)
            })
            .into()
    }

    fn size(&self, domain: &Domain<'_>) -> Size {
        let used = domain.rows().iter().map(|row| *row as usize);
        let used = used.filter(|row| self.persons.scores[*row].is_some());
        let size = Size { n: 0, population: 0.0 };
        used.fold(size, |size, row| Size {
            n: size.n + 1,
            population: size.population + self.population[row],
        })
    }

    fn scalar(
        &self,
        domain: &Domain<'_>,
        asked: &Asked,
    ) -> Result<(Option<Scalar>, Option<String>), Error> {
        if matches!(asked.measure, Measure::Gap | Measure::Severity) && self.no_gaps.is_some() {
            return Ok((None, self.no_gaps.clone()));
        }
        let found = influence_among(self.persons, self.population, domain.rows(), asked.figure)?;
        let variance = domain.variance(&found, self.population)?;
        let scalar = found.estimate.zip(variance);
        let scalar = scalar.map(|(estimate, variance)| Scalar { estimate, variance });
        Ok((scalar, Some(reason(asked.measure))))
    }

    fn row(
        &self,
        measure: Measure,
        scalar: Option<Scalar>,
        reason_if_absent: Option<String>,
        units: usize,
        size: Size,
    ) -> Row {
        let mut row = Row {
            measure,
            indicator: None,
            dimension: None,
            scope: Scope::Whole,
            estimate: scalar.map(|scalar| scalar.estimate),
            standard_error: None,
            lower: None,
            upper: None,
            n: size.n,
            population: size.population,
            reason: None,
            scalar,
            untested: None,
        };
        let Some(Scalar { estimate, variance }) = scalar else {
            return Row { reason: reason_if_absent, ..row };
        };
        if self.design.is_census() {
            let (error, point) = (Some(0.0), Some(estimate));
            return Row { standard_error: error, lower: point, upper: point, ..row };
        }
        let error = variance.sqrt();
        let reason = match self.t {
            _ if units < 2 => Reason::SinglePsu,
            None => Reason::NoDegreesOfFreedom,
            Some(_) if estimate <= 0.0 || estimate >= 1.0 => Reason::ShareAtBound,
            Some(t) => {
                let interval = logit(estimate, error, t);
                row.standard_error = Some(error);
                row.lower = interval.map(|(lower, _)| lower);
                row.upper = interval.map(|(_, upper)| upper);
                return row;
            }
        };
        let untested = Some(reason).filter(|reason| *reason != Reason::ShareAtBound);
        Row { reason: Some(reason.to_string()), untested, ..row }
    }
}

/// Why a figure without anybody in its denominator is absent.
fn reason(measure: Measure) -> String {
    match measure {
        Measure::Intensity | Measure::Contribution => nobody_poor(),
        _ => "no record with a weight above zero and the answers that it needs".to_owned(),
    }
}

fn nobody_poor() -> String {
    "nobody is poor".to_owned()
}
