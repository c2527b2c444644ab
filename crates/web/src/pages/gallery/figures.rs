//! Charts and a map, each with its table.

use axum::{http::header, response::IntoResponse};
use maud::{Markup, html};

use crate::{
    components::{Chart, Map, MapUnit, card, cards, chart, map, percent},
    view::View,
};

/// Invented shares of three invented units.
const SHARES: [(&str, &str, Option<f64>); 3] = [
    ("1", "Gornje Polje", Some(0.214)),
    ("2", "Žuta Reka", Some(0.183)),
    ("3", "Beli Potok", None),
];

/// Invented shares by year; one is missing.
const YEARS: [(i32, Option<f64>); 5] =
    [(2021, Some(0.25)), (2022, Some(0.24)), (2023, None), (2024, Some(0.22)), (2025, Some(0.21))];

pub(super) fn show(view: &View) -> Markup {
    html! {
        (cards(&[
            card("", &html! {}, &chart(view, &bars(view))),
            card("", &html! {}, &chart(view, &trend(view))),
        ]))
        h3 { (view.t("web-gallery-map")) }
        div class="card" { div class="card-body" { (map(view, &sample_map(view))) } }
    }
}

fn shown(view: &View, share: Option<f64>) -> String {
    share.map_or_else(|| view.t("web-map-missing"), |share| percent(view, share, 1))
}

fn bars(view: &View) -> Chart {
    let title = view.t("web-gallery-share");
    let named: Vec<(String, Option<f64>, String)> = SHARES
        .iter()
        .map(|(_, name, share)| (view.show(name), *share, shown(view, *share)))
        .collect();
    let rows: Vec<charts::Row<'_>> = named
        .iter()
        .enumerate()
        .map(|(at, (name, share, label))| charts::Row {
            name,
            value: match share {
                Some(value) => charts::Value::Known {
                    value: *value,
                    interval: Some((value - 0.02, value + 0.02)),
                    label,
                },
                None => charts::Value::Absent(label),
            },
            is_own: at == 1,
        })
        .collect();
    let (description, no_data) = (view.t("web-gallery-chart-says"), view.t("web-map-missing"));
    let drawn = charts::Bars {
        caption: caption(&title, &description, &no_data),
        axis: charts::Axis { label: "", format: &|value, _| percent(view, value, 0) },
        rows: &rows,
        reference: Some(charts::Reference { value: 0.2, label: &percent(view, 0.2, 0) }),
    };
    Chart {
        svg: drawn.svg(),
        source: view.t("web-gallery-source"),
        head: vec![(view.t("web-map-unit"), false), (title.clone(), true)],
        rows: named.iter().map(|(name, _, label)| vec![name.clone(), label.clone()]).collect(),
        title,
    }
}

fn trend(view: &View) -> Chart {
    let title = view.t("web-gallery-trend");
    let points: Vec<charts::TrendPoint> = YEARS
        .iter()
        .map(|(year, value)| charts::TrendPoint {
            year: *year,
            value: *value,
            interval: value.map(|value| (value - 0.015, value + 0.015)),
        })
        .collect();
    let name = view.show("Žuta Reka");
    let (description, no_data) = (view.t("web-gallery-chart-says"), view.t("web-map-missing"));
    let drawn = charts::Trend {
        caption: caption(&title, &description, &no_data),
        axis: charts::Axis { label: "", format: &|value, _| percent(view, value, 0) },
        series: &[charts::Series { name: &name, points: &points }],
        is_from_zero: true,
    };
    Chart {
        svg: drawn.svg(),
        source: view.t("web-gallery-source"),
        head: vec![(view.t("web-gallery-year"), false), (title.clone(), true)],
        rows: YEARS
            .iter()
            .map(|(year, value)| vec![year.to_string(), shown(view, *value)])
            .collect(),
        title,
    }
}

const fn caption<'a>(
    title: &'a str,
    description: &'a str,
    no_data: &'a str,
) -> charts::Caption<'a> {
    charts::Caption { title, description, no_data, font: charts::FONT }
}

fn sample_map(view: &View) -> Map {
    Map {
        title: view.t("web-gallery-map"),
        outlines: Some("/gallery/outlines.geojson".into()),
        points: None,
        legend: view.t("web-gallery-share-unit"),
        classes: vec![10.0, 20.0, 30.0],
        of: view.t("web-map-unit"),
        units: SHARES
            .iter()
            .map(|(code, name, value)| MapUnit {
                code: (*code).into(),
                name: view.show(name),
                value: value.map(|share| share * 100.0),
                shown: shown(view, *value),
            })
            .collect(),
    }
}

/// Outlines of the invented units.
pub(super) async fn outlines() -> impl IntoResponse {
    let features: Vec<_> = SHARES
        .iter()
        .zip([20.0, 20.6, 21.2])
        .map(|((code, name, _), west)| {
            let (east, south, north) = (west + 0.5, 43.5, 44.0);
            let ring =
                [[west, south], [east, south], [east + 0.05, north], [west, north], [west, south]];
            serde_json::json!({
                "type": "Feature",
                "properties": { "code": code, "name": name },
                "geometry": { "type": "Polygon", "coordinates": [ring] },
            })
        })
        .collect();
    let body = serde_json::json!({ "type": "FeatureCollection", "features": features });
    ([(header::CONTENT_TYPE, "application/geo+json")], body.to_string())
}
