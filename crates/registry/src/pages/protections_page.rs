//! Protected records of the user's circles, and those whose circle works here no more.

use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, Problem, View,
    axum::response::IntoResponse as _,
    components::{Tone, alert, card, csrf_field, date_time, empty_state, small_table},
};

use super::{change_form::done, id, path_of, path_of_person};
use crate::{
    list_protections,
    permissions::Protect,
    take_protection,
    view::{EntryId, ProtectedRecord, ProtectedRecords},
};

/// `GET /protections`
pub(super) async fn show(May(permit): May<Protect>, view: View) -> Answer {
    let records = list_protections(&permit, view.app().database()).await?;
    let body = html! {
        (own(&view, &records.own))
        (left(&view, &records))
    };
    let title = view.t("registry-protections");
    let page = Page::new(&view, &title).under(view.t("registry-households"), "/households");
    Ok(page.show(&body).into_response())
}

fn own(view: &View, records: &[ProtectedRecord]) -> Markup {
    if records.is_empty() {
        let (title, text) =
            (view.t("registry-no-protections"), view.t("registry-no-protections-do"));
        return empty_state(view, "shield-lock", &title, &text, &html! {});
    }
    let head =
        ["registry-listed-name", "registry-protection-since"].map(|key| (view.t(key), false));
    let row = |one: &ProtectedRecord| {
        let path = one.person.map_or_else(|| path_of(one.household), path_of_person);
        vec![html! { a href=(path) { (one.name) } }, date_time(view, one.since)]
    };
    let rows: Vec<Vec<Markup>> = records.iter().map(row).collect();
    let title = view.t("registry-protections");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}

fn left(view: &View, records: &ProtectedRecords) -> Markup {
    if records.left.is_empty() {
        return html! {};
    }
    let body = html! {
        (alert(view, Tone::Warning, &html! { (view.t("registry-protections-left-lead")) }))
        @for (protection, since) in &records.left {
            form method="post" action="/protections/take" class="mb-2" data-once {
                (csrf_field(view))
                input type="hidden" name="protection" value=(protection);
                (view.t("registry-protection-since")) " " (date_time(view, *since)) " "
                button type="submit" class="btn btn-sm" { (view.t("registry-protection-take")) }
            }
        }
    };
    card(&view.t("registry-protections-left"), &html! {}, &body)
}

/// `POST /protections/take`
pub(super) async fn take(May(permit): May<Protect>, view: View, form: Form) -> Answer {
    let protection: EntryId = id(form.text("protection"))?;
    let outcome = take_protection(&permit, view.app().database(), protection).await;
    done(&view, outcome, |()| "/protections".to_owned(), "registry-saved")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}
