//! Figures of the active municipality as JSON. What is withheld is absent here too, with why.

mod compare;
mod figure;
mod indicators;

use std::sync::Arc;

use web::Routes;

use crate::live::LiveFigures;

/// The routes of the API.
pub(crate) fn routes() -> Routes<Arc<LiveFigures>> {
    Routes::new()
        .get("/api/v1/indicators", indicators::list)
        .documented::<indicators::__path_list>()
        .get("/api/v1/indicators/{code}", indicators::show)
        .documented::<indicators::__path_show>()
        .get("/api/v1/compare", compare::compare)
        .documented::<compare::__path_compare>()
}
