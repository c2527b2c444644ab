//! Outlines of municipalities from a GeoJSON file that somebody else drew.
//!
//! A feature is taken over when its code or its names mean one unit of local self-government; everything else is listed
//! and nothing guessed. City municipalities make up their city. Pure: reads bytes, writes nothing.

mod error;
mod geojson;
mod left_out;
mod merge;
mod naming;
mod point;
mod simplify;
mod stored;

use std::collections::BTreeMap;

use kernel::UnitCode;

pub use error::BoundariesError;
pub use left_out::{Doubt, LeftOut, Reason};
pub use stored::{Outlines, Ring};

use self::{geojson::Feature, naming::Meaning, point::Loop};
use crate::Places;

/// Most bytes of a file of boundaries.
pub const LARGEST_FILE: usize = geojson::LARGEST;

/// How far, in degrees, a border may move when it is simplified: about 200 metres, less than a line on the map is wide.
pub const TOLERANCE: f64 = 0.002;

/// What came out of a file of boundaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Features in the file.
    pub features: usize,
    /// The outlines; their source is the name of the file.
    pub outlines: Outlines,
    /// Features that were not taken over.
    pub left_out: Vec<LeftOut>,
    /// Texts that contradict what a feature was taken for.
    pub doubts: Vec<Doubt>,
    /// Units of local self-government without an outline, fictional ones aside.
    pub without: Vec<UnitCode>,
}

/// Outlines by unit from the bytes of a GeoJSON file; `file` names it in messages.
///
/// - `tolerance`: degrees, ≥ 0; see [`TOLERANCE`]
/// - a ring has at least four points, the last being the first
///
/// # Errors
/// [`BoundariesError`] when the file is no GeoJSON, a coordinate is not on earth, longitude and latitude are swapped, or
/// no feature means a unit.
pub fn import(
    file: &str,
    bytes: &[u8],
    places: &Places,
    tolerance: f64,
) -> Result<Import, BoundariesError> {
    let features = geojson::features(file, bytes)?;
    let count = features.len();
    let mut sorted = Sorted::default();
    for feature in features {
        sorted.take(file, places, feature)?;
    }
    let merged = sorted.merge();
    if merged.is_empty() {
        let first = sorted.left_out.first().map_or_else(String::new, |one| format!("; {one}"));
        return Err(BoundariesError::NothingMatched {
            file: file.to_owned(),
            features: count,
            first,
        });
    }
    let simple = simplify::simplify(&merged, point::steps(tolerance));
    let units: BTreeMap<UnitCode, Vec<Ring>> = simple
        .into_iter()
        .map(|(code, loops)| (code, loops.into_iter().map(closed).collect()))
        .collect();
    let is_without = |code: &UnitCode| !units.contains_key(code);
    let real = places.local_governments().filter(|unit| !unit.is_fictional);
    let without = real.map(|unit| unit.code.clone()).filter(is_without).collect();
    Ok(Import {
        features: count,
        outlines: Outlines { source: file.to_owned(), units },
        left_out: sorted.left_out,
        doubts: sorted.doubts,
        without,
    })
}

/// Features by the unit they mean.
#[derive(Debug, Default)]
struct Sorted {
    units: BTreeMap<UnitCode, Vec<Part>>,
    left_out: Vec<LeftOut>,
    doubts: Vec<Doubt>,
}

/// A feature that was taken over, with its rings.
type Part = (Called, Vec<Loop>);

/// A feature's number and what it is called.
#[derive(Debug, Clone)]
struct Called {
    number: usize,
    text: Option<(String, String)>,
}

impl Called {
    fn of(feature: &Feature) -> Self {
        let is_name = |(property, _): &&(String, String)| {
            let property = property.to_lowercase();
            ["name", "naziv", "ime"].iter().any(|part| property.contains(part))
        };
        let texts = &feature.properties;
        let text = texts.iter().find(is_name).or_else(|| texts.first()).cloned();
        Self { number: feature.number, text }
    }

    fn left_out(self, reason: Reason) -> LeftOut {
        LeftOut { feature: self.number, called: self.text, reason }
    }
}

impl Sorted {
    fn take(
        &mut self,
        file: &str,
        places: &Places,
        feature: Feature,
    ) -> Result<(), BoundariesError> {
        let called = Called::of(&feature);
        let (code, doubts) = match naming::meaning(places, &feature.properties) {
            Meaning::Unit(code, doubts) => (code, doubts),
            Meaning::Open(reason) => {
                self.left_out.push(called.left_out(reason));
                return Ok(());
            }
        };
        let number = feature.number;
        match feature.shape {
            Err(found) => self.left_out.push(called.left_out(Reason::NoArea(found))),
            Ok(rings) if rings.iter().flatten().all(|point| point.is_around_serbia()) => {
                self.doubts.extend(doubts.into_iter().map(|one| Doubt { feature: number, ..one }));
                self.units.entry(code).or_default().push((called, rings));
            }
            Ok(rings) => {
                let mut points = rings.iter().flatten();
                if points.clone().all(|point| point.swapped().is_around_serbia()) {
                    let first = points.next().map(|point| point.degrees()).unwrap_or_default();
                    let found = format!("[{}, {}]", first.0, first.1);
                    return Err(BoundariesError::Swapped { file: file.to_owned(), number, found });
                }
                self.left_out.push(called.left_out(Reason::Abroad(code)));
            }
        }
        Ok(())
    }

    /// One outline a unit; what lies within another feature of the unit is left out.
    fn merge(&mut self) -> BTreeMap<UnitCode, Vec<Loop>> {
        let mut merged = BTreeMap::new();
        for (code, features) in &self.units {
            let shapes: Vec<&[Loop]> = features.iter().map(|(_, rings)| rings.as_slice()).collect();
            let is_covered = merge::covered(&shapes);
            let mut kept = Vec::new();
            for ((called, rings), is_covered) in features.iter().zip(is_covered) {
                if is_covered {
                    let reason = Reason::Covered(code.clone());
                    self.left_out.push(called.clone().left_out(reason));
                } else {
                    kept.extend(rings);
                }
            }
            let outline = merge::dissolve(kept);
            if !outline.is_empty() {
                merged.insert(code.clone(), outline);
            }
        }
        self.left_out.sort_by_key(|one| one.feature);
        merged
    }
}

fn closed(points: Loop) -> Ring {
    let first = points.first().copied();
    points.into_iter().chain(first).map(point::Point::degrees).collect()
}
