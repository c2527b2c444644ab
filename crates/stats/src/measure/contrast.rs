//! Differences between two sides, with the covariance of the two figures.

use super::columns::{Columns, Error, Groups};
use super::estimate::{Estimate, Scale};
use super::name::Measure;
use super::options::Options;
use super::run::{Run, Target};
use crate::inequality::pay_gap::Side;
use crate::reason::Reason;
use crate::sorted::NO_GROUP;
use crate::variance::design::Design;
use crate::variance::interval::p_value;

/// Side A minus side B, of the whole or of a group. Percentage points where the measure is in percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What was measured.
    pub measure: Measure,
    /// Group, `None` for the whole.
    pub group: Option<u32>,
    /// The figure of side A.
    pub a: Estimate,
    /// The figure of side B.
    pub b: Estimate,
    /// A minus B.
    #[expect(clippy::struct_field_names, reason = "the name the figure has in files")]
    pub difference: Option<f64>,
    /// Its standard error, covariance included.
    pub standard_error: Option<f64>,
    /// Lower end of the interval, symmetric by t.
    pub lower: Option<f64>,
    /// Upper end of the interval.
    pub upper: Option<f64>,
    /// Two-sided p-value of no difference, by t.
    pub p_value: Option<f64>,
    /// Why something is absent.
    pub reason: Option<Reason>,
}

/// Contrasts the two sides of `columns.sides`, in the whole and in each group.
///
/// - returns: for each measure the whole, then the groups by code
/// - the line stays that of all records: both sides are measured against it, and its uncertainty is shared
///
/// # Errors
/// As [`estimate`](super::estimate()); [`Error::Needs`] without sides; [`Error::NotContrasted`] for the pay gap.
///
/// # Checked against
/// R survey `svycontrast` of domain means (`tests/golden/survey.csv`).
pub fn contrast(
    columns: &Columns<'_>,
    measures: &[Measure],
    options: &Options,
) -> Result<Vec<Difference>, Error> {
    if measures.contains(&Measure::Gpg) {
        return Err(Error::NotContrasted { measure: Measure::Gpg.to_string() });
    }
    let Some(sides) = columns.sides else {
        let measure = measures.first().map(ToString::to_string).unwrap_or_default();
        return Err(Error::Needs { measure, column: "sides" });
    };
    columns.check(measures)?;
    let by_side: Vec<u32> = sides.iter().map(|side| side_code(*side).unwrap_or(NO_GROUP)).collect();
    let by_group = columns.groups.map(|groups| sided_codes(sides, groups.codes));
    let mut partitions = vec![Groups { codes: &by_side, count: 2 }];
    if let (Some(codes), Some(groups)) = (&by_group, columns.groups) {
        partitions.push(Groups { codes, count: 2 * groups.count });
    }
    let run = Run::new(columns, measures, options, &partitions)?;
    let blocks = 1 + columns.groups.map_or(0, |groups| groups.count);
    let targets: Vec<Target> = (0..blocks)
        .flat_map(|block| {
            let (a, b) = (1 + 2 * block, 2 + 2 * block);
            [(a, None), (b, None), (a, Some(b))].map(|(cell, minus)| Target { cell, minus })
        })
        .collect();
    let scale = Scale::new(options, run.design.as_ref());
    let degrees = run.design.as_ref().map_or(0, Design::degrees_of_freedom);
    let mut differences = Vec::with_capacity(measures.len() * blocks);
    for (measure, figures) in measures.iter().zip(run.figures(&targets)) {
        for (block, figures) in figures.chunks_exact(3).enumerate() {
            let group = block.checked_sub(1).map(|code| code as u32);
            let [a, b] = [0, 1].map(|side| scale.estimate(*measure, group, &figures[side]));
            let points = measure.scale();
            let value = figures[2].value.ok();
            let standard_error = figures[2].standard_error.and_then(Result::ok);
            let interval =
                value.zip(standard_error).and_then(|(value, error)| scale.symmetric(value, error));
            differences.push(Difference {
                measure: *measure,
                group,
                a,
                b,
                difference: value.map(|value| value * points),
                standard_error: standard_error.map(|error| error * points),
                lower: interval.map(|(lower, _)| lower * points),
                upper: interval.map(|(_, upper)| upper * points),
                p_value: value
                    .zip(standard_error)
                    .and_then(|(value, error)| p_value(value, error, degrees)),
                reason: figures[2].value.err().or(figures[2].standard_error.and_then(Result::err)),
            });
        }
    }
    Ok(differences)
}

fn side_code(side: Side) -> Option<u32> {
    match side {
        Side::A => Some(0),
        Side::B => Some(1),
        Side::Neither => None,
    }
}

fn sided_codes(sides: &[Side], codes: &[u32]) -> Vec<u32> {
    let sided = |(side, code): (&Side, &u32)| match side_code(*side) {
        Some(side) if *code != NO_GROUP => 2 * code + side,
        _ => NO_GROUP,
    };
    sides.iter().zip(codes).map(sided).collect()
}
