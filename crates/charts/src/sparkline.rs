//! A line as small as a word, for table cells; its title says what a cell cannot.

use maud::html;

use crate::{
    Caption,
    draw::{self, Point, pen},
    ink,
    scale::{Scale, sane},
};

/// Values in equal steps; a missing one is a gap. The last value has a dot.
#[derive(Debug, Clone, Copy)]
pub struct Sparkline<'a> {
    /// Title, description, font. Without values the drawing is empty: the cell has no room for words.
    pub caption: Caption<'a>,
    /// The values in time.
    pub values: &'a [Option<f64>],
}

const SIZE: (f64, f64) = (96.0, 24.0);

impl Sparkline<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let known = || self.values.iter().map(|value| value.and_then(sane));
        let last = self.values.len().saturating_sub(1).max(1) as f64;
        let across = Scale::exactly(0.0, last, (4.0, SIZE.0 - 4.0));
        let low = known().flatten().reduce(f64::min).unwrap_or(0.0);
        let high = known().flatten().reduce(f64::max).unwrap_or(1.0);
        let span = if high > low { (SIZE.1 - 4.0, 4.0) } else { (SIZE.1 / 2.0, SIZE.1 / 2.0) };
        let up = Scale::exactly(low, high, span);
        let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
        for (n, value) in known().enumerate() {
            match (value, runs.last_mut()) {
                (Some(value), Some(run)) => run.push((across.at(n as f64), up.at(value))),
                _ => runs.push(Vec::new()),
            }
        }
        let end = runs.iter().flatten().last().copied();
        let drawing = html! {
            @for run in &runs {
                @if run.len() > 1 { (draw::polyline(run, pen(ink::QUIET_INK, 1.4))) }
                @if let [only] = run.as_slice() { (draw::dot(*only, 1.2, ink::QUIET_INK, pen(ink::QUIET_INK, 0.4))) }
            }
            @if let Some(end) = end { (draw::dot(end, 2.6, ink::OWN, pen(ink::PAPER, 0.6))) }
        };
        self.caption.frame(SIZE, &drawing)
    }
}
