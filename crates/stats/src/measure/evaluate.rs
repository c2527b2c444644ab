//! A measure of a cell: the figure alone, or with the influences of its records.

use super::cells::Cell;
use super::columns::Columns;
use super::lines::{LineInfluences, Lines};
use super::name::Measure;
use super::options::Options;
use crate::inequality::pay_gap::Side;
use crate::inequality::tail_ratio::Tails;
use crate::inequality::{atkinson, entropy, gini, pay_gap};
use crate::linearised::Linearised;
use crate::quantile::QuantileInfluence;
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::variance::design::Design;
use crate::variance::moments::Moments;
use crate::{mean, ratio};

/// Everything but the records.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) columns: &'a Columns<'a>,
    pub(crate) options: &'a Options,
    pub(crate) lines: &'a Lines<'a>,
}

impl Context<'_> {
    fn side(&self, position: u32) -> Side {
        self.columns.sides.map_or(Side::Neither, |sides| sides[position as usize])
    }

    fn denominator(&self, position: u32) -> f64 {
        self.columns.denominators.map_or(f64::NAN, |denominators| denominators[position as usize])
    }

    /// The figure of a cell in its natural scale (shares 0–1).
    pub(crate) fn figure(&self, cell: &Cell<'_>, measure: Measure) -> Result<f64, Reason> {
        let (sample, rule) = (cell.sample.as_ref(), self.options.quantile);
        if sample.is_empty() {
            return Err(Reason::NoRecords);
        }
        let poverty = || cell.poverty(self.lines);
        match measure {
            Measure::Mean | Measure::Share => mean::mean(sample),
            Measure::Ratio => ratio::ratio(sample, |position| self.denominator(position)),
            Measure::Median => rule.median(sample).ok_or(Reason::NoRecords),
            Measure::Quantile(percent) => {
                rule.quantile(sample, f64::from(percent) / 100.0).ok_or(Reason::NoRecords)
            }
            Measure::Arpt => cell.only_line().map(|line| self.lines.values[line]),
            Measure::Arpr => Ok(poverty()?.rate()),
            Measure::Rmpg => poverty()?.median_gap(rule),
            Measure::Fgt(alpha) => Ok(poverty()?.fgt(alpha)),
            Measure::Watts => poverty()?.watts(),
            Measure::Sst => Ok(poverty()?.sst()),
            Measure::Gini => gini::gini(sample, self.options.gini),
            Measure::Gpg => pay_gap::pay_gap(sample, |position| self.side(position)),
            Measure::Qsr => Tails::Quintiles.ratio(sample, rule),
            Measure::Palma => Tails::Palma.ratio(sample, rule),
            Measure::Gei(epsilon) => entropy::generalised_entropy(sample, epsilon),
            Measure::TheilL => entropy::generalised_entropy(sample, 0.0),
            Measure::TheilT => entropy::generalised_entropy(sample, 1.0),
            Measure::Atkinson(epsilon) => atkinson::atkinson(sample, epsilon),
        }
    }

    /// Totals of the influences by primary sampling unit, in the natural scale.
    pub(crate) fn totals(
        &self,
        cell: &Cell<'_>,
        measure: Measure,
        influences: &LineInfluences<'_>,
        design: &Design,
    ) -> Result<Vec<f64>, Reason> {
        let mut totals = vec![0.0; design.units()];
        if measure == Measure::Arpt {
            influences.add(design, cell.only_line()?, 1.0, &mut totals)?;
            return Ok(totals);
        }
        if measure.needs_line() {
            let (linearised, sample) = self.against_line(cell, measure)?;
            add_own(&linearised.own, sample, design, &mut totals);
            let first = cell.only_line().unwrap_or(0);
            for (line, slope) in linearised.slopes.iter().enumerate() {
                influences.add(design, first + line, *slope, &mut totals)?;
            }
        } else {
            add_own(
                &self.without_line(cell, measure)?.own,
                cell.sample.as_ref(),
                design,
                &mut totals,
            );
        }
        Ok(totals)
    }

    /// The variance of a figure where every record is a unit: without an array as long as the file.
    pub(crate) fn variance_of_records(
        &self,
        cell: &Cell<'_>,
        measure: Measure,
        influences: &LineInfluences<'_>,
        design: &Design,
    ) -> Result<f64, Reason> {
        if !measure.needs_line() {
            let own = self.without_line(cell, measure)?.own;
            let sample = cell.sample.as_ref();
            return Ok(moments(&own, sample, design, |_| 0.0).variance(design));
        }
        let line = influences.on_records(cell.only_line()?)?;
        let (linearised, sample) = if measure == Measure::Arpt {
            let whole = cell.sample.as_ref();
            (Linearised { own: vec![0.0; whole.len()], slopes: vec![1.0] }, whole)
        } else {
            self.against_line(cell, measure)?
        };
        let slope = linearised.slopes.first().copied().unwrap_or(0.0);
        let mut all = moments(&linearised.own, sample, design, |value| slope * line.at(value));
        if let Some(every) = line.all.filter(|_| slope != 0.0) {
            let zeros = vec![0.0; sample.len()];
            let some = moments(&zeros, sample, design, |value| line.at(value));
            all.add_rest(slope, every, &some);
        }
        Ok(all.variance(design))
    }

    fn against_line<'b>(
        &'b self,
        cell: &'b Cell<'_>,
        measure: Measure,
    ) -> Result<(Linearised, &'b Sorted), Reason> {
        let poverty = cell.poverty(self.lines)?;
        let estimated = self.options.line_share().is_some();
        let linearised = match measure {
            Measure::Rmpg => poverty.median_gap_linearised(self.options.quantile, estimated)?,
            Measure::Fgt(alpha) if alpha > 0 => poverty.fgt_linearised(alpha),
            Measure::Watts => poverty.watts_linearised()?,
            Measure::Sst => poverty.sst_linearised(),
            _ => poverty.rate_linearised(estimated)?,
        };
        Ok((linearised, poverty.sample()))
    }

    fn without_line(&self, cell: &Cell<'_>, measure: Measure) -> Result<Linearised, Reason> {
        let (sample, rule) = (cell.sample.as_ref(), self.options.quantile);
        let quantile = |p: f64| {
            let influence = QuantileInfluence::new(sample, rule, p)?;
            let own = sample.values().iter().map(|value| influence.at(*value)).collect();
            Ok(Linearised::without_lines(own))
        };
        match measure {
            Measure::Ratio => ratio::linearised(sample, |position| self.denominator(position)),
            Measure::Median => quantile(0.5),
            Measure::Quantile(percent) => quantile(f64::from(percent) / 100.0),
            Measure::Gini => gini::linearised(sample, self.options.gini),
            Measure::Gpg => pay_gap::linearised(sample, |position| self.side(position)),
            Measure::Qsr => Tails::Quintiles.linearised(sample, rule),
            Measure::Palma => Tails::Palma.linearised(sample, rule),
            Measure::Gei(epsilon) => entropy::linearised(sample, epsilon),
            Measure::TheilL => entropy::linearised(sample, 0.0),
            Measure::TheilT => entropy::linearised(sample, 1.0),
            Measure::Atkinson(epsilon) => atkinson::linearised(sample, epsilon),
            _ => mean::linearised(sample),
        }
    }

    /// Number of the records that a measure uses, and their weight.
    pub(crate) fn used(&self, cell: &Cell<'_>, measure: Measure) -> (usize, f64) {
        let sample = cell.sample.as_ref();
        if measure.is_of_positive_values() {
            let first = sample.first_above(0.0);
            return (sample.len() - first, sample.population() - sample.weight_before(first));
        }
        if measure == Measure::Gpg {
            let on_sides = || {
                let sided = |(_, position): &(&f64, &u32)| self.side(**position) != Side::Neither;
                sample
                    .weights()
                    .iter()
                    .zip(sample.positions())
                    .filter(sided)
                    .map(|(weight, _)| *weight)
            };
            return (on_sides().count(), crate::sum::sum(on_sides()));
        }
        (sample.len(), sample.population())
    }
}

/// Sums by stratum of weight times the own influence and what else a record's value gives.
fn moments(own: &[f64], sample: &Sorted, design: &Design, other: impl Fn(f64) -> f64) -> Moments {
    let mut moments = Moments::new(design);
    let records = sample.pairs().zip(sample.positions()).zip(own);
    for (((value, weight), position), own) in records {
        moments.add(design.stratum(*position), weight * (own + other(value)));
    }
    moments
}

fn add_own(own: &[f64], sample: &Sorted, design: &Design, totals: &mut [f64]) {
    for ((influence, weight), position) in own.iter().zip(sample.weights()).zip(sample.positions())
    {
        totals[design.unit(*position)] += weight * influence;
    }
}
