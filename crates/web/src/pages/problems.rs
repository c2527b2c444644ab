//! What a problem means and what to do, under the address that the problem itself names.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Response},
};
use maud::html;

use crate::{
    layout::Page,
    problem::{Answer, Kind, Problem},
    view::View,
};

pub(super) async fn show(view: View, Path(slug): Path<String>) -> Answer<Response> {
    let kind = Kind::of_slug(&slug).ok_or_else(Problem::not_found)?;
    let words = |part: &str| view.t(&format!("web-problem-{}{part}", kind.slug()));
    let title = words("");
    let body = html! {
        p { (words("-what")) }
        p { (words("-do")) }
        p class="text-secondary" { (view.t("web-problem-status")) " " code { (kind.status().as_u16()) } }
    };
    Ok(Page::new(&view, &title).narrow().show(&body).into_response())
}
