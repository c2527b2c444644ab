//! A short help: where to find what, how to search, the keys.

use maud::{Markup, html};

use crate::{
    layout::{Page, Shown},
    view::View,
};

/// Keys with what they do; the same stand in the elements that they reach.
const KEYS: [(&[&str], &str); 7] = [
    (&["/"], "web-key-search"),
    (&["t"], "web-key-table"),
    (&["j", "k"], "web-key-rows"),
    (&["Enter"], "web-key-open"),
    (&["g", "h"], "web-key-home"),
    (&["Esc"], "web-key-close"),
    (&["?"], "web-key-keys"),
];

const TOPICS: [(&str, &str); 5] = [
    ("web-help-search-title", "web-help-search"),
    ("web-help-lists-title", "web-help-lists"),
    ("web-help-forms-title", "web-help-forms"),
    ("web-help-language-title", "web-help-language"),
    ("web-help-trouble-title", "web-help-trouble"),
];

pub(super) async fn show(view: View) -> Shown {
    let title = view.t("web-help");
    let body = html! {
        @for (title, text) in TOPICS { section { h2 class="h3" { (view.t(title)) } p { (view.t(text)) } } }
        section {
            h2 class="h3" id="keys" { (view.t("web-shortcuts")) }
            p class="text-secondary" { (view.t("web-key-hint")) }
            dl class="facts" { @for (keys, words) in KEYS { dt { (caps(keys)) } dd { (view.t(words)) } } }
        }
        @if view.app().site().is_demo { p { a href="/gallery" { (view.t("web-gallery")) } } }
    };
    Page::new(&view, &title).narrow().show(&body)
}

fn caps(keys: &[&str]) -> Markup {
    html! { @for key in keys { kbd { (key) } " " } }
}
