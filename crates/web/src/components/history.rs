//! What happened to a record, newest first: when, who, what changed from what to what.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::time::date_time;
use crate::view::View;

/// A change of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was changed, in words.
    pub name: String,
    /// The value before; empty when there was none.
    pub before: String,
    /// The value after; empty when it was taken away.
    pub after: String,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What, in a few words.
    pub title: String,
    /// Who did it, and from which source.
    pub by: String,
    /// Why, when it was said.
    pub reason: String,
    /// What changed.
    pub changes: Vec<Change>,
}

/// The history of a record.
pub fn timeline(view: &View, events: &[Event]) -> Markup {
    html! {
        ol class="history" {
            @for event in events {
                li {
                    (date_time(view, event.at))
                    strong { (event.title) }
                    @if !event.by.is_empty() { span class="text-secondary" { " · " (event.by) } }
                    @if !event.reason.is_empty() { p class="mb-1" { (event.reason) } }
                    @if !event.changes.is_empty() {
                        dl class="facts history-changes" {
                            @for change in &event.changes { dt { (change.name) } dd { (changed(view, change)) } }
                        }
                    }
                }
            }
        }
    }
}

fn changed(view: &View, change: &Change) -> Markup {
    html! {
        @if change.before.is_empty() { span class="missing" { (view.t("web-history-empty")) } }
        @else { del { span class="visually-hidden" { (view.t("web-history-before")) " " } (change.before) } }
        " → "
        @if change.after.is_empty() { span class="missing" { (view.t("web-history-empty")) } }
        @else { ins { span class="visually-hidden" { (view.t("web-history-after")) " " } (change.after) } }
    }
}
