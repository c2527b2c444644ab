//! Strokes, shapes and words of a drawing, with coordinates rounded to two decimals.

use maud::{Markup, html};

use crate::{
    caption::WIDTH,
    ink::{GRID, INK, PAPER, QUIET_INK},
    scale::{Axis, Scale},
    text::{self, clean},
};

/// A point of the drawing.
pub(crate) type Point = (f64, f64);

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) colour: &'static str,
    pub(crate) width: f64,
    /// Dash and gap, or empty for a full line.
    pub(crate) dash: &'static str,
}

/// A full line.
pub(crate) const fn pen(colour: &'static str, width: f64) -> Pen {
    Pen { colour, width, dash: "" }
}

/// A dashed line.
pub(crate) const fn dashed(colour: &'static str, width: f64) -> Pen {
    Pen { colour, width, dash: "5 3" }
}

/// Which point of a text stands at its place.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) size: f64,
    pub(crate) colour: &'static str,
    pub(crate) is_bold: bool,
}

/// Labels.
pub(crate) const PLAIN: Look = Look { size: 12.5, colour: INK, is_bold: false };
/// Labels of the own municipality.
pub(crate) const STRONG: Look = Look { is_bold: true, ..PLAIN };
/// Axes and notes.
pub(crate) const QUIET: Look = Look { size: 12.0, colour: QUIET_INK, is_bold: false };

/// A coordinate with at most two decimals; what is not finite becomes 0, so that no drawing breaks.
pub(crate) fn num(value: f64) -> String {
    let value = if value.is_finite() { value.clamp(-1e5, 1e5) } else { 0.0 };
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A straight line.
pub(crate) fn line(from: Point, to: Point, pen: Pen) -> Markup {
    html! {
        line x1=(num(from.0)) y1=(num(from.1)) x2=(num(to.0)) y2=(num(to.1)) stroke=(pen.colour)
            stroke-width=(num(pen.width)) stroke-dasharray=[dash(pen)] {}
    }
}

fn dash(pen: Pen) -> Option<&'static str> {
    (!pen.dash.is_empty()).then_some(pen.dash)
}

/// A line through points.
pub(crate) fn polyline(points: &[Point], pen: Pen) -> Markup {
    html! {
        polyline points=(joined(points)) fill="none" stroke=(pen.colour) stroke-width=(num(pen.width))
            stroke-linejoin="round" stroke-dasharray=[dash(pen)] {}
    }
}

/// A filled area, see-through where `opacity` < 1.
pub(crate) fn area(points: &[Point], fill: &str, opacity: f64) -> Markup {
    html! { polygon points=(joined(points)) fill=(fill) fill-opacity=(num(opacity)) {} }
}

fn joined(points: &[Point]) -> String {
    let pairs: Vec<String> =
        points.iter().map(|&(x, y)| format!("{},{}", num(x), num(y))).collect();
    pairs.join(" ")
}

/// A filled rectangle between two corners.
pub(crate) fn rect(one: Point, other: Point, fill: &str) -> Markup {
    let (x, y) = (one.0.min(other.0), one.1.min(other.1));
    html! {
        rect x=(num(x)) y=(num(y)) width=(num((one.0 - other.0).abs()))
            height=(num((one.1 - other.1).abs())) fill=(fill) {}
    }
}

/// A filled circle with a rim.
pub(crate) fn dot(at: Point, radius: f64, fill: &str, rim: Pen) -> Markup {
    html! {
        circle cx=(num(at.0)) cy=(num(at.1)) r=(num(radius)) fill=(fill) stroke=(rim.colour)
            stroke-width=(num(rim.width)) stroke-dasharray=[dash(rim)] {}
    }
}

/// The mark of the `n`th series: circle, square, triangle, diamond, so that colour is not alone.
pub(crate) fn mark(n: usize, (x, y): Point, fill: &'static str) -> Markup {
    let corners: &[Point] = match n % 4 {
        0 => return dot((x, y), 3.6, fill, pen(PAPER, 1.0)),
        1 => &[(-3.3, -3.3), (3.3, -3.3), (3.3, 3.3), (-3.3, 3.3)],
        2 => &[(0.0, -4.4), (4.2, 3.4), (-4.2, 3.4)],
        _ => &[(0.0, -4.8), (4.8, 0.0), (0.0, 4.8), (-4.8, 0.0)],
    };
    let points: Vec<Point> = corners.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    html! { polygon points=(joined(&points)) fill=(fill) stroke=(PAPER) stroke-width="1" {} }
}

/// One line of words.
pub(crate) fn words(at: Point, anchor: Anchor, look: Look, words: &str) -> Markup {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    html! {
        text x=(num(at.0)) y=(num(at.1)) text-anchor=(anchor) font-size=(num(look.size)) fill=(look.colour)
            font-weight=[look.is_bold.then_some("bold")] { (clean(words)) }
    }
}

/// One line of words with paper behind it, so that lines beneath do not cross it.
pub(crate) fn on_paper(at: Point, anchor: Anchor, look: Look, line: &str) -> Markup {
    let wide = text::width(line, look.size);
    let from = match anchor {
        Anchor::Start => at.0,
        Anchor::Middle => at.0 - wide / 2.0,
        Anchor::End => at.0 - wide,
    };
    html! {
        @if !line.is_empty() {
            g fill-opacity="0.8" { (rect((from - 2.0, at.1 - look.size * 0.85), (from + wide, at.1 + look.size * 0.25), PAPER)) }
        }
        (words(at, anchor, look, line))
    }
}

/// Lines of words, centred on a height.
pub(crate) fn lines(at: Point, anchor: Anchor, look: Look, lines: &[String]) -> Markup {
    let leading = look.size * 1.15;
    let top = at.1 + look.size * 0.35 - leading * (lines.len().saturating_sub(1)) as f64 / 2.0;
    html! {
        @for (n, line) in lines.iter().enumerate() {
            (words((at.0, top + leading * n as f64), anchor, look, line))
        }
    }
}

/// Vertical grid lines between two heights, with tick labels and the axis' name below.
pub(crate) fn bottom_axis(axis: &Axis<'_>, scale: &Scale, (top, bottom): (f64, f64)) -> Markup {
    let decimals = scale.decimals();
    let ticks = scale.ticks();
    let middle = ticks
        .first()
        .zip(ticks.last())
        .map_or(WIDTH / 2.0, |(&first, &last)| f64::midpoint(scale.at(first), scale.at(last)));
    let room = 2.0 * (WIDTH - middle).min(middle) - 4.0;
    html! {
        @for &tick in &ticks {
            (line((scale.at(tick), top), (scale.at(tick), bottom), pen(GRID, 1.0)))
            (words((scale.at(tick), bottom + 16.0), Anchor::Middle, QUIET, &(axis.format)(tick, decimals)))
        }
        (words((middle, bottom + 34.0), Anchor::Middle, QUIET, &text::shorten(axis.label, QUIET.size, room)))
    }
}

/// Horizontal grid lines between two edges, with tick labels at the left.
pub(crate) fn left_axis(axis: &Axis<'_>, scale: &Scale, (left, right): (f64, f64)) -> Markup {
    let decimals = scale.decimals();
    html! {
        @for tick in scale.ticks() {
            (line((left, scale.at(tick)), (right, scale.at(tick)), pen(GRID, 1.0)))
            (words((left - 6.0, scale.at(tick) + 4.0), Anchor::End, QUIET, &(axis.format)(tick, decimals)))
        }
    }
}

/// Room that the tick labels of a left axis need.
pub(crate) fn left_room(axis: &Axis<'_>, scale: &Scale) -> f64 {
    let decimals = scale.decimals();
    let widths = scale
        .ticks()
        .into_iter()
        .map(|tick| text::width(&(axis.format)(tick, decimals), QUIET.size));
    widths.fold(16.0, f64::max).min(120.0) + 12.0
}

/// A legend in rows from the left edge: a key and a name each; returns the drawing and its height.
pub(crate) fn legend(
    names: &[&str],
    top: f64,
    key: impl Fn(usize, Point) -> Markup,
) -> (Markup, f64) {
    let mut at = (0.0, top + 10.0);
    let mut entries = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let name = text::shorten(&clean(name), PLAIN.size, WIDTH - 40.0);
        let width = 18.0 + text::width(&name, PLAIN.size) + 18.0;
        if at.0 > 0.0 && at.0 + width > WIDTH {
            at = (0.0, at.1 + 20.0);
        }
        entries.push(html! {
            (key(n, (at.0 + 7.0, at.1)))
            (words((at.0 + 19.0, at.1 + 4.5), Anchor::Start, PLAIN, &name))
        });
        at.0 += width;
    }
    let height = if names.is_empty() { 0.0 } else { at.1 - top + 18.0 };
    (html! { @for entry in &entries { (entry) } }, height)
}
