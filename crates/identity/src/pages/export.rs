//! Everything that the municipality has, to take away.

use database::{JobState, jobs::JobView};
use kernel::JobId;
use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, Problem, View,
    axum::{
        body::Body,
        extract::Path,
        http::{HeaderValue, header},
        response::{IntoResponse as _, Response},
    },
    components::{Tone, action_button, alert, badge, date_time, empty_state, small_table},
    redirect,
};

use super::{id, jobs::state_words, problem};
use crate::{
    actions::{ask_export, list_exports, take_export},
    permissions::ExportMunicipality,
};

const PATH: &str = "/admin/export";

/// `GET /admin/export`
pub(super) async fn list(May(permit): May<ExportMunicipality>, view: View) -> Answer {
    let exports = list_exports(&permit, view.app().database()).await?;
    let is_under_way =
        exports.iter().any(|one| matches!(one.state, JobState::Waiting | JobState::Running));
    let question = view.t("identity-export-question");
    let label = view.t("identity-export-ask");
    let ask = html! {
        @if !is_under_way { (action_button(&view, PATH, &label, Tone::Info, Some(&question))) }
    };
    let body = html! {
        (alert(&view, Tone::Warning, &html! { (view.t("identity-export-warning")) }))
        (rows(&view, &exports))
    };
    let title = view.t("identity-export");
    let page = Page::new(&view, &title).lead(view.t("identity-export-lead")).actions(ask);
    let page = if is_under_way { page.refreshing(10) } else { page };
    Ok(page.show(&body).into_response())
}

fn rows(view: &View, exports: &[JobView]) -> Markup {
    if exports.is_empty() {
        return empty_state(view, "download", &view.t("identity-no-exports"), "", &html! {});
    }
    let head = [
        (view.t("identity-job-asked"), false),
        (view.t("identity-state"), false),
        (String::new(), false),
    ];
    let rows: Vec<Vec<Markup>> = exports.iter().map(|one| row(view, one)).collect();
    small_table(&view.t("identity-export"), &head, &rows)
}

fn row(view: &View, one: &JobView) -> Vec<Markup> {
    let tone = if one.state == JobState::Done { Tone::Success } else { Tone::Info };
    let path = format!("{PATH}/{}", one.id);
    let take = html! {
        @if one.state == JobState::Done {
            (action_button(view, &path, &view.t("identity-export-take"), Tone::Neutral, None))
        }
    };
    vec![
        html! { (date_time(view, one.created_at)) },
        badge(tone, &state_words(view, one.state)),
        take,
    ]
}

/// `POST /admin/export`
pub(super) async fn ask(May(permit): May<ExportMunicipality>, view: View, _form: Form) -> Answer {
    ask_export(&permit, view.app().database()).await?;
    Ok(redirect::with_notice(&view, PATH, "identity-export-asked"))
}

/// `POST /admin/export/{id}`: the file, once.
pub(super) async fn take(
    May(permit): May<ExportMunicipality>,
    view: View,
    Path(job): Path<String>,
    _form: Form,
) -> Answer {
    let job: JobId = id(&job)?;
    let bytes = take_export(&permit, view.app().database(), job).await;
    let bytes = bytes.map_err(|refused| problem(&view, refused))?;
    let unit = permit.scope().unit().ok_or_else(Problem::not_found)?;
    let name = format!("attachment; filename=\"svi-{unit}.tar\"");
    let name = HeaderValue::from_str(&name).map_err(|cause| Problem::internal(&cause))?;
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    let media = HeaderValue::from_static("application/x-tar");
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    Ok(response)
}
