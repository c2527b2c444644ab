//! The list of exports.

use chrono::DateTime;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::{IntoResponse as _, Response},
    components::{
        Column, Table, TablePage, TableQuery, TableShape, Tone, Total, badge, count, date_time,
        empty_state, icon,
    },
};

use super::path_of_export;
use crate::{
    actions::list_exports,
    export::{BesideExport, Export, ExportListRequest},
    permissions::ExportAnswers,
};

const SHAPE: TableShape = TableShape {
    id: "exports",
    caption: "mapping-exports",
    columns: &[
        Column::new("what", "mapping-export-what"),
        Column::new("format", "mapping-format"),
        Column::new("asked", "mapping-asked-at").sortable(),
        Column::new("households", "mapping-households").numeric(),
        Column::new("persons", "mapping-persons").numeric(),
        Column::new("state", "mapping-state"),
    ],
    filters: &[],
    sort: "asked",
    is_descending: true,
};

/// `GET /exports`
pub(super) async fn show(May(permit): May<ExportAnswers>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let beside = query.position().and_then(|position| {
        let asked_at = DateTime::from_timestamp_micros(position.key.parse().ok()?)?;
        Some(BesideExport { asked_at, id: position.id.parse().ok()? })
    });
    let request =
        ExportListRequest { is_descending: query.reads_descending(), beside, limit: query.limit() };
    let (rows, total) = list_exports(&permit, view.app().database(), &request).await?;
    let page = TablePage::of(&query, rows, Total::Exactly(total), |row: &Export| {
        (row.asked_at.timestamp_micros().to_string(), row.id.to_string())
    });
    Ok(answer(&view, &query, &page))
}

fn answer(view: &View, query: &TableQuery, page: &TablePage<Export>) -> Response {
    let cell = |row: &Export, key: &'static str| cell(view, row, key);
    let link = |row: &Export| path_of_export(row.id);
    let (title, hint) = (view.t("mapping-no-exports"), view.t("mapping-no-exports-hint"));
    let table = Table::new(view, query, page, &cell).link(&link).empty(empty_state(
        view,
        "download",
        &title,
        &hint,
        &new(view),
    ));
    let title = view.t("mapping-exports");
    Page::new(view, &title)
        .lead(view.t("mapping-exports-lead"))
        .actions(new(view))
        .show(&table.show())
        .into_response()
}

fn new(view: &View) -> Markup {
    html! {
        a class="btn btn-primary" href="/exports/new" data-shortcut="n" {
            (icon(view, "plus")) (view.t("mapping-new-export"))
        }
    }
}

/// Which kind of export it is.
pub(super) fn kind(view: &View, is_identified: bool) -> String {
    view.t(if is_identified { "mapping-identified" } else { "mapping-pseudonymous" })
}

/// Where an export stands.
pub(super) fn state(view: &View, row: &Export) -> Markup {
    if row.removed_at.is_some() {
        badge(Tone::Neutral, &view.t("mapping-export-removed"))
    } else if row.made_at.is_some() {
        badge(Tone::Success, &view.t("mapping-export-made"))
    } else {
        badge(Tone::Info, &view.t("mapping-export-asked"))
    }
}

fn cell(view: &View, row: &Export, key: &str) -> Markup {
    let counted = |value: u64| {
        html! { @if row.made_at.is_some() { (count(view, value)) } @else { "–" } }
    };
    match key {
        "what" => html! { (kind(view, row.is_identified)) },
        "format" => html! { (row.format.extension().to_uppercase()) },
        "asked" => date_time(view, row.asked_at),
        "households" => counted(row.households),
        "persons" => counted(row.persons),
        _ => state(view, row),
    }
}
