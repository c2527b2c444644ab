//! Why a result is what it is: nobody is judged by a number that is not explained.

use maud::{Markup, html};

use super::panel::facts;
use crate::view::View;

/// A result with everything that led to it.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The result in a sentence that the person concerned understands.
    pub result: String,
    /// What it was computed from: names and values.
    pub inputs: Vec<(String, Markup)>,
    /// The rule in words.
    pub rule: String,
    /// Where the rule is written: law, method, definition.
    pub source: String,
    /// Which version of the rule and of its amounts.
    pub version: String,
    /// What would change the result; empty when nothing can be said.
    pub would_change: Vec<String>,
}

/// The result with the way to its explanation, which is on paper too.
pub fn explanation(view: &View, one: &Explanation) -> Markup {
    html! {
        p class="mb-2" { (one.result) }
        details class="explain" data-print-open {
            summary { (view.t("web-explain-why")) }
            @if !one.inputs.is_empty() {
                div { h3 class="h4" { (view.t("web-explain-inputs")) } (facts(&one.inputs)) }
            }
            div { h3 class="h4" { (view.t("web-explain-rule")) } p class="mb-0" { (one.rule) } }
            @if !one.would_change.is_empty() {
                div {
                    h3 class="h4" { (view.t("web-explain-change")) }
                    ul class="mb-0" { @for change in &one.would_change { li { (change) } } }
                }
            }
            p class="text-secondary small mb-0" {
                @if !one.source.is_empty() { (one.source) " · " }
                (view.t("web-explain-version")) " " (one.version)
            }
        }
    }
}
