//! A list that Svi ships: what it asks, running it, copying it. One about what is sealed for the reader is not there.

use std::sync::Arc;

use maud::html;
use web::{
    Answer, Form, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Tone, action_button, card, csrf_field, icon},
};

use super::list_page::{copied, eyes, question, started};
use crate::{
    VariableCatalogue,
    lists::{RunOf, ShippedList},
    permissions::UseLists,
    rule_book::LiveRules,
};

/// A shipped list that the reader may ask.
fn shipped_of(view: &View, catalogue: &VariableCatalogue, code: &str) -> Answer<ShippedList> {
    let lists = ShippedList::all(catalogue).map_err(|fault| Problem::internal(&fault))?;
    let list = lists.into_iter().find(|one| one.code == code).ok_or_else(Problem::not_found)?;
    let seen = list.question.seen_by(catalogue, eyes(view)?);
    seen.map(|()| list).map_err(|_sealed| Problem::not_found())
}

/// `GET /lists/shipped/{code}`
pub(super) async fn show(
    May(_permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    let base = format!("/lists/shipped/{}", list.code);
    let actions = html! {
        form method="post" action={ (base) "/run" } data-once {
            (csrf_field(&view))
            button type="submit" class="btn btn-primary" { (icon(&view, "player-play")) (view.t("assessment-list-run")) }
        }
        (action_button(&view, &format!("{base}/copy"), &view.t("assessment-list-copy"), Tone::Neutral, None))
    };
    let words = question(&view, &book.catalogue, &list.question, None);
    let title = list.name.show(view.language()).into_owned();
    let page = Page::new(&view, &title)
        .under(view.t("assessment-lists"), "/lists")
        .lead(list.why.show(view.language()).into_owned())
        .actions(actions);
    Ok(page.show(&card(&view.t("assessment-list-question"), &html! {}, &words)).into_response())
}

/// `POST /lists/shipped/{code}/run`
pub(super) async fn run(
    May(permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    let name = list.name.show(view.language()).into_owned();
    started(&permit, &view, &rules, &RunOf::Shipped(list.code), &name).await
}

/// `POST /lists/shipped/{code}/copy`
pub(super) async fn copy(
    May(permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    copied(&permit, &view, &list.name.show(view.language()), &list.question).await
}
