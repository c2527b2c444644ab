//! What a user is told.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Form, Page, SignedIn, View,
    axum::response::IntoResponse as _,
    components::{Tone, action_button, badge, date_time, empty_state},
    redirect,
};

use crate::{
    actions::{list_notices, read_notices},
    store::notices::NoticeView,
};

/// `GET /notices`
pub(super) async fn list(SignedIn(actor): SignedIn, view: View) -> Answer {
    let notices = list_notices(view.app().database(), &actor).await?;
    let has_new = notices.iter().any(|notice| !notice.is_read);
    let label = view.t("identity-notices-read");
    let actions = html! {
        @if has_new { (action_button(&view, "/notices", &label, Tone::Neutral, None)) }
    };
    let body = html! {
        @if notices.is_empty() {
            (empty_state(&view, "bell", &view.t("identity-no-notices"), "", &html! {}))
        } @else {
            ul class="list-group" { @for notice in &notices { (item(&view, notice)) } }
        }
    };
    let title = view.t("identity-notices");
    Ok(Page::new(&view, &title).actions(actions).narrow().show(&body).into_response())
}

fn item(view: &View, notice: &NoticeView) -> Markup {
    let args = notice
        .args
        .iter()
        .fold(TextArgs::new(), |args, (name, value)| args.text(name.as_str(), value.as_str()));
    html! {
        li class="list-group-item" {
            a href=(notice.path) { (view.tn(&notice.kind, &args)) }
            @if !notice.is_read { " " (badge(Tone::Info, &view.t("identity-notice-new"))) }
            div class="text-secondary" { (date_time(view, notice.created_at)) }
        }
    }
}

/// `POST /notices`
pub(super) async fn mark_read(SignedIn(actor): SignedIn, view: View, _form: Form) -> Answer {
    read_notices(view.app().database(), &actor).await?;
    Ok(redirect::to("/notices"))
}
