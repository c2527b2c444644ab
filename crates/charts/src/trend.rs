//! Lines over years with bands and direct labels; a year without a value is a gap, never a bridge.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, Look, PLAIN, Point, QUIET, pen},
    ink,
    scale::{Scale, sane, sane_pair},
    text,
};

/// A value of a year.
#[derive(Debug, Clone, Copy)]
pub struct TrendPoint {
    /// The year.
    pub year: i32,
    /// The value, or none.
    pub value: Option<f64>,
    /// Its confidence interval.
    pub interval: Option<(f64, f64)>,
}

/// A line.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// Its name, written at its end.
    pub name: &'a str,
    /// Its values, by year.
    pub points: &'a [TrendPoint],
}

/// Lines over years.
#[derive(Debug, Clone, Copy)]
pub struct Trend<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the lines measure.
    pub axis: Axis<'a>,
    /// The lines.
    pub series: &'a [Series<'a>],
    /// Whether the axis begins at zero; shares and counts do.
    pub is_from_zero: bool,
}

/// A value that can be drawn: year, value, interval.
pub(crate) type Drawn = (i32, f64, Option<(f64, f64)>);

impl Trend<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let drawn: Vec<Drawn> = self.series.iter().flat_map(|line| values(line.points)).collect();
        let Some(years) = years(&drawn) else { return self.caption.empty() };
        let names = self.series.iter().map(|line| text::width(line.name, PLAIN.size));
        let right = WIDTH - names.fold(20.0, f64::max).min(190.0) - 12.0;
        let (top, bottom) = (if self.axis.label.is_empty() { 8.0 } else { 26.0 }, 300.0);
        let scale = value_scale(&drawn, self.is_from_zero, (bottom, top));
        let left = draw::left_room(&self.axis, &scale);
        let across =
            Scale::exactly(f64::from(years.0), f64::from(years.1), (left + 10.0, right - 8.0));
        let drawing = html! {
            (draw::left_axis(&self.axis, &scale, (left, right)))
            (draw::words((0.0, 13.0), Anchor::Start, QUIET, &text::shorten(self.axis.label, QUIET.size, WIDTH)))
            (year_ticks(years, &across, bottom, 46.0))
            @for (n, line) in self.series.iter().enumerate() {
                (draw_bands(n, line.points, &across, &scale))
            }
            // The first line is the report's own: nothing covers it.
            @for (n, line) in self.series.iter().enumerate().rev() {
                (draw_marks(n, line.points, &across, &scale))
            }
            (self.end_labels(&across, &scale, right))
        };
        self.caption.frame((WIDTH, bottom + 26.0), &drawing)
    }

    /// Names at the ends of the lines, pushed apart where they would meet.
    fn end_labels(&self, across: &Scale, scale: &Scale, right: f64) -> Markup {
        let mut ends: Vec<(f64, f64, usize)> = Vec::new();
        for (n, line) in self.series.iter().enumerate() {
            if let Some(&(year, value, _)) = values(line.points).last() {
                ends.push((scale.at(value), across.at(f64::from(year)), n));
            }
        }
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut last = f64::NEG_INFINITY;
        html! {
            @for (y, x, n) in ends {
                @let place = y.max(last + 15.0);
                @let () = last = place;
                @let name = self.series.get(n).map_or("", |line| line.name);
                @let look = Look { colour: if n == 1 { "#8a5f00" } else { ink::series(n) }, ..PLAIN };
                @if (place - y).abs() > 3.0 || x < right - 12.0 {
                    (draw::line((x + 5.0, y), (right + 4.0, place), pen(ink::GRID, 1.0)))
                }
                (draw::words((right + 6.0, place + 4.5), Anchor::Start, look, &text::shorten(&text::clean(name), PLAIN.size, WIDTH - right - 6.0)))
            }
        }
    }
}

/// The points with drawable values, by year.
pub(crate) fn values(points: &[TrendPoint]) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = points
        .iter()
        .filter_map(|point| {
            let value = point.value.and_then(sane)?;
            Some((point.year, value, point.interval.and_then(sane_pair)))
        })
        .collect();
    drawn.sort_by_key(|point| point.0);
    drawn
}

/// First and last year.
pub(crate) fn years(drawn: &[Drawn]) -> Option<(i32, i32)> {
    let first = drawn.iter().map(|point| point.0).min()?;
    let last = drawn.iter().map(|point| point.0).max()?;
    Some((first, last))
}

/// The scale that holds values and intervals.
pub(crate) fn value_scale(drawn: &[Drawn], is_from_zero: bool, span: (f64, f64)) -> Scale {
    let reach = drawn.iter().flat_map(|&(_, value, interval)| {
        let (low, high) = interval.unwrap_or((value, value));
        [value, low, high]
    });
    if is_from_zero { Scale::from_zero(reach, span) } else { Scale::around(reach, span) }
}

/// Years under the plot, every one or as many as have room.
pub(crate) fn year_ticks(years: (i32, i32), across: &Scale, bottom: f64, room: f64) -> Markup {
    let (first, last) = (i64::from(years.0), i64::from(years.1));
    let span = (across.at(last as f64) - across.at(first as f64)).max(room);
    let step = ((last - first) as f64 * room / span).ceil().max(1.0) as i64;
    html! {
        @for n in 0..=((last - first) / step).min(40) {
            @let year = last - n * step;
            (draw::words((across.at(year as f64), bottom + 18.0), Anchor::Middle, QUIET, &year.to_string()))
        }
    }
}

/// Runs of values without a gap: a step longer than the shortest one breaks the line.
fn runs(points: &[TrendPoint]) -> Vec<Vec<Drawn>> {
    let drawn = values(points);
    let mut listed: Vec<i64> = points.iter().map(|point| i64::from(point.year)).collect();
    listed.sort_unstable();
    listed.dedup();
    let gaps = listed.iter().zip(listed.iter().skip(1)).map(|(one, next)| next - one);
    let step = gaps.min().unwrap_or(1);
    let mut runs: Vec<Vec<Drawn>> = Vec::new();
    for point in drawn {
        match runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|last| i64::from(point.0) - i64::from(last.0) <= step) =>
            {
                run.push(point);
            }
            _ => runs.push(vec![point]),
        }
    }
    runs
}

/// One line with its bands and marks.
pub(crate) fn draw_line(n: usize, points: &[TrendPoint], across: &Scale, scale: &Scale) -> Markup {
    html! {
        (draw_bands(n, points, across, scale))
        (draw_marks(n, points, across, scale))
    }
}

/// The intervals of a line: an area where every value of a run has one, otherwise strokes.
fn draw_bands(n: usize, points: &[TrendPoint], across: &Scale, scale: &Scale) -> Markup {
    let colour = ink::series(n);
    html! {
        @for run in runs(points) {
            @let band: Vec<(Point, Point)> = run
                .iter()
                .filter_map(|&(year, _, interval)| {
                    let x = across.at(f64::from(year));
                    interval.map(|(low, high)| ((x, scale.at(low)), (x, scale.at(high))))
                })
                .collect();
            @if band.len() == run.len() && run.len() > 1 {
                @let edge: Vec<Point> =
                    band.iter().map(|pair| pair.0).chain(band.iter().rev().map(|pair| pair.1)).collect();
                (draw::area(&edge, colour, 0.16))
            } @else {
                @for (low, high) in band { (draw::line(low, high, pen(colour, 1.2))) }
            }
        }
    }
}

/// The line and its marks.
fn draw_marks(n: usize, points: &[TrendPoint], across: &Scale, scale: &Scale) -> Markup {
    let colour = ink::series(n);
    html! {
        @for run in runs(points) {
            @let line: Vec<Point> =
                run.iter().map(|&(year, value, _)| (across.at(f64::from(year)), scale.at(value))).collect();
            @if line.len() > 1 { (draw::polyline(&line, pen(colour, 2.2))) }
            @for point in line { (draw::mark(n, point, colour)) }
        }
    }
}
