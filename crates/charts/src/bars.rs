//! Horizontal bars with confidence intervals, the own unit marked, a reference line.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, QUIET, STRONG, pen},
    ink,
    scale::{Scale, sane, sane_pair},
    text,
};

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// A figure.
    Known {
        /// Its size.
        value: f64,
        /// Its confidence interval.
        interval: Option<(f64, f64)>,
        /// How it is written; may be empty.
        label: &'a str,
    },
    /// No figure, and why, in words: suppressed, not computed, too few answers.
    Absent(&'a str),
}

/// A bar.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The unit's name.
    pub name: &'a str,
    /// Its figure.
    pub value: Value<'a>,
    /// Whether it is the unit whose report this is.
    pub is_own: bool,
}

/// A value to compare with: republic, median, target.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// Where the line stands.
    pub value: f64,
    /// What it is, with its value.
    pub label: &'a str,
}

/// Horizontal bars from zero, one a row, in the order given.
#[derive(Debug, Clone, Copy)]
pub struct Bars<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the bars measure.
    pub axis: Axis<'a>,
    /// The bars, top to bottom.
    pub rows: &'a [Row<'a>],
    /// A line to compare with.
    pub reference: Option<Reference<'a>>,
}

/// A value with its interval.
type Drawn = (f64, Option<(f64, f64)>);

impl Value<'_> {
    /// The figure that can be drawn, with its interval.
    fn drawn(&self) -> Option<Drawn> {
        match *self {
            Self::Known { value, interval, .. } => {
                Some((sane(value)?, interval.and_then(sane_pair)))
            }
            Self::Absent(_) => None,
        }
    }

    const fn words(&self) -> &str {
        match self {
            Self::Known { label, .. } => label,
            Self::Absent(why) => why,
        }
    }
}

impl Bars<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        if self.rows.is_empty() {
            return self.caption.empty();
        }
        let names = self.rows.iter().map(|row| text::width(row.name, STRONG.size));
        let left = names.fold(40.0, f64::max).min(230.0) + 10.0;
        let labels = self.rows.iter().filter(|row| row.value.drawn().is_some());
        let labels = labels.map(|row| text::width(row.value.words(), STRONG.size));
        let right = WIDTH - labels.fold(16.0, f64::max).min(150.0) - 14.0;
        let reference = self.reference.and_then(|line| sane(line.value).map(|at| (at, line.label)));
        let reach =
            self.rows.iter().filter_map(|row| row.value.drawn()).flat_map(|(value, interval)| {
                let (low, high) = interval.unwrap_or((value, value));
                [value, low, high]
            });
        let scale = Scale::for_bars(reach.chain(reference.map(|line| line.0)), (left, right));
        let top = if reference.is_some() { 24.0 } else { 6.0 };
        let wrapped: Vec<Vec<String>> =
            self.rows.iter().map(|row| text::wrap(row.name, STRONG.size, left - 10.0, 2)).collect();
        let step = if wrapped.iter().any(|lines| lines.len() > 1) { 34.0 } else { 24.0 };
        let bottom = top + step * self.rows.len() as f64;
        let middles = (0..self.rows.len()).map(|n| top + step * (n as f64 + 0.5));
        let rows = || self.rows.iter().zip(middles.clone());
        let drawing = html! {
            (draw::bottom_axis(&self.axis, &scale, (top, bottom)))
            @for ((row, middle), name) in rows().zip(&wrapped) { (draw_bar(row, name, &scale, middle)) }
            @if let Some((at, label)) = reference {
                (draw_reference(scale.at(at), label, (top, bottom)))
            }
            @for (row, middle) in rows() { (draw_figure(row, &scale, middle)) }
            (draw::line((scale.at(0.0), top), (scale.at(0.0), bottom), pen(ink::INK, 1.0)))
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }
}

fn draw_bar(row: &Row<'_>, name: &[String], scale: &Scale, middle: f64) -> Markup {
    let look = if row.is_own { STRONG } else { PLAIN };
    let fill = if row.is_own { ink::OWN } else { ink::OTHERS };
    html! {
        (draw::lines((scale.start() - 8.0, middle), Anchor::End, look, name))
        @if let Some((value, _)) = row.value.drawn() {
            (draw::rect((scale.at(0.0), middle - 8.0), (scale.at(value), middle + 8.0), fill))
        }
    }
}

/// The interval, and the figure in a column of its own at the right, where no line crosses it.
fn draw_figure(row: &Row<'_>, scale: &Scale, middle: f64) -> Markup {
    let look = if row.is_own { STRONG } else { PLAIN };
    let words = text::clean(row.value.words());
    let zero = scale.at(0.0);
    html! {
        @match row.value.drawn() {
            Some((_, interval)) => {
                @if let Some((low, high)) = interval {
                    (whisker((scale.at(low), scale.at(high)), middle))
                }
                (draw::words((WIDTH - 2.0, middle + 4.5), Anchor::End, look, &text::shorten(&words, look.size, 150.0)))
            }
            None => {
                @let why = text::shorten(&words, QUIET.size, WIDTH - zero - 12.0);
                (draw::on_paper((zero + 6.0, middle + 4.5), Anchor::Start, QUIET, &why))
            }
        }
    }
}

/// An interval with ends; a light line under a dark one shows on bar and paper alike.
fn whisker((low, high): (f64, f64), middle: f64) -> Markup {
    html! {
        (draw::line((low, middle), (high, middle), pen(ink::PAPER, 3.4)))
        (draw::line((low, middle), (high, middle), pen(ink::INK, 1.4)))
        @for end in [low, high] {
            (draw::line((end, middle - 4.0), (end, middle + 4.0), pen(ink::INK, 1.4)))
        }
    }
}

fn draw_reference(x: f64, label: &str, (top, bottom): (f64, f64)) -> Markup {
    let look = draw::Look { colour: ink::ACCENT, ..PLAIN };
    let label = text::shorten(&text::clean(label), look.size, WIDTH - 20.0);
    let half = text::width(&label, look.size) / 2.0;
    html! {
        (draw::line((x, top - 4.0), (x, bottom), draw::dashed(ink::ACCENT, 1.6)))
        (draw::words((x.min(WIDTH - half).max(half), top - 9.0), Anchor::Middle, look, &label))
    }
}
