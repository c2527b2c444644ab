//! The poverty lines of a run and their uncertainty.

use super::columns::Columns;
use super::options::{LineRule, Options};
use crate::quantile::QuantileInfluence;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::variance::design::Design;

/// The lines, one for all or one a line group, in the unit of the value; NaN where a group has no records.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    pub(crate) values: Vec<f64>,
    /// `[n]` line of each record; absent when there is one for all.
    pub(crate) of: Option<&'a [u32]>,
}

impl<'a> Lines<'a> {
    /// The lines, and the parts of the sample that made them when there are several.
    pub(crate) fn of(
        columns: &Columns<'a>,
        options: &Options,
        whole: &Sorted,
    ) -> (Self, Vec<Sorted>) {
        let line = |sample: &Sorted| match options.line {
            LineRule::ShareOfMedian(share) => {
                options.quantile.median(sample).map_or(f64::NAN, |median| share * median)
            }
            LineRule::Fixed(line) => line,
            LineRule::Anchored { line, price_index } => line * price_index,
        };
        match columns.line_groups.filter(|_| options.line_share().is_some()) {
            None => (Self { values: vec![line(whole)], of: None }, Vec::new()),
            Some(groups) => {
                let parts =
                    whole.partition(groups.count, |position| groups.codes[position as usize]);
                (Self { values: parts.iter().map(line).collect(), of: Some(groups.codes) }, parts)
            }
        }
    }
}

impl Options {
    /// The share of the median, when the lines are estimated.
    pub(crate) fn line_share(&self) -> Option<f64> {
        match self.line {
            LineRule::ShareOfMedian(share) => Some(share),
            LineRule::Fixed(_) | LineRule::Anchored { .. } => None,
        }
    }
}

/// The influence of records on the estimated lines; none for lines that are given.
#[derive(Debug)]
pub(crate) struct LineInfluences<'a>(Vec<Influence<'a>>);

#[derive(Debug)]
struct Influence<'a> {
    share: f64,
    sample: &'a Sorted,
    median: Result<QuantileInfluence, Reason>,
    /// Totals by unit, kept when one line serves every group.
    totals: Option<Vec<f64>>,
}

impl<'a> LineInfluences<'a> {
    /// Linearises the lines, each made by one of the samples.
    pub(crate) fn of(options: &Options, samples: &[&'a Sorted], design: &Design) -> Self {
        let Some(share) = options.line_share() else {
            return Self(Vec::new());
        };
        let mut influences: Vec<Influence<'a>> = samples
            .iter()
            .map(|sample| {
                let median = QuantileInfluence::new(sample, options.quantile, 0.5);
                Influence { share, sample, median, totals: None }
            })
            .collect();
        if let [only] = influences.as_mut_slice() {
            let mut totals = vec![0.0; design.units()];
            if only.add(design, 1.0, &mut totals).is_ok() {
                only.totals = Some(totals);
            }
        }
        Self(influences)
    }

    /// Adds `slope` times the influence of a line to the totals of the units.
    pub(crate) fn add(
        &self,
        design: &Design,
        line: usize,
        slope: f64,
        totals: &mut [f64],
    ) -> Result<(), Reason> {
        match self.0.get(line) {
            Some(influence) if slope != 0.0 => match &influence.totals {
                Some(known) => {
                    totals.iter_mut().zip(known).for_each(|(total, known)| *total += slope * known);
                    Ok(())
                }
                None => influence.add(design, slope, totals),
            },
            _ => Ok(()),
        }
    }
}

impl Influence<'_> {
    fn add(&self, design: &Design, slope: f64, totals: &mut [f64]) -> Result<(), Reason> {
        let median = self.median?;
        let factor = slope * self.share;
        for ((value, weight), position) in self.sample.pairs().zip(self.sample.positions()) {
            totals[design.unit(*position)] += factor * weight * median.at(value);
        }
        Ok(())
    }
}
