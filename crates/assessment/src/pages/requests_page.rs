//! Answers that were proposed: those that wait, the oldest first, and what became of the others.

use kernel::{Actor, TextArgs};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{count, date_time, empty_state, small_table},
};

use crate::{
    actions::{RequestList, list_requests},
    permissions::DecideRequest,
    request::{ListedRequest, RequestState},
};

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
    let list = list_requests(&permit, view.app().database(), state).await?;
    let body = html! { (states(&view, &list, state)) (rows(&view, &list)) };
    let title = view.t("assessment-requests");
    Ok(Page::new(&view, &title)
        .lead(view.t("assessment-requests-lead"))
        .show(&body)
        .into_response())
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

fn rows(view: &View, list: &RequestList) -> Markup {
    if list.rows.is_empty() {
        let (title, text) = (view.t("assessment-no-requests"), view.t("assessment-no-requests-do"));
        return empty_state(view, "list-check", &title, &text, &html! {});
    }
    table(view, &list.rows)
}

/// Requests on the first page.
const URGENT: usize = 5;

/// The answers that wait for a decision longest, for the first page; nothing when none waits.
pub(crate) async fn waiting_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<DecideRequest>) else {
        return Ok(None);
    };
    let list = list_requests(&permit, view.app().database(), RequestState::Pending).await?;
    if list.rows.is_empty() {
        return Ok(None);
    }
    let all = list.counts.get(&RequestState::Pending).copied().unwrap_or_default();
    let args = TextArgs::new().text("count", count(&view, all));
    Ok(Some(html! {
        (table(&view, list.rows.get(..URGENT).unwrap_or(&list.rows)))
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
