//! `GET /api/v1/indicators` and `GET /api/v1/indicators/{code}`.

use std::sync::Arc;

use kernel::{IndicatorCode, Period};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, May, Problem, View,
    axum::{
        Json,
        extract::{Path, State},
    },
};

use super::figure::{Figure, Text, Value};
use crate::{
    definition::{Definition, Domain, SourceKind},
    live::LiveFigures,
    pages::unit_of,
    permissions::ViewFigures,
    view::{Change, Division, Portrait, UnitFigures, Wanted},
};

/// What of the catalogue is wanted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Words of code, name or definition, in any script.
    #[serde(default)]
    q: String,
    /// Only this chapter: `demography`, `eu`, …
    #[param(value_type = Option<String>)]
    domain: Option<Domain>,
    /// Only indicators whose figures come from this kind of source: `own_mapping`, `official`, …
    #[param(value_type = Option<String>)]
    source: Option<SourceKind>,
    /// Only those of which the municipality has a figure.
    #[serde(default)]
    with_figure: bool,
}

/// An indicator with its newest figure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Indicator {
    /// Its code.
    code: String,
    /// Version of its definition.
    version: u32,
    /// Its name.
    name: Text,
    /// Numerator and denominator.
    definition: Text,
    /// Its chapter.
    domain: &'static str,
    /// Unit of its figures.
    unit: String,
    /// `higher`, `lower` or `context`.
    direction: String,
    /// Where its figures normally come from.
    source: &'static str,
    /// The newest figure; null where nothing is known.
    figure: Option<Figure>,
}

/// The catalogue of a municipality.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Indicators {
    /// Code of the municipality.
    unit: String,
    /// The indicators, in the order of the catalogue.
    indicators: Vec<Indicator>,
}

/// A value of a period.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Point {
    period: String,
    #[serde(flatten)]
    value: Value,
}

/// The difference from the round before.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Changed {
    /// Period of the round before.
    from: String,
    /// Its value.
    before: f64,
    /// Now minus then.
    difference: f64,
    /// Standard error of the difference.
    standard_error: f64,
    /// Whether the 95 % interval leaves out zero.
    is_clear: bool,
}

/// A group's value.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Group {
    name: Text,
    #[serde(flatten)]
    value: Value,
}

/// The figure by groups of one kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Divided {
    /// What it divides by.
    by: String,
    /// The groups.
    groups: Vec<Group>,
}

/// An indicator with all that is known of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IndicatorPortrait {
    #[serde(flatten)]
    indicator: Indicator,
    /// The newest figures of other origins.
    others: Vec<Figure>,
    /// The figure's own origin over time; empty of a list.
    history: Vec<Point>,
    /// Against the round before.
    change: Option<Changed>,
    /// By groups.
    divisions: Vec<Divided>,
}

/// Indicators with the newest figure of the active municipality.
#[utoipa::path(
    get, path = "/api/v1/indicators", tag = "indicators", params(Asked),
    responses((status = 200, body = Indicators))
)]
pub(crate) async fn list(
    May(permit): May<ViewFigures>,
    State(figures): State<Arc<LiveFigures>>,
    view: View,
) -> Answer<Json<Indicators>> {
    let asked: Asked = view.read_query()?;
    let unit = unit_of(&permit)?;
    let wanted = Wanted {
        search: asked.q.chars().take(200).collect(),
        domain: asked.domain,
        source: asked.source,
        with_figure: asked.with_figure,
    };
    figures
        .ask(move |known| {
            let listing = known.of_unit(&unit)?.list(&wanted);
            let lines = listing.chapters.iter().flat_map(|chapter| &chapter.lines);
            let indicators = lines
                .map(|line| indicator(line.definition, line.figure.as_ref().map(Figure::from)))
                .collect();
            Ok(Json(Indicators { unit: unit.to_string(), indicators }))
        })
        .await
}

/// An indicator of the active municipality: figure, history, change, groups.
#[utoipa::path(
    get, path = "/api/v1/indicators/{code}", tag = "indicators",
    params(("code" = String, Path, description = "Code of the indicator")),
    responses((status = 200, body = IndicatorPortrait))
)]
pub(crate) async fn show(
    May(permit): May<ViewFigures>,
    State(figures): State<Arc<LiveFigures>>,
    Path(code): Path<String>,
) -> Answer<Json<IndicatorPortrait>> {
    let unit = unit_of(&permit)?;
    let code: IndicatorCode = code.parse().map_err(|_no_code| Problem::not_found())?;
    figures.ask(move |known| portrait(&known.of_unit(&unit)?, &code).map(Json)).await
}

fn portrait(figures: &UnitFigures<'_>, code: &IndicatorCode) -> Answer<IndicatorPortrait> {
    let Portrait { definition, figure, others, history, change, divisions, .. } =
        figures.portrait(code).ok_or_else(Problem::not_found)?;
    let point = |(period, cell): &(Period, crate::view::Cell)| Point {
        period: period.to_string(),
        value: cell.into(),
    };
    Ok(IndicatorPortrait {
        indicator: indicator(definition, figure.as_ref().map(Figure::from)),
        others: others.iter().map(Figure::from).collect(),
        history: history.iter().map(point).collect(),
        change: change.as_ref().map(changed),
        divisions: divisions.iter().map(divided).collect(),
    })
}

fn indicator(definition: &Definition, figure: Option<Figure>) -> Indicator {
    let word = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    Indicator {
        code: definition.code.to_string(),
        version: definition.version,
        name: Text::from(&definition.name),
        definition: Text::from(&definition.definition),
        domain: definition.domain.as_str(),
        unit: word(serde_json::to_value(definition.unit)),
        direction: word(serde_json::to_value(definition.direction)),
        source: definition.source.as_str(),
        figure,
    }
}

fn changed(change: &Change) -> Changed {
    Changed {
        from: change.from.to_string(),
        before: change.before,
        difference: change.tested.difference,
        standard_error: change.tested.standard_error,
        is_clear: change.tested.is_clear,
    }
}

fn divided(division: &Division) -> Divided {
    let group = |(name, cell): &(kernel::Words, crate::view::Cell)| Group {
        name: Text::from(name),
        value: cell.into(),
    };
    Divided {
        by: division.by.variable().to_owned(),
        groups: division.groups.iter().map(group).collect(),
    }
}
