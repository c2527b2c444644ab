//! Stacked bars of shares: each row is a whole.

use maud::{Markup, html};

use crate::{
    Caption, Format,
    caption::WIDTH,
    draw::{self, Anchor, Look, PLAIN, QUIET},
    ink,
    scale::sane,
    text,
};

/// A whole and its parts.
#[derive(Debug, Clone, Copy)]
pub struct ShareRow<'a> {
    /// The row's name.
    pub name: &'a str,
    /// Its parts in the order of their names; they are drawn as shares of their sum. Negative parts count as nothing.
    pub parts: &'a [f64],
}

/// Stacked bars of shares.
#[derive(Clone, Copy)]
pub struct Shares<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// How a share (0–1) is written inside its part.
    pub format: Format<'a>,
    /// Names of the parts, in order: drawn light to dark.
    pub parts: &'a [&'a str],
    /// The wholes, top to bottom.
    pub rows: &'a [ShareRow<'a>],
}

impl Shares<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let count = self.rows.iter().map(|row| row.parts.len()).max().unwrap_or(0);
        if count == 0 {
            return self.caption.empty();
        }
        let names = self.rows.iter().map(|row| text::width(row.name, PLAIN.size));
        let left = names.fold(0.0, f64::max).min(200.0) + 10.0;
        let (legend, top) = draw::legend(self.parts, 0.0, |n, (x, y)| {
            draw::rect((x - 7.0, y - 6.0), (x + 7.0, y + 6.0), ink::class(n, count))
        });
        let drawing = html! {
            (legend)
            @for (n, row) in self.rows.iter().enumerate() {
                (self.row(row, (left, top + 4.0 + 34.0 * n as f64), count))
            }
        };
        self.caption.frame((WIDTH, top + 6.0 + 34.0 * self.rows.len() as f64), &drawing)
    }

    fn row(&self, row: &ShareRow<'_>, (left, top): (f64, f64), count: usize) -> Markup {
        let parts: Vec<f64> =
            row.parts.iter().map(|&part| sane(part).unwrap_or(0.0).max(0.0)).collect();
        let sum: f64 = parts.iter().sum();
        let mut x = left;
        html! {
            (draw::lines((left - 8.0, top + 14.0), Anchor::End, PLAIN, &text::wrap(row.name, PLAIN.size, left - 8.0, 2)))
            @if sum > 0.0 {
                @for (n, part) in parts.iter().enumerate() {
                    @let from = x;
                    @let () = x += part / sum * (WIDTH - left);
                    @let label = (self.format)(part / sum, 0);
                    // A gap of paper parts neighbours whose greys are close.
                    @if x - from > 1.2 { (draw::rect((from + 0.6, top), (x - 0.6, top + 28.0), ink::class(n, count))) }
                    @if text::width(&label, PLAIN.size) + 6.0 < x - from {
                        (draw::words((f64::midpoint(from, x), top + 18.5), Anchor::Middle, Look { colour: ink::upon_class(n, count), ..PLAIN }, &label))
                    }
                }
            } @else {
                (draw::words((left, top + 18.5), Anchor::Start, QUIET, self.caption.no_data))
            }
        }
    }
}
