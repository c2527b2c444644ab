//! The list of reports, and the newest of them for the first page.

use chrono::DateTime;
use kernel::{Actor, Language};
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::{IntoResponse as _, Response},
    components::{
        Choice, Column, Filter, Table, TablePage, TableQuery, TableShape, Total, date_time,
        empty_state, icon, missing, small_table,
    },
};

use super::{path_of, words};
use crate::{
    Format,
    actions::list_reports,
    permissions::{ListReports, MakeReport},
    report::{Beside, ListRequest, MadeReport},
};

const SHAPE: TableShape = TableShape {
    id: "reports",
    caption: "reports-title",
    columns: &[
        Column::new("period", "reports-period"),
        Column::new("language", "reports-language"),
        Column::new("format", "reports-format"),
        Column::new("state", "reports-state"),
        Column::new("asked", "reports-asked").sortable(),
        Column::new("file", "reports-file").numeric(),
    ],
    filters: &["format", "language"],
    sort: "asked",
    is_descending: true,
};

/// Reports on the first page.
const NEWEST: u64 = 5;

/// `GET /reports`
pub(super) async fn show(May(permit): May<ListReports>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let (rows, total) = list_reports(&permit, view.app().database(), &request(&query)).await?;
    let page = TablePage::of(&query, rows, Total::Exactly(total), |row: &MadeReport| {
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
        format: query.filter("format").and_then(|text| text.parse().ok()),
        language: query.filter("language").and_then(|text| text.parse().ok()),
        limit: query.limit(),
    }
}

fn answer(view: &View, query: &TableQuery, page: &TablePage<MadeReport>) -> Response {
    let cell = |row: &MadeReport, key: &'static str| cell(view, row, key);
    let link = |row: &MadeReport| path_of(row.id);
    let (title, hint) = (view.t("reports-nothing"), view.t("reports-nothing-hint"));
    let formats = Format::ALL.map(|one| Choice::new(one.extension(), view.t(words::format(one))));
    let languages = Language::ALL.map(|one| Choice::new(one.tag(), view.t(words::language(one))));
    let table = Table::new(view, query, page, &cell)
        .link(&link)
        .filters(vec![
            Filter::new("format", "reports-format", formats.to_vec()),
            Filter::new("language", "reports-language", languages.to_vec()),
        ])
        .empty(empty_state(view, "report", &title, &hint, &new(view)));
    let title = view.t("reports-title");
    let page = Page::new(view, &title).lead(view.t("reports-lead")).actions(new(view));
    page.show(&table.show()).into_response()
}

fn new(view: &View) -> Markup {
    html! {
        @if view.may::<MakeReport>() {
            a class="btn btn-primary" href="/reports/new" data-shortcut="n" {
                (icon(view, "plus")) (view.t("reports-new"))
            }
        }
    }
}

fn cell(view: &View, row: &MadeReport, key: &str) -> Markup {
    let asked = &row.asked;
    match key {
        "period" => asked.period.map_or_else(
            || html! { (view.t("reports-period-newest")) },
            |period| html! { (view.t("reports-of-period")) " " (period) },
        ),
        "language" => html! { (view.t(words::language(asked.language))) },
        "format" => {
            html! { (icon(view, words::icon(asked.format))) " " (view.t(words::format(asked.format))) }
        }
        "state" => words::state(view, asked.state),
        "asked" => date_time(view, row.asked_at),
        _ => match row.file {
            Some(file) => html! {
                a href=(format!("{}/file", path_of(row.id))) download {
                    (view.t("reports-download")) " (" (words::size(view, file.size)) ")"
                }
            },
            None => missing(&view.t("reports-not-made")),
        },
    }
}

/// The newest reports, for the first page.
pub(crate) async fn latest(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<ListReports>) else {
        return Ok(None);
    };
    let request = ListRequest::newest(NEWEST);
    let (rows, _) = list_reports(&permit, view.app().database(), &request).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let columns = ["period", "language", "asked", "file"];
    let head: Vec<(String, bool)> = SHAPE
        .columns
        .iter()
        .filter(|column| columns.contains(&column.key))
        .map(|column| (view.t(column.title), column.is_numeric))
        .collect();
    let cells = |row: &MadeReport| -> Vec<Markup> {
        let link = |key: &str| match key {
            "period" => html! { a href=(path_of(row.id)) { (cell(&view, row, key)) } },
            _ => cell(&view, row, key),
        };
        columns.iter().map(|key| link(key)).collect()
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(cells).collect();
    Ok(Some(html! {
        (small_table(&view.t("reports-panel"), &head, &rows))
        p class="mb-0 mt-3" { a href="/reports" { (view.t("reports-panel-all")) } }
    }))
}
