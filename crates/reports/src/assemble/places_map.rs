//! One figure over all municipalities, on a map: outlines where the installation has them, points otherwise.

use indicators::comparison::{self, Asked, Values};
use kernel::{IndicatorCode, Period};
use places::Unit as Place;

use super::{Sources, names};
use crate::{Map, Measure, Place as Spot};

/// What the map shows: the first of these that is known of most municipalities.
const SHOWN: [&str; 3] = ["DEM-02", "DEM-10", "DEM-09"];

/// The map, when a figure of most municipalities is known.
pub(super) fn map(
    sources: &Sources<'_>,
    values: &Values<'_>,
    unit: &Place,
    until: Option<Period>,
) -> Option<Map> {
    SHOWN.iter().find_map(|code| of(sources, values, unit, (&code.parse().ok()?, until)))
}

fn of(
    sources: &Sources<'_>,
    values: &Values<'_>,
    unit: &Place,
    (code, until): (&IndicatorCode, Option<Period>),
) -> Option<Map> {
    let definition = sources.catalogue.find(code)?;
    let asked = Asked { with: None, origin: None, until };
    let found = comparison::compare(values, sources.places, &unit.code, code, &asked).ok()?;
    if found.all.values.len() < 100 {
        return None;
    }
    let spot = |place: &Place| {
        let is_own = place.code == unit.code;
        let known = found.all.values.iter().find(|(code, _)| *code == place.code);
        let point = || Some(vec![vec![(place.longitude?, place.latitude?)]]);
        Some(Spot {
            name: names::name(&place.name),
            rings: sources.outlines.get(&place.code).cloned().or_else(point)?,
            value: if is_own { found.own.value } else { known.map(|(_, value)| *value) },
            is_own,
        })
    };
    Some(Map {
        name: definition.name.clone(),
        measure: Measure::of(definition),
        places: sources.places.local_governments().filter_map(spot).collect(),
    })
}
