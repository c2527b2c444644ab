//! One run: from whom, when, by which rules; its figures of everybody with what may be said of them, and who was left out.

use std::sync::Arc;

use kernel::{Design, RunId, UnitCode};
use maud::{Markup, html};
use web::{
    Answer, May, Page, Problem, Shown, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{card, count, date_time, facts, missing, small_table},
};

use super::{runs::PATH, unit_of, words};
use crate::{
    comparison::Origin,
    live::{Known, LiveFigures},
    permissions::ViewFigures,
    run::{self, Figure, FromRegistry, Record, Run},
    view::{Cell, Measure},
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
    let shown = figures.ask(move |known| page(&view, known, &unit, &id)).await?;
    Ok(shown.into_response())
}

fn page(view: &View, known: &Known, unit: &UnitCode, id: &RunId) -> Answer<Shown> {
    let folder = &known.installation.folder;
    let all = run::runs(folder).map_err(|fault| Problem::internal(&fault))?;
    let is_own = |record: &Record| record.id == *id && record.about.unit == *unit;
    if !all.iter().any(is_own) {
        return Err(Problem::not_found());
    }
    let run = Run::load(folder, id).map_err(|fault| Problem::internal(&fault))?;
    let record = &run.record;
    let design = record.about.design;
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
        (card(&view.t("indicators-run-figures"), &html! {}, &table(view, known, &run)))
        (super::mapping_panel::answers(view, record))
    };
    Ok(page.show(&body))
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

/// The figures of everybody; those of which the run can tell nothing are left out.
fn table(view: &View, known: &Known, run: &Run) -> Markup {
    let design = run.record.about.design;
    let with_interval = design != Design::List;
    let mut head = vec![
        (view.t("indicators-column-name"), false),
        (view.t("indicators-column-code"), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-n"), true),
    ];
    if with_interval {
        head.push((view.t("indicators-column-interval"), true));
    }
    let row = |figure: &Figure| {
        let definition = known.installation.indicators.find(&figure.indicator)?;
        let cell = Cell::of(figure, design);
        if cell.shown().is_none() && cell.suppression.is_none() {
            return None;
        }
        let measure = Measure::of_values(definition, cell.shown());
        let path = format!("/indicators/{}", definition.code);
        let n = cell.n.filter(|_| cell.shown().is_some());
        let mut row = vec![
            html! { a href=(path) { (words::name(view, definition)) } },
            html! { (definition.code) },
            words::value_markup(view, &measure, &cell),
            html! { (n.map_or_else(String::new, |n| count(view, n))) },
        ];
        if with_interval {
            row.push(html! { (words::interval(view, &measure, &cell)) });
        }
        Some(row)
    };
    let rows: Vec<Vec<Markup>> =
        run.figures.iter().filter(|figure| figure.is_whole()).filter_map(row).collect();
    if rows.is_empty() {
        return html! { p { (view.t("indicators-run-no-figures")) } };
    }
    small_table(&view.t("indicators-run-figures"), &head, &rows)
}
