//! Outlines of municipalities as GeoJSON for maps: those that were imported, and a circle around a point inside where
//! there is none, so that a map never lacks a municipality.
//!
//! Made once a script and kept.

use std::{f64::consts::TAU, sync::OnceLock};

use kernel::Language;
use places::{Places, Unit, boundaries::Ring};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::installation::{Installation, InstallationError};

/// Radius of a circle, in degrees of latitude.
const RADIUS: f64 = 0.06;
/// Corners of a circle.
const CORNERS: usize = 16;
/// Decimals of a coordinate: about ten metres.
const STEP: f64 = 1e4;

/// Maps' outlines, made when they are first asked for.
#[derive(Debug, Default)]
pub struct Geography {
    latin: OnceLock<Outlined>,
    cyrillic: OnceLock<Outlined>,
}

/// A file of outlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlined {
    /// The GeoJSON.
    pub json: String,
    /// Changes with it.
    pub etag: String,
}

impl Geography {
    /// The outlines with names in the script of `language`.
    ///
    /// # Errors
    /// [`InstallationError`] when the imported outlines cannot be read.
    pub fn outlines(
        &self,
        installation: &Installation,
        language: Language,
    ) -> Result<&Outlined, InstallationError> {
        let cell = if language == Language::SerbianCyrillic { &self.cyrillic } else { &self.latin };
        if let Some(made) = cell.get() {
            return Ok(made);
        }
        let made = outlined(installation, language)?;
        Ok(cell.get_or_init(|| made))
    }
}

fn outlined(
    installation: &Installation,
    language: Language,
) -> Result<Outlined, InstallationError> {
    let outlines = installation.outlines()?;
    let feature = |unit: &Unit| {
        let geometry = match outlines.units.get(&unit.code) {
            Some(rings) => json!({ "type": "MultiPolygon", "coordinates": polygons(rings) }),
            None => json!({ "type": "Polygon", "coordinates": [circle(unit)?] }),
        };
        Some(json!({
            "type": "Feature",
            "properties": { "code": unit.code.as_str(), "name": language.show(&unit.name) },
            "geometry": geometry,
        }))
    };
    let features: Vec<Value> = drawn(&installation.places).filter_map(feature).collect();
    let json = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let digest = Sha256::digest(json.as_bytes());
    let etag = data_encoding::HEXLOWER.encode(digest.get(..12).unwrap_or_default());
    Ok(Outlined { json, etag })
}

/// The units that stand on a map.
pub(crate) fn drawn(places: &Places) -> impl Iterator<Item = &Unit> {
    places.local_governments().filter(|unit| !unit.is_fictional)
}

fn circle(unit: &Unit) -> Option<Vec<[f64; 2]>> {
    let (x, y) = (unit.longitude?, unit.latitude?);
    let widen = 1.0 / y.to_radians().cos().max(0.1);
    let corner = |n: usize| {
        let angle = TAU * (n % CORNERS) as f64 / CORNERS as f64;
        rounded(x + RADIUS * widen * angle.cos(), y + RADIUS * angle.sin())
    };
    Some((0..=CORNERS).map(corner).collect())
}

fn rounded(x: f64, y: f64) -> [f64; 2] {
    [(x * STEP).round() / STEP, (y * STEP).round() / STEP]
}

/// Rings as polygons with their holes: inside is what an odd number of rings encloses.
fn polygons(rings: &[Ring]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let depth = |at: usize| {
        let point = rings.get(at).and_then(|ring| ring.first());
        let around = rings.iter().enumerate().filter(|(other, _)| *other != at);
        let encloses = |ring: &Ring| point.is_some_and(|point| is_inside(*point, ring));
        let around: Vec<usize> =
            around.filter(|(_, ring)| encloses(ring)).map(|(other, _)| other).collect();
        around
    };
    let depths: Vec<Vec<usize>> = (0..rings.len()).map(depth).collect();
    let coordinates =
        |ring: &Ring| -> Vec<[f64; 2]> { ring.iter().map(|(x, y)| rounded(*x, *y)).collect() };
    let mut polygons = Vec::new();
    for (at, ring) in rings.iter().enumerate() {
        let Some(own) = depths.get(at).filter(|around| around.len() % 2 == 0) else { continue };
        let is_hole = |around: &Vec<usize>| around.len() == own.len() + 1 && around.contains(&at);
        let holes = rings.iter().zip(&depths).filter(|(_, around)| is_hole(around));
        let mut polygon = vec![coordinates(ring)];
        polygon.extend(holes.map(|(hole, _)| coordinates(hole)));
        polygons.push(polygon);
    }
    polygons
}

/// Whether a ray from the point crosses the ring an odd number of times.
fn is_inside((x, y): (f64, f64), ring: &Ring) -> bool {
    let crosses = |&[(ax, ay), (bx, by)]: &[(f64, f64); 2]| {
        (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    };
    ring.array_windows().filter(|pair| crosses(pair)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Ring {
        vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    }

    #[test]
    fn rings_within_rings_become_holes_and_islands() {
        let rings = [
            square(0.0, 0.0, 10.0),
            square(2.0, 2.0, 6.0),
            square(4.0, 4.0, 1.0),
            square(20.0, 0.0, 1.0),
        ];
        let sizes: Vec<usize> = polygons(&rings).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
    }

    #[test]
    fn without_an_import_every_unit_is_a_circle_and_names_are_in_the_script() {
        let installation = Installation::open(std::path::Path::new("/nowhere")).unwrap();
        let geography = Geography::default();
        let cyrillic =
            geography.outlines(&installation, Language::SerbianCyrillic).unwrap().clone();
        let latin = geography.outlines(&installation, Language::English).unwrap();
        assert!(cyrillic.json.contains("\"Пирот\"") && latin.json.contains("\"Pirot\""));
        assert_ne!(cyrillic.etag, latin.etag);
        let read: Value = serde_json::from_str(&latin.json).unwrap();
        assert_eq!(read["features"].as_array().unwrap().len(), 145);
    }
}
