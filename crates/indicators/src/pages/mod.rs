//! Pages of figures: the catalogue, an indicator, comparison, map, runs, parameters.
//!
//! A page is made from what is known at one moment, beside the threads that answer requests. What is withheld reaches no page,
//! no file and no map: pages ask [`view`](crate::view), which has no other values.

mod catalogue;
mod comparison;
mod indicator;
mod listed;
mod making;
mod map;
mod mapping_panel;
mod outlines;
mod panel;
mod parameters;
mod run_page;
mod runs;
mod words;

use std::sync::Arc;

use kernel::{Permit, UnitCode};
use web::{Answer, Problem, Routes};

pub(crate) use comparison::Choice;
pub(crate) use panel::panels;

use crate::live::LiveFigures;

/// The routes of pages.
pub(crate) fn routes() -> Routes<Arc<LiveFigures>> {
    Routes::new()
        .get("/indicators", catalogue::show)
        .get("/indicators/compare", comparison::show)
        .get("/indicators/map", map::show)
        .get("/indicators/runs", runs::show)
        .post("/indicators/runs", runs::ask)
        .get("/indicators/runs/{id}", run_page::show)
        .get("/indicators/parameters", parameters::show)
        .get("/indicators/{code}", indicator::show)
        .get("/places/outlines.geojson", outlines::send)
}

/// The municipality whose figures are shown.
///
/// # Errors
/// [`Problem::not_found`] where none is active.
pub(crate) fn unit_of<P>(permit: &Permit<P>) -> Answer<UnitCode> {
    permit.scope().unit().cloned().ok_or_else(Problem::not_found)
}
