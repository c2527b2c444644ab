//! The list of imports.

use chrono::DateTime;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::{IntoResponse as _, Response},
    components::{
        Choice, Column, Filter, Table, TablePage, TableQuery, TableShape, Total, count, date_time,
        empty_state, icon, missing,
    },
};

use super::{path_of, words};
use crate::{
    actions::list_imports,
    import::{Beside, Import, ImportState, ListRequest},
    permissions::ImportHouseholds,
};

const SHAPE: TableShape = TableShape {
    id: "imports",
    caption: "mapping-imports",
    columns: &[
        Column::new("file", "mapping-file"),
        Column::new("source", "mapping-source"),
        Column::new("asked", "mapping-given-at").sortable(),
        Column::new("households", "mapping-households").numeric(),
        Column::new("persons", "mapping-persons").numeric(),
        Column::new("findings", "mapping-findings").numeric(),
        Column::new("state", "mapping-state"),
    ],
    filters: &["state"],
    sort: "asked",
    is_descending: true,
};

/// `GET /imports`
pub(super) async fn show(May(permit): May<ImportHouseholds>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let (rows, total) = list_imports(&permit, view.app().database(), &request(&query)).await?;
    let page = TablePage::of(&query, rows, Total::Exactly(total), |row: &Import| {
        (row.asked_at.timestamp_micros().to_string(), row.id.to_string())
    });
    Ok(answer(&view, &query, &page))
}

fn request(query: &TableQuery) -> ListRequest {
    let beside = query.position().and_then(|position| {
        let asked_at = DateTime::from_timestamp_micros(position.key.parse().ok()?)?;
        Some(Beside { asked_at, id: position.id.parse().ok()? })
    });
    ListRequest {
        is_descending: query.reads_descending(),
        beside,
        state: query.filter("state").and_then(|text| text.parse().ok()),
        limit: query.limit(),
    }
}

fn answer(view: &View, query: &TableQuery, page: &TablePage<Import>) -> Response {
    let cell = |row: &Import, key: &'static str| cell(view, row, key);
    let link = |row: &Import| path_of(row.id);
    let (title, hint) = (view.t("mapping-no-imports"), view.t("mapping-no-imports-hint"));
    let states = ImportState::ALL.iter();
    let states = states.map(|one| Choice::new(one.name(), view.t(words::state_key(*one))));
    let table = Table::new(view, query, page, &cell)
        .link(&link)
        .filters(vec![Filter::new("state", "mapping-state", states.collect())])
        .empty(empty_state(view, "upload", &title, &hint, &new(view)));
    let title = view.t("mapping-imports");
    let body = html! {
        (table.show())
        p class="text-secondary small d-print-none" {
            a href="/import-mappings" { (view.t("mapping-mappings")) }
        }
    };
    Page::new(view, &title)
        .lead(view.t("mapping-imports-lead"))
        .actions(new(view))
        .show(&body)
        .into_response()
}

fn new(view: &View) -> Markup {
    html! {
        a class="btn btn-primary" href="/imports/new" data-shortcut="n" {
            (icon(view, "upload")) (view.t("mapping-new-import"))
        }
    }
}

fn cell(view: &View, row: &Import, key: &str) -> Markup {
    let counted = |value: Option<u64>| match value {
        Some(value) => html! { (count(view, value)) },
        None => missing(&view.t("mapping-not-counted")),
    };
    let counts = row.counts.as_ref();
    match key {
        "file" => html! { (row.file_name) },
        "source" => html! {
            (row.source)
            @if !row.round.is_empty() { span class="text-secondary" { " · " (row.round) } }
        },
        "asked" => date_time(view, row.asked_at),
        "households" => counted(counts.map(|one| one.households)),
        "persons" => counted(counts.map(|one| one.persons)),
        "findings" => counted(counts.map(|one| one.errors + one.warnings)),
        _ => words::state(view, row.state),
    }
}
