//! Mappings that the municipality keeps under a name.

use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{Tone, action_button, card, date_time, empty_state, small_table},
    redirect,
};

use super::{id, refusal};
use crate::{
    actions::{list_mappings, remove_mapping},
    import::KeptMapping,
    permissions::ImportHouseholds,
};

/// `GET /import-mappings`
pub(super) async fn show(May(permit): May<ImportHouseholds>, view: View) -> Answer {
    let mappings = list_mappings(&permit, view.app().database()).await?;
    let title = view.t("mapping-mappings");
    let body = if mappings.is_empty() {
        let (title, text) = (view.t("mapping-no-mappings"), view.t("mapping-no-mappings-hint"));
        html! { div class="card" { (empty_state(&view, "file-text", &title, &text, &html! {})) } }
    } else {
        let head = ["mapping-name", "mapping-changed-at", "mapping-text", "mapping-action"];
        let head = head.map(|key| (view.t(key), false));
        let rows: Vec<Vec<Markup>> = mappings.iter().map(|one| row(&view, one)).collect();
        card(&title, &html! {}, &small_table(&title, &head, &rows))
    };
    let page = Page::new(&view, &title)
        .under(view.t("mapping-imports"), "/imports")
        .lead(view.t("mapping-mappings-lead"));
    Ok(page.show(&body).into_response())
}

fn row(view: &View, one: &KeptMapping) -> Vec<Markup> {
    let path = format!("/import-mappings/{}/remove", one.id);
    let question = view.t("mapping-remove-question");
    vec![
        html! { (one.name) },
        date_time(view, one.changed_at),
        html! { details { summary { (view.t("mapping-show")) } pre class="mt-2 mb-0" tabindex="0" { (one.text) } } },
        action_button(view, &path, &view.t("mapping-remove"), Tone::Danger, Some(&question)),
    ]
}

/// `POST /import-mappings/{id}/remove`
pub(super) async fn remove(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(mapping): Path<String>,
    _form: Form,
) -> Answer {
    let outcome = remove_mapping(&permit, view.app().database(), id(&mapping)?).await;
    let key = match outcome {
        Ok(()) => "mapping-removed",
        Err(refused) => refusal::notice(refused)?,
    };
    Ok(redirect::with_notice(&view, "/import-mappings", key))
}
