//! Problems as the reader needs them: a page for people, JSON (RFC 9457) for programs.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use maud::{Markup, html};

use crate::{
    layout::Page,
    problem::{Kind, Problem},
    view::View,
};

/// Turns a response that carries a problem into what the reader can use.
pub(crate) fn show(view: &View, response: Response) -> Response {
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None => match bare(&response) {
            Some(kind) => Problem::of(kind),
            None => return response,
        },
    };
    let mut shown =
        if view.path().starts_with("/api/") { json(view, &problem) } else { page(view, &problem) };
    *shown.status_mut() = problem.kind.status();
    if let Some(seconds) = problem.retry_after {
        shown.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if problem.kind == Kind::SignInNeeded && view.is_fragment() {
        let there = HeaderValue::from_static("/sign-in");
        shown.headers_mut().insert("hx-redirect", there);
    }
    if let Some(allow) = response.headers().get(header::ALLOW) {
        shown.headers_mut().insert(header::ALLOW, allow.clone());
    }
    shown
}

/// What the router itself refuses, without a body of ours.
fn bare(response: &Response) -> Option<Kind> {
    if response.headers().contains_key(header::CONTENT_TYPE) && !is_plain_text(response) {
        return None;
    }
    match response.status() {
        StatusCode::NOT_FOUND => Some(Kind::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(Kind::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Kind::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Kind::UnsupportedMedia),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Some(Kind::Unavailable),
        status if status.is_server_error() => Some(Kind::Internal),
        status if status.is_client_error() => Some(Kind::Unreadable),
        _ => None,
    }
}

fn is_plain_text(response: &Response) -> bool {
    let value = response.headers().get(header::CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).is_some_and(|text| text.starts_with("text/plain"))
}

fn json(view: &View, problem: &Problem) -> Response {
    let slug = problem.kind.slug();
    let fields: Vec<_> = problem
        .fields
        .iter()
        .map(|(field, message)| serde_json::json!({ "field": field, "message": message }))
        .collect();
    let mut body = serde_json::json!({
        "type": format!("{}/problems/{slug}", view.app().site().public_url),
        "title": view.t(&format!("web-problem-{slug}")),
        "status": problem.kind.status().as_u16(),
        "instance": view.request_id(),
    });
    if let Some(object) = body.as_object_mut() {
        if !problem.detail.is_empty() {
            object.insert("detail".into(), problem.detail.clone().into());
        }
        if !fields.is_empty() {
            object.insert("errors".into(), fields.into());
        }
    }
    let mut response = Response::new(Body::from(body.to_string()));
    let media = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    response
}

fn page(view: &View, problem: &Problem) -> Response {
    let slug = problem.kind.slug();
    let title = view.t(&format!("web-problem-{slug}"));
    Page::new(view, &title).show(&body(view, problem)).into_response()
}

fn body(view: &View, problem: &Problem) -> Markup {
    let slug = problem.kind.slug();
    html! {
        div class="empty" {
            p class="empty-title" { (view.t(&format!("web-problem-{slug}-what"))) }
            @if !problem.detail.is_empty() && problem.kind != Kind::StepNeeded {
                p class="empty-subtitle" { (problem.detail) }
            }
            p class="empty-subtitle text-secondary" { (view.t(&format!("web-problem-{slug}-do"))) }
            div class="empty-action" {
                @if problem.kind == Kind::StepNeeded {
                    a class="btn btn-primary" href=(problem.detail) { (view.t("web-problem-continue")) }
                } @else if problem.kind == Kind::SignInNeeded {
                    a class="btn btn-primary" href=(sign_in(view)) { (view.t("web-sign-in")) }
                } @else {
                    a class="btn btn-primary" href="/" { (view.t("web-problem-home")) }
                }
            }
            @if problem.kind.status().is_server_error() {
                p class="text-secondary" { (view.t("web-problem-number")) " " code { (view.request_id()) } }
            }
        }
    }
}

/// The sign-in page, with the way back to where somebody wanted to go.
fn sign_in(view: &View) -> String {
    let query = if view.query().is_empty() { String::new() } else { format!("?{}", view.query()) };
    let there = format!("{}{query}", view.path());
    let pairs = [("next", there.as_str())];
    format!("/sign-in?{}", serde_html_form::to_string(pairs).unwrap_or_default())
}
