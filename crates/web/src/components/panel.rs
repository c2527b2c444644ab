//! What a page is divided into: cards, figures, facts, tabs, a dialog.

use maud::{Markup, html};

use super::element::icon;
use crate::view::View;

/// A part of a page with its title and, beside it, what can be done there.
pub fn card(title: &str, actions: &Markup, body: &Markup) -> Markup {
    html! {
        section class="card" {
            @if !title.is_empty() || !actions.0.is_empty() {
                div class="card-header" {
                    h2 class="card-title" { (title) }
                    @if !actions.0.is_empty() { div class="actions ms-auto d-print-none" { (actions) } }
                }
            }
            div class="card-body" { (body) }
        }
    }
}

/// Parts side by side where there is room.
pub fn cards(parts: &[Markup]) -> Markup {
    html! { div class="cards" { @for part in parts { (part) } } }
}

/// One figure with what it is, and in small print where it comes from. With a path it leads there.
pub fn stat_card(label: &str, value: &str, detail: &str, path: Option<&str>) -> Markup {
    html! {
        div class="card card-sm stat-card" {
            div class="card-body stat" {
                span class="stat-label" { @if let Some(path) = path { a href=(path) class="stretched-link" { (label) } } @else { (label) } }
                span class="stat-value" { (value) }
                @if !detail.is_empty() { span class="text-secondary small" { (detail) } }
            }
        }
    }
}

/// What is known of a thing: names and values.
pub fn facts(pairs: &[(String, Markup)]) -> Markup {
    html! { dl class="facts" { @for (name, value) in pairs { dt { (name) } dd { (value) } } } }
}

/// A value that is not there, with why in words.
pub fn missing(why: &str) -> Markup {
    html! { span class="missing" { (why) } }
}

/// One of several parts of a page of which one is seen at a time.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its id, as it stands in the address after `#`.
    pub id: &'static str,
    /// Its name.
    pub title: String,
    /// What it holds.
    pub body: Markup,
}

/// Parts of which one is seen at a time; all of them where there is no script, and on paper.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav class="nav nav-tabs" data-tabs aria-label=(label) {
            @for tab in tabs { a class="nav-link" href=(format!("#{}", tab.id)) { (tab.title) } }
        }
        @for tab in tabs {
            section id=(tab.id) class="tab-part" { h2 class="no-js-only h3" { (tab.title) } (tab.body) }
        }
    }
}

/// A dialog with the link that opens it; `path` is a page with the same content, for when there is no script.
pub fn dialog(
    view: &View,
    id: &str,
    (label, path): (&str, &str),
    title: &str,
    body: &Markup,
) -> Markup {
    html! {
        a class="btn" href=(path) data-dialog-open=(id) { (label) }
        dialog class="dialog" id=(id) aria-labelledby=(format!("{id}-title")) {
            div class="dialog-head" {
                h2 id=(format!("{id}-title")) { (title) }
                button type="button" class="btn btn-icon btn-ghost" data-dialog-close aria-label=(view.t("web-close")) {
                    (icon(view, "x"))
                }
            }
            (body)
        }
    }
}

/// A small table that needs no search and no pages. The first cell of a row names it; columns that are `numeric` stand right.
pub fn small_table(caption: &str, head: &[(String, bool)], rows: &[Vec<Markup>]) -> Markup {
    let is_numeric = |at: usize| head.get(at).is_some_and(|(_, is_numeric)| *is_numeric);
    let class = |at: usize| is_numeric(at).then_some("num");
    let label = |at: usize| head.get(at).map_or("", |(title, _)| title.as_str());
    html! {
        div class="table-responsive" tabindex="0" role="region" aria-label=(caption) {
            table class="table table-vcenter table-stack" {
                caption class="visually-hidden" { (caption) }
                thead {
                    tr {
                        @for (at, (title, _)) in head.iter().enumerate() {
                            // A column of buttons has no name; an empty heading would be read out as one.
                            @if title.is_empty() { td {} }
                            @else { th scope="col" class=[class(at)] { (title) } }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } }
                                @else { td class=[class(at)] data-label=(label(at)) { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
