//! Points on a grid of hundred-thousandths of a degree: about a metre, and equal where two outlines meet.
//!
//! Whole numbers make points comparable, so that shared borders are found and results do not depend on rounding.

/// Steps of the grid in a degree.
const STEPS: f64 = 1e5;

/// A point: steps east of Greenwich, steps north of the equator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) east: i32,
    pub(super) north: i32,
}

/// A closed line; the first point is not repeated at the end.
pub(super) type Loop = Vec<Point>;

impl Point {
    /// The nearest point of the grid; `None` where the degrees are not on earth.
    pub(super) fn at(longitude: f64, latitude: f64) -> Option<Self> {
        let is_on_earth =
            (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
        let step = |degrees: f64| (degrees * STEPS).round() as i32;
        is_on_earth.then(|| Self { east: step(longitude), north: step(latitude) })
    }

    /// Longitude and latitude in degrees.
    pub(super) fn degrees(self) -> (f64, f64) {
        (f64::from(self.east) / STEPS, f64::from(self.north) / STEPS)
    }

    /// Longitude as latitude and the other way round.
    pub(super) const fn swapped(self) -> Self {
        Self { east: self.north, north: self.east }
    }

    /// Whether it lies in the frame around Serbia: 18.5 to 23.5 degrees east, 41.5 to 46.5 degrees north.
    pub(super) fn is_around_serbia(self) -> bool {
        (1_850_000..=2_350_000).contains(&self.east)
            && (4_150_000..=4_650_000).contains(&self.north)
    }

    /// As numbers of the plane, in steps.
    pub(super) fn plane(self) -> (f64, f64) {
        (f64::from(self.east), f64::from(self.north))
    }
}

/// Degrees in steps of the grid.
pub(super) fn steps(degrees: f64) -> f64 {
    // A number that is none counts as zero: nothing is simplified.
    (degrees * STEPS).max(0.0)
}

/// The sides of a loop, the last one back to its first point.
pub(super) fn sides(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1)).filter(|(a, b)| a != b)
}
