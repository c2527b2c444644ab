//! How far a job is. The page asks again by itself; where there is no script the whole page is loaded again
//! ([`Page::refreshing`](crate::Page::refreshing)).

use maud::{Markup, html};

use super::element::{Tone, alert};
use crate::view::View;

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its turn.
    Waiting,
    /// It works; so many per cent, when that is known.
    Working(Option<u8>),
    /// It is done; what there is to see follows.
    Done,
    /// It failed, in words for the reader.
    Failed(String),
}

/// The state of a job. `path` answers with a page that holds this same part; it is asked every two seconds until the job has
/// ended; what the page has in [`after_job`] comes up to date with it. Without a path nothing is asked.
pub fn progress(
    view: &View,
    id: &str,
    path: Option<&str>,
    state: &JobState,
    done: &Markup,
) -> Markup {
    let path = path.filter(|_| matches!(state, JobState::Waiting | JobState::Working(_)));
    let is_running = path.is_some();
    let target = format!("#{id}");
    html! {
        div id=(id) aria-live="polite" hx-get=[path] hx-trigger=[is_running.then_some("load delay:2s")]
            hx-select=[is_running.then_some(&target)] hx-swap=[is_running.then_some("outerHTML")]
            hx-select-oob=[is_running.then_some("#after-job")] {
            @match state {
                JobState::Waiting => { p class="mb-2" { (view.t("web-job-waiting")) } (bar(view, None)) }
                JobState::Working(percent) => {
                    p class="mb-2" {
                        (view.t("web-job-working"))
                        @if let Some(percent) = percent { " " (percent.min(&100)) "%" }
                    }
                    (bar(view, *percent))
                }
                JobState::Done => { (alert(view, Tone::Success, &html! { p class="mb-2" { (view.t("web-job-done")) } (done) })) }
                JobState::Failed(why) => {
                    (alert(view, Tone::Danger, &html! { p class="mb-1" { (view.t("web-job-failed")) } p class="mb-0" { (why) } }))
                }
            }
        }
    }
}

/// What a page shows of a job's outcome elsewhere than in its [`progress`]; once a page.
pub fn after_job(body: &Markup) -> Markup {
    html! { div id="after-job" class="mt-3" { (body) } }
}

fn bar(view: &View, percent: Option<u8>) -> Markup {
    html! {
        progress max="100" value=[percent.map(|percent| percent.min(100))] aria-label=(view.t("web-job-progress")) {}
    }
}
