//! Funnel plot: small units vary by chance, so each is judged against limits for its size.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, Point, QUIET, STRONG, pen},
    ink,
    scale::{Scale, sane},
    text,
};

/// A unit.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// Its name, shown for the own unit and for those outside the widest limits.
    pub name: &'a str,
    /// How many the value rests on.
    pub size: f64,
    /// The value.
    pub value: f64,
    /// Whether it is the unit whose report this is.
    pub is_own: bool,
}

/// A pair of limits, narrowest pair first in the chart.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// What they mean, such as 95%.
    pub name: &'a str,
    /// Size, lower limit, upper limit; by size.
    pub points: &'a [(f64, f64, f64)],
}

/// A funnel plot.
#[derive(Debug, Clone, Copy)]
pub struct Funnel<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What sizes count.
    pub sizes: Axis<'a>,
    /// What the values measure.
    pub values: Axis<'a>,
    /// The value of all together, with its label.
    pub centre: (f64, &'a str),
    /// The limits, the widest last.
    pub limits: &'a [Limits<'a>],
    /// The units.
    pub spots: &'a [Spot<'a>],
}

/// Limits for shares: centre ± z √(p(1−p)/n), held in 0–1, at 60 sizes between two.
///
/// Empty when the centre is not a share, or the sizes are not above zero and in order.
///
/// # Source
/// Spiegelhalter, Statistics in Medicine 24 (2005), normal approximation.
pub fn share_limits(centre: f64, z: f64, (from, to): (f64, f64)) -> Vec<(f64, f64, f64)> {
    let is_sound = (0.0..=1.0).contains(&centre) && from > 0.0 && to >= from && sane(to).is_some();
    if !is_sound {
        return Vec::new();
    }
    (0..60)
        .map(|n| {
            // Squares, so that points are dense where the funnel bends.
            let size = from + (to - from) * (f64::from(n) / 59.0).powi(2);
            let reach = z * (centre * (1.0 - centre) / size).sqrt();
            (size, (centre - reach).max(0.0), (centre + reach).min(1.0))
        })
        .collect()
}

impl Funnel<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let spots: Vec<&Spot<'_>> = self
            .spots
            .iter()
            .filter(|spot| sane(spot.size).is_some() && sane(spot.value).is_some())
            .collect();
        if spots.is_empty() {
            return self.caption.empty();
        }
        let (top, bottom) = (28.0, 320.0);
        let right = WIDTH - 96.0;
        let reach = spots.iter().map(|spot| spot.value).chain(self.narrow_reach());
        let up = Scale::around(reach.chain([self.centre.0]), (bottom, top));
        let left = draw::left_room(&self.values, &up);
        let across = Scale::from_zero(spots.iter().map(|spot| spot.size), (left, right));
        let drawing = html! {
            (draw::left_axis(&self.values, &up, (left, right)))
            (draw::words((0.0, 14.0), Anchor::Start, QUIET, &text::shorten(self.values.label, QUIET.size, WIDTH)))
            (draw::bottom_axis(&self.sizes, &across, (bottom, bottom)))
            @for (n, limits) in self.limits.iter().enumerate() {
                (draw_limits(n, limits, (&across, &up)))
            }
            @if let Some(centre) = sane(self.centre.0) {
                (draw::line((left, up.at(centre)), (right, up.at(centre)), pen(ink::ACCENT, 1.4)))
            }
            @for spot in &spots {
                (draw::dot((across.at(spot.size), up.at(spot.value)), if spot.is_own { 5.5 } else { 3.4 }, if spot.is_own { ink::OWN } else { ink::OTHERS }, pen(if spot.is_own { ink::PAPER } else { "#6f8ba3" }, 1.0)))
            }
            @for spot in spots.iter().filter(|spot| spot.is_own || self.is_outside(spot)) {
                (spot_name(spot, (across.at(spot.size), up.at(spot.value)), right))
            }
            (self.names(&up, right))
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }

    /// Names of centre and limits in the right margin, pushed up where they would meet.
    fn names(&self, up: &Scale, right: f64) -> Markup {
        let room = WIDTH - right - 6.0;
        let centre = text::wrap(self.centre.1, QUIET.size, room, 3);
        let middle = up.at(sane(self.centre.0).unwrap_or(0.0));
        let mut last = middle - 7.0 * centre.len() as f64 - 2.0;
        html! {
            (draw::lines((right + 6.0, middle), Anchor::Start, draw::Look { colour: ink::ACCENT, ..QUIET }, &centre))
            @for limits in self.limits {
                @if let Some(edge) = limits.points.last().and_then(|point| sane(point.2)) {
                    @let y = (up.at(edge) + 4.0).min(last);
                    @let () = last = y - 14.0;
                    (draw::words((right + 6.0, y), Anchor::Start, QUIET, &text::shorten(&text::clean(limits.name), QUIET.size, room)))
                }
            }
        }
    }

    /// What the limits reach at sizes that are drawn; the open mouth of the funnel may leave the chart.
    fn narrow_reach(&self) -> impl Iterator<Item = f64> {
        let smallest =
            self.spots.iter().filter_map(|spot| sane(spot.size)).fold(f64::INFINITY, f64::min);
        let points = self.limits.iter().flat_map(|limits| limits.points);
        points.filter(move |point| point.0 >= smallest).flat_map(|point| [point.1, point.2])
    }

    /// Whether a unit lies outside the widest limits, taken at the next listed size.
    fn is_outside(&self, spot: &Spot<'_>) -> bool {
        let widest = self.limits.last().map(|limits| limits.points).unwrap_or_default();
        let nearest = widest.iter().find(|point| point.0 >= spot.size).or(widest.last());
        nearest.is_some_and(|&(_, low, high)| spot.value < low || spot.value > high)
    }
}

fn draw_limits(n: usize, limits: &Limits<'_>, (across, up): (&Scale, &Scale)) -> Markup {
    let drawable: Vec<&(f64, f64, f64)> = limits
        .points
        .iter()
        .filter(|point| [point.0, point.1, point.2].into_iter().all(|value| sane(value).is_some()))
        .collect();
    let edge = |pick: fn(&(f64, f64, f64)) -> f64| -> Vec<Point> {
        drawable.iter().map(|point| (across.at(point.0), up.at(pick(point)))).collect()
    };
    let pen = if n == 0 { draw::dashed(ink::QUIET_INK, 1.2) } else { pen(ink::QUIET_INK, 1.2) };
    html! {
        @if drawable.len() > 1 {
            (draw::polyline(&edge(|point| point.1), pen))
            (draw::polyline(&edge(|point| point.2), pen))
        }
    }
}

fn spot_name(spot: &Spot<'_>, (x, y): Point, right: f64) -> Markup {
    let look = if spot.is_own { STRONG } else { PLAIN };
    let name = text::shorten(&text::clean(spot.name), look.size, 200.0);
    let fits = x + 9.0 + text::width(&name, look.size) <= right;
    let (anchor, at) = if fits { (Anchor::Start, x + 9.0) } else { (Anchor::End, x - 9.0) };
    draw::on_paper((at, y + 4.5), anchor, look, &name)
}
