//! The desk of lists: those that Svi ships, the own ones, those that others share, and the last runs.

use std::sync::Arc;

use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Fields, FormFrame, Tone, badge, card, date_time, empty_state, small_table,
    },
    redirect,
};

use super::found;
use crate::{
    actions::{ListDesk, list_desk, save_list},
    lists::{About, LONGEST_LIST_NAME, ListRun, Question, SavedList, ShippedList},
    permissions::{Eyes, UseLists},
    rule_book::{LiveRules, RuleBook},
};

/// `GET /lists`
pub(super) async fn show(
    May(permit): May<UseLists>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let desk = found(list_desk(&permit, view.app().database()).await)?;
    let form = Form::filled([("about", "households")]);
    Ok(page(&view, &book, &desk, &form, &FormErrors::default()))
}

/// `POST /lists`
pub(super) async fn save(
    May(permit): May<UseLists>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let mut check = Check::new(&view, &form);
    let name = check.required("name", LONGEST_LIST_NAME);
    let about = match form.text("about") {
        "households" => Some(About::Households),
        "persons" => Some(About::Persons),
        _ => None,
    };
    if about.is_none() {
        check.fault("about", view.t("assessment-list-error-about"));
    }
    match (check.finish(), about) {
        (Ok(()), Some(about)) => {
            let question = Question::about(about);
            let saved = save_list(&permit, view.app().database(), &name, &question).await;
            Ok(redirect::to(&format!("/lists/{}", found(saved)?)))
        }
        (checked, _) => {
            let book = rules.now().await?;
            let desk = found(list_desk(&permit, view.app().database()).await)?;
            Ok(page(&view, &book, &desk, &form, &checked.err().unwrap_or_default()))
        }
    }
}

fn page(
    view: &View,
    book: &RuleBook,
    desk: &ListDesk,
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let me = view.actor().map(|actor| actor.user);
    let (own, shared): (Vec<&SavedList>, Vec<&SavedList>) =
        desk.saved.iter().partition(|list| Some(list.owner) == me);
    let body = html! {
        (runs(view, &desk.runs))
        (card(&view.t("assessment-lists-own"), &html! {}, &saved(view, desk, &own)))
        @if !shared.is_empty() {
            (card(&view.t("assessment-lists-shared"), &html! {}, &saved(view, desk, &shared)))
        }
        (card(&view.t("assessment-list-new"), &html! {}, &new_list(view, form, errors)))
        (card(&view.t("assessment-lists-shipped"), &html! {}, &shipped(view, book)))
    };
    let title = view.t("assessment-lists");
    let page = Page::new(view, &title).lead(view.t("assessment-lists-lead")).show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn new_list(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let abouts = [
        Choice::new("households", view.t("assessment-list-about-households")),
        Choice::new("persons", view.t("assessment-list-about-persons")),
    ];
    let body = html! {
        (fields.text("name", "assessment-list-name").required().most(LONGEST_LIST_NAME))
        (fields.radios("about", "assessment-list-about", &abouts).required())
    };
    FormFrame::new(view, "/lists", errors).submit("assessment-list-make").show(&body)
}

/// Whom a question names, in words.
pub(super) fn about(view: &View, about: About) -> String {
    view.t(match about {
        About::Households => "assessment-list-about-households",
        About::Persons => "assessment-list-about-persons",
    })
}

fn saved(view: &View, desk: &ListDesk, lists: &[&SavedList]) -> Markup {
    if lists.is_empty() {
        let (title, text) = (view.t("assessment-lists-none"), view.t("assessment-lists-none-do"));
        return empty_state(view, "filter", &title, &text, &html! {});
    }
    let head = [
        "assessment-list-name",
        "assessment-list-about",
        "assessment-list-owner",
        "assessment-list-changed",
    ]
    .map(|key| (view.t(key), false));
    let row = |list: &&SavedList| {
        let owner = desk.owners.get(&list.owner).cloned().unwrap_or_else(|| "–".to_owned());
        vec![
            html! {
                a href={ "/lists/" (list.id) } { (list.name) }
                @if list.is_shared { " " (badge(Tone::Info, &view.t("assessment-list-is-shared"))) }
            },
            html! { (about(view, list.question.about)) },
            html! { (owner) },
            date_time(view, list.changed_at),
        ]
    };
    let rows: Vec<Vec<Markup>> = lists.iter().map(row).collect();
    small_table(&view.t("assessment-lists-own"), &head, &rows)
}

/// Shipped lists of which nothing is sealed for the reader.
fn shipped(view: &View, book: &RuleBook) -> Markup {
    let Some(eyes) = view.actor().map(Eyes::of) else { return html! {} };
    let lists = ShippedList::all(&book.catalogue).unwrap_or_default();
    let seen = lists.iter().filter(|one| one.question.seen_by(&book.catalogue, eyes).is_ok());
    html! {
        ul class="list-unstyled mb-0" {
            @for list in seen {
                li class="mb-2" {
                    a href={ "/lists/shipped/" (list.code) } { (list.name.show(view.language())) }
                    " · " (about(view, list.question.about))
                    br; span class="text-secondary" { (list.why.show(view.language())) }
                }
            }
        }
    }
}

fn runs(view: &View, runs: &[ListRun]) -> Markup {
    if runs.is_empty() {
        return html! {};
    }
    let head = ["assessment-list-name", "assessment-asked-at", "assessment-outcome"]
        .map(|key| (view.t(key), false));
    let row = |run: &ListRun| {
        let state = match (run.made_at, run.is_kept) {
            (None, _) => "assessment-list-run-open",
            (Some(_), true) => "assessment-list-run-kept",
            (Some(_), false) => "assessment-list-run-gone",
        };
        vec![
            html! { a href={ "/list-runs/" (run.id) } { (run.name) } },
            date_time(view, run.asked_at),
            html! { (view.t(state)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = runs.iter().map(row).collect();
    let title = view.t("assessment-list-runs");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}
