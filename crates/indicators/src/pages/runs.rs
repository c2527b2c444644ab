//! The runs of the municipality: what was computed from which round, when, by which version of definitions and program; and
//! asking for figures from the registry, for who may.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use kernel::UnitCode;
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, Form, FormErrors, May, Page, Problem, View,
    axum::extract::State,
    components::{Column, Export, Table, TableQuery, TableShape, count, date_time, empty_state},
    redirect,
};

use super::{
    listed::{Listed, page_of},
    making::{self, Part},
    run_page, unit_of, words,
};
use crate::{
    actions::ask_run,
    live::LiveFigures,
    permissions::{MakeRuns, ViewFigures},
    run::{self, Record},
};

/// The page's address.
pub(super) const PATH: &str = "/indicators/runs";

const SHAPE: TableShape = TableShape {
    id: "runs",
    caption: "indicators-runs",
    columns: &[
        Column::new("period", "indicators-column-period").sortable(),
        Column::new("design", "indicators-column-design").hideable(),
        Column::new("from", "indicators-column-answers").hideable(),
        Column::new("households", "indicators-column-households").numeric().hideable(),
        Column::new("persons", "indicators-column-persons").numeric().hideable(),
        Column::new("made", "indicators-column-made").sortable().hideable(),
        Column::new("definitions", "indicators-column-definitions").hideable(),
        Column::new("code", "indicators-column-program").hideable(),
        Column::new("reference", "indicators-column-reference").hidden_at_first(),
        Column::new("incomes", "indicators-column-incomes").hidden_at_first(),
        Column::new("snapshot", "indicators-column-snapshot").hidden_at_first(),
        Column::new("run", "indicators-column-run").hideable(),
    ],
    filters: &[],
    sort: "period",
    is_descending: true,
};

/// `GET /indicators/runs`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer {
    let part = making::part(&view, &making::empty(&view), &FormErrors::default()).await?;
    page(&view, &figures, unit_of(&permit)?, part).await?.send(&view).await
}

/// `POST /indicators/runs`
pub(super) async fn ask(
    May(permit): May<MakeRuns>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
    form: Form,
) -> Answer {
    let unit = unit_of(&permit)?;
    match making::read(&view, &form).await? {
        Ok(asked) => {
            ask_run(&permit, view.app().database(), &asked).await?;
            Ok(redirect::with_notice(&view, PATH, "indicators-making-asked"))
        }
        Err(errors) => {
            let part = making::part(&view, &form, &errors).await?;
            match page(&view, &figures, unit, part).await? {
                Listed::Page(shown) => Ok(shown.refused()),
                file @ Listed::File(..) => file.send(&view).await,
            }
        }
    }
}

async fn page(
    view: &View,
    figures: &Arc<LiveFigures>,
    unit: UnitCode,
    part: Option<Part>,
) -> Answer<Listed> {
    let asked = view.clone();
    let listed = figures.ask(move |known| {
        let all =
            run::runs(&known.installation.folder).map_err(|fault| Problem::internal(&fault))?;
        let own = all.into_iter().filter(|record| record.about.unit == unit).collect();
        Ok(listed(&asked, own, part.as_ref()))
    });
    listed.await
}

fn listed(view: &View, mut records: Vec<Record>, part: Option<&Part>) -> Listed {
    let query = TableQuery::read(view.query(), &SHAPE);
    if query.sort == "made" {
        records.sort_by(|a, b| a.made_at.cmp(&b.made_at));
    }
    if query.is_descending {
        records.reverse();
    }
    if let Some(format) = query.export {
        let cells = |record: &Record| {
            query
                .columns()
                .iter()
                .map(|column| Value::text(text(view, record, column.key)))
                .collect()
        };
        return Listed::File(Export::of(view, format, &query), records.iter().map(cells).collect());
    }
    let page = page_of(&query, records, |record| record.id.to_string());
    let cell = |record: &Record, key: &'static str| cell(view, record, key);
    let hint = if part.is_some() { "indicators-runs-hint-form" } else { "indicators-runs-hint" };
    let (title, hint) = (view.t("indicators-runs-nothing"), view.t(hint));
    let empty = empty_state(view, "database", &title, &hint, &html! {});
    let table = Table::new(view, &query, &page, &cell).empty(empty).export().show();
    let title = view.t("indicators-runs");
    let mut page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .lead(view.t("indicators-runs-lead"));
    if part.is_some_and(|part| part.is_running) {
        page = page.refreshing(making::AGAIN);
    }
    Listed::page(page.show(&html! {
        @if let Some(part) = part { (part.progress) }
        (table)
        @if let Some(part) = part { (part.form) }
    }))
}

fn cell(view: &View, record: &Record, key: &'static str) -> Markup {
    let made: Option<DateTime<Utc>> = record.made_at.parse().ok();
    match (key, made) {
        ("made", Some(made)) => date_time(view, made),
        ("period", _) => {
            html! { a href=(run_page::path_of(&record.id)) { (text(view, record, key)) } }
        }
        ("definitions" | "snapshot" | "run", _) => html! { code { (text(view, record, key)) } },
        _ => html! { (text(view, record, key)) },
    }
}

fn text(view: &View, record: &Record, key: &str) -> String {
    let about = &record.about;
    let short = |digest: &str| digest.chars().take(12).collect();
    match key {
        "period" => about.period.to_string(),
        "design" => view.t(words::design(about.design)),
        "from" => words::made_from(view, record),
        "households" => count(view, record.households),
        "persons" => count(view, record.persons),
        "made" => record.made_at.clone(),
        "definitions" => short(&record.definitions_sha256),
        "code" => format!("Svi {}", record.code_version),
        "reference" => record.reference_date.clone(),
        "incomes" => record.income_year.to_string(),
        "snapshot" => short(&record.snapshot_sha256),
        "run" => record.id.to_string(),
        _ => String::new(),
    }
}
