//! `GET /api/v1/compare`: what `svi compare --format json` gives.

use std::sync::Arc;

use web::{
    Answer, May, Problem, View,
    axum::{Json, extract::State},
};

use crate::{
    live::LiveFigures,
    pages::{Choice, unit_of},
    permissions::ViewFigures,
    view::{Names, document},
};

/// The active municipality beside others, in the indicators that are named.
///
/// Gives for each indicator the own value, that of each comparator with difference, rank and reason where there is none, all
/// units' values, similar municipalities, funnel limits and the shrunk rate; the structure is that of `svi compare`.
#[utoipa::path(
    get, path = "/api/v1/compare", tag = "indicators",
    params(
        ("indicator" = Vec<String>, Query, description = "Codes of indicators, at least one, at most 24"),
        ("with" = Option<Vec<String>>, Query, description = "Codes of units or territories; neighbours, district, region, republic and similar municipalities when none is named"),
    ),
    responses((status = 200, body = serde_json::Value))
)]
pub(crate) async fn compare(
    May(permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
) -> Answer<Json<serde_json::Value>> {
    let unit = unit_of(&permit)?;
    figures
        .ask(move |known| {
            let figures = known.of_unit(&unit)?;
            let choice = Choice::read(view.query(), &figures);
            if choice.indicators.is_empty() {
                let field = ("indicator".to_owned(), view.t("indicators-compare-hint"));
                return Err(Problem::of(web::ProblemKind::Invalid).with_fields(vec![field]));
            }
            let names = Names {
                places: figures.places(),
                catalogue: figures.catalogue(),
                unit: &unit,
                language: view.language(),
            };
            let compared = figures.compare(&choice.indicators, &choice.with);
            Ok(Json(document(&names, &compared)))
        })
        .await
}
