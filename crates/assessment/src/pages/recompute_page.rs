//! Computing all households of a municipality again: as of when, and how far it is. Nobody's name stands here.

use std::sync::Arc;

use chrono::Datelike as _;
use database::{JobState as Stored, jobs::JobView};
use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{
        Fields, FormFrame, JobState, after_job, card, count, date_time, progress, small_table,
    },
    redirect,
};

use super::{order_part, words};
use crate::{
    actions::{RecomputeState, ask_recompute, recompute_state},
    order::Order,
    permissions::Recompute,
    rule_book::{LiveRules, RuleBook},
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;
/// The earliest year of incomes that anybody asks about.
const EARLIEST: i32 = 2000;

/// `GET /assessment`
pub(super) async fn show(
    May(permit): May<Recompute>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let state = recompute_state(&permit, view.app().database()).await?;
    let (date, year) = state.chosen;
    let form = Form::filled([
        ("reference_date", date.map(|day| day.to_string()).unwrap_or_default()),
        ("income_year", year.map(|year| year.to_string()).unwrap_or_default()),
    ]);
    Ok(page(&view, &book, &state, (&form, &FormErrors::default())))
}

/// `POST /assessment`
pub(super) async fn ask(
    May(permit): May<Recompute>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let database = view.app().database();
    let this_year = database.now().year();
    let mut check = Check::new(&view, &form);
    let date = check.date("reference_date");
    let year: Option<i32> = check.parsed("income_year", "assessment-error-year");
    if year.is_some_and(|year| !(EARLIEST..=this_year).contains(&year)) {
        check.fault("income_year", view.t("assessment-error-year"));
    }
    if let Err(errors) = check.finish() {
        let state = recompute_state(&permit, database).await?;
        let book = rules.now().await?;
        return Ok(page(&view, &book, &state, (&form, &errors)));
    }
    ask_recompute(&permit, database, (date, year)).await?;
    Ok(redirect::with_notice(&view, "/assessment", "assessment-recompute-asked"))
}

fn page(
    view: &View,
    book: &RuleBook,
    state: &RecomputeState,
    (form, errors): (&Form, &FormErrors),
) -> Response {
    let fields = Fields::new(view, form, errors);
    let (from, to) = (Some(i64::from(EARLIEST)), Some(i64::from(state.reference.date.year())));
    let frame = FormFrame::new(view, "/assessment", errors).submit("assessment-recompute");
    let body = html! {
        p { (words::as_of(view, state.reference)) }
        div class="fields" {
            (fields.date("reference_date", "assessment-reference-date").hint("assessment-reference-date-hint"))
            (fields.number("income_year", "assessment-income-year", from, to).hint("assessment-income-year-hint"))
        }
    };
    let running = state.jobs.first().filter(|job| is_running(job));
    let body = html! {
        @if let Some(last) = state.jobs.first() { div class="card mb-3" { div class="card-body" { (how_far(view, last)) } } }
        (card(&view.t("assessment-recompute-all"), &html! {}, &frame.show(&body)))
        (after_job(&html! {
            @if let Some(order) = state.jobs.iter().find_map(order) { (order_part::show(view, book, &order)) }
            (earlier(view, &state.jobs))
        }))
    };
    let title = view.t("assessment-recompute-title");
    let mut page = Page::new(view, &title).lead(view.t("assessment-recompute-lead"));
    if running.is_some() {
        page = page.refreshing(AGAIN);
    }
    let page = page.show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

/// What a computation told of the order of work.
fn order(job: &JobView) -> Option<Order> {
    serde_json::from_value(job.result.as_ref()?.get("order")?.clone()).ok()
}

const fn is_running(job: &JobView) -> bool {
    matches!(job.state, Stored::Waiting | Stored::Running)
}

fn how_far(view: &View, job: &JobView) -> Markup {
    let state = match job.state {
        Stored::Waiting => JobState::Waiting,
        Stored::Running => JobState::Working(
            (job.total > 0).then(|| (job.done.min(job.total) * 100 / job.total) as u8),
        ),
        Stored::Done => JobState::Done,
        Stored::Failed | Stored::Cancelled => {
            JobState::Failed(view.t("assessment-recompute-failed"))
        }
    };
    progress(
        view,
        "recompute-progress",
        Some("/assessment"),
        &state,
        &html! { (outcome(view, job)) },
    )
}

fn outcome(view: &View, job: &JobView) -> String {
    let of = |name: &str| {
        let value = job.result.as_ref().and_then(|result| result.get(name)?.as_u64());
        count(view, value.unwrap_or_default())
    };
    let args = TextArgs::new().text("households", of("households")).text("changed", of("changed"));
    view.tn("assessment-recompute-outcome", &args)
}

fn earlier(view: &View, jobs: &[JobView]) -> Markup {
    if jobs.is_empty() {
        return html! {};
    }
    let head = ["assessment-asked-at", "assessment-ended-at", "assessment-outcome"]
        .map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = jobs
        .iter()
        .map(|job| {
            let ended = job.finished_at.map(|at| date_time(view, at));
            let outcome = (job.state == Stored::Done).then(|| outcome(view, job));
            vec![
                date_time(view, job.created_at),
                ended.unwrap_or_else(|| html! { "–" }),
                html! { (outcome.unwrap_or_else(|| "–".to_owned())) },
            ]
        })
        .collect();
    let title = view.t("assessment-recompute-earlier");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}
