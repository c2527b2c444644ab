//! A waterfall: from a start, a bar for each step up or down, to the sum.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, QUIET, STRONG, pen},
    ink,
    scale::{Scale, sane},
    text,
};

/// A step of a waterfall.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// What it is.
    pub name: &'a str,
    /// How far it leads, up or down; zero draws no bar.
    pub change: f64,
    /// How it is written, at the right.
    pub label: &'a str,
}

/// Bars that begin where the one above ended: the first from zero, then the sum from zero again.
#[derive(Debug, Clone, Copy)]
pub struct Waterfall<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the bars measure.
    pub axis: Axis<'a>,
    /// The steps, top to bottom.
    pub steps: &'a [Step<'a>],
    /// Name of the sum, and how it is written.
    pub sum: (&'a str, &'a str),
}

impl Waterfall<'_> {
    /// The chart. Steps that are not finite lead nowhere.
    pub fn svg(&self) -> String {
        if self.steps.is_empty() {
            return self.caption.empty();
        }
        let names = self.steps.iter().map(|step| step.name).chain([self.sum.0]);
        let left = names.map(|name| text::width(name, STRONG.size)).fold(40.0, f64::max).min(210.0);
        let labels = self.steps.iter().map(|step| step.label).chain([self.sum.1]);
        let right = labels.map(|label| text::width(label, PLAIN.size)).fold(16.0, f64::max);
        let (left, right) = (left + 10.0, WIDTH - right.min(230.0) - 14.0);
        let ends = self.ends();
        let scale = Scale::from_zero(ends.iter().map(|(_, to)| *to), (left, right));
        let (top, step) = (6.0, 30.0);
        let bottom = top + step * (self.steps.len() + 1) as f64;
        let middle = |row: usize| top + step * (row as f64 + 0.5);
        let last = ends.last().map_or(0.0, |(_, to)| *to);
        let drawing = html! {
            (draw::bottom_axis(&self.axis, &scale, (top, bottom)))
            (draw::line((scale.at(0.0), top), (scale.at(0.0), bottom), pen(ink::INK, 1.0)))
            @for (row, (one, ends)) in self.steps.iter().zip(&ends).enumerate() {
                (bar(one, *ends, &scale, middle(row)))
                (draw::line((scale.at(ends.1), middle(row)), (scale.at(ends.1), middle(row + 1)), draw::dashed(ink::QUIET_INK, 1.0)))
            }
            (sum(self.sum, last, &scale, middle(self.steps.len())))
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }

    /// Where each step begins and ends.
    fn ends(&self) -> Vec<(f64, f64)> {
        let mut at = 0.0;
        let mut ends = Vec::with_capacity(self.steps.len());
        for step in self.steps {
            let to = sane(at + sane(step.change).unwrap_or(0.0)).unwrap_or(at);
            ends.push((at, to));
            at = to;
        }
        ends
    }
}

/// A step up is dark, one down stands out; the sign in its label says the same.
fn bar(step: &Step<'_>, (from, to): (f64, f64), scale: &Scale, middle: f64) -> Markup {
    let fill = if to < from { ink::ACCENT } else { ink::OTHERS };
    let is_level = (to - from).abs() <= f64::EPSILON;
    let look = if is_level { QUIET } else { PLAIN };
    html! {
        (row_name(step.name, look, scale, middle))
        @if !is_level {
            (draw::rect((scale.at(from), middle - 8.0), (scale.at(to), middle + 8.0), fill))
        }
        (row_label(step.label, look, middle))
    }
}

fn sum((name, label): (&str, &str), to: f64, scale: &Scale, middle: f64) -> Markup {
    html! {
        (row_name(name, STRONG, scale, middle))
        (draw::rect((scale.at(0.0), middle - 8.0), (scale.at(to), middle + 8.0), ink::OWN))
        (row_label(label, STRONG, middle))
    }
}

fn row_name(name: &str, look: draw::Look, scale: &Scale, middle: f64) -> Markup {
    let lines = text::wrap(name, look.size, scale.start() - 8.0, 2);
    draw::lines((scale.start() - 8.0, middle), Anchor::End, look, &lines)
}

fn row_label(label: &str, look: draw::Look, middle: f64) -> Markup {
    let label = text::shorten(&text::clean(label), look.size, 230.0);
    draw::words((WIDTH - 2.0, middle + 4.5), Anchor::End, look, &label)
}
