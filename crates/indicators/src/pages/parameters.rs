//! Dated amounts with their validity and source: what thresholds and benefits were when. To be read here; an installation's
//! own stand in `catalogue/parameters.toml`.

use std::sync::Arc;

use assessment::{DatedValue, Parameter};
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, May, Page, View,
    axum::extract::State,
    components::{Choice, Column, Export, Filter, Table, TableQuery, TableShape, date, number},
};

use super::{
    listed::{Listed, page_of},
    words,
};
use crate::{installation::Installation, live::LiveFigures, permissions::ViewParameters};

const SHAPE: TableShape = TableShape {
    id: "parameters",
    caption: "indicators-parameters",
    columns: &[
        Column::new("name", "indicators-column-parameter").sortable(),
        Column::new("code", "indicators-column-code").sortable().hidden_at_first(),
        Column::new("value", "indicators-column-value").numeric(),
        Column::new("unit", "indicators-column-unit").hideable(),
        Column::new("from", "indicators-column-valid-from").sortable(),
        Column::new("to", "indicators-column-valid-to").hideable(),
        Column::new("source", "indicators-column-from").hideable(),
    ],
    filters: &["force"],
    sort: "name",
    is_descending: false,
};

/// A value of a parameter.
#[derive(Debug, Clone, Copy)]
struct Dated<'a> {
    parameter: &'a Parameter,
    value: &'a DatedValue,
}

/// `GET /indicators/parameters`
pub(super) async fn show(
    May(_permit): May<ViewParameters>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer {
    let asked = view.clone();
    let listed = figures.ask(move |known| Ok(listed(&asked, &known.installation)));
    listed.await?.send(&view).await
}

fn listed(view: &View, installation: &Installation) -> Listed {
    let query = TableQuery::read(view.query(), &SHAPE);
    let rows = sorted(view, &query, installation);
    if let Some(format) = query.export {
        let cells = |row: &Dated<'_>| {
            query.columns().iter().map(|column| value(view, row, column.key)).collect()
        };
        return Listed::File(Export::of(view, format, &query), rows.iter().map(cells).collect());
    }
    let id = |row: &Dated<'_>| format!("{} {}", row.parameter.code, row.value.valid_from);
    let page = page_of(&query, rows, id);
    let cell = |row: &Dated<'_>, key: &'static str| cell(view, row, key);
    let force = vec![Choice::new("yes", view.t("indicators-parameters-in-force"))];
    let table = Table::new(view, &query, &page, &cell)
        .search("indicators-parameters-search")
        .filters(vec![Filter::new("force", "indicators-column-validity", force)])
        .export()
        .show();
    let title = view.t("indicators-parameters");
    let page = Page::new(view, &title).lead(view.t("indicators-parameters-lead"));
    Listed::page(page.show(&table))
}

fn sorted<'a>(view: &View, query: &TableQuery, installation: &'a Installation) -> Vec<Dated<'a>> {
    let today = view.app().database().now().date_naive();
    let search = serbian::fold(&query.search);
    let search: Vec<&str> = search.split_whitespace().collect();
    let is_in_force = |value: &DatedValue| {
        value.valid_from <= today && value.valid_to.is_none_or(|last| today <= last)
    };
    let is_named = |row: &Dated<'_>| {
        let parameter = row.parameter;
        let (code, source) = (&parameter.code, &row.value.source);
        let text = format!("{code} {} {} {source}", parameter.words.sr, parameter.words.en);
        let text = serbian::fold(&text);
        search.iter().all(|word| text.contains(word))
    };
    let mut rows: Vec<Dated<'a>> = installation
        .parameters
        .iter()
        .flat_map(|parameter| parameter.values.iter().map(move |value| Dated { parameter, value }))
        .filter(|row| query.filter("force") != Some("yes") || is_in_force(row.value))
        .filter(is_named)
        .collect();
    match query.sort {
        "from" => rows.sort_by_key(|row| row.value.valid_from),
        "code" => rows.sort_by(|a, b| {
            let key = |row: &Dated<'a>| (&row.parameter.code, row.value.valid_from);
            key(a).cmp(&key(b))
        }),
        _ => rows.sort_by_cached_key(|row| {
            let name = words::said(view, &row.parameter.words);
            (words::order(view.language(), &name), row.value.valid_from)
        }),
    }
    if query.is_descending {
        rows.reverse();
    }
    rows
}

fn cell(view: &View, row: &Dated<'_>, key: &'static str) -> Markup {
    match key {
        "name" => html! { (words::said(view, &row.parameter.words)) },
        "code" => html! { code { (row.parameter.code) } },
        "value" => html! { (amount(view, row.value.value)) },
        "unit" => html! { (unit(view, &row.parameter.unit)) },
        "from" => date(view, row.value.valid_from),
        "to" => row.value.valid_to.map_or_else(
            || html! { (view.t("indicators-parameters-open")) },
            |last| date(view, last),
        ),
        _ => html! { (row.value.source) },
    }
}

fn value(view: &View, row: &Dated<'_>, key: &str) -> Value {
    match key {
        "name" => Value::text(words::said(view, &row.parameter.words)),
        "code" => Value::text(row.parameter.code.as_str()),
        "value" => Value::number(row.value.value),
        "unit" => Value::text(unit(view, &row.parameter.unit)),
        "from" => Value::text(row.value.valid_from.to_string()),
        "to" => row.value.valid_to.map_or(Value::Empty, |last| Value::text(last.to_string())),
        _ => Value::text(row.value.source.as_str()),
    }
}

/// As few decimals as the amount has, at most four.
fn amount(view: &View, value: f64) -> String {
    let has = |decimals: usize| {
        let scaled = value * 10_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
        (scaled - scaled.round()).abs() < 1e-6
    };
    let decimals = (0..4).find(|decimals| has(*decimals)).unwrap_or(4);
    number(view, value, decimals)
}

/// A unit in words; one that has none stands for itself.
fn unit(view: &View, unit: &str) -> String {
    let key = match unit {
        "RSD" => "indicators-unit-rsd",
        "RSD_per_month" => "indicators-unit-rsd-per-month",
        "share" => "indicators-unit-share",
        "weight" => "indicators-unit-weight",
        "items" => "indicators-unit-items",
        "km" => "indicators-unit-km",
        "hours_per_day" => "indicators-unit-hours-per-day",
        "hours_per_week" => "indicators-unit-hours-per-week",
        "months" => "indicators-unit-months",
        "persons" => "indicators-unit-persons",
        "years" => "indicators-unit-years",
        other => return other.replace('_', " "),
    };
    view.t(key)
}
