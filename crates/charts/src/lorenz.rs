//! Lorenz curves against the line of equality, with their Gini coefficients in words.

use maud::html;

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, Look, PLAIN, Point, QUIET},
    ink,
    scale::{Scale, sane},
    text,
};

/// A curve: shares of persons, poorest first, and of what they hold.
#[derive(Debug, Clone, Copy)]
pub struct Curve<'a> {
    /// Its name with its Gini coefficient.
    pub name: &'a str,
    /// Cumulated shares of persons and of income, 0–1, in order; (0, 0) and (1, 1) need not be given.
    pub points: &'a [(f64, f64)],
}

/// Lorenz curves.
#[derive(Debug, Clone, Copy)]
pub struct Lorenz<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// Cumulated share of persons.
    pub persons: Axis<'a>,
    /// Cumulated share of what they hold.
    pub held: Axis<'a>,
    /// Name of the diagonal.
    pub equality: &'a str,
    /// The curves.
    pub curves: &'a [Curve<'a>],
}

impl Lorenz<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        if self.curves.iter().all(|curve| curve.points.is_empty()) {
            return self.caption.empty();
        }
        let (top, bottom) = (28.0, 368.0);
        let up = Scale::exactly(0.0, 1.0, (bottom, top));
        let left = draw::left_room(&self.held, &up);
        let across = Scale::exactly(0.0, 1.0, (left, left + bottom - top));
        let right = left + bottom - top;
        let legend = right + 24.0;
        let room = WIDTH - legend - 24.0;
        let corner = (across.at(1.0), up.at(1.0));
        let drawing = html! {
            (draw::left_axis(&self.held, &up, (left, right)))
            (draw::words((0.0, 14.0), Anchor::Start, QUIET, &text::shorten(self.held.label, QUIET.size, WIDTH)))
            (draw::bottom_axis(&self.persons, &across, (top, bottom)))
            (draw::line((across.at(0.0), up.at(0.0)), corner, draw::dashed(ink::QUIET_INK, 1.4)))
            @for (n, curve) in self.curves.iter().enumerate() {
                @let line = line(curve.points, &across, &up);
                @if n == 0 {
                    @let closed: Vec<Point> = line.iter().copied().chain([corner]).collect();
                    (draw::area(&closed, ink::series(0), 0.12))
                }
                (draw::polyline(&line, curve_pen(n)))
            }
            (draw::line((legend, top + 8.0), (legend + 18.0, top + 8.0), draw::dashed(ink::QUIET_INK, 1.4)))
            (draw::lines((legend + 24.0, top + 8.0), Anchor::Start, PLAIN, &text::wrap(self.equality, PLAIN.size, room, 2)))
            @for (n, curve) in self.curves.iter().enumerate() {
                @let y = top + 8.0 + 38.0 * (n as f64 + 1.0);
                (draw::line((legend, y), (legend + 18.0, y), curve_pen(n)))
                (draw::lines((legend + 24.0, y), Anchor::Start, Look { is_bold: n == 0, ..PLAIN }, &text::wrap(curve.name, PLAIN.size, room, 2)))
            }
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }
}

/// Series differ in dash as well as in colour.
fn curve_pen(n: usize) -> draw::Pen {
    let dash = ["", "7 3", "2 3", "9 3 2 3"].get(n % 4).copied().unwrap_or("");
    draw::Pen { colour: ink::series(n), width: 2.2, dash }
}

fn line(points: &[(f64, f64)], across: &Scale, up: &Scale) -> Vec<Point> {
    let drawable = points.iter().filter(|point| sane(point.0).is_some() && sane(point.1).is_some());
    let ends = |point: (f64, f64)| std::iter::once(point);
    ends((0.0, 0.0))
        .chain(drawable.copied())
        .chain(ends((1.0, 1.0)))
        .map(|(persons, held)| (across.at(persons), up.at(held)))
        .collect()
}
