//! One list: what it asks in words, conditions added and taken away one by one, naming, sharing, copying, running.

use std::sync::Arc;

use kernel::Permit;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, action_button, alert, card, csrf_field, icon},
    redirect,
};

use super::{super::id, condition_form, desk, found, say};
use crate::{
    VariableCatalogue,
    actions::{ListRefused, change_list, delete_list, find_list, run_list, save_list},
    lists::{LONGEST_LIST_NAME, Question, RunOf, SavedList},
    permissions::{Eyes, UseLists},
    record::ListId,
    rule_book::{LiveRules, RuleBook},
};

/// `GET /lists/{id}`
pub(super) async fn show(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let list = of(&permit, &view, &list).await?;
    Ok(page(&view, &book, &list, &Form::default(), &FormErrors::default()))
}

async fn of(permit: &Permit<UseLists>, view: &View, list: &str) -> Answer<SavedList> {
    let found_list = found(find_list(permit, view.app().database(), id(list)?).await)?;
    found_list.ok_or_else(Problem::not_found)
}

pub(super) fn eyes(view: &View) -> Answer<Eyes> {
    view.actor().map(Eyes::of).ok_or_else(Problem::not_found)
}

pub(super) fn path(list: ListId) -> String {
    format!("/lists/{list}")
}

fn page(
    view: &View,
    book: &RuleBook,
    list: &SavedList,
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let catalogue = &book.catalogue;
    let is_own = view.actor().is_some_and(|actor| actor.user == list.owner);
    let sealed =
        view.actor().and_then(|actor| list.question.seen_by(catalogue, Eyes::of(actor)).err());
    let base = path(list.id);
    let body = html! {
        @if let Some(fault) = &sealed {
            (alert(view, Tone::Warning, &html! { (say::fault(view, catalogue, fault)) }))
        }
        (card(&view.t("assessment-list-question"), &html! {}, &question(view, catalogue, &list.question, is_own.then_some(list))))
        @if is_own && sealed.is_none() { (condition_form::adding(view, catalogue, list, form, errors)) }
        @if is_own { (naming(view, list)) }
    };
    let actions = html! {
        @if sealed.is_none() && !list.question.all.is_empty() {
            form method="post" action={ (base) "/run" } data-once {
                (csrf_field(view))
                button type="submit" class="btn btn-primary" { (icon(view, "player-play")) (view.t("assessment-list-run")) }
            }
        }
        @if sealed.is_none() {
            (action_button(view, &format!("{base}/copy"), &view.t("assessment-list-copy"), Tone::Neutral, None))
        }
        @if is_own {
            (action_button(view, &format!("{base}/delete"), &view.t("assessment-list-delete"), Tone::Danger, Some(&view.t("assessment-list-delete-sure"))))
        }
    };
    let page = Page::new(view, &list.name)
        .under(view.t("assessment-lists"), "/lists")
        .lead(desk::about(view, list.question.about))
        .actions(actions)
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

/// The question in words; with ways to take conditions away for whose it is.
pub(super) fn question(
    view: &View,
    catalogue: &VariableCatalogue,
    question: &Question,
    own: Option<&SavedList>,
) -> Markup {
    if question.all.is_empty() {
        return html! { p class="mb-0" { (view.t("assessment-list-empty")) } };
    }
    html! {
        p class="text-secondary" { (view.t("assessment-list-all-hold")) }
        ol class="mb-0" {
            @for (group, conditions) in question.all.iter().enumerate() {
                li class="mb-2" {
                    @for (at, one) in conditions.any.iter().enumerate() {
                        @if at > 0 { div class="text-secondary" { (view.t("assessment-list-or")) } }
                        div class="actions" {
                            span { (say::condition(view, catalogue, question.about, one)) }
                            @if let Some(list) = own { (removing(view, list, (group, at))) }
                        }
                    }
                }
            }
        }
    }
}

fn removing(view: &View, list: &SavedList, (group, at): (usize, usize)) -> Markup {
    let label = format!("{} {}.{}", view.t("assessment-list-remove"), group + 1, at + 1);
    html! {
        form method="post" action={ (path(list.id)) "/conditions/remove" } class="d-print-none" data-once {
            (csrf_field(view))
            input type="hidden" name="version" value=(list.version);
            input type="hidden" name="group" value=(group);
            input type="hidden" name="at" value=(at);
            button type="submit" class="btn btn-sm" aria-label=(label) { (view.t("assessment-list-remove")) }
        }
    }
}

/// Name and sharing.
fn naming(view: &View, list: &SavedList) -> Markup {
    // A box that is not ticked is not sent.
    let shared = list.is_shared.then_some(("shared", "yes"));
    let form = Form::filled(std::iter::once(("name", list.name.as_str())).chain(shared));
    let errors = FormErrors::default();
    let fields = Fields::new(view, &form, &errors);
    let body = html! {
        input type="hidden" name="version" value=(list.version);
        (fields.text("name", "assessment-list-name").required().most(LONGEST_LIST_NAME))
        (fields.check_box("shared", "assessment-list-share").hint("assessment-list-share-hint"))
    };
    let frame = FormFrame::new(view, &path(list.id), &errors).show(&body);
    card(&view.t("assessment-list-naming"), &html! {}, &frame)
}

/// `POST /lists/{id}`
pub(super) async fn rename(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let mut check = Check::new(&view, &form);
    let name = check.required("name", LONGEST_LIST_NAME);
    if check.finish().is_err() {
        return Ok(redirect::to(&path(list.id)));
    }
    list.name = name;
    list.is_shared = form.has("shared");
    list.version = version(&form);
    let changed =
        change_list(&permit, view.app().database(), (&book.catalogue, eyes(&view)?), &list).await;
    found(changed)?;
    Ok(redirect::with_notice(&view, &path(list.id), "assessment-list-saved"))
}

fn version(form: &Form) -> i32 {
    form.text("version").parse().unwrap_or_default()
}

/// `POST /lists/{id}/conditions`
pub(super) async fn add(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let before = list.clone();
    let mut errors = FormErrors::default();
    let Some(condition) = condition_form::read(&view, &form, &mut errors) else {
        return Ok(page(&view, &book, &before, &form, &errors));
    };
    list.question.add(condition, form.text("beside").parse().ok());
    list.version = version(&form);
    let catalogue = &book.catalogue;
    let changed =
        change_list(&permit, view.app().database(), (catalogue, eyes(&view)?), &list).await;
    match changed {
        Ok(()) => Ok(redirect::to(&path(list.id))),
        Err(ListRefused::Question(fault)) => {
            errors.add("test", say::fault(&view, catalogue, &fault));
            Ok(page(&view, &book, &before, &form, &errors))
        }
        Err(other) => Err(super::problem(other)),
    }
}

/// `POST /lists/{id}/conditions/remove`
pub(super) async fn remove(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let place = |name: &str| form.text(name).parse().ok();
    let (Some(group), Some(at)) = (place("group"), place("at")) else {
        return Err(Problem::not_found());
    };
    if !list.question.remove(group, at) {
        return Err(Problem::not_found());
    }
    list.version = version(&form);
    // A condition that is sealed by now may always be taken away.
    let changed =
        change_list(&permit, view.app().database(), (&book.catalogue, eyes(&view)?), &list).await;
    found(changed)?;
    Ok(redirect::to(&path(list.id)))
}

/// `POST /lists/{id}/run`
pub(super) async fn run(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let of = RunOf::Saved(id(&list)?);
    started(&permit, &view, &rules, &of, "").await
}

pub(super) async fn started(
    permit: &Permit<UseLists>,
    view: &View,
    rules: &Arc<LiveRules>,
    of: &RunOf,
    name: &str,
) -> Answer {
    let book = rules.now().await?;
    let catalogue = &book.catalogue;
    let run = run_list(permit, view.app().database(), (catalogue, eyes(view)?), (of, name)).await;
    Ok(redirect::to(&format!("/list-runs/{}", found(run)?)))
}

/// `POST /lists/{id}/copy`
pub(super) async fn copy(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = of(&permit, &view, &list).await?;
    if list.question.seen_by(&book.catalogue, eyes(&view)?).is_err() {
        return Err(Problem::not_found());
    }
    copied(&permit, &view, &list.name, &list.question).await
}

pub(super) async fn copied(
    permit: &Permit<UseLists>,
    view: &View,
    name: &str,
    question: &Question,
) -> Answer {
    let name = format!("{name} ({})", view.t("assessment-list-copied"));
    let name: String = name.chars().take(LONGEST_LIST_NAME).collect();
    let saved = save_list(permit, view.app().database(), &name, question).await;
    Ok(redirect::to(&path(found(saved)?)))
}

/// `POST /lists/{id}/delete`
pub(super) async fn delete(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    _form: Form,
) -> Answer {
    found(delete_list(&permit, view.app().database(), id(&list)?).await)?;
    Ok(redirect::with_notice(&view, "/lists", "assessment-list-deleted"))
}
