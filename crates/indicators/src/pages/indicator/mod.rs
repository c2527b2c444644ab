//! An indicator of the municipality: the figure, what it means, how it came about, how it went, how groups differ, how others
//! stand.

mod beside;
mod change;
mod definition;
mod figure;
mod groups;
mod history;

pub(super) use beside::{Strip, beside_table, strips};

use std::sync::Arc;

use kernel::IndicatorCode;
use maud::{Markup, html};
use web::{
    Answer, May, Page, Problem, Shown, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
};

use super::{unit_of, words};
use crate::{
    live::LiveFigures,
    permissions::ViewFigures,
    view::{Portrait, UnitFigures},
};

/// `GET /indicators/{code}`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
    Path(code): Path<String>,
) -> Answer<Response> {
    let unit = unit_of(&permit)?;
    let code: IndicatorCode = code.parse().map_err(|_no_code| Problem::not_found())?;
    let shown = figures.ask(move |known| page(&view, &known.of_unit(&unit)?, &code)).await?;
    Ok(shown.into_response())
}

fn page(view: &View, figures: &UnitFigures<'_>, code: &IndicatorCode) -> Answer<Shown> {
    let portrait = figures.portrait(code).ok_or_else(Problem::not_found)?;
    let title = words::name(view, portrait.definition);
    let unit = view.show(&figures.unit.name);
    let body = html! {
        div class="cards" {
            (figure::card(view, &portrait))
            (definition::card(view, &portrait))
        }
        (history::card(view, &portrait))
        (change::card(view, &portrait))
        (groups::card(view, &portrait))
        (beside::card(view, figures, &portrait))
        (figure::others(view, &portrait))
    };
    let lead = format!("{unit} · {}", view.t(words::domain(portrait.definition.domain)));
    let page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .lead(lead)
        .actions(actions(view, &portrait));
    Ok(page.show(&body))
}

fn actions(view: &View, portrait: &Portrait<'_>) -> Markup {
    let code = &portrait.definition.code;
    html! {
        @if portrait.beside.is_some() {
            a class="btn" href=(format!("/indicators/compare?indicator={code}")) { (view.t("indicators-compare")) }
            a class="btn" href=(format!("/indicators/map?indicator={code}")) { (view.t("indicators-map")) }
        }
    }
}
