//! Pages of lists: the desk, making a list, what came of running one. Everything works by links and forms.

mod condition_form;
mod desk;
mod list_page;
mod map;
mod run_page;
mod say;
mod shipped_page;

use std::sync::Arc;

use web::{Answer, Problem, Routes};

use crate::{actions::ListRefused, rule_book::LiveRules};

/// The routes.
pub(super) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/lists", desk::show)
        .post("/lists", desk::save)
        .get("/lists/shipped/{code}", shipped_page::show)
        .post("/lists/shipped/{code}/run", shipped_page::run)
        .post("/lists/shipped/{code}/copy", shipped_page::copy)
        .get("/lists/{id}", list_page::show)
        .post("/lists/{id}", list_page::rename)
        .post("/lists/{id}/conditions", list_page::add)
        .post("/lists/{id}/conditions/remove", list_page::remove)
        .post("/lists/{id}/run", list_page::run)
        .post("/lists/{id}/copy", list_page::copy)
        .post("/lists/{id}/delete", list_page::delete)
        .get("/list-runs/{id}", run_page::show)
        .get("/list-runs/{id}/settlements.geojson", map::send)
        .post("/list-runs/{id}/export", run_page::export)
        .post("/list-runs/{id}/forget", run_page::forget)
}

/// What a refusal is to a reader who was shown no way to it.
pub(crate) fn problem(refused: ListRefused) -> Problem {
    match refused {
        // What is sealed is not there for who may not see it.
        ListRefused::NotFound | ListRefused::Question(_) => Problem::not_found(),
        ListRefused::Database(error) => error.into(),
    }
}

/// An answer, or the problem that a refusal is.
fn found<T>(answer: Result<T, ListRefused>) -> Answer<T> {
    answer.map_err(problem)
}
