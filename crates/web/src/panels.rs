//! What contexts show on a page of another: found by its place, shown to those who may, made at the same time.

use futures_util::future::try_join_all;
use maud::{Markup, html};
use uuid::Uuid;

use crate::{components::card, context::PanelPlace, problem::Answer, view::View};

/// The panels of a place that the user may see and that have something to show; `record` is the page's record.
///
/// # Errors
/// The problem of the first panel that cannot be made.
pub async fn panels(view: &View, place: PanelPlace, record: Option<Uuid>) -> Answer<Vec<Markup>> {
    let panels = view.app().0.panels.iter();
    let seen = panels.filter(|panel| panel.place == place && view.may_do(panel.permission));
    let made = try_join_all(seen.map(async |panel| {
        let body = (panel.render)(view.clone(), record).await?;
        Ok(body.map(|body| card(&view.t(panel.title), &html! {}, &body)))
    }));
    Ok(made.await?.into_iter().flatten().collect())
}
