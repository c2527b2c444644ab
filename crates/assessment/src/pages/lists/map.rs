//! Counts of a list by settlement, suppressed: as a table, and as circles on a map where settlements have a middle.

use kernel::TextArgs;
use maud::{Markup, html};
use serde_json::{Value, json};
use web::{
    Answer, May, Problem, View,
    axum::{
        body::Body,
        extract::Path,
        http::{HeaderValue, header},
        response::Response,
    },
    components::{Map, MapUnit, card, count, map},
};

use super::{super::id, found};
use crate::{
    actions::find_run,
    lists::{ListResult, Place, told},
    permissions::UseLists,
    record::ListRunId,
};

/// Corners of a circle.
const CORNERS: u32 = 32;

/// A count, or that it is too small to be told.
pub(super) fn told_text(view: &View, told: Option<u64>) -> String {
    told.map_or_else(|| view.t("assessment-list-withheld"), |many| count(view, many))
}

fn code(place: &Place) -> String {
    serbian::fold(&place.name)
}

/// The card with the settlements.
pub(super) fn settlements(
    view: &View,
    run: ListRunId,
    result: &ListResult,
    smallest: u64,
) -> Markup {
    let (_, places) = told(result, smallest);
    let name = |place: &Place| {
        if place.name.is_empty() {
            view.t("assessment-list-no-settlement")
        } else {
            place.name.clone()
        }
    };
    let units = places.iter().map(|one| MapUnit {
        code: code(one.place),
        name: name(one.place),
        value: one.count.map(|count| count as f64),
        shown: told_text(view, one.count),
    });
    let title = view.t("assessment-list-settlements");
    let has_points = places.iter().any(|one| one.place.middle.is_some());
    let drawn = Map {
        title: title.clone(),
        outlines: has_points.then(|| format!("/list-runs/{run}/settlements.geojson")),
        points: None,
        legend: view.t("assessment-list-count"),
        classes: Vec::new(),
        of: view.t("assessment-list-settlement"),
        units: units.collect(),
    };
    let args = TextArgs::new().text("smallest", smallest.to_string());
    let body = html! {
        p class="text-secondary" { (view.tn("assessment-list-settlements-hint", &args)) }
        @if has_points { (map(view, &drawn)) } @else { (table(&drawn)) }
    };
    card(&title, &html! {}, &body)
}

fn table(drawn: &Map) -> Markup {
    let head = [(drawn.of.clone(), false), (drawn.legend.clone(), true)];
    let rows: Vec<Vec<Markup>> = drawn
        .units
        .iter()
        .map(|unit| vec![html! { (unit.name) }, html! { (unit.shown) }])
        .collect();
    web::components::small_table(&drawn.title, &head, &rows)
}

/// `GET /list-runs/{id}/settlements.geojson`
pub(super) async fn send(
    May(permit): May<UseLists>,
    view: View,
    Path(run): Path<String>,
) -> Answer<Response> {
    let shown = found(find_run(&permit, view.app().database(), id(&run)?).await)?;
    let result = shown.and_then(|shown| shown.result).ok_or_else(Problem::not_found)?;
    let features: Vec<Value> = result.places.iter().filter_map(feature).collect();
    let json = json!({ "type": "FeatureCollection", "features": features });
    let mut response = Response::new(Body::from(json.to_string()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// A settlement as a circle, the same size for all: what it counts is in its colour, as far as it may be told.
fn feature(place: &Place) -> Option<Value> {
    /// Radius in degrees of latitude: about 900 metres.
    const RADIUS: f64 = 0.008;
    let (latitude, longitude) = place.middle?;
    let (latitude, longitude) = (f64::from(latitude) / 1e6, f64::from(longitude) / 1e6);
    // Degrees of longitude are shorter away from the equator.
    let stretch = 1.0 / latitude.to_radians().cos();
    let corner = |at: u32| {
        let angle = std::f64::consts::TAU * f64::from(at % CORNERS) / f64::from(CORNERS);
        json!([longitude + RADIUS * stretch * angle.cos(), latitude + RADIUS * angle.sin()])
    };
    let ring: Vec<Value> = (0..=CORNERS).map(corner).collect();
    Some(json!({
        "type": "Feature",
        "properties": { "code": code(place), "name": place.name },
        "geometry": { "type": "Polygon", "coordinates": [ring] },
    }))
}
