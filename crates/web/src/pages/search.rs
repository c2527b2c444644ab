//! One search over everything that the contexts offer and the user may find, as one types.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use kernel::TextArgs;
use maud::{Markup, html};

use crate::{
    components::{Tone, alert, empty_state, icon},
    context::Hit,
    layout::{Page, Shown},
    permit::SignedIn,
    view::View,
};

/// Most characters that are searched for.
const LONGEST: usize = 200;
/// Fewest characters that are searched for.
const SHORTEST: usize = 2;

pub(super) async fn show(_: SignedIn, view: View) -> Shown {
    let wanted = wanted(view.query());
    let found =
        if wanted.chars().count() < SHORTEST { None } else { Some(find(&view, &wanted).await) };
    let title = view.t("web-search");
    let body = html! {
        (form(&view, &wanted))
        div id="search-results" data-live { (results(&view, &wanted, found.as_ref())) }
    };
    Page::new(&view, &title).narrow().show(&body)
}

fn wanted(query: &str) -> String {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
    let text = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, value)| value);
    let text = text.unwrap_or_default();
    text.trim().chars().filter(|one| !one.is_control()).take(LONGEST).collect()
}

/// What was found, and whether something could not be searched.
async fn find(view: &View, wanted: &str) -> (Vec<Hit>, bool) {
    let searches = view.app().0.searches.iter().filter(|search| view.may_do(search.permission));
    let answers = searches.map(|search| (search.find)(view.clone(), wanted.to_owned()));
    let answers = join_all(answers).await;
    let is_incomplete = answers.iter().any(Result::is_err);
    (answers.into_iter().flatten().flatten().collect(), is_incomplete)
}

fn form(view: &View, wanted: &str) -> Markup {
    html! {
        form method="get" action="/search" role="search" class="search-form" aria-label=(view.t("web-search-everything")) hx-get="/search"
            hx-trigger="input delay:250ms, submit" hx-target="#search-results" hx-select="#search-results"
            hx-swap="outerHTML" hx-push-url="true" hx-sync="this:replace" {
            div class="input-icon" {
                span class="input-icon-addon" { (icon(view, "search")) }
                input type="search" name="q" value=(wanted) class="form-control form-control-lg" autofocus
                    aria-label=(view.t("web-search")) autocomplete="off" maxlength=(LONGEST);
            }
            button type="submit" class="btn btn-primary" { (view.t("web-search-do")) }
        }
    }
}

fn results(view: &View, wanted: &str, found: Option<&(Vec<Hit>, bool)>) -> Markup {
    let Some((hits, is_incomplete)) = found else {
        let (title, text) = (view.t("web-search-begin"), view.t("web-search-how"));
        return empty_state(view, "search", &title, &text, &html! {});
    };
    let args = TextArgs::new().typed("wanted", wanted);
    html! {
        @if *is_incomplete { (alert(view, Tone::Warning, &html! { (view.t("web-search-incomplete")) })) }
        @if hits.is_empty() {
            div role="status" {
                (empty_state(view, "search", &view.tn("web-search-none", &args), &view.t("web-search-how"), &html! {}))
            }
        } @else {
            p role="status" class="text-secondary" {
                (view.tn("web-search-count", &TextArgs::new().count("count", hits.len() as u64)))
            }
            @for kind in kinds(hits) {
                section {
                    h2 class="h3" { (view.t(kind)) }
                    ul class="list-group mb-4" {
                        @for hit in hits.iter().filter(|hit| hit.kind == kind) {
                            li class="list-group-item" {
                                a href=(hit.path) { (hit.title) }
                                @if !hit.detail.is_empty() { div class="text-secondary small" { (hit.detail) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The kinds of what was found, in the order in which they come.
fn kinds(hits: &[Hit]) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    hits.iter().map(|hit| hit.kind).filter(|kind| seen.insert(*kind)).collect()
}
