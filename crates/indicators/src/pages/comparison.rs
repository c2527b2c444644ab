//! The municipality beside others in indicators that the reader chooses, with whom the reader chooses.

mod choice;

use std::sync::Arc;

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::extract::State,
    components::{self, Export, ExportFormat, empty_state, icon},
};

use super::{indicator, listed::Listed, unit_of, words};
use crate::{
    live::LiveFigures,
    permissions::ViewFigures,
    view::{self, COLUMNS, Compared, Measure, Names, UnitFigures},
};
pub(crate) use choice::Choice;

/// `GET /indicators/compare`
pub(super) async fn show(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer {
    let unit = unit_of(&permit)?;
    let asked = view.clone();
    let answer = figures.ask(move |known| Ok(answer(&asked, &known.of_unit(&unit)?))).await?;
    answer.send(&view).await
}

fn answer(view: &View, figures: &UnitFigures<'_>) -> Listed {
    let choice = Choice::read(view.query(), figures);
    // Without a choice all would be compared, which is more than a page holds.
    let compared = match choice.indicators.as_slice() {
        [] => Vec::new(),
        indicators => figures.compare(indicators, &choice.with),
    };
    if let Some(format) = choice.export {
        return file(view, format, figures, &compared);
    }
    let title = view.t("indicators-compare");
    let body = html! {
        (choice::form(view, figures, &choice))
        @if compared.is_empty() { (nothing(view)) } @else { (found(view, figures, &choice, &compared)) }
    };
    let page = Page::new(view, &title)
        .under(view.t("indicators-title"), "/indicators")
        .lead(view.t("indicators-compare-lead"));
    Listed::page(page.show(&body))
}

fn file(
    view: &View,
    format: ExportFormat,
    figures: &UnitFigures<'_>,
    compared: &[Compared],
) -> Listed {
    let names = Names {
        places: figures.places(),
        catalogue: figures.catalogue(),
        unit: &figures.unit.code,
        language: view.language(),
    };
    let export = Export {
        format,
        name: "comparison",
        title: view.t("indicators-compare"),
        columns: COLUMNS.map(str::to_owned).to_vec(),
    };
    Listed::File(export, view::rows(&names, compared))
}

fn nothing(view: &View) -> Markup {
    let (title, hint) = (view.t("indicators-compare-nothing"), view.t("indicators-compare-hint"));
    html! { div class="card" { (empty_state(view, "chart-bar", &title, &hint, &html! {})) } }
}

fn found(view: &View, figures: &UnitFigures<'_>, choice: &Choice, compared: &[Compared]) -> Markup {
    html! {
        (strips(view, figures, compared))
        div class="actions d-print-none my-3" {
            @for format in ExportFormat::ALL {
                a class="btn" href=(choice.to_export(format)) download {
                    (icon(view, "download")) " " (format.extension().to_uppercase())
                }
            }
        }
        @for one in compared { (card(view, figures, one)) }
    }
}

fn card(view: &View, figures: &UnitFigures<'_>, one: &Compared) -> Markup {
    let code = &one.indicator;
    let Some(definition) = figures.catalogue().find(code) else { return html! {} };
    let measure = Measure::of(definition);
    let title = words::name(view, definition);
    let link =
        html! { a href=(format!("/indicators/{code}")) { (view.t("indicators-to-figure")) } };
    let body = match &one.found {
        Err(reason) => html! { p class="mb-0" { (words::not_compared(view, reason)) } },
        Ok(beside) => {
            let own = &beside.comparison.own;
            let value = own.value.map(|value| measure.write(value, view.language()));
            let args = TextArgs::new()
                .text("unit", view.show(&figures.unit.name))
                .text("value", value.unwrap_or_default())
                .text("period", own.period.to_string());
            html! {
                p { (view.tn("indicators-beside-own", &args)) " · " (view.t(words::origin(own.origin))) }
                (indicator::beside_table(view, &measure, &beside.rows, &title))
            }
        }
    };
    components::card(&title, &link, &body)
}

/// The municipality among all, a strip an indicator.
fn strips(view: &View, figures: &UnitFigures<'_>, compared: &[Compared]) -> Markup {
    let strip = |one| strip(view, figures, one);
    let strips: Vec<indicator::Strip<'_>> =
        compared.iter().filter_map(strip).filter(indicator::Strip::is_drawn).collect();
    if strips.is_empty() {
        return html! {};
    }
    html! { div class="card" { div class="card-body" { (indicator::strips(view, &strips)) } } }
}

fn strip<'a>(
    view: &View,
    figures: &UnitFigures<'_>,
    one: &'a Compared,
) -> Option<indicator::Strip<'a>> {
    let definition = figures.catalogue().find(&one.indicator)?;
    let comparison = one.found.as_ref().ok().map(|found| &found.comparison)?;
    let measure = Measure::of(definition);
    let own = comparison.own.value.map(|own| measure.write(own, view.language()));
    let (name, label) = (words::name(view, definition), own.unwrap_or_default());
    Some(indicator::Strip { measure, comparison, name, label, is_named: true })
}
