//! A report: how far it is, then its file. The page asks again by itself; without a script it is loaded again.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{JobState, Tone, action_button, card, date_time, facts, icon, progress},
};

use super::{id, path_of, words};
use crate::{
    actions::{Progress, find_report},
    permissions::{DeleteReport, ListReports},
    report::MadeReport,
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;

/// `GET /reports/{id}`
pub(super) async fn show(
    May(permit): May<ListReports>,
    view: View,
    Path(report): Path<String>,
) -> Answer<Response> {
    let found = find_report(&permit, view.app().database(), id(&report)?).await?;
    let (report, how_far) = found.ok_or_else(Problem::not_found)?;
    let title = title(&view, &report);
    let body = html! {
        div class="card mb-3" { div class="card-body" { (state(&view, &report, how_far)) } }
        (card(&view.t("reports-asked-for"), &html! {}, &facts(&asked(&view, &report))))
    };
    let mut page = Page::new(&view, &title)
        .under(view.t("reports-title"), "/reports")
        .actions(actions(&view, &report))
        .narrow();
    if matches!(how_far, Progress::Waiting | Progress::Working(..)) {
        page = page.refreshing(AGAIN);
    }
    Ok(page.show(&body).into_response())
}

fn title(view: &View, report: &MadeReport) -> String {
    match report.asked.period {
        Some(period) => {
            view.tn("reports-report-of", &TextArgs::new().text("period", period.to_string()))
        }
        None => view.t("reports-report"),
    }
}

fn state(view: &View, report: &MadeReport, how_far: Progress) -> Markup {
    let state = match how_far {
        Progress::Waiting => JobState::Waiting,
        Progress::Working(done, of) => {
            JobState::Working((of > 0).then(|| (done.min(of) * 100 / of) as u8))
        }
        Progress::Made => JobState::Done,
        Progress::Failed => JobState::Failed(view.t("reports-failed")),
    };
    let done = html! {
        @if let Some(file) = report.file {
            a class="btn btn-primary" href=(format!("{}/file", path_of(report.id))) download {
                (icon(view, "download")) (view.t("reports-download")) " (" (words::size(view, file.size)) ")"
            }
        }
    };
    progress(view, "report-progress", Some(&path_of(report.id)), &state, &done)
}

fn asked(view: &View, report: &MadeReport) -> Vec<(String, Markup)> {
    let asked = &report.asked;
    let period =
        asked.period.map_or_else(|| view.t("reports-period-newest"), |one| one.to_string());
    let mut facts = vec![
        (view.t("reports-period"), html! { (period) }),
        (view.t("reports-language"), html! { (view.t(words::language(asked.language))) }),
        (view.t("reports-format"), html! { (view.t(words::format(asked.format))) }),
        (view.t("reports-state"), words::state(view, asked.state)),
        (view.t("reports-asked"), date_time(view, report.asked_at)),
    ];
    if let Some(file) = report.file {
        facts.push((view.t("reports-made"), date_time(view, file.made_at)));
    }
    facts
}

fn actions(view: &View, report: &MadeReport) -> Markup {
    let path = format!("{}/delete", path_of(report.id));
    let question = view.t("reports-delete-question");
    html! {
        @if view.may::<DeleteReport>() {
            (action_button(view, &path, &view.t("reports-delete"), Tone::Danger, Some(&question)))
        }
    }
}
