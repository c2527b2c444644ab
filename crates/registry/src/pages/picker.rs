//! Finding a household or a person within a form: a search box, and hits of which one is chosen. Works as one types, and
//! without a script.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Problem, View,
    axum::response::IntoResponse as _,
    components::{empty_state, icon},
};

use crate::{
    permissions::ListHouseholds,
    search::Query,
    search_registry,
    view::{Found, Heading},
};

/// Most hits that are offered.
const MOST: usize = 12;
/// Most characters that are searched for.
const LONGEST: usize = 200;

/// What is searched for in the address, under `name`.
pub(super) fn wanted(view: &View, name: &str) -> String {
    let pairs: Vec<(String, String)> = view.read_query().unwrap_or_default();
    let text = pairs.into_iter().find(|(one, _)| one == name).map(|(_, value)| value);
    let text = text.unwrap_or_default();
    text.trim().chars().filter(|one| !one.is_control()).take(LONGEST).collect()
}

/// What was found.
pub(super) async fn found(view: &View, text: &str) -> Answer<Vec<Found>> {
    let permit = view.actor().and_then(kernel::Actor::permit::<ListHouseholds>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    Ok(search_registry(&permit, view.app().database(), &Query::parse(text), MOST).await?)
}

/// The page of that title below a person's on which another person is searched for: who is chosen stands under `name` in the address of
/// the same page.
pub(super) async fn choose_person(
    view: &View,
    head: &Heading,
    (to, name): (&str, &str),
    (title, whom): (&str, &str),
) -> Answer {
    let text = wanted(view, "q");
    let hits = found(view, &text).await?;
    let path = format!("{}/{to}", head.path());
    let link = |hit: &Found| {
        let other = hit.person.filter(|one| Some(*one) != head.person)?;
        Some(format!("{path}?{name}={other}"))
    };
    let body = html! {
        p { (view.t(whom)) }
        (search_box(view, &path, ("q", "registry-search-persons"), &text))
        (results(view, &text, &hits, link, &html! {}))
    };
    Ok(head.show(view, &view.t(title), &body).into_response())
}

/// The box. It searches on the page at `path`, under `name`.
pub(super) fn search_box(
    view: &View,
    path: &str,
    (name, label): (&str, &str),
    text: &str,
) -> Markup {
    html! {
        form method="get" action=(path) role="search" class="search-form" aria-label=(view.t(label)) hx-get=(path)
            hx-trigger="input delay:250ms, submit" hx-target="#picker-results" hx-select="#picker-results"
            hx-swap="outerHTML" hx-push-url="true" hx-sync="this:replace" {
            div class="input-icon" {
                span class="input-icon-addon" { (icon(view, "search")) }
                input type="search" name=(name) value=(text) class="form-control" aria-label=(view.t(label))
                    autocomplete="off" maxlength=(LONGEST);
            }
            button type="submit" class="btn btn-primary" { (view.t("registry-search-do")) }
        }
    }
}

/// The hits, each with the link that `link` gives it, and what stands below them.
pub(super) fn results(
    view: &View,
    text: &str,
    hits: &[Found],
    link: impl Fn(&Found) -> Option<String>,
    below: &Markup,
) -> Markup {
    let linked: Vec<(&Found, String)> =
        hits.iter().filter_map(|hit| Some((hit, link(hit)?))).collect();
    let args = TextArgs::new().typed("wanted", text);
    html! {
        div id="picker-results" data-live {
            @if text.is_empty() {
                p class="text-secondary" { (view.t("registry-picker-hint")) }
            } @else {
                @if linked.is_empty() {
                    div role="status" {
                        (empty_state(view, "search", &view.tn("registry-picker-none", &args), &view.t("registry-picker-hint"), &html! {}))
                    }
                } @else {
                    p role="status" class="text-secondary" {
                        (view.tn("registry-picker-count", &TextArgs::new().count("count", linked.len() as u64)))
                    }
                    ul class="list-group mb-3" {
                        @for (hit, path) in &linked {
                            li class="list-group-item" {
                                a href=(path) { (hit.name) }
                                div class="text-secondary small" { (detail(view, hit)) }
                            }
                        }
                    }
                }
                (below)
            }
        }
    }
}

fn detail(view: &View, hit: &Found) -> String {
    let year = hit.birth_year.map(|year| format!("{year}."));
    let place = Some(hit.place.clone()).filter(|place| !place.is_empty());
    let ended = hit.ended.map(|how| super::words::left(view, how));
    let details = [ended, year, place, Some(hit.code.clone())];
    details.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
