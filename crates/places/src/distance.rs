//! Distances on the earth.

/// Mean radius of the earth.
const RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance between two points.
///
/// - `from`, `to`: (longitude, latitude) in degrees
/// - returns: kilometres, ≥ 0
///
/// Straight distance over a sphere, off by up to 0.5 %; roads are longer.
///
/// # Source
/// Haversine formula; mean radius R1 of IUGG.
pub(crate) fn haversine_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (east, north) = ((to.0 - from.0).to_radians(), (to.1 - from.1).to_radians());
    let chord = (north / 2.0).sin().powi(2)
        + from.1.to_radians().cos() * to.1.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * RADIUS_KM * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        let degree = haversine_km((21.0, 44.0), (21.0, 45.0));
        assert!((degree - 111.195).abs() < 0.001, "{degree}");
        assert_eq!(haversine_km((21.0, 44.0), (21.0, 44.0)), 0.0);
    }
}
