//! Pages of the kit itself: what problems mean, the language of the pages, health.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Response},
};
use maud::html;

use crate::{
    layout::Page,
    problem::{Answer, Kind, Problem},
    routes::Routes,
    view::View,
};

/// The routes of the kit.
pub(crate) fn routes() -> Routes {
    Routes::new().public_get("/problems/{slug}", problem).public_get("/healthz", healthz)
}

async fn problem(view: View, Path(slug): Path<String>) -> Answer {
    let kind = Kind::of_slug(&slug).ok_or_else(Problem::not_found)?;
    let title = view.t(&format!("web-problem-{}", kind.slug()));
    let body = html! {
        p { (view.t(&format!("web-problem-{}-what", kind.slug()))) }
        p { (view.t(&format!("web-problem-{}-do", kind.slug()))) }
    };
    Ok(Page::new(&view, &title).show(&body).into_response())
}

async fn healthz() -> Response {
    "ok".into_response()
}
