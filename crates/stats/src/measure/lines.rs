//! The poverty lines of a run and their uncertainty.

use super::columns::Columns;
use super::options::{LineRule, Options};
use crate::quantile::QuantileInfluence;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::variance::design::Design;
use crate::variance::moments::Moments;

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
    /// Totals by unit, kept when one line serves every group and units hold several records.
    totals: Option<Vec<f64>>,
    /// Sums by stratum, kept when every record is a unit.
    moments: Option<Moments>,
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
                let moments = design.is_of_records().then(|| Moments::new(design));
                Influence { share, sample, median, totals: None, moments }
            })
            .collect();
        for influence in &mut influences {
            influence.count(design);
        }
        if let [only] = influences.as_mut_slice()
            && only.moments.is_none()
        {
            let mut totals = vec![0.0; design.units()];
            if only.add(design, 1.0, &mut totals).is_ok() {
                only.totals = Some(totals);
            }
        }
        Self(influences)
    }

    /// The influence of a line on the records of a sample and on all that made the line, where every record is a unit.
    ///
    /// - returns: the influence at a value, and the sums over all records; zero for a line that is given
    pub(crate) fn on_records(&self, line: usize) -> Result<OnRecords<'_>, Reason> {
        let Some(influence) = self.0.get(line) else { return Ok(OnRecords::default()) };
        Ok(OnRecords {
            at: Some((influence.share, influence.median?)),
            all: influence.moments.as_ref(),
        })
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

/// A line's influence where every record is a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OnRecords<'a> {
    at: Option<(f64, QuantileInfluence)>,
    /// Sums over all records that made the line.
    pub(crate) all: Option<&'a Moments>,
}

impl OnRecords<'_> {
    /// The influence per unit of weight of a record with this value.
    #[inline]
    pub(crate) fn at(&self, value: f64) -> f64 {
        self.at.map_or(0.0, |(share, median)| share * median.at(value))
    }
}

impl Influence<'_> {
    /// Sums the influence by stratum, where that is kept.
    fn count(&mut self, design: &Design) {
        let (Some(moments), Ok(median)) = (&mut self.moments, self.median) else { return };
        for ((value, weight), position) in self.sample.pairs().zip(self.sample.positions()) {
            moments.add(design.stratum(*position), weight * self.share * median.at(value));
        }
    }

    fn add(&self, design: &Design, slope: f64, totals: &mut [f64]) -> Result<(), Reason> {
        let median = self.median?;
        let factor = slope * self.share;
        for ((value, weight), position) in self.sample.pairs().zip(self.sample.positions()) {
            totals[design.unit(*position)] += factor * weight * median.at(value);
        }
        Ok(())
    }
}
