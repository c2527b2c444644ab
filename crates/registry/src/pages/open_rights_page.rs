//! What persons asked for by right and nobody has answered yet, with until when.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{Tone, badge, card, date, empty_state, small_table},
};

use super::{path_of_person, words};
use crate::{
    list_open_rights,
    permissions::HandleRights,
    rights::{OpenRequest, answer_due},
};

/// `GET /rights-requests`
pub(super) async fn show(May(permit): May<HandleRights>, view: View) -> Answer {
    let open = list_open_rights(&permit, view.app().database()).await?;
    let today = view.app().database().now().date_naive();
    let title = view.t("registry-open-rights");
    let body = html! {
        @if open.is_empty() {
            (empty_state(&view, "scale", &view.t("registry-no-open-rights"), &view.t("registry-no-open-rights-do"), &html! {}))
        } @else {
            (card(&title, &html! {}, &table(&view, &open, today)))
        }
    };
    let page = Page::new(&view, &title).under(view.t("registry-households"), "/households");
    Ok(page.show(&body).into_response())
}

pub(super) fn table(view: &View, open: &[OpenRequest], today: NaiveDate) -> Markup {
    let keys = [
        "registry-listed-name",
        "registry-right-kind",
        "registry-right-asked-on",
        "registry-right-due",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = open.iter().map(|one| row(view, one, today)).collect();
    small_table(&view.t("registry-open-rights"), &head, &rows)
}

fn row(view: &View, one: &OpenRequest, today: NaiveDate) -> Vec<Markup> {
    let due = answer_due(one.asked_on);
    vec![
        html! { a href={ (path_of_person(one.person)) "/rights" } { (one.name) } },
        html! { (words::right(view, one.kind)) },
        date(view, one.asked_on),
        html! {
            @if let Some(due) = due {
                (date(view, due))
                @if due < today { " " (badge(Tone::Danger, &view.t("registry-right-late"))) }
            }
        },
    ]
}
