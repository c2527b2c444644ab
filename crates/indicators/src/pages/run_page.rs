//! One run: from whom, when, by which rules; its figures of everybody with what may be said of them, and who was left out.

use std::sync::Arc;

use kernel::{Design, RunId, UnitCode};
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::Response,
    },
    components::{
        Column, Export, Table, TableQuery, TableShape, card, count, date_time, empty_state, facts,
        missing,
    },
};

use super::{
    listed::{Listed, page_of},
    runs::PATH,
    unit_of, words,
};
use crate::{
    comparison::Origin,
    definition::Definition,
    live::{Known, LiveFigures},
    permissions::ViewFigures,
    run::{self, Figure, FromRegistry, Record, Run},
    view::{Cell, Measure},
};

const SHAPE: TableShape = TableShape {
    id: "run",
    caption: "indicators-run-figures",
    columns: &[
        Column::new("name", "indicators-column-name").sortable(),
        Column::new("code", "indicators-column-code").sortable().hideable(),
        Column::new("value", "indicators-column-value").numeric(),
        Column::new("n", "indicators-column-n").numeric().hideable(),
        Column::new("interval", "indicators-column-interval").numeric().hideable(),
    ],
    filters: &[],
    sort: "code",
    is_descending: false,
};

/// The address of a run.
pub(super) fn path_of(id: &RunId) -> String {
    format!("{PATH}/{id}")
}

/// `GET /indicators/runs/{id}`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
    Path(id): Path<String>,
) -> Answer<Response> {
    let unit = unit_of(&permit)?;
    let id: RunId = id.parse().map_err(|_no_id| Problem::not_found())?;
    let asked = view.clone();
    let listed = figures.ask(move |known| page(&asked, known, &unit, &id)).await?;
    listed.send(&view).await
}

fn page(view: &View, known: &Known, unit: &UnitCode, id: &RunId) -> Answer<Listed> {
    let folder = &known.installation.folder;
    let all = run::runs(folder).map_err(|fault| Problem::internal(&fault))?;
    let is_own = |record: &Record| record.id == *id && record.about.unit == *unit;
    if !all.iter().any(is_own) {
        return Err(Problem::not_found());
    }
    let run = Run::load(folder, id).map_err(|fault| Problem::internal(&fault))?;
    let record = &run.record;
    let design = record.about.design;
    let query = TableQuery::read(view.query(), &SHAPE);
    let rows = sorted(view, &query, rows(known, &run));
    if let Some(format) = query.export {
        let cells = |row: &Row<'_>| {
            query.columns().iter().map(|one| Value::text(text(view, row, one.key))).collect()
        };
        return Ok(Listed::File(
            Export::of(view, format, &query),
            rows.iter().map(cells).collect(),
        ));
    }
    let title = format!("{} {}", view.t("indicators-run"), record.about.period);
    let lead = view.t(words::what_may_be_said(Origin::Mapping(design)));
    let page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .under(view.t("indicators-runs"), PATH)
        .lead(lead);
    let body = html! {
        (card(&view.t("indicators-run-about"), &html! {}, &facts(&about(view, record))))
        @if let Some(registry) = &record.registry {
            (card(&view.t("indicators-run-left-out"), &html! {}, &left_out(view, registry, design)))
        }
        h2 { (view.t("indicators-run-figures")) }
        (table(view, &query, rows))
        (super::mapping_panel::answers(view, record))
    };
    Ok(Listed::page(page.show(&body)))
}

fn about(view: &View, record: &Record) -> Vec<(String, Markup)> {
    let made = record.made_at.parse();
    let mut about = vec![
        ("indicators-column-design", html! { (view.t(words::design(record.about.design))) }),
        ("indicators-column-answers", html! { (words::made_from(view, record)) }),
        ("indicators-column-households", html! { (count(view, record.households)) }),
        ("indicators-column-persons", html! { (count(view, record.persons)) }),
        (
            "indicators-column-made",
            made.map_or_else(|_| html! { (record.made_at) }, |at| date_time(view, at)),
        ),
        ("indicators-column-reference", html! { (record.reference_date) }),
        ("indicators-column-incomes", html! { (record.income_year) }),
        ("indicators-column-run", html! { code { (record.id) } }),
    ];
    if !record.missing_parameters.is_empty() {
        let missing = record.missing_parameters.join(", ");
        about.push(("indicators-run-missing-parameters", html! { (missing) }));
    }
    about.into_iter().map(|(key, value)| (view.t(key), value)).collect()
}

/// Who was left out, as far as it may be told.
fn left_out(view: &View, registry: &FromRegistry, design: Design) -> Markup {
    let told = |number: Option<u64>| match number {
        Some(number) => html! { (count(view, number)) },
        None => missing(&view.t("indicators-run-few")),
    };
    let mut pairs = vec![
        (view.t("indicators-run-unmapped"), told(registry.unmapped)),
        (view.t("indicators-run-restricted"), told(registry.restricted)),
        (view.t("indicators-run-erased"), told(registry.erased)),
    ];
    if design == Design::Sample {
        let many = count(view, registry.unweighted);
        pairs.push((view.t("indicators-run-unweighted"), html! { (many) }));
    }
    html! {
        p class="text-secondary" { (view.t("indicators-run-left-out-hint")) }
        (facts(&pairs))
    }
}

/// The figures of everybody of which the run can tell something, or why not.
fn rows<'a>(known: &'a Known, run: &'a Run) -> Vec<Row<'a>> {
    let design = run.record.about.design;
    let row = |figure: &Figure| {
        let definition = known.installation.indicators.find(&figure.indicator)?;
        let cell = Cell::of(figure, design);
        let is_told = cell.shown().is_some() || cell.suppression.is_some();
        let measure = Measure::of_values(definition, cell.shown());
        is_told.then_some(Row { definition, measure, cell })
    };
    run.figures.iter().filter(|figure| figure.is_whole()).filter_map(row).collect()
}

/// An indicator with its figure.
struct Row<'a> {
    definition: &'a Definition,
    measure: Measure,
    cell: Cell,
}

fn sorted<'a>(view: &View, query: &TableQuery, mut rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
    if query.sort == "name" {
        rows.sort_by_cached_key(|row| {
            words::order(view.language(), &words::name(view, row.definition))
        });
    }
    if query.is_descending {
        rows.reverse();
    }
    rows
}

fn text(view: &View, row: &Row<'_>, key: &str) -> String {
    let n = row.cell.n.filter(|_| row.cell.shown().is_some());
    match key {
        "name" => words::name(view, row.definition),
        "code" => row.definition.code.to_string(),
        "value" => words::value(view, &row.measure, &row.cell).unwrap_or_else(|why| why),
        "n" => n.map_or_else(String::new, |n| count(view, n)),
        "interval" => words::interval(view, &row.measure, &row.cell),
        _ => String::new(),
    }
}

fn table(view: &View, query: &TableQuery, rows: Vec<Row<'_>>) -> Markup {
    let page = page_of(query, rows, |row| row.definition.code.to_string());
    let cell = |row: &Row<'_>, key: &'static str| {
        if key == "value" {
            return words::value_markup(view, &row.measure, &row.cell);
        }
        html! { (text(view, row, key)) }
    };
    let link = |row: &Row<'_>| format!("/indicators/{}", row.definition.code);
    let nothing = view.t("indicators-run-no-figures");
    let empty = empty_state(view, "database", &nothing, "", &html! {});
    Table::new(view, query, &page, &cell).link(&link).empty(empty).export().show()
}
