//! What the indicator is: its definition with its version, how it is computed, where the method stands.

use maud::{Markup, html};
use web::{View, components};

use crate::{pages::words, view::Portrait};

/// The card with the definition.
pub(super) fn card(view: &View, portrait: &Portrait<'_>) -> Markup {
    let body = html! {
        p { (words::said(view, &portrait.definition.definition)) }
        (components::facts(&facts(view, portrait)))
        @if let Some(page) = portrait.methods {
            p class="mt-3 mb-0" { a href=(format!("/methods/{page}")) { (view.t("indicators-method")) } }
        }
    };
    components::card(&view.t("indicators-definition"), &html! {}, &body)
}

fn facts(view: &View, portrait: &Portrait<'_>) -> Vec<(String, Markup)> {
    let definition = portrait.definition;
    let from: Vec<String> = portrait.from.iter().map(|one| words::said(view, one)).collect();
    let by: Vec<String> =
        definition.by.iter().map(|by| words::said(view, &crate::view::breakdown(*by))).collect();
    let variables = html! {
        @for (at, (code, name)) in portrait.variables.iter().enumerate() {
            @if at > 0 { ", " }
            (words::said(view, name)) " " code { (code) }
        }
    };
    let plain = |text: String| html! { (text) };
    let mut facts = vec![
        (view.t("indicators-column-code"), html! { code { (definition.code) } }),
        (view.t("indicators-column-version"), plain(definition.version.to_string())),
        (view.t("indicators-counts"), plain(view.t(words::counted(definition.count)))),
        (view.t("indicators-direction"), plain(view.t(words::direction(definition.direction)))),
        (view.t("indicators-column-source"), plain(view.t(words::source_kind(definition.source)))),
    ];
    if !from.is_empty() {
        facts.push((view.t("indicators-institutions"), plain(from.join(", "))));
    }
    if let Some(official) = &definition.official {
        facts.push((view.t("indicators-series"), html! { code { (official.series) } }));
    }
    if !portrait.variables.is_empty() {
        facts.push((view.t("indicators-variables"), variables));
    }
    if !by.is_empty() {
        facts.push((view.t("indicators-by"), plain(by.join(", "))));
    }
    let minimum = components::count(view, u64::from(definition.minimum_cell));
    facts.push((view.t("indicators-minimum"), plain(minimum)));
    facts
}
