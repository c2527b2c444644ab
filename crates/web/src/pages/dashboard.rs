//! The first page: what each context has to say to this user, side by side; where nothing has, the ways to begin.

use kernel::TextArgs;
use maud::{Markup, html};

use crate::{
    components::{empty_state, icon},
    context::PanelPlace,
    layout::{Page, Shown},
    panels::panels,
    permit::SignedIn,
    view::View,
};

pub(super) async fn show(SignedIn(actor): SignedIn, view: View) -> Shown {
    let parts = panels(&view, PanelPlace::Dashboard, None).await;
    let title = view.tn("web-dashboard-title", &TextArgs::new().typed("name", &actor.name));
    let body = html! {
        @if parts.is_empty() { (beginnings(&view)) } @else { div class="cards" { @for part in &parts { (part) } } }
    };
    Page::new(&view, &title).show(&body)
}

fn beginnings(view: &View) -> Markup {
    let items: Vec<_> =
        view.app().0.menu.iter().filter(|item| view.may_do(item.permission)).collect();
    if items.is_empty() {
        let (title, text) = (view.t("web-dashboard-empty"), view.t("web-dashboard-empty-hint"));
        return empty_state(view, "layout-dashboard", &title, &text, &html! {});
    }
    html! {
        p class="text-secondary" { (view.t("web-dashboard-begin")) }
        ul class="beginnings" {
            @for item in items {
                li class="card card-link" {
                    div class="card-body" {
                        (icon(view, item.icon)) a class="stretched-link" href=(item.path) { (view.t(item.key)) }
                    }
                }
            }
        }
    }
}
