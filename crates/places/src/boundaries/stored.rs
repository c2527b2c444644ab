//! The outlines that an installation keeps, as one JSON file: `{"source", "outlines": {code: [ring, …]}}`.
//!
//! A ring is a list of `[longitude, latitude]` in degrees, closed: its last point is its first. What is read back is
//! checked as a foreign file would be.

use std::collections::BTreeMap;

use kernel::UnitCode;
use serde::{Deserialize, Serialize};

use super::{BoundariesError, point::Point};

/// A closed ring: longitude and latitude in degrees, the last point is the first.
pub type Ring = Vec<(f64, f64)>;

/// Outlines of units, with the file they come from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlines {
    /// Where they come from.
    pub source: String,
    /// Rings by unit, outer ones and holes alike: inside is what an odd number of rings encloses.
    #[serde(rename = "outlines")]
    pub units: BTreeMap<UnitCode, Vec<Ring>>,
}

impl Outlines {
    /// As it is kept: one line a unit, the same bytes for the same outlines.
    pub fn to_json(&self) -> String {
        let source = serde_json::Value::from(self.source.as_str());
        let ring = |ring: &Ring| {
            let points: Vec<String> = ring.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
            format!("[{}]", points.join(","))
        };
        let units: Vec<String> = self
            .units
            .iter()
            .map(|(code, rings)| {
                let rings: Vec<String> = rings.iter().map(ring).collect();
                format!("\"{code}\":[{}]", rings.join(","))
            })
            .collect();
        format!("{{\"source\":{source},\"outlines\":{{\n{}\n}}}}\n", units.join(",\n"))
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// [`BoundariesError::Stored`] naming `file`, the unit and what is wrong with it.
    pub fn from_json(file: &str, text: &str) -> Result<Self, BoundariesError> {
        let fault = |cause: String| BoundariesError::Stored { file: file.to_owned(), cause };
        let outlines: Self =
            serde_json::from_str(text).map_err(|cause| fault(cause.to_string()))?;
        for (code, rings) in &outlines.units {
            for ring in rings {
                if let Some((x, y)) = ring.iter().find(|(x, y)| Point::at(*x, *y).is_none()) {
                    return Err(fault(format!("{x}, {y} in unit {code}, which is not on earth")));
                }
                if ring.len() < 4 || ring.first() != ring.last() {
                    return Err(fault(format!("a ring that is not closed in unit {code}")));
                }
            }
        }
        Ok(outlines)
    }
}
