//! Cards, figures, facts, history, explanation, tabs, dialogs, messages, progress, badges.

use chrono::DateTime;
use maud::{Markup, html};

use crate::{
    components::{
        Change, Event, Explanation, JobState, Tab, Tone, alert, badge, card, cards, date_time,
        dialog, empty_state, explanation, facts, icon, missing, number, percent, progress,
        stat_card, tabs, timeline,
    },
    view::View,
};

/// Buttons beside the title of the page.
pub(super) fn page_actions(view: &View) -> Markup {
    html! {
        button type="button" class="btn js-only" data-print { (icon(view, "printer")) (view.t("web-gallery-print")) }
        a class="btn btn-primary" href="#forms" { (icon(view, "plus")) (view.t("web-gallery-add")) }
    }
}

pub(super) fn show(view: &View) -> Markup {
    html! {
        div class="stats" {
            (stat_card(&view.t("web-gallery-households"), &number(view, 1_234.0, 0), &view.t("web-gallery-source"), Some("#lists")))
            (stat_card(&view.t("web-gallery-share"), &percent(view, 0.214, 1), &view.t("web-gallery-source"), None))
            (stat_card(&view.t("web-gallery-share"), "·", &view.t("web-gallery-withheld"), None))
        }
        (cards(&[
            card(&view.t("web-gallery-facts"), &html! { a class="btn btn-sm" href="#forms" { (view.t("web-gallery-change")) } }, &known(view)),
            card(&view.t("web-gallery-history"), &html! {}, &history(view)),
            card(&view.t("web-gallery-explanation"), &html! {}, &why(view)),
            card(&view.t("web-gallery-badges"), &html! {}, &badges(view)),
        ]))
        h3 { (view.t("web-gallery-messages")) }
        @for tone in Tone::ALL { (alert(view, tone, &html! { (view.t("web-gallery-message")) })) }
        h3 { (view.t("web-gallery-progress")) }
        (cards(&jobs(view)))
        h3 { (view.t("web-gallery-tabs")) }
        div class="card" { div class="card-body" { (sample_tabs(view)) } }
        h3 { (view.t("web-gallery-dialog")) }
        (dialog(view, "gallery-dialog", (&view.t("web-gallery-dialog-open"), "/help"), &view.t("web-gallery-dialog"), &known(view)))
        (empty_state(view, "users", &view.t("web-gallery-none-yet"), &view.t("web-gallery-none-yet-hint"), &html! {}))
    }
}

fn known(view: &View) -> Markup {
    facts(&[
        (view.t("web-gallery-name"), html! { (view.show("Žuta Reka")) }),
        (view.t("web-gallery-persons"), html! { (number(view, 4.0, 0)) }),
        (view.t("web-gallery-heating"), html! { (view.t("web-gallery-heating-wood")) }),
        (view.t("web-gallery-answer"), missing(&view.t("web-gallery-refused"))),
    ])
}

fn history(view: &View) -> Markup {
    let at = |text: &str| text.parse().unwrap_or(DateTime::UNIX_EPOCH);
    let changed = Event {
        at: at("2026-11-03T09:20:00Z"),
        title: view.t("web-gallery-changed"),
        by: view.t("web-gallery-worker"),
        reason: view.t("web-gallery-reason"),
        changes: vec![
            Change {
                name: view.t("web-gallery-heating"),
                before: view.t("web-gallery-heating-none"),
                after: view.t("web-gallery-heating-wood"),
            },
            Change {
                name: view.t("web-gallery-phone"),
                before: String::new(),
                after: "010 000 000".into(),
            },
        ],
    };
    let made = Event {
        at: at("2026-07-01T07:05:00Z"),
        title: view.t("web-gallery-made"),
        by: view.t("web-gallery-worker"),
        reason: String::new(),
        changes: Vec::new(),
    };
    timeline(view, &[changed, made])
}

fn why(view: &View) -> Markup {
    explanation(
        view,
        &Explanation {
            result: view.t("web-gallery-result"),
            inputs: vec![
                (view.t("web-gallery-persons"), html! { (number(view, 4.0, 0)) }),
                (view.t("web-gallery-income"), html! { (number(view, 52_400.0, 0)) }),
            ],
            rule: view.t("web-gallery-rule"),
            source: view.t("web-gallery-rule-source"),
            version: "2026-1".into(),
            would_change: vec![view.t("web-gallery-would-change")],
        },
    )
}

fn badges(view: &View) -> Markup {
    let words = [
        "web-gallery-state-none",
        "web-gallery-state-open",
        "web-gallery-state-done",
        "web-gallery-state-late",
        "web-gallery-refused",
    ];
    let at = "2026-11-27T21:05:00Z".parse().unwrap_or(DateTime::UNIX_EPOCH);
    html! {
        p { @for (tone, key) in Tone::ALL.into_iter().zip(words) { (badge(tone, &view.t(key))) " " } }
        p class="mb-0" { (view.t("web-gallery-seen")) " " (date_time(view, at)) }
    }
}

fn jobs(view: &View) -> Vec<Markup> {
    let states = [
        ("job-waiting", JobState::Waiting),
        ("job-working", JobState::Working(Some(42))),
        ("job-unknown", JobState::Working(None)),
        ("job-done", JobState::Done),
        ("job-failed", JobState::Failed(view.t("web-gallery-job-why"))),
    ];
    let done = html! { a href="#lists" { (view.t("web-gallery-report")) } };
    let part = |(id, state): &(&str, JobState)| {
        card("", &html! {}, &progress(view, id, None, state, &done))
    };
    states.iter().map(part).collect()
}

fn sample_tabs(view: &View) -> Markup {
    tabs(
        &view.t("web-gallery-tabs"),
        &[
            Tab { id: "tab-facts", title: view.t("web-gallery-facts"), body: known(view) },
            Tab { id: "tab-history", title: view.t("web-gallery-history"), body: history(view) },
            Tab { id: "tab-why", title: view.t("web-gallery-explanation"), body: why(view) },
        ],
    )
}
