//! Municipalities on a map, as points or as polygons, in classes from light to dark.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, Look, PLAIN, Pen, Point, QUIET, STRONG, num, pen},
    ink,
    scale::sane,
    standing::quantile,
    text,
};

/// Where a place lies, in degrees: longitude, latitude.
#[derive(Debug, Clone, Copy)]
pub enum Shape<'a> {
    /// A point.
    Point(f64, f64),
    /// Rings of a polygon, outer ones and holes alike (even–odd rule).
    Rings(&'a [Vec<(f64, f64)>]),
}

/// A place.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Its name: read out for every place, in the legend for the own one.
    pub name: &'a str,
    /// Where it lies.
    pub shape: Shape<'a>,
    /// Its value, or none.
    pub value: Option<f64>,
    /// Whether it is the unit whose report this is.
    pub is_own: bool,
}

/// A map with a legend of classes.
#[derive(Debug, Clone, Copy)]
pub struct Map<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the values measure and how they are written in the legend.
    pub axis: Axis<'a>,
    /// Decimals of the legend's numbers.
    pub decimals: usize,
    /// Inner limits of the classes, low to high: a value on a limit is in the class above.
    pub breaks: &'a [f64],
    /// Legend of places without a value.
    pub absent: &'a str,
    /// The places.
    pub places: &'a [Place<'a>],
}

/// Inner limits of `classes` classes with about equally many values each; fewer where values are equal.
///
/// Quantiles of type 7; values that are not finite are left out. Empty below two classes or without values.
pub fn quantile_breaks(values: &[f64], classes: usize) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter_map(sane).collect();
    sorted.sort_by(f64::total_cmp);
    let lowest = sorted.first().copied();
    let mut breaks: Vec<f64> = (1..classes.min(7))
        .filter_map(|n| quantile(&sorted, n as f64 / classes.min(7) as f64))
        .filter(|&limit| Some(limit) > lowest)
        .collect();
    breaks.dedup();
    breaks
}

const HEIGHT: f64 = 520.0;
const LEGEND: f64 = 170.0;

impl Map<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let Some(project) = Projection::of(self.places) else { return self.caption.empty() };
        let breaks = self.limits();
        let others = self.places.iter().filter(|place| !place.is_own);
        let own = || self.places.iter().filter(|place| place.is_own);
        let drawing = html! {
            @for place in others.chain(own()) { (draw_place(place, &project, &breaks)) }
            (self.legend(&breaks))
        };
        self.caption.frame((WIDTH, HEIGHT), &drawing)
    }

    /// Classes from high to low, places without a value, the own place.
    fn legend(&self, breaks: &[f64]) -> Markup {
        let classes = breaks.len() + 1;
        let label = text::wrap(self.axis.label, STRONG.size, LEGEND, 4);
        let mut y = 4.0 + 16.0 * label.len() as f64;
        let mut next = || {
            y += 22.0;
            y
        };
        let has_absent = self.places.iter().any(|place| place.value.and_then(sane).is_none());
        html! {
            @for (n, line) in label.iter().enumerate() {
                (draw::words((0.0, 14.0 + 16.0 * n as f64), Anchor::Start, STRONG, line))
            }
            @for class in (0..classes).rev() {
                (entry(next(), (ink::class(class, classes), RIM), PLAIN, &self.class_name(class, breaks)))
            }
            @if has_absent { (entry(next(), (ink::PAPER, ABSENT), QUIET, self.absent)) }
            @for own in self.places.iter().filter(|place| place.is_own) {
                (entry(next(), (ink::PAPER, OWN_RIM), STRONG, own.name))
            }
        }
    }

    fn limits(&self) -> Vec<f64> {
        let mut breaks: Vec<f64> = self.breaks.iter().copied().filter_map(sane).collect();
        breaks.sort_by(f64::total_cmp);
        breaks.dedup();
        breaks.truncate(6);
        breaks
    }

    /// The class in words: < a, a–b, ≥ b.
    fn class_name(&self, class: usize, breaks: &[f64]) -> String {
        let write = |value: f64| (self.axis.format)(value, self.decimals);
        let low = class.checked_sub(1).and_then(|n| breaks.get(n)).copied();
        match (low, breaks.get(class).copied()) {
            (None, Some(high)) => format!("< {}", write(high)),
            (Some(low), Some(high)) => format!("{} – {}", write(low), write(high)),
            (Some(low), None) => format!("≥ {}", write(low)),
            (None, None) => self.drawn_range(write),
        }
    }

    /// The legend of a single class.
    fn drawn_range(&self, write: impl Fn(f64) -> String) -> String {
        let values = || self.places.iter().filter_map(|place| place.value.and_then(sane));
        let low = values().reduce(f64::min);
        let high = values().reduce(f64::max);
        low.zip(high)
            .map_or_else(String::new, |(low, high)| format!("{} – {}", write(low), write(high)))
    }
}

fn entry(y: f64, (fill, rim): (&str, Pen), look: Look, name: &str) -> Markup {
    html! {
        (draw::dot((9.0, y), 7.0, fill, rim))
        (draw::words((24.0, y + 4.5), Anchor::Start, look, &text::shorten(&text::clean(name), look.size, LEGEND)))
    }
}

const RIM: Pen = pen(ink::QUIET_INK, 0.7);
const OWN_RIM: Pen = pen(ink::ACCENT, 2.4);
const ABSENT: Pen = Pen { colour: ink::QUIET_INK, width: 1.0, dash: "2 2" };

/// Equirectangular, true at the middle latitude, fitted into the space beside the legend.
struct Projection {
    west: f64,
    north: f64,
    stretch: f64,
    scale: f64,
    origin: Point,
}

impl Projection {
    fn of(places: &[Place<'_>]) -> Option<Self> {
        let points: Vec<Point> = places.iter().flat_map(|place| corners(&place.shape)).collect();
        let first = *points.first()?;
        let (mut west, mut north, mut east, mut south) = (first.0, first.1, first.0, first.1);
        for (lon, lat) in points {
            (west, east) = (west.min(lon), east.max(lon));
            (south, north) = (south.min(lat), north.max(lat));
        }
        let stretch = f64::midpoint(north, south).to_radians().cos().abs().max(0.05);
        let (wide, high) = ((east - west) * stretch, north - south);
        let room = (WIDTH - LEGEND - 40.0, HEIGHT - 24.0);
        let scale = (room.0 / wide.max(1e-6)).min(room.1 / high.max(1e-6));
        let origin =
            (LEGEND + 26.0 + (room.0 - wide * scale) / 2.0, 12.0 + (room.1 - high * scale) / 2.0);
        Some(Self { west, north, stretch, scale, origin })
    }

    fn at(&self, (lon, lat): Point) -> Point {
        (
            self.origin.0 + (lon - self.west) * self.stretch * self.scale,
            self.origin.1 + (self.north - lat) * self.scale,
        )
    }
}

/// The points of a shape that lie on Earth.
fn corners(shape: &Shape<'_>) -> Vec<Point> {
    let on_earth = |&(lon, lat): &Point| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    match shape {
        Shape::Point(lon, lat) => Some((*lon, *lat)).filter(on_earth).into_iter().collect(),
        Shape::Rings(rings) => rings.iter().flatten().copied().filter(on_earth).collect(),
    }
}

fn draw_place(place: &Place<'_>, project: &Projection, breaks: &[f64]) -> Markup {
    let class = place
        .value
        .and_then(sane)
        .map(|value| breaks.iter().filter(|&&limit| value >= limit).count());
    let fill = class.map_or(ink::PAPER, |class| ink::class(class, breaks.len() + 1));
    let rim = match (place.is_own, class) {
        (true, _) => OWN_RIM,
        (false, None) => ABSENT,
        (false, Some(_)) => RIM,
    };
    html! {
        g {
            title { (text::clean(place.name)) }
            @match place.shape {
                Shape::Point(..) => {
                    @for point in corners(&place.shape) {
                        (draw::dot(project.at(point), if place.is_own { 8.0 } else { 6.2 }, fill, rim))
                    }
                }
                Shape::Rings(rings) => {
                    path d=(outline(rings, project)) fill=(fill) fill-rule="evenodd" stroke=(rim.colour)
                        stroke-width=(num(rim.width)) stroke-linejoin="round"
                        stroke-dasharray=[(!rim.dash.is_empty()).then_some(rim.dash)] {}
                }
            }
        }
    }
}

fn outline(rings: &[Vec<(f64, f64)>], project: &Projection) -> String {
    let paths: Vec<String> = rings
        .iter()
        .map(|ring| corners(&Shape::Rings(std::slice::from_ref(ring))))
        .filter(|points| !points.is_empty())
        .map(|points| {
            let steps: Vec<String> = points
                .into_iter()
                .map(|point| project.at(point))
                .map(|(x, y)| format!("{} {}", num(x), num(y)))
                .collect();
            format!("M{}Z", steps.join("L"))
        })
        .collect();
    paths.concat()
}
