//! From the bytes of a GeoJSON file (RFC 7946) to features with texts and rings.
//!
//! Every coordinate is checked; nothing is repaired but a ring that is not closed and a byte order mark. Knows no unit.

use serde_json::{Map, Value};

use super::{
    BoundariesError,
    point::{Loop, Point},
};

/// Most bytes of a file: boundaries of one country need a tenth of it.
pub(super) const LARGEST: usize = 32 << 20;
const MOST_FEATURES: usize = 5_000;
const MOST_POINTS: usize = 1_000_000;
/// Longest text that can be a name.
const LONGEST_NAME: usize = 200;

/// A feature: what it says of itself and where it lies.
#[derive(Debug)]
pub(super) struct Feature {
    /// Number in the file, from 1.
    pub(super) number: usize,
    /// Texts and whole numbers by property, in the order of the properties' names.
    pub(super) properties: Vec<(String, String)>,
    /// Rings of an area, outer ones and holes alike, or what stands there instead.
    pub(super) shape: Result<Vec<Loop>, String>,
}

/// The features of a file.
pub(super) fn features(file: &str, bytes: &[u8]) -> Result<Vec<Feature>, BoundariesError> {
    let too_many = |what, limit| BoundariesError::TooMany { file: file.to_owned(), what, limit };
    if bytes.len() > LARGEST {
        return Err(too_many("bytes", LARGEST));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|cause| BoundariesError::Json {
        file: file.to_owned(),
        cause: cause.to_string(),
    })?;
    let list = match (value.get("type").and_then(Value::as_str), value.get("features")) {
        (Some("FeatureCollection"), Some(Value::Array(list))) => list,
        (kind, _) => {
            let found = kind.map_or_else(|| kind_of(&value).to_owned(), quote);
            return Err(BoundariesError::NotACollection { file: file.to_owned(), found });
        }
    };
    if list.len() > MOST_FEATURES {
        return Err(too_many("features", MOST_FEATURES));
    }
    let mut points = 0;
    let mut features = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        let reader = Reader { file, number: index + 1 };
        let feature = reader.feature(value)?;
        points += feature.shape.iter().flatten().map(Vec::len).sum::<usize>();
        if points > MOST_POINTS {
            return Err(too_many("points", MOST_POINTS));
        }
        features.push(feature);
    }
    Ok(features)
}

/// Reads one feature and says where it fails.
struct Reader<'a> {
    file: &'a str,
    number: usize,
}

impl Reader<'_> {
    fn feature(&self, value: &Value) -> Result<Feature, BoundariesError> {
        if value.get("type").and_then(Value::as_str) != Some("Feature") {
            return Err(self.fault("type", "\"Feature\"", value.get("type").unwrap_or(value)));
        }
        let properties = match value.get("properties") {
            Some(Value::Object(properties)) => texts(properties),
            None | Some(Value::Null) => Vec::new(),
            Some(other) => return Err(self.fault("properties", "an object", other)),
        };
        let shape = self.shape(value.get("geometry").unwrap_or(&Value::Null))?;
        Ok(Feature { number: self.number, properties, shape })
    }

    fn shape(&self, geometry: &Value) -> Result<Result<Vec<Loop>, String>, BoundariesError> {
        let at = "geometry.coordinates";
        let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
        let rings = match geometry.get("type").and_then(Value::as_str) {
            Some("Polygon") => self.polygon(at, coordinates)?,
            Some("MultiPolygon") => {
                let mut rings = Vec::new();
                for (index, polygon) in self.list(at, "polygons", coordinates)?.iter().enumerate() {
                    rings.extend(self.polygon(&format!("{at}[{index}]"), polygon)?);
                }
                rings
            }
            Some(other) => return Ok(Err(quote(other))),
            None if geometry.is_null() => return Ok(Err("nothing".to_owned())),
            None => return Err(self.fault("geometry.type", "a text", geometry)),
        };
        Ok(if rings.is_empty() { Err("nothing".to_owned()) } else { Ok(rings) })
    }

    fn polygon(&self, at: &str, value: &Value) -> Result<Vec<Loop>, BoundariesError> {
        let rings = self.list(at, "rings", value)?.iter().enumerate();
        rings.map(|(index, ring)| self.ring(&format!("{at}[{index}]"), ring)).collect()
    }

    fn ring(&self, at: &str, value: &Value) -> Result<Loop, BoundariesError> {
        let mut points: Loop = Vec::new();
        for (index, position) in self.list(at, "positions", value)?.iter().enumerate() {
            let point = degrees(position)
                .and_then(|(longitude, latitude)| Point::at(longitude, latitude))
                .ok_or_else(|| self.fault(&format!("{at}[{index}]"), POSITION, position))?;
            if points.last() != Some(&point) {
                points.push(point);
            }
        }
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() < 3 {
            return Err(self.fault(at, "at least three different positions", value));
        }
        Ok(points)
    }

    fn list<'v>(
        &self,
        at: &str,
        of: &'static str,
        value: &'v Value,
    ) -> Result<&'v [Value], BoundariesError> {
        let expected = match of {
            "polygons" => "a list of polygons",
            "rings" => "a list of rings",
            _ => "a list of positions",
        };
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.fault(at, expected, value))
    }

    fn fault(&self, property: &str, expected: &'static str, found: &Value) -> BoundariesError {
        BoundariesError::Feature {
            file: self.file.to_owned(),
            number: self.number,
            property: property.to_owned(),
            expected,
            found: quote(&found.to_string()),
        }
    }
}

const POSITION: &str =
    "a longitude from -180 to 180 and a latitude from -90 to 90, in degrees (WGS 84)";

/// Longitude and latitude of a position; a height after them is not read.
fn degrees(position: &Value) -> Option<(f64, f64)> {
    let numbers = position.as_array()?;
    Some((numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?))
}

/// Texts, texts in lists and whole numbers.
fn texts(properties: &Map<String, Value>) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (key, value) in properties {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values {
            let text = match value {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) if number.is_u64() => number.to_string(),
                _ => continue,
            };
            if !text.is_empty() && text.len() <= LONGEST_NAME {
                texts.push((key.clone(), text));
            }
        }
    }
    texts.sort();
    texts
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "another object",
    }
}

fn quote(text: &str) -> String {
    tables::Finding::quote(text)
}
