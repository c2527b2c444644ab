//! Where we stand: the own unit among all, a strip of dots with quartiles for each measure.

use maud::{Markup, html};

use crate::{
    Caption, Format,
    caption::WIDTH,
    draw::{self, Anchor, Look, PLAIN, QUIET, STRONG, pen},
    ink,
    scale::{Scale, sane},
    text,
};

/// A measure: all units' values and the own one.
#[derive(Clone, Copy)]
pub struct StandingRow<'a> {
    /// The measure's name with its unit.
    pub name: &'a str,
    /// The values of all units, in any order; the own one may be among them.
    pub values: &'a [f64],
    /// The own value, or none.
    pub own: Option<f64>,
    /// The own value and place in words, or why there is none.
    pub own_label: &'a str,
    /// How the ends of the scale are written.
    pub format: Format<'a>,
}

/// Strips of dots, one a measure, each with its own scale.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// The measures.
    pub rows: &'a [StandingRow<'a>],
    /// Legend: the middle half of all units, and the median.
    pub legend: (&'a str, &'a str),
}

const HEIGHT: f64 = 84.0;

impl Standing<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        if self.rows.iter().all(|row| sorted(row.values).is_empty() && row.own.is_none()) {
            return self.caption.empty();
        }
        let (legend, top) = draw::legend(&[self.legend.0, self.legend.1], 0.0, |n, (x, y)| {
            if n == 0 {
                draw::rect((x - 7.0, y - 6.0), (x + 7.0, y + 6.0), BAND)
            } else {
                draw::line((x, y - 7.0), (x, y + 7.0), pen(ink::INK, 1.6))
            }
        });
        let drawing = html! {
            (legend)
            @for (n, row) in self.rows.iter().enumerate() {
                (draw_row(row, top + 6.0 + HEIGHT * n as f64))
            }
        };
        self.caption.frame((WIDTH, top + 10.0 + HEIGHT * self.rows.len() as f64), &drawing)
    }
}

/// The middle half, behind the dots.
const BAND: &str = "#e6eff6";

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values: Vec<f64> = values.iter().copied().filter_map(sane).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The quantile of sorted values, linear between neighbours (type 7 of Hyndman & Fan, 1996).
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * (sorted.len().checked_sub(1)?) as f64;
    let low = *sorted.get(place.floor() as usize)?;
    let high = *sorted.get(place.ceil() as usize)?;
    Some(low + (high - low) * place.fract())
}

fn draw_row(row: &StandingRow<'_>, top: f64) -> Markup {
    let values = sorted(row.values);
    let own = row.own.and_then(sane);
    let span = (10.0, WIDTH - 10.0);
    let scale = Scale::around(values.iter().copied().chain(own), span);
    let middle = top + 44.0;
    let quartiles = quantile(&values, 0.25).zip(quantile(&values, 0.75));
    let name_room = WIDTH - text::width(row.own_label, STRONG.size).min(280.0) - 24.0;
    let own_look = if own.is_some() { Look { colour: ink::OWN, ..STRONG } } else { QUIET };
    let ticks = scale.ticks();
    let decimals = scale.decimals();
    html! {
        (draw::words((0.0, top + 13.0), Anchor::Start, PLAIN, &text::shorten(&text::clean(row.name), PLAIN.size, name_room)))
        (draw::words((WIDTH - 2.0, top + 13.0), Anchor::End, own_look, &text::shorten(&text::clean(row.own_label), STRONG.size, 280.0)))
        @if let Some((low, high)) = quartiles {
            (draw::rect((scale.at(low), middle - 17.0), (scale.at(high), middle + 17.0), BAND))
        }
        (draw::line((span.0, middle + 17.0), (span.1, middle + 17.0), pen(ink::QUIET_INK, 0.8)))
        @for (value, lift) in values.iter().zip(lifts(&values, &scale)) {
            (draw::dot((scale.at(*value), middle + lift), 2.7, ink::OTHERS, pen("#6f8ba3", 0.6)))
        }
        @if let Some(median) = quantile(&values, 0.5) {
            (draw::line((scale.at(median), middle - 17.0), (scale.at(median), middle + 17.0), pen(ink::INK, 1.6)))
        }
        @if let Some(own) = own {
            (draw::dot((scale.at(own), middle), 6.5, ink::OWN, pen(ink::PAPER, 1.5)))
        }
        @for (n, &tick) in ticks.iter().enumerate() {
            @let anchor = if n == 0 { Anchor::Start } else if n + 1 == ticks.len() { Anchor::End } else { Anchor::Middle };
            @let shift = if n == 0 { -8.0 } else if n + 1 == ticks.len() { 8.0 } else { 0.0 };
            (draw::words((scale.at(tick) + shift, middle + 31.0), anchor, QUIET, &(row.format)(tick, decimals)))
        }
    }
}

/// Dots that would cover each other step up and down in turn; beyond five they overlap.
fn lifts(sorted: &[f64], scale: &Scale) -> Vec<f64> {
    const STEPS: [f64; 5] = [0.0, -6.0, 6.0, -12.0, 12.0];
    let mut last = [f64::NEG_INFINITY; 5];
    sorted
        .iter()
        .map(|&value| {
            let x = scale.at(value);
            let free = last.iter().position(|&taken| x - taken >= 6.0);
            let oldest = last.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
            let lane = free.unwrap_or_else(|| oldest.map_or(0, |(lane, _)| lane));
            if let Some(taken) = last.get_mut(lane) {
                *taken = x;
            }
            STEPS.get(lane).copied().unwrap_or(0.0)
        })
        .collect()
}
