//! The figure itself with all that has to be said of it, and figures of other origins, which are never set against it.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{self, Explanation, Tone, badge, count, explanation, missing},
};

use crate::{
    pages::words,
    view::{Portrait, Source, Told},
};

/// The card with the figure.
pub(super) fn card(view: &View, portrait: &Portrait<'_>) -> Markup {
    let Some(told) = &portrait.figure else {
        let body = html! {
            p class="stat-value" { (missing(&view.t("indicators-no-figure"))) }
            p class="text-secondary" { (view.t("indicators-no-figure-hint")) }
        };
        return components::card(&view.t("indicators-figure"), &html! {}, &body);
    };
    let body = html! {
        p class="stat-value" { (words::value_markup(view, &portrait.measure, &told.cell)) }
        p { (badge(Tone::Info, &view.t(words::origin(told.origin)))) " " (told.period) }
        (components::facts(&facts(view, portrait, told)))
        p class="text-secondary mt-3" { (view.t(words::what_may_be_said(told.origin))) }
        @if told.cell.is_uncertain() { p class="text-secondary" { (view.t("indicators-read-brackets")) } }
        (explanation(view, &explained(view, portrait, told)))
    };
    components::card(&view.t("indicators-figure"), &html! {}, &body)
}

fn facts(view: &View, portrait: &Portrait<'_>, told: &Told) -> Vec<(String, Markup)> {
    let interval = words::interval(view, &portrait.measure, &told.cell);
    let is_shown = told.cell.shown().is_some();
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((view.t(key), html! { (value) }));
        }
    };
    add("indicators-column-interval", interval);
    if is_shown {
        add("indicators-column-n", told.cell.n.map_or_else(String::new, |n| count(view, n)));
        let counted = words::said(view, &crate::view::counted(portrait.definition));
        let population = told
            .cell
            .population
            .map(|one| format!("{} {counted}", components::number(view, one, 0)));
        add("indicators-population", population.unwrap_or_default());
        add("indicators-missing", words::unanswered(view, told.missing));
    }
    add("indicators-column-from", words::source(view, told));
    facts
}

/// How the figure came about, for those who ask why.
fn explained(view: &View, portrait: &Portrait<'_>, told: &Told) -> Explanation {
    let definition = portrait.definition;
    let mut inputs: Vec<(String, Markup)> = portrait
        .variables
        .iter()
        .map(|(code, name)| (words::said(view, name), html! { code { (code) } }))
        .collect();
    let mut version = format!("{} v{}", definition.code, definition.version);
    if let Source::Run { households, persons, code_version, made_at, .. } = &told.source {
        let many = TextArgs::new()
            .text("households", count(view, *households))
            .text("persons", count(view, *persons));
        let day = made_at.split('T').next().unwrap_or_default().to_owned();
        inputs.push((
            view.t("indicators-run-records"),
            html! { (view.tn("indicators-run-size", &many)) },
        ));
        inputs.push((view.t("indicators-run-made"), html! { (day) }));
        version = format!("{version} · Svi {code_version}");
    }
    let value = words::value(view, &portrait.measure, &told.cell);
    let result = TextArgs::new()
        .text("name", words::name(view, definition))
        .text("value", value.unwrap_or_else(|why| why))
        .text("period", told.period.to_string());
    Explanation {
        result: view.tn("indicators-result", &result),
        inputs,
        rule: words::said(view, &definition.definition),
        source: words::source(view, told),
        version,
        would_change: Vec::new(),
    }
}

/// Figures of other origins.
pub(super) fn others(view: &View, portrait: &Portrait<'_>) -> Markup {
    if portrait.others.is_empty() {
        return html! {};
    }
    let head = [
        (view.t("indicators-column-origin"), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-interval"), true),
        (view.t("indicators-column-period"), false),
        (view.t("indicators-column-from"), false),
    ];
    let row = |told: &Told| {
        vec![
            html! { (view.t(words::origin(told.origin))) },
            words::value_markup(view, &portrait.measure, &told.cell),
            html! { (words::interval(view, &portrait.measure, &told.cell)) },
            html! { (told.period) },
            html! { (words::source(view, told)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = portrait.others.iter().map(row).collect();
    let title = view.t("indicators-others");
    let body = html! {
        p class="text-secondary" { (view.t("indicators-others-hint")) }
        (components::small_table(&title, &head, &rows))
    };
    components::card(&title, &html! {}, &body)
}
