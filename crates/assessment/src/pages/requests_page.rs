//! Answers that were proposed: those that wait, the oldest first, and what became of the others.

use chrono::DateTime;
use kernel::{Actor, TextArgs};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Column, Table, TablePage, TableQuery, TableShape, Total, count, date_time, empty_state,
        small_table,
    },
};

use crate::{
    actions::{RequestList, list_requests},
    permissions::DecideRequest,
    request::{BesideRequest, ListedRequest, RequestPage, RequestState},
};

const COLUMNS: &[Column] = &[
    Column::new("household", "assessment-household"),
    Column::new("proposed", "assessment-proposed-at").sortable(),
    Column::new("proposer", "assessment-proposed-by"),
];
/// Of those that wait, the oldest come first.
const WAITING: TableShape = TableShape {
    id: "fact-requests",
    caption: "assessment-requests",
    columns: COLUMNS,
    filters: &["state"],
    sort: "proposed",
    is_descending: false,
};
/// Of those that were decided, the newest.
const DECIDED: TableShape = TableShape { is_descending: true, ..WAITING };

/// Which are listed.
#[derive(Debug, Default, Deserialize)]
struct Listed {
    state: Option<String>,
}

/// `GET /fact-requests`
pub(super) async fn show(May(permit): May<DecideRequest>, view: View) -> Answer {
    let listed: Listed = view.read_query()?;
    let state = listed.state.as_deref().and_then(|text| text.parse().ok());
    let state = state.unwrap_or(RequestState::Pending);
    let shape = if state == RequestState::Pending { &WAITING } else { &DECIDED };
    let query = TableQuery::read(view.query(), shape);
    let list = list_requests(&permit, view.app().database(), &page_of(&query, state)).await?;
    let body = html! { (states(&view, &list, state)) (rows(&view, &query, list, state)) };
    let title = view.t("assessment-requests");
    Ok(Page::new(&view, &title)
        .lead(view.t("assessment-requests-lead"))
        .show(&body)
        .into_response())
}

fn page_of(query: &TableQuery, state: RequestState) -> RequestPage {
    let beside = query.position().and_then(|position| {
        let proposed_at = DateTime::from_timestamp_micros(position.key.parse().ok()?)?;
        Some(BesideRequest { proposed_at, id: position.id.parse().ok()? })
    });
    let (is_descending, limit) = (query.reads_descending(), query.limit());
    RequestPage { state, is_descending, beside, limit }
}

fn states(view: &View, list: &RequestList, shown: RequestState) -> Markup {
    let label = view.t("assessment-requests");
    html! {
        nav class="nav nav-tabs mb-3" aria-label=(label) {
            @for state in RequestState::ALL {
                a class="nav-link" href={ "/fact-requests?state=" (state.name()) }
                    aria-current=[(state == shown).then_some("page")] {
                    (word(view, state)) " (" (count(view, list.counts.get(&state).copied().unwrap_or_default())) ")"
                }
            }
        }
    }
}

/// A state in words.
pub(super) fn word(view: &View, state: RequestState) -> String {
    view.t(&format!("assessment-request-{}", state.name()))
}

fn rows(view: &View, query: &TableQuery, list: RequestList, state: RequestState) -> Markup {
    let total = list.counts.get(&state).copied().unwrap_or_default();
    if list.rows.is_empty() && query.cursor.is_none() {
        let (title, text) = (view.t("assessment-no-requests"), view.t("assessment-no-requests-do"));
        return empty_state(view, "list-check", &title, &text, &html! {});
    }
    let page = TablePage::of(query, list.rows, Total::Exactly(total), |row: &ListedRequest| {
        (row.proposed_at.timestamp_micros().to_string(), row.id.to_string())
    });
    let cell = |one: &ListedRequest, key: &'static str| match key {
        "household" => html! { (one.listed_name) },
        "proposed" => date_time(view, one.proposed_at),
        _ => html! { (one.proposer.as_deref().unwrap_or("–")) },
    };
    let link = |one: &ListedRequest| format!("/fact-requests/{}", one.id);
    Table::new(view, query, &page, &cell).link(&link).show()
}

/// Requests on the first page.
const URGENT: u64 = 5;

/// The answers that wait for a decision longest, for the first page; nothing when none waits.
pub(crate) async fn waiting_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<DecideRequest>) else {
        return Ok(None);
    };
    let page = RequestPage::first(RequestState::Pending, URGENT);
    let list = list_requests(&permit, view.app().database(), &page).await?;
    if list.rows.is_empty() {
        return Ok(None);
    }
    let all = list.counts.get(&RequestState::Pending).copied().unwrap_or_default();
    let args = TextArgs::new().text("count", count(&view, all));
    Ok(Some(html! {
        (table(&view, &list.rows))
        p class="card-footer" { a href="/fact-requests" { (view.tn("assessment-panel-requests-all", &args)) } }
    }))
}

fn table(view: &View, rows: &[ListedRequest]) -> Markup {
    let head = ["assessment-household", "assessment-proposed-at", "assessment-proposed-by"]
        .map(|key| (view.t(key), false));
    let row = |one: &ListedRequest| {
        let proposer = one.proposer.clone().unwrap_or_else(|| "–".to_owned());
        vec![
            html! { a href={ "/fact-requests/" (one.id) } { (one.listed_name) } },
            date_time(view, one.proposed_at),
            html! { (proposer) },
        ]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    small_table(&view.t("assessment-requests"), &head, &rows)
}
