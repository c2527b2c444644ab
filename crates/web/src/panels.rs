//! What contexts show on a page of another: found by its place, shown to those who may, made at the same time.

use futures_util::future::join_all;
use maud::{Markup, html};
use uuid::Uuid;

use crate::{
    components::{Tone, alert, card},
    context::{Panel, PanelPlace},
    view::View,
};

/// The panels of a place that the user may see and that have something to show; `record` is the page's record.
pub async fn panels(view: &View, place: PanelPlace, record: Option<Uuid>) -> Vec<Markup> {
    let panels = view.app().0.panels.iter();
    let seen = panels.filter(|panel| panel.place == place && view.may_do(panel.permission));
    let made = join_all(seen.map(|panel| show(view, panel, record))).await;
    made.into_iter().flatten().collect()
}

/// A panel that cannot be loaded takes no other with it.
async fn show(view: &View, panel: &Panel, record: Option<Uuid>) -> Option<Markup> {
    let title = view.t(panel.title);
    match (panel.render)(view.clone(), record).await {
        Ok(Some(body)) => Some(card(&title, &html! {}, &body)),
        Ok(None) => None,
        Err(_logged_already) => {
            let sorry = html! { (view.t("web-panel-failed")) };
            Some(card(&title, &html! {}, &alert(view, Tone::Warning, &sorry)))
        }
    }
}
