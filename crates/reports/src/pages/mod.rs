//! Pages of reports: the list, a new one, how far it is, its file; and the methods behind figures.

mod delete;
mod download;
mod list_page;
mod methods;
mod new_report;
mod report_page;
mod words;

use std::sync::Arc;

use indicators::LiveFigures;
use web::{Answer, Problem, Routes};

pub(crate) use list_page::latest;

use crate::report::ReportId;

/// The routes.
pub(crate) fn routes() -> Routes<Arc<LiveFigures>> {
    Routes::new()
        .get("/reports", list_page::show)
        .get("/reports/new", new_report::form)
        .post("/reports", new_report::ask)
        .get("/reports/{id}", report_page::show)
        .get("/reports/{id}/file", download::send)
        .post("/reports/{id}/delete", delete::delete)
        .get("/methods", methods::list)
        .get("/methods/{slug}", methods::show)
}

/// The path of a report's page.
fn path_of(id: ReportId) -> String {
    format!("/reports/{id}")
}

/// An id in an address; a text that is none leads nowhere.
fn id(text: &str) -> Answer<ReportId> {
    text.parse().map_err(|_invalid| Problem::not_found())
}
