//! How somebody wants to see the pages: language and light. Kept in a cookie; the language of a user also with the user.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use chrono::Duration;
use kernel::Language;

use crate::{
    cookies::Cookie,
    form::Form,
    problem::{Answer, Kind, Problem},
    redirect,
    view::View,
};

pub(super) async fn language(view: View, form: Form) -> Answer {
    let language: Language =
        form.text("language").parse().map_err(|cause: kernel::UnknownLanguage| {
            Problem::of(Kind::Unreadable).with_detail(cause.to_string())
        })?;
    if let Some(actor) = view.actor() {
        let app = view.app();
        app.0.authenticate.remember_language(app.database(), actor, language).await?;
    }
    Ok(chosen(&view, &form, Cookie::Language, Some(language.tag())))
}

pub(super) async fn theme(view: View, form: Form) -> Answer {
    let theme = Some(form.text("theme")).filter(|theme| matches!(*theme, "light" | "dark"));
    Ok(chosen(&view, &form, Cookie::Theme, theme))
}

/// Back to where the choice was made, with the cookie set, or removed when there is nothing to keep.
fn chosen(view: &View, form: &Form, cookie: Cookie, value: Option<&str>) -> Response {
    let site = view.app().site();
    let header: Option<HeaderValue> = match value {
        Some(value) => cookie.set(site, value, Some(Duration::days(365))),
        None => cookie.remove(site),
    };
    let mut response = redirect::to(form.text("next"));
    if let Some(header) = header {
        response.headers_mut().append(header::SET_COOKIE, header);
    }
    response
}
