//! Where a household lives: what kind of address it has, and its point on the map.
//!
//! The exact point is for those who visit. For everybody else, and for files, it is coarsened to about a kilometre.

use std::{fmt, str::FromStr};

use crate::closed_set::closed_set;

closed_set!(
    /// What kind of address a household has.
    AddressKind {
        /// A street or settlement with a house number.
        Formal = "formal",
        /// The house has no number.
        NoNumber = "no_number",
        /// An informal or substandard settlement.
        Informal = "informal",
    }
);

/// Millionths of a degree.
const ONE: i32 = 1_000_000;
/// A hundredth of a degree: 1.1 km from south to north, 0.8 km from west to east in Serbia.
const COARSE: i32 = ONE / 100;

/// A point on the map in millionths of a degree (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// North of the equator.
    pub latitude_e6: i32,
    /// East of Greenwich.
    pub longitude_e6: i32,
}

/// A text that is no point in or around Serbia.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected latitude and longitude in degrees, as 44.786, 20.448")]
pub struct InvalidPoint;

impl Point {
    /// A point in or around Serbia; `None` elsewhere: then two numbers were swapped or mistyped.
    pub const fn new(latitude_e6: i32, longitude_e6: i32) -> Option<Self> {
        let is_near = latitude_e6 >= 41 * ONE
            && latitude_e6 <= 47 * ONE
            && longitude_e6 >= 18 * ONE
            && longitude_e6 <= 24 * ONE;
        if is_near { Some(Self { latitude_e6, longitude_e6 }) } else { None }
    }

    /// The middle of the field of about a kilometre in which the point lies: the same for all who live there.
    #[must_use]
    pub const fn coarsened(self) -> Self {
        Self { latitude_e6: middle(self.latitude_e6), longitude_e6: middle(self.longitude_e6) }
    }
}

const fn middle(degrees_e6: i32) -> i32 {
    degrees_e6.div_euclid(COARSE) * COARSE + COARSE / 2
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |e6: i32| format!("{}.{:06}", e6 / ONE, (e6 % ONE).abs());
        let (latitude, longitude) = (degrees(self.latitude_e6), degrees(self.longitude_e6));
        let short = |text: &str| {
            let text = text.trim_end_matches('0');
            if text.ends_with('.') { format!("{text}0") } else { text.to_owned() }
        };
        write!(f, "{}, {}", short(&latitude), short(&longitude))
    }
}

impl FromStr for Point {
    type Err = InvalidPoint;

    /// Reads two numbers as maps give them: `44.786568, 20.448922`, also with decimal commas and a space between.
    fn from_str(text: &str) -> Result<Self, InvalidPoint> {
        let text = text.trim();
        let parts: Vec<&str> = if text.contains('.') {
            text.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect()
        } else {
            text.split([';', ' ']).map(|part| part.trim_end_matches(',')).collect()
        };
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let [latitude, longitude] = parts.as_slice() else { return Err(InvalidPoint) };
        let (latitude, longitude) = (degrees_e6(latitude)?, degrees_e6(longitude)?);
        Self::new(latitude, longitude).ok_or(InvalidPoint)
    }
}

fn degrees_e6(text: &str) -> Result<i32, InvalidPoint> {
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(part) {
        return Err(InvalidPoint);
    }
    let part: String = part.chars().chain(std::iter::repeat('0')).take(6).collect();
    let number: i32 = format!("{whole}{part}").parse().map_err(|_cause| InvalidPoint)?;
    Ok(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point(latitude_e6: i32, longitude_e6: i32) -> Point {
        Point { latitude_e6, longitude_e6 }
    }

    #[test]
    fn a_point_is_read_as_maps_give_it() {
        let expected = Ok(point(43_158_611, 22_585_000));
        for text in
            ["43.158611, 22.585", "43.158611 22.585000", "43,158611 22,585", "43.1586119;22.585"]
        {
            assert_eq!(text.parse(), expected, "{text}");
        }
        for text in ["22.585, 43.158611", "43.158611", "", "a, b", "43.1, 22.5, 7", "-43.1, 22.5"] {
            assert_eq!(text.parse::<Point>(), Err(InvalidPoint), "{text}");
        }
    }

    #[test]
    fn neighbours_have_the_same_coarse_point_and_none_has_its_own() {
        let here = point(43_158_611, 22_585_432).coarsened();
        assert_eq!(here, point(43_155_000, 22_585_000));
        assert_eq!(point(43_150_000, 22_589_999).coarsened(), here);
        assert_eq!(here.to_string(), "43.155, 22.585");
    }

    proptest! {
        #[test]
        fn a_point_reads_back_what_it_shows(latitude in 41_000_000..47_000_000_i32, longitude in 18_000_000..24_000_000_i32) {
            let point = Point::new(latitude, longitude).unwrap();
            prop_assert_eq!(point.to_string().parse(), Ok(point));
            prop_assert_eq!(point.coarsened().coarsened(), point.coarsened());
        }

        #[test]
        fn no_text_breaks_the_reading(text in ".{0,40}") {
            let _point = text.parse::<Point>();
        }
    }
}
