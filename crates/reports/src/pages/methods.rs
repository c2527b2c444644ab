//! The methods behind figures: the pages of `docs/methods`, as they are written, in English.

use maud::{Markup, html};
use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{Tone, alert},
};

use crate::methods::{self, Method};

/// `GET /methods`
pub(super) async fn list(
    May(_permit): May<indicators::ViewFigures>,
    view: View,
) -> Answer<Response> {
    let title = view.t("reports-methods");
    let body = html! {
        (only_english(&view))
        div class="card" { div class="card-body markdown" lang="en" { (methods::overview()) } }
    };
    Ok(Page::new(&view, &title).lead(view.t("reports-methods-lead")).show(&body).into_response())
}

/// `GET /methods/{slug}`
pub(super) async fn show(
    May(_permit): May<indicators::ViewFigures>,
    view: View,
    Path(slug): Path<String>,
) -> Answer<Response> {
    let Method { title, body } = methods::find(&slug).ok_or_else(Problem::not_found)?;
    let body = html! {
        (only_english(&view))
        div class="card" { div class="card-body markdown" lang="en" { (body) } }
    };
    let page = Page::new(&view, &title).under(view.t("reports-methods"), "/methods");
    Ok(page.show(&body).into_response())
}

fn only_english(view: &View) -> Markup {
    html! {
        @if view.language().is_serbian() {
            (alert(view, Tone::Info, &html! { (view.t("reports-methods-english")) }))
        }
    }
}
