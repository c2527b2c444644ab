//! Against the round before: how large the difference is, and whether chance explains it.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{View, components};

use crate::view::{Change, Portrait};

/// The card with the change, where something may be said of it.
pub(super) fn card(view: &View, portrait: &Portrait<'_>) -> Markup {
    let Some(change) = &portrait.change else { return html! {} };
    let key = if change.tested.is_clear {
        "indicators-change-clear"
    } else {
        "indicators-change-unclear"
    };
    let body = html! {
        p { (view.tn("indicators-change-size", &args(view, portrait, change))) }
        p class="mb-0" { (view.t(key)) }
    };
    components::card(&view.t("indicators-change"), &html! {}, &body)
}

fn args(view: &View, portrait: &Portrait<'_>, change: &Change) -> TextArgs<'static> {
    let (measure, language) = (&portrait.measure, view.language());
    let tested = &change.tested;
    TextArgs::new()
        .text("from", change.from.to_string())
        .text("before", measure.write(change.before, language))
        .text("difference", measure.difference(tested.difference, language))
        .text("lower", measure.difference(tested.lower, language))
        .text("upper", measure.difference(tested.upper, language))
}
