//! The catalogue with what is known of the municipality.

use std::sync::Arc;

use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, May, Page, View,
    axum::extract::State,
    components::{Choice, Column, Export, Filter, Table, TableQuery, TableShape, missing},
};

use super::{
    listed::{Listed, page_of},
    unit_of, words,
};
use crate::{
    definition::{Domain, SourceKind},
    live::LiveFigures,
    permissions::ViewFigures,
    view::{Line, UnitFigures, Wanted},
};

const SHAPE: TableShape = TableShape {
    id: "indicators",
    caption: "indicators-title",
    columns: &[
        Column::new("name", "indicators-column-name").sortable(),
        Column::new("code", "indicators-column-code").sortable().hideable(),
        Column::new("value", "indicators-column-value").numeric(),
        Column::new("interval", "indicators-column-interval").numeric().hidden_at_first(),
        Column::new("n", "indicators-column-n").numeric().hidden_at_first(),
        Column::new("period", "indicators-column-period").sortable().hideable(),
        Column::new("origin", "indicators-column-origin").hideable(),
        Column::new("from", "indicators-column-from").hidden_at_first(),
        Column::new("domain", "indicators-column-domain").sortable().hideable(),
        Column::new("source", "indicators-column-source").hidden_at_first(),
        Column::new("version", "indicators-column-version").numeric().hidden_at_first(),
    ],
    filters: &["domain", "source", "figure"],
    sort: "domain",
    is_descending: false,
};

/// `GET /indicators`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer {
    let unit = unit_of(&permit)?;
    let asked = view.clone();
    let listed = figures.ask(move |known| Ok(listed(&asked, &known.of_unit(&unit)?))).await?;
    listed.send(&view).await
}

fn listed(view: &View, figures: &UnitFigures<'_>) -> Listed {
    let query = TableQuery::read(view.query(), &SHAPE);
    let lines = sorted(view, &query, figures.list(&wanted(&query)).chapters);
    if let Some(format) = query.export {
        let rows = lines.iter().map(|line| row(view, &query, line)).collect();
        return Listed::File(
            Export { columns: columns(view, &query), ..Export::of(view, format, &query) },
            rows,
        );
    }
    let page = page_of(&query, lines, |line| line.definition.code.to_string());
    let cell = |line: &Line<'_>, key: &'static str| cell(view, line, key);
    let link = |line: &Line<'_>| format!("/indicators/{}", line.definition.code);
    let table = Table::new(view, &query, &page, &cell)
        .link(&link)
        .search("indicators-search")
        .filters(filters(view))
        .export()
        .show();
    let title = view.t("indicators-title");
    let shown = Page::new(view, &title)
        .lead(view.tn(
            "indicators-lead",
            &kernel::TextArgs::new().text("unit", view.show(&figures.unit.name)),
        ))
        .actions(actions(view));
    Listed::page(shown.show(&table))
}

fn actions(view: &View) -> Markup {
    html! {
        a class="btn" href="/indicators/compare" { (view.t("indicators-compare")) }
        a class="btn" href="/indicators/map" { (view.t("indicators-map")) }
        a class="btn" href="/indicators/runs" { (view.t("indicators-runs")) }
    }
}

fn wanted(query: &TableQuery) -> Wanted {
    let domain = query
        .filter("domain")
        .and_then(|text| Domain::ALL.into_iter().find(|one| one.as_str() == text));
    let source = query
        .filter("source")
        .and_then(|text| SourceKind::ALL.into_iter().find(|one| one.as_str() == text));
    Wanted {
        search: query.search.clone(),
        domain,
        source,
        with_figure: query.filter("figure") == Some("yes"),
    }
}

fn filters(view: &View) -> Vec<Filter> {
    let domains = words::choices(view, &Domain::ALL, |one| one.as_str().to_owned(), words::domain);
    let sources =
        words::choices(view, &SourceKind::ALL, |one| one.as_str().to_owned(), words::source_kind);
    vec![
        Filter::new("domain", "indicators-column-domain", domains),
        Filter::new("source", "indicators-column-source", sources),
        Filter::new(
            "figure",
            "indicators-filter-figure",
            vec![Choice::new("yes", view.t("indicators-filter-figure-yes"))],
        ),
    ]
}

fn sorted<'a>(
    view: &View,
    query: &TableQuery,
    chapters: Vec<crate::view::Chapter<'a>>,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = chapters.into_iter().flat_map(|chapter| chapter.lines).collect();
    match query.sort {
        "name" => lines.sort_by_cached_key(|line| {
            words::order(view.language(), &words::name(view, line.definition))
        }),
        "code" => lines.sort_by_cached_key(|line| line.definition.code.to_string()),
        "period" => lines.sort_by_key(|line| line.figure.as_ref().map(|told| told.period)),
        // The order of the catalogue.
        _ => {}
    }
    if query.is_descending {
        lines.reverse();
    }
    lines
}

fn cell(view: &View, line: &Line<'_>, key: &'static str) -> Markup {
    let Some(told) = line.figure.as_ref() else {
        return if key == "value" {
            missing(&view.t("indicators-no-figure"))
        } else {
            html! { (about(view, line, key)) }
        };
    };
    match key {
        "value" => words::value_markup(view, &line.measure, &told.cell),
        "interval" => html! { (words::interval(view, &line.measure, &told.cell)) },
        "n" => html! { @if let Some(n) = told.cell.n { (web::components::count(view, n)) } },
        "period" => html! { span class="text-nowrap" { (told.period) } },
        "origin" => html! { (view.t(words::origin(told.origin))) },
        "from" => html! { (words::source(view, told)) },
        _ => html! { (about(view, line, key)) },
    }
}

/// What the definition says, apart from any figure.
fn about(view: &View, line: &Line<'_>, key: &str) -> String {
    let definition = line.definition;
    match key {
        "name" => words::name(view, definition),
        "code" => definition.code.to_string(),
        "domain" => view.t(words::domain(definition.domain)),
        "source" => view.t(words::source_kind(definition.source)),
        "version" => definition.version.to_string(),
        _ => String::new(),
    }
}

/// Titles of the file's columns: a number in a file needs its unit beside it.
fn columns(view: &View, query: &TableQuery) -> Vec<String> {
    let titles = query.columns().into_iter().flat_map(|column| {
        let unit = (column.key == "value").then(|| view.t("indicators-column-unit"));
        [Some(view.t(column.title)), unit]
    });
    titles.flatten().collect()
}

fn row(view: &View, query: &TableQuery, line: &Line<'_>) -> Vec<Value> {
    let cells = query.columns().into_iter().flat_map(|column| {
        let told = line.figure.as_ref();
        let cell = match (column.key, told) {
            ("value", Some(told)) => match (told.cell.shown(), told.cell.suppression) {
                (Some(value), _) => Value::number(value),
                (None, Some(why)) => Value::text(view.t(words::suppression(why))),
                (None, None) => Value::Empty,
            },
            ("n", Some(told)) => told.cell.n.map_or(Value::Empty, Value::count),
            ("interval", Some(told)) => {
                Value::text(words::interval(view, &line.measure, &told.cell))
            }
            ("period", Some(told)) => Value::text(told.period.to_string()),
            ("origin", Some(told)) => Value::text(view.t(words::origin(told.origin))),
            ("from", Some(told)) => Value::text(words::source(view, told)),
            ("value", None) => Value::Empty,
            (key, _) => Value::text(about(view, line, key)),
        };
        let unit = (column.key == "value").then(|| Value::text(line.measure.unit(view.language())));
        [Some(cell), unit]
    });
    cells.flatten().collect()
}
