//! Cells of a run: the whole and each group, with the line or lines their records are measured against.

use super::lines::Lines;
use crate::poverty::Poverty;
use crate::reason::Reason;
use crate::sorted::Sorted;
use rayon::prelude::*;
use std::borrow::Cow;

/// Records that a figure is of.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    pub(crate) sample: Cow<'a, Sorted>,
    measured: Measured,
}

/// Against what the records of a cell are measured.
#[derive(Debug)]
enum Measured {
    /// No measure of the run needs a line.
    Nothing,
    /// One line for all of them: its index.
    One(usize),
    /// Several: the sample in values relative to its lines, and the line of each record in that order.
    Many { relative: Sorted, of: Vec<u32> },
    /// The line of a record is not above zero.
    NoLine,
}

impl<'a> Cell<'a> {
    pub(crate) fn new(sample: Cow<'a, Sorted>, lines: Option<&Lines<'_>>) -> Self {
        let measured = lines.map_or(Measured::Nothing, |lines| measured(&sample, lines));
        Self { sample, measured }
    }

    /// The whole and the parts of each classification, in that order.
    pub(crate) fn all(
        whole: &'a Sorted,
        parts: Vec<Sorted>,
        lines: Option<&Lines<'_>>,
    ) -> Vec<Self> {
        let mut samples = vec![Cow::Borrowed(whole)];
        samples.extend(parts.into_iter().map(Cow::Owned));
        samples.into_par_iter().map(|sample| Self::new(sample, lines)).collect()
    }

    /// The records against their line or lines.
    pub(crate) fn poverty<'b>(&'b self, lines: &'b Lines<'_>) -> Result<Poverty<'b>, Reason> {
        match &self.measured {
            Measured::One(line) => Poverty::below(&self.sample, lines.values[*line]),
            Measured::Many { relative, of } => Poverty::relative_to(relative, &lines.values, of),
            Measured::Nothing | Measured::NoLine => Err(Reason::LineNotPositive),
        }
    }

    /// Whether its records are measured against more than one line.
    pub(crate) fn has_several_lines(&self) -> bool {
        matches!(self.measured, Measured::Many { .. })
    }

    /// Index of the one line that the records are measured against.
    pub(crate) fn only_line(&self) -> Result<usize, Reason> {
        match self.measured {
            Measured::One(line) => Ok(line),
            Measured::Many { .. } => Err(Reason::SeveralLines),
            Measured::Nothing | Measured::NoLine => Err(Reason::LineNotPositive),
        }
    }
}

fn measured(sample: &Sorted, lines: &Lines<'_>) -> Measured {
    let Some(codes) = lines.of else { return Measured::One(0) };
    let line_at = |position: &u32| codes[*position as usize];
    let Some(first) = sample.positions().first().map(line_at) else { return Measured::One(0) };
    if sample.positions().iter().all(|position| line_at(position) == first) {
        return Measured::One(first as usize);
    }
    let line_of = |position: &u32| lines.values[line_at(position) as usize];
    if !sample.positions().iter().all(|position| line_of(position) > 0.0) {
        return Measured::NoLine;
    }
    let relative: Vec<f64> = sample
        .values()
        .iter()
        .zip(sample.positions())
        .map(|(value, position)| value / line_of(position))
        .collect();
    let sorted = Sorted::new(&relative, Some(sample.weights()));
    let positions: Vec<u32> =
        sorted.positions().iter().map(|index| sample.positions()[*index as usize]).collect();
    let of = positions.iter().map(line_at).collect();
    Measured::Many { relative: sorted.with_positions(positions), of }
}
