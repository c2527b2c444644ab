//! The figures that matter, on the first page.

use std::sync::Arc;

use kernel::PermissionInfo;
use maud::{Markup, html};
use web::{Panel, PanelPlace, View, components::small_table};

use super::{mapping_panel, words};
use crate::{
    live::LiveFigures,
    permissions::ViewKeyFigures,
    view::{Line, Measure, UnitFigures},
};

/// Codes at a glance, the most important first; those are shown of which something is known.
pub(super) const GLANCE: [&str; 14] = [
    "EU-01", "EU-13", "DEM-01", "DEM-10", "EMP-02", "CHI-01", "EU-12", "CSH-10", "SRV-19", "EU-18",
    "HOU-02", "DEM-13", "FIN-09", "DEM-15",
];
/// How many are shown.
const SHOWN: usize = 6;

/// The panels of this context.
pub(crate) fn panels(figures: &Arc<LiveFigures>) -> Vec<Panel> {
    let mapping = mapping_panel::panels(figures);
    let figures = figures.clone();
    let render = move |view: View, _: Option<_>| -> futures_util::future::BoxFuture<'static, _> {
        let figures = figures.clone();
        Box::pin(async move {
            let Some(unit) = view.unit().cloned() else { return Ok(None) };
            figures.ask(move |known| Ok(key_figures(&view, &known.of_unit(&unit)?))).await
        })
    };
    let key_figures = Panel {
        place: PanelPlace::Dashboard,
        title: "indicators-panel",
        permission: PermissionInfo::of::<ViewKeyFigures>(),
        render: Arc::new(render),
    };
    std::iter::once(key_figures).chain(mapping).collect()
}

fn key_figures(view: &View, figures: &UnitFigures<'_>) -> Option<Markup> {
    let line = |code: &&str| {
        let definition = figures.catalogue().find(&code.parse().ok()?)?;
        let figure = figures.newest(definition)?;
        let value = figure.cell.shown()?;
        Some(Line {
            definition,
            measure: Measure::of_values(definition, [value]),
            figure: Some(figure),
        })
    };
    let lines: Vec<Line<'_>> = GLANCE.iter().filter_map(line).take(SHOWN).collect();
    if lines.is_empty() {
        return None;
    }
    let head = [
        (view.t("indicators-column-name"), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-origin"), false),
    ];
    let rows: Vec<Vec<Markup>> = lines.iter().map(|line| row(view, line)).collect();
    Some(html! {
        (small_table(&view.t("indicators-panel"), &head, &rows))
        p class="mb-0 mt-3" { a href="/indicators" { (view.t("indicators-panel-all")) } }
    })
}

fn row(view: &View, line: &Line<'_>) -> Vec<Markup> {
    let Some(told) = &line.figure else { return Vec::new() };
    let path = format!("/indicators/{}", line.definition.code);
    let origin = format!("{} · {}", view.t(words::origin(told.origin)), told.period);
    vec![
        html! { a href=(path) { (words::name(view, line.definition)) } },
        words::value_markup(view, &line.measure, &told.cell),
        html! { (origin) },
    ]
}
