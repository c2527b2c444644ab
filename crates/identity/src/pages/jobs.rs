//! The work that goes on in the background.

use std::collections::BTreeMap;

use database::{
    JobState,
    jobs::{JobFilter, JobView},
};
use kernel::JobId;
use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, View,
    axum::{
        extract::{Path, Query},
        response::IntoResponse as _,
    },
    components::{Tone, action_button, badge, date_time, empty_state, small_table},
    redirect,
};

use super::{id, problem};
use crate::{
    actions::{cancel_job, retry_job, see_jobs},
    permissions::{KeepJobs, SeeJobs},
};

/// Rows of a page.
const SIZE: u64 = 100;

/// `GET /admin/jobs`
pub(super) async fn list(
    May(permit): May<SeeJobs>,
    view: View,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let state = query.get("state").and_then(|state| JobState::of_name(state));
    let before = query.get("before").and_then(|before| before.parse().ok());
    let filter = JobFilter { state, ..JobFilter::default() };
    let found = see_jobs(&permit, view.app().database(), (&filter, before), SIZE).await?;
    let body = html! { (states(&view, state)) (rows(&view, &found, state)) };
    let title = view.t("identity-jobs");
    let page = Page::new(&view, &title).lead(view.t("identity-jobs-lead"));
    Ok(page.show(&body).into_response())
}

pub(super) fn state_words(view: &View, state: JobState) -> String {
    view.t(&format!("identity-job-{}", state.name()))
}

fn states(view: &View, chosen: Option<JobState>) -> Markup {
    let current = |is: bool| is.then_some("page");
    html! {
        nav class="nav nav-tabs mb-3" aria-label=(view.t("identity-state")) {
            a class="nav-link" href="/admin/jobs" aria-current=[current(chosen.is_none())] { (view.t("identity-job-all")) }
            @for state in JobState::ALL {
                a class="nav-link" href=(format!("/admin/jobs?state={}", state.name()))
                    aria-current=[current(chosen == Some(state))] { (state_words(view, state)) }
            }
        }
    }
}

fn rows(view: &View, found: &[JobView], state: Option<JobState>) -> Markup {
    if found.is_empty() {
        return empty_state(view, "list-check", &view.t("identity-no-jobs"), "", &html! {});
    }
    let head = [
        "identity-job-kind",
        "identity-state",
        "identity-job-asked",
        "identity-job-attempts",
        "identity-job-error",
    ];
    let mut head: Vec<(String, bool)> = head.iter().map(|key| (view.t(key), false)).collect();
    head.push((String::new(), false));
    let rows: Vec<Vec<Markup>> = found.iter().map(|job| row(view, job)).collect();
    let last = found.last().filter(|_| found.len() as u64 == SIZE);
    let state = state.map(|state| format!("&state={}", state.name())).unwrap_or_default();
    html! {
        (small_table(&view.t("identity-jobs"), &head, &rows))
        @if let Some(last) = last {
            a class="btn" href=(format!("/admin/jobs?before={}{state}", last.id)) { (view.t("identity-audit-older")) }
        }
    }
}

fn row(view: &View, job: &JobView) -> Vec<Markup> {
    let tone = match job.state {
        JobState::Waiting | JobState::Running => Tone::Info,
        JobState::Done => Tone::Success,
        JobState::Failed => Tone::Danger,
        JobState::Cancelled => Tone::Neutral,
    };
    let path = |verb: &str| format!("/admin/jobs/{}/{verb}", job.id);
    let may = view.may::<KeepJobs>();
    let is_over = matches!(job.state, JobState::Failed | JobState::Cancelled);
    let actions = html! {
        @if may && is_over {
            (action_button(view, &path("retry"), &view.t("identity-job-retry"), Tone::Neutral, None))
        }
        @if may && job.state == JobState::Waiting {
            (action_button(view, &path("cancel"), &view.t("identity-job-cancel"), Tone::Danger, None))
        }
    };
    vec![
        html! { code { (job.kind) } },
        badge(tone, &state_words(view, job.state)),
        html! { (date_time(view, job.created_at)) },
        html! { (job.attempts) },
        html! { (job.error.as_deref().unwrap_or_default()) },
        actions,
    ]
}

/// `POST /admin/jobs/{id}/retry`
pub(super) async fn retry(
    May(permit): May<KeepJobs>,
    view: View,
    Path(job): Path<String>,
    _form: Form,
) -> Answer {
    let job: JobId = id(&job)?;
    let done = retry_job(&permit, view.app().database(), job).await;
    done.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, "/admin/jobs", "identity-saved"))
}

/// `POST /admin/jobs/{id}/cancel`
pub(super) async fn cancel(
    May(permit): May<KeepJobs>,
    view: View,
    Path(job): Path<String>,
    _form: Form,
) -> Answer {
    let job: JobId = id(&job)?;
    let done = cancel_job(&permit, view.app().database(), job).await;
    done.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, "/admin/jobs", "identity-saved"))
}
