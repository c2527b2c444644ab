//! The first page: what each context has to say to this user, side by side; where nothing has, the ways to begin.

use futures_util::future::join_all;
use kernel::TextArgs;
use maud::{Markup, html};

use crate::{
    components::{Tone, alert, card, empty_state, icon},
    context::{Panel, PanelPlace},
    layout::{Page, Shown},
    permit::SignedIn,
    view::View,
};

pub(super) async fn show(SignedIn(actor): SignedIn, view: View) -> Shown {
    let panels = view.app().0.panels.iter();
    let seen = panels
        .filter(|panel| panel.place == PanelPlace::Dashboard && view.may_do(panel.permission));
    let parts: Vec<Markup> =
        join_all(seen.map(|panel| render(&view, panel))).await.into_iter().flatten().collect();
    let title = view.tn("web-dashboard-title", &TextArgs::new().text("name", actor.name.as_str()));
    let body = html! {
        @if parts.is_empty() { (beginnings(&view)) } @else { div class="cards" { @for part in &parts { (part) } } }
    };
    Page::new(&view, &title).show(&body)
}

/// A panel that cannot be loaded takes no other with it.
async fn render(view: &View, panel: &Panel) -> Option<Markup> {
    let title = view.t(panel.title);
    match (panel.render)(view.clone(), None).await {
        Ok(Some(body)) => Some(card(&title, &html! {}, &body)),
        Ok(None) => None,
        Err(_logged_already) => {
            let sorry = html! { (view.t("web-panel-failed")) };
            Some(card(&title, &html! {}, &alert(view, Tone::Warning, &sorry)))
        }
    }
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
