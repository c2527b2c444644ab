//! One run: sorted once, cells and lines made once, every measure of every cell from them, on all threads.

use super::cells::Cell;
use super::columns::{Columns, Error, Groups};
use super::evaluate::Context;
use super::lines::{LineInfluences, Lines};
use super::name::Measure;
use super::options::{Interval, Options};
use crate::reason::Reason;
use crate::sorted::Sorted;
use crate::variance::design::Design;
use crate::variance::replicates::Replicates;
use rayon::prelude::*;

/// What a figure is of: a cell, or a cell minus another. Cell 0 is the whole, then come the parts of each partition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) cell: usize,
    pub(crate) minus: Option<usize>,
}

/// A figure in its natural scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) value: Result<f64, Reason>,
    /// Absent when no interval was asked for.
    pub(crate) standard_error: Option<Result<f64, Reason>>,
    pub(crate) n: usize,
    pub(crate) population: f64,
}

pub(crate) struct Run<'a> {
    columns: &'a Columns<'a>,
    measures: &'a [Measure],
    options: &'a Options,
    partitions: &'a [Groups<'a>],
    pub(crate) design: Option<Design>,
}

/// Figures of replicates: `[replicate][cell][measure]`.
type Replicated = Vec<Vec<Vec<Result<f64, Reason>>>>;

impl<'a> Run<'a> {
    /// Checks the input and reads the design when an interval is asked for.
    pub(crate) fn new(
        columns: &'a Columns<'a>,
        measures: &'a [Measure],
        options: &'a Options,
        partitions: &'a [Groups<'a>],
    ) -> Result<Self, Error> {
        columns.check(measures)?;
        options.check()?;
        let design = match options.interval {
            Interval::None => None,
            _ => Some(Design::new(columns.values.len(), &columns.design())?),
        };
        Ok(Self { columns, measures, options, partitions, design })
    }

    /// The sample that everything is computed from.
    fn whole(&self) -> Sorted {
        let values = self.columns.values;
        let with_denominator: Vec<f64>;
        let values = match self.columns.denominators {
            Some(denominators) => {
                let known = |(value, denominator): (&f64, &f64)| {
                    if denominator.is_nan() { f64::NAN } else { *value }
                };
                with_denominator = values.iter().zip(denominators).map(known).collect();
                &with_denominator
            }
            None => values,
        };
        if self.measures.iter().any(|measure| measure.needs_order()) {
            Sorted::new(values, self.columns.weights)
        } else {
            Sorted::in_file_order(values, self.columns.weights)
        }
    }

    /// Figures of every target, `[measure][target]`.
    pub(crate) fn figures(&self, targets: &[Target]) -> Vec<Vec<Figure>> {
        let whole = self.whole();
        let (lines, parts) = self.lines(&whole);
        let cells = self.cells(&whole, &lines);
        let context = Context { columns: self.columns, options: self.options, lines: &lines };
        let values = self.values(&context, &cells);
        let line_samples: Vec<&Sorted> =
            if parts.is_empty() { vec![&whole] } else { parts.iter().collect() };
        let errors = self.standard_errors(&context, &cells, &values, &line_samples, targets);
        let figure = |m: usize, t: usize| {
            let target = targets[t];
            let (n, population) = context.used(&cells[target.cell], self.measures[m]);
            Figure {
                value: difference(&values, target, m),
                standard_error: errors[m][t],
                n,
                population,
            }
        };
        (0..self.measures.len())
            .map(|m| (0..targets.len()).map(|t| figure(m, t)).collect())
            .collect()
    }

    fn lines(&self, whole: &Sorted) -> (Lines<'a>, Vec<Sorted>) {
        if self.needs_line() {
            Lines::of(self.columns, self.options, whole)
        } else {
            (Lines { values: Vec::new(), of: None }, Vec::new())
        }
    }

    fn needs_line(&self) -> bool {
        self.measures.iter().any(|measure| measure.needs_line())
    }

    fn cells<'s>(&self, whole: &'s Sorted, lines: &Lines<'_>) -> Vec<Cell<'s>> {
        let parts = self
            .partitions
            .iter()
            .flat_map(|groups| {
                whole.partition(groups.count, |position| groups.codes[position as usize])
            })
            .collect();
        Cell::all(whole, parts, self.needs_line().then_some(lines))
    }

    /// Figures of the cells, `[cell][measure]`.
    fn values(&self, context: &Context<'_>, cells: &[Cell<'_>]) -> Vec<Vec<Result<f64, Reason>>> {
        let one = |index: usize| {
            let (cell, measure) = (index / self.measures.len(), index % self.measures.len());
            context.figure(&cells[cell], self.measures[measure])
        };
        let flat: Vec<Result<f64, Reason>> = (0..cells.len() * self.measures.len())
            .into_par_iter()
            .with_max_len(1)
            .map(one)
            .collect();
        flat.chunks(self.measures.len().max(1)).map(<[_]>::to_vec).collect()
    }

    /// Standard errors, `[measure][target]`.
    fn standard_errors(
        &self,
        context: &Context<'_>,
        cells: &[Cell<'_>],
        values: &[Vec<Result<f64, Reason>>],
        line_samples: &[&Sorted],
        targets: &[Target],
    ) -> Vec<Vec<Option<Result<f64, Reason>>>> {
        let Some(design) = &self.design else {
            return vec![vec![None; targets.len()]; self.measures.len()];
        };
        let each = |error: &(dyn Fn(usize, Target) -> Result<f64, Reason> + Sync)| {
            (0..self.measures.len())
                .into_par_iter()
                .map(|m| {
                    let checked = |target: &Target| {
                        difference(values, *target, m)?;
                        enough_units(design, cells, *target)?;
                        error(m, *target)
                    };
                    targets.par_iter().map(|target| Some(checked(target))).collect()
                })
                .collect()
        };
        if let Some(replicates) = self.replicates() {
            let replicated = self.replicated(replicates, design, &cells[0].sample);
            each(&|m, target| {
                let figures: Vec<Option<f64>> =
                    replicated.iter().map(|values| difference(values, target, m).ok()).collect();
                replicates.variance(design, difference(values, target, m)?, &figures).map(f64::sqrt)
            })
        } else {
            let influences = LineInfluences::of(self.options, line_samples, design);
            let is_simple = design.is_of_records() && line_samples.len() == 1;
            each(&|m, target| {
                let cell = &cells[target.cell];
                if is_simple && target.minus.is_none() && !cell.has_several_lines() {
                    let variance =
                        context.variance_of_records(cell, self.measures[m], &influences, design);
                    return variance.map(f64::sqrt);
                }
                let mut totals = context.totals(cell, self.measures[m], &influences, design)?;
                if let Some(minus) = target.minus {
                    let other =
                        context.totals(&cells[minus], self.measures[m], &influences, design)?;
                    totals.iter_mut().zip(other).for_each(|(total, other)| *total -= other);
                }
                Ok(design.variance(&totals).sqrt())
            })
        }
    }

    fn replicates(&self) -> Option<Replicates> {
        match self.options.interval {
            Interval::Bootstrap { replicates, seed } => {
                Some(Replicates::Bootstrap { count: replicates, seed })
            }
            Interval::Jackknife => Some(Replicates::Jackknife),
            Interval::Linearized | Interval::None => None,
        }
    }

    /// Everything again for each set of replicate weights, lines included; the order of the values is kept.
    fn replicated(&self, replicates: Replicates, design: &Design, whole: &Sorted) -> Replicated {
        (0..replicates.count(design))
            .into_par_iter()
            .map(|replicate| {
                let factors = replicates.factors(design, replicate);
                let whole = whole.reweighted(|position| factors[design.unit(position)]);
                let (lines, _) = self.lines(&whole);
                let cells = self.cells(&whole, &lines);
                self.values(
                    &Context { columns: self.columns, options: self.options, lines: &lines },
                    &cells,
                )
            })
            .collect()
    }
}

fn difference(
    values: &[Vec<Result<f64, Reason>>],
    target: Target,
    measure: usize,
) -> Result<f64, Reason> {
    let value = values[target.cell][measure];
    match target.minus {
        Some(minus) => Ok(value? - values[minus][measure]?),
        None => value,
    }
}

/// A domain within a single unit would show no variance; only in a full count that is true.
fn enough_units(design: &Design, cells: &[Cell<'_>], target: Target) -> Result<(), Reason> {
    if design.is_census() {
        return Ok(());
    }
    for cell in std::iter::once(target.cell).chain(target.minus) {
        let mut units =
            cells[cell].sample.positions().iter().map(|position| design.unit(*position));
        let first = units.next();
        if !units.any(|unit| Some(unit) != first) {
            return Err(Reason::SinglePsu);
        }
    }
    if design.degrees_of_freedom() == 0 { Err(Reason::NoDegreesOfFreedom) } else { Ok(()) }
}
