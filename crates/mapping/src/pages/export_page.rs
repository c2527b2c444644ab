//! An export: how far it is, then its files.

use chrono::TimeDelta;
use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, Problem, View,
    axum::{
        body::Body,
        extract::Path,
        http::{HeaderValue, header},
        response::{IntoResponse as _, Response},
    },
    components::{
        JobState, Tone, action_button, card, count, date, date_time, facts, icon, progress,
    },
    redirect,
};

use super::{exports_page, id, path_of_export, refusal};
use crate::{
    actions::{ExportPart, Progress, find_export, remove_export, take_export},
    export::{Asked, DAYS_KEPT, Export},
    permissions::ExportAnswers,
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;

/// `GET /exports/{id}`
pub(super) async fn show(
    May(permit): May<ExportAnswers>,
    view: View,
    Path(export): Path<String>,
) -> Answer {
    let found = find_export(&permit, view.app().database(), id(&export)?).await?;
    let (export, how_far, asked, name) = found.ok_or_else(Problem::not_found)?;
    let is_theirs = view.actor().is_some_and(|actor| export.asked_by == Some(actor.user));
    let body = html! {
        @if export.removed_at.is_none() {
            div class="card mb-3" { div class="card-body" { (state(&view, &export, how_far, is_theirs)) } }
        }
        (card(&view.t("mapping-asked-for"), &html! {}, &facts(&about(&view, &export, asked.as_ref(), name))))
    };
    let title = exports_page::kind(&view, export.is_identified);
    let mut page = Page::new(&view, &title)
        .under(view.t("mapping-exports"), "/exports")
        .actions(actions(&view, &export, is_theirs))
        .narrow();
    if matches!(how_far, Progress::Waiting | Progress::Working { .. }) {
        page = page.refreshing(AGAIN);
    }
    Ok(page.show(&body).into_response())
}

fn state(view: &View, export: &Export, how_far: Progress, is_theirs: bool) -> Markup {
    let state = match how_far {
        Progress::Waiting => JobState::Waiting,
        Progress::Working { done, of, .. } => {
            JobState::Working((of > 0).then(|| (done.min(of) * 100 / of) as u8))
        }
        Progress::Idle => JobState::Done,
        Progress::Failed => JobState::Failed(view.t("mapping-export-failed")),
    };
    let path = format!("{}/file", path_of_export(export.id));
    let done = html! {
        @if is_theirs {
            div class="actions" {
                a class="btn btn-primary" href=(path) download { (icon(view, "download")) (view.t("mapping-download")) }
                @if export.descriptions.is_some() {
                    a class="btn" href=(format!("{path}?part=descriptions")) download { (view.t("mapping-download-descriptions")) }
                }
            }
        } @else {
            p class="mb-0" { (view.t("mapping-others-export")) }
        }
    };
    progress(view, "export-progress", Some(&path_of_export(export.id)), &state, &done)
}

fn about(
    view: &View,
    export: &Export,
    asked: Option<&Asked>,
    name: Option<String>,
) -> Vec<(String, Markup)> {
    let mut pairs = vec![
        (view.t("mapping-state"), exports_page::state(view, export)),
        (view.t("mapping-format"), html! { (export.format.extension().to_uppercase()) }),
        (view.t("mapping-asked-at"), date_time(view, export.asked_at)),
    ];
    if let Some(name) = name {
        pairs.push((view.t("mapping-asked-by"), html! { (name) }));
    }
    if let Some(asked) = asked {
        pairs.push((view.t("mapping-reason"), html! { (asked.reason) }));
        if let Some(list) = &asked.list {
            pairs.push((view.t("mapping-of-list"), html! { (list.name) }));
        }
        if let Some(settlement) = &asked.settlement {
            pairs.push((view.t("mapping-of-settlement"), html! { (settlement) }));
        }
        if let Some(search) = &asked.search {
            pairs.push((view.t("mapping-of-search"), html! { (search) }));
        }
    }
    if export.made_at.is_some() {
        pairs.push((view.t("mapping-households"), html! { (count(view, export.households)) }));
        pairs.push((view.t("mapping-persons"), html! { (count(view, export.persons)) }));
        if export.removed_at.is_none() {
            let until = export.asked_at + TimeDelta::days(DAYS_KEPT);
            pairs.push((view.t("mapping-kept-until"), date(view, until.date_naive())));
        }
    }
    pairs
}

fn actions(view: &View, export: &Export, is_theirs: bool) -> Markup {
    let path = format!("{}/remove", path_of_export(export.id));
    let question = view.t("mapping-remove-export-question");
    html! {
        @if is_theirs && export.removed_at.is_none() {
            (action_button(view, &path, &view.t("mapping-remove-export"), Tone::Danger, Some(&question)))
        }
    }
}

/// `GET /exports/{id}/file`
pub(super) async fn send(
    May(permit): May<ExportAnswers>,
    view: View,
    Path(export): Path<String>,
) -> Answer<Response> {
    let is_descriptions = view.query() == "part=descriptions";
    let part = if is_descriptions { ExportPart::Descriptions } else { ExportPart::Rows };
    let taken = take_export(&permit, view.app().database(), id(&export)?, part).await?;
    let (export, blob) = taken.ok_or_else(Problem::not_found)?;
    let kind = match (is_descriptions, export.is_identified) {
        (true, _) => "opis",
        (false, true) => "domacinstva-imena",
        (false, false) => "domacinstva",
    };
    let day = export.asked_at.date_naive();
    let name = format!("svi-{kind}-{day}.{}", export.format.extension());
    let mut response = Response::new(Body::from(blob.bytes.to_vec()));
    let headers = response.headers_mut();
    let media = HeaderValue::from_static(export.format.media_type());
    headers.insert(header::CONTENT_TYPE, media);
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|fault| Problem::internal(&fault))?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// `POST /exports/{id}/remove`
pub(super) async fn remove(
    May(permit): May<ExportAnswers>,
    view: View,
    Path(export): Path<String>,
    _form: Form,
) -> Answer {
    let key = match remove_export(&permit, view.app().database(), id(&export)?).await {
        Ok(()) => "mapping-export-gone",
        Err(refused) => refusal::notice(refused)?,
    };
    Ok(redirect::with_notice(&view, "/exports", key))
}
