//! Confirming a list: what will be done, said once more, and a box to be ticked.

use kernel::TextArgs;
use maud::html;
use web::{
    Answer, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, alert, card, day_text},
    redirect,
};

use super::{id, list_page, path_of, problem};
use crate::{
    actions::{Progress, SeenList, confirm_list, find_list},
    list::{ListId, ListState},
    permissions::{CarryOut, SeeRetention},
};

/// `GET /retention/lists/{id}/confirm`
pub(super) async fn form(_: May<CarryOut>, view: View, Path(list): Path<String>) -> Answer {
    let seen = seen(&view, id(&list)?).await?;
    Ok(page(&view, &seen, &Form::default(), &FormErrors::default()))
}

/// `POST /retention/lists/{id}/confirm`
pub(super) async fn save(
    May(permit): May<CarryOut>,
    view: View,
    Path(list): Path<String>,
    form: Form,
) -> Answer {
    let list: ListId = id(&list)?;
    let seen = seen(&view, list).await?;
    // Asked for again after a fault: it was confirmed before.
    let is_again = seen.list.state == ListState::Acting && seen.progress == Progress::Failed;
    if !is_again && !form.has("looked") {
        let mut errors = FormErrors::default();
        errors.add("looked", view.t("retention-error-looked"));
        return Ok(page(&view, &seen, &form, &errors));
    }
    confirm_list(&permit, view.app().database(), list).await.map_err(problem)?;
    Ok(redirect::with_notice(&view, &path_of(list), "retention-confirmed"))
}

/// The list with its counts; who confirms it sees it.
async fn seen(view: &View, list: ListId) -> Answer<SeenList> {
    let actor = view.actor().ok_or_else(Problem::not_found)?;
    let permit = actor.permit::<SeeRetention>().ok_or_else(Problem::not_found)?;
    let found = find_list(&permit, view.app().database(), list, false, |all| (all, 0)).await?;
    let is_there = |one: &SeenList| matches!(one.list.state, ListState::Open | ListState::Acting);
    found.filter(is_there).ok_or_else(Problem::not_found)
}

fn page(view: &View, seen: &SeenList, form: &Form, errors: &FormErrors) -> Response {
    let fields = Fields::new(view, form, errors);
    let action = format!("{}/confirm", path_of(seen.list.id));
    let back = path_of(seen.list.id);
    let frame = FormFrame::new(view, &action, errors)
        .cancel(&back)
        .submit("retention-confirm")
        .dangerous(Some(view.t("retention-confirm-question")));
    let body = html! {
        (alert(view, Tone::Danger, &html! { (view.t("retention-confirm-lead")) }))
        div class="mb-3" { (card(&view.t("retention-how-much"), &html! {}, &list_page::counts(view, seen))) }
        p { (view.t("retention-confirm-checks")) }
        (frame.show(&html! {
            (fields.check_box("looked", "retention-looked").required())
        }))
    };
    let args = TextArgs::new().text("day", day_text(view, seen.list.made_at.date_naive()));
    let title = view.t("retention-confirm");
    let page = Page::new(view, &title)
        .under(view.t("retention-title"), "/retention")
        .under(view.tn("retention-list-of", &args), path_of(seen.list.id))
        .narrow()
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}
