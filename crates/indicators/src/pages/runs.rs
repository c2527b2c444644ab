//! The runs of the municipality: what was computed from which round, when, by which version of definitions and program.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, May, Page, Problem, View,
    axum::extract::State,
    components::{Column, Export, Table, TableQuery, TableShape, count, date_time, empty_state},
};

use super::{
    listed::{Listed, page_of},
    unit_of, words,
};
use crate::{
    live::LiveFigures,
    permissions::ViewFigures,
    run::{self, Record},
};

const SHAPE: TableShape = TableShape {
    id: "runs",
    caption: "indicators-runs",
    columns: &[
        Column::new("period", "indicators-column-period").sortable(),
        Column::new("design", "indicators-column-design").hideable(),
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
    let unit = unit_of(&permit)?;
    let asked = view.clone();
    let listed = figures.ask(move |known| {
        let all =
            run::runs(&known.installation.folder).map_err(|fault| Problem::internal(&fault))?;
        let own = all.into_iter().filter(|record| record.about.unit == unit).collect();
        Ok(listed(&asked, own))
    });
    listed.await?.send(&view).await
}

fn listed(view: &View, mut records: Vec<Record>) -> Listed {
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
    let (title, hint) = (view.t("indicators-runs-nothing"), view.t("indicators-runs-hint"));
    let empty = empty_state(view, "database", &title, &hint, &html! {});
    let table = Table::new(view, &query, &page, &cell).empty(empty).export().show();
    let title = view.t("indicators-runs");
    let page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .lead(view.t("indicators-runs-lead"));
    Listed::page(page.show(&table))
}

fn cell(view: &View, record: &Record, key: &'static str) -> Markup {
    let made: Option<DateTime<Utc>> = record.made_at.parse().ok();
    match (key, made) {
        ("made", Some(made)) => date_time(view, made),
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
