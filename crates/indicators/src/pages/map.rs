//! An indicator over all municipalities on a map, with the same in a table.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{IndicatorCode, Period, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, May, Page, Shown, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{self, Map, MapUnit, empty_state, map},
};

use super::{unit_of, words};
use crate::{
    comparison::{Column, Entry, Origin},
    definition::Definition,
    live::{LiveFigures, drawn},
    permissions::ViewFigures,
    view::{Measure, UnitFigures, Wanted},
};

/// Shown when nothing is chosen: it is known of every municipality.
const FIRST: &str = "DEM-10";

/// `GET /indicators/map`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer<Response> {
    let unit = unit_of(&permit)?;
    let shown = figures.ask(move |known| Ok(page(&view, &known.of_unit(&unit)?))).await?;
    Ok(shown.into_response())
}

fn page(view: &View, figures: &UnitFigures<'_>) -> Shown {
    let chosen = Chosen::read(view.query());
    let definition = chosen.indicator.as_ref().and_then(|code| figures.catalogue().find(code));
    let years = definition.map(|definition| years(figures, definition)).unwrap_or_default();
    let year = chosen.period.filter(|period| years.contains_key(period)).or_else(|| newest(&years));
    let drawn = definition.zip(year).and_then(|(definition, period)| {
        Some(drawn_map(view, figures, definition, period, years.get(&period)?))
    });
    let title = view.t("indicators-map");
    let body = html! {
        (form(view, figures, definition, &years, year))
        div class="card" {
            div class="card-body" { (drawn.unwrap_or_else(|| nothing(view))) }
        }
    };
    let page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .lead(view.t("indicators-map-lead"));
    page.show(&body)
}

fn nothing(view: &View) -> Markup {
    let (title, hint) = (view.t("indicators-map-nothing"), view.t("indicators-map-hint"));
    empty_state(view, "map", &title, &hint, &html! {})
}

/// What the address asks for.
struct Chosen {
    indicator: Option<IndicatorCode>,
    period: Option<Period>,
}

impl Chosen {
    fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let last =
            |name: &str| pairs.iter().rev().find(|(one, _)| one == name).map(|(_, text)| text);
        Self {
            indicator: last("indicator").map_or(FIRST, |text| text.trim()).parse().ok(),
            period: last("period").and_then(|text| text.trim().parse().ok()),
        }
    }
}

/// Values of one origin by period: what is published, or else what was mapped; lists are on no map.
type Years = BTreeMap<Period, BTreeMap<String, Entry>>;

fn years(figures: &UnitFigures<'_>, definition: &Definition) -> Years {
    let Some(column) = figures.values().of(&definition.code) else { return Years::new() };
    let published = of_origin(&column, |origin| origin == Origin::Published);
    let is_mapped =
        |origin| matches!(origin, Origin::Mapping(kernel::Design::Sample | kernel::Design::Census));
    if published.is_empty() { of_origin(&column, is_mapped) } else { published }
}

fn of_origin(column: &Column, is_meant: impl Fn(Origin) -> bool) -> Years {
    let mut years = Years::new();
    for entry in column.iter().filter(|entry| is_meant(entry.origin)) {
        let year = years.entry(entry.period).or_default();
        year.insert(entry.unit.to_string(), entry.clone());
    }
    years
}

/// The newest period of which about as much is known as of any.
fn newest(years: &Years) -> Option<Period> {
    let most = years.values().map(BTreeMap::len).max()?;
    years.iter().rev().find(|(_, known)| known.len() * 2 >= most).map(|(period, _)| *period)
}

fn drawn_map(
    view: &View,
    figures: &UnitFigures<'_>,
    definition: &Definition,
    period: Period,
    known: &BTreeMap<String, Entry>,
) -> Markup {
    let values = known.values().filter_map(|entry| entry.value);
    let measure = Measure::of_values(definition, values);
    let name = words::name(view, definition);
    let unit = measure.unit(view.language());
    let legend = if unit.is_empty() { name.clone() } else { format!("{name}, {unit}") };
    let mut units: Vec<MapUnit> = drawn(figures.places())
        .map(|unit| {
            let entry = known.get(unit.code.as_str());
            let shown = entry.map(|entry| match entry.value {
                Some(value) => measure.write(value, view.language()),
                None => view.t("indicators-suppressed-small-cell"),
            });
            MapUnit {
                code: unit.code.to_string(),
                name: view.show(&unit.name),
                value: entry.and_then(|entry| entry.value),
                shown: shown.unwrap_or_else(|| view.t("indicators-no-value")),
            }
        })
        .collect();
    units.sort_by_cached_key(|unit| words::order(view.language(), &unit.name));
    let count = units.iter().filter(|unit| unit.value.is_some()).count();
    let args = TextArgs::new().count("count", count as u64).count("all", units.len() as u64);
    let drawn = Map {
        title: format!("{name}, {period}"),
        outlines: Some("/places/outlines.geojson".to_owned()),
        points: None,
        legend,
        classes: Vec::new(),
        of: view.t("web-map-unit"),
        units,
    };
    html! {
        h2 { (drawn.title) }
        (map(view, &drawn))
        p class="text-secondary mt-2" {
            (view.tn("indicators-map-known", &args)) " "
            a href=(format!("/indicators/{}", definition.code)) { (view.t("indicators-to-figure")) }
        }
    }
}

fn form(
    view: &View,
    figures: &UnitFigures<'_>,
    chosen: Option<&Definition>,
    years: &Years,
    year: Option<Period>,
) -> Markup {
    let listing = figures.list(&Wanted { with_figure: true, ..Wanted::default() });
    let is_chosen = |one: &Definition| chosen.is_some_and(|chosen| chosen.code == one.code);
    html! {
        form method="get" action="/indicators/map" class="card d-print-none" {
            div class="card-body" {
                div class="fields" {
                    div class="field" {
                        label class="form-label" for="map-indicator" { (view.t("indicators-column-name")) }
                        select id="map-indicator" name="indicator" class="form-select" {
                            @for chapter in &listing.chapters {
                                optgroup label=(view.t(words::domain(chapter.domain))) {
                                    @for line in &chapter.lines {
                                        option value=(line.definition.code) selected[is_chosen(line.definition)] {
                                            (words::name(view, line.definition))
                                        }
                                    }
                                }
                            }
                        }
                    }
                    div class="field" {
                        label class="form-label" for="map-period" { (view.t("indicators-column-period")) }
                        select id="map-period" name="period" class="form-select" {
                            option value="" { (view.t("indicators-map-newest")) }
                            @for (period, known) in years.iter().rev() {
                                option value=(period) selected[Some(*period) == year] {
                                    (period) " (" (components::count(view, known.len() as u64)) ")"
                                }
                            }
                        }
                    }
                }
                div class="actions form-actions mt-3" {
                    button type="submit" class="btn btn-primary" { (view.t("indicators-map-go")) }
                }
            }
        }
    }
}
