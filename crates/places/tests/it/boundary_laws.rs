//! Laws of importing boundaries: no bytes make it panic, and what comes out is always drawable.

use std::{fmt::Write as _, sync::LazyLock};

use places::{
    Places,
    boundaries::{self, Outlines, TOLERANCE},
};
use proptest::prelude::*;

/// Read once for all cases.
static PLACES: LazyLock<Places> = LazyLock::new(crate::given::places);

/// JSON that looks like a boundary file, with values that do not belong there.
fn nearly_geojson() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        r#"{"type":"FeatureCollection","features":["#,
        r#"{"type":"Feature","properties":{"name":"Pirot"},"#,
        r#""geometry":{"type":"Polygon","coordinates":"#,
        r#""geometry":{"type":"MultiPolygon","coordinates":"#,
        "[[[22.5,43.1],[22.6,43.1],[22.6,43.2],[22.5,43.1]]]",
        "[[[1e400,43.1]]]",
        "null",
        "-1",
        "[",
        "]",
        "}",
        ",",
        "{}",
        r#""x""#,
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A file of one municipality with these rings, on a coarse grid so that points and sides repeat.
fn file(rings: &[Vec<(u8, u8)>]) -> String {
    let mut text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Pirot"},"geometry":{"type":"Polygon","coordinates":["#.to_owned();
    for (index, ring) in rings.iter().enumerate() {
        let points: Vec<String> = ring
            .iter()
            .map(|(x, y)| {
                format!("[{},{}]", 22.5 + f64::from(*x) / 500.0, 43.0 + f64::from(*y) / 500.0)
            })
            .collect();
        let comma = if index == 0 { "" } else { "," };
        write!(text, "{comma}[{}]", points.join(",")).unwrap();
    }
    text + "]}}]}"
}

fn rings() -> impl Strategy<Value = Vec<Vec<(u8, u8)>>> {
    prop::collection::vec(prop::collection::vec((0_u8..12, 0_u8..12), 3..20), 1..4)
}

/// Points that an odd number of rings encloses, on a lattice between the grid's points.
fn inside(rings: &[Vec<(f64, f64)>]) -> Vec<bool> {
    let at = |n: u8| 0.001 + f64::from(n) / 500.0;
    let points = (0..12).flat_map(|x| (0..12).map(move |y| (22.5001 + at(x), 43.0 + at(y))));
    let crosses = |(x, y): (f64, f64), a: (f64, f64), b: (f64, f64)| {
        (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0
    };
    points
        .map(|point| {
            let sides = rings.iter().flat_map(|ring| ring.windows(2));
            sides.filter(|side| crosses(point, side[0], side[1])).count() % 2 == 1
        })
        .collect()
}

proptest! {
    #[test]
    fn no_bytes_make_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = boundaries::import("f", &bytes, &PLACES, TOLERANCE);
    }

    #[test]
    fn no_json_makes_the_import_panic(text in nearly_geojson()) {
        let _ = boundaries::import("f", text.as_bytes(), &PLACES, TOLERANCE);
    }

    #[test]
    fn no_text_makes_reading_back_panic(text in ".{0,200}") {
        let _ = Outlines::from_json("f", &text);
    }

    #[test]
    fn every_ring_is_closed_and_has_at_least_four_points(rings in rings(), tolerance in -1.0..1.0_f64) {
        if let Ok(found) = boundaries::import("f", file(&rings).as_bytes(), &PLACES, tolerance) {
            for ring in found.outlines.units.values().flatten() {
                prop_assert!(ring.len() >= 4, "{ring:?}");
                prop_assert_eq!(ring.first(), ring.last());
            }
            prop_assert_eq!(Outlines::from_json("f", &found.outlines.to_json()), Ok(found.outlines));
        }
    }

    #[test]
    fn without_tolerance_the_area_stays_the_same(rings in rings()) {
        if let Ok(found) = boundaries::import("f", file(&rings).as_bytes(), &PLACES, 0.0) {
            let drawn: Vec<Vec<(f64, f64)>> = rings
                .iter()
                .map(|ring| {
                    let points = ring.iter().chain(ring.first());
                    points.map(|(x, y)| (22.5 + f64::from(*x) / 500.0, 43.0 + f64::from(*y) / 500.0)).collect()
                })
                .collect();
            let kept: Vec<_> = found.outlines.units.into_values().flatten().collect();
            prop_assert_eq!(inside(&kept), inside(&drawn));
        }
    }

    #[test]
    fn the_direction_of_a_ring_does_not_matter(rings in rings()) {
        let turned: Vec<Vec<(u8, u8)>> =
            rings.iter().map(|ring| ring.iter().rev().copied().collect()).collect();
        let [one, other] = [&rings, &turned]
            .map(|rings| boundaries::import("f", file(rings).as_bytes(), &PLACES, TOLERANCE).ok());
        prop_assert_eq!(one, other);
    }
}
