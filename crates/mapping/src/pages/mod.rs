//! Pages of imports and exports.

mod disclosure;
mod export_page;
mod exports_page;
mod import_page;
mod imports_page;
mod mapping_page;
mod mappings_page;
mod new_export;
mod new_import;
mod refusal;
mod words;

pub(crate) use disclosure::held;
pub(crate) use new_import::read as read_given;
pub(crate) use refusal::{notice, of as refusal};
pub(crate) use words::said;

use std::sync::Arc;

use assessment::LiveRules;
use web::{Answer, Problem, Routes};

use crate::{export::ExportId, import::ImportId};

/// The routes.
pub(crate) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/imports", imports_page::show)
        .get("/imports/new", new_import::form)
        .post("/imports", new_import::give)
        .get("/imports/{id}", import_page::show)
        .get("/imports/{id}/mapping", mapping_page::form)
        .post("/imports/{id}/mapping", mapping_page::save)
        .post("/imports/{id}/run", import_page::run)
        .post("/imports/{id}/undo", import_page::undo)
        .post("/imports/{id}/discard", import_page::discard)
        .get("/import-mappings", mappings_page::show)
        .post("/import-mappings/{id}/remove", mappings_page::remove)
        .get("/exports", exports_page::show)
        .get("/exports/new", new_export::form)
        .post("/exports", new_export::ask)
        .post("/exports/identified", new_export::ask_identified)
        .get("/exports/{id}", export_page::show)
        .get("/exports/{id}/file", export_page::send)
        .post("/exports/{id}/remove", export_page::remove)
}

/// The path of an import's page.
fn path_of(id: ImportId) -> String {
    format!("/imports/{id}")
}

/// The path of an export's page.
fn path_of_export(id: ExportId) -> String {
    format!("/exports/{id}")
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}
