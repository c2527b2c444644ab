//! Facts, results and lists for programs: JSON under `/api/v1`, by the actions and permits of the pages. What is sealed for the
//! reader is there as recorded, without what it says.

mod assessed;
mod change;
mod earlier;
mod entry;
mod history;
mod known;
mod list_runs;
mod lists;
mod values;

use std::sync::Arc;

use kernel::TextArgs;
use web::{Answer, Problem, ProblemKind, Routes, View};

use crate::{actions::Refused, rule_book::LiveRules};

/// The routes, each with its description.
pub(crate) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/api/v1/households/{id}/facts", known::of_household)
        .documented::<known::__path_of_household>()
        .get("/api/v1/persons/{id}/facts", known::of_person)
        .documented::<known::__path_of_person>()
        .get("/api/v1/households/{id}/facts/{variable}/history", history::of_variable)
        .documented::<history::__path_of_variable>()
        .post("/api/v1/households/{id}/facts", entry::record)
        .documented::<entry::__path_record>()
        .post("/api/v1/households/{id}/fact-requests", entry::propose)
        .documented::<entry::__path_propose>()
        .get("/api/v1/households/{id}/assessment", assessed::find)
        .documented::<assessed::__path_find>()
        .get("/api/v1/lists", lists::desk)
        .documented::<lists::__path_desk>()
        .get("/api/v1/lists/{id}", lists::find)
        .documented::<lists::__path_find>()
        .post("/api/v1/lists/{id}/runs", lists::run)
        .documented::<lists::__path_run>()
        .post("/api/v1/shipped-lists/{code}/runs", lists::run_shipped)
        .documented::<lists::__path_run_shipped>()
        .get("/api/v1/list-runs/{id}", list_runs::find)
        .documented::<list_runs::__path_find>()
        .get("/api/v1/list-runs/{id}/rows", list_runs::rows)
        .documented::<list_runs::__path_rows>()
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

/// A field that is wrong.
fn invalid(field: &str, message: String) -> Problem {
    Problem::of(ProblemKind::Invalid).with_fields(vec![(field.to_owned(), message)])
}

/// What an entry is refused for, with the field that it concerns.
fn refused(view: &View, refused: Refused) -> Problem {
    match refused {
        Refused::NotFound | Refused::Sealed(_) => Problem::not_found(),
        Refused::Database(error) => error.into(),
        Refused::NotAgreed(code) => {
            let args = TextArgs::new().text("code", code);
            invalid("answers", view.tn("assessment-not-agreed", &args))
        }
        Refused::Restricted => invalid("answers", view.t("assessment-restricted")),
        Refused::Nothing => invalid("answers", view.t("assessment-api-nothing")),
        Refused::InFuture => invalid("valid_from", view.t("assessment-error-future")),
    }
}
