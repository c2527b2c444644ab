//! Pages of transfers: the list, one transfer, sending.

mod disclosure;
mod list_page;
mod panels;
mod refusal;
mod send_page;
mod transfer_page;
mod words;

pub(crate) use disclosure::held;
pub(crate) use panels::{household_panel, waiting_panel};

use std::sync::Arc;

use assessment::LiveRules;
use kernel::HouseholdId;
use web::{Answer, Problem, Routes};

use crate::transfer::TransferId;

/// The routes.
pub(crate) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/transfers", list_page::show)
        .get("/transfers/{id}", transfer_page::show)
        .post("/transfers/{id}/accept", transfer_page::accept)
        .post("/transfers/{id}/decline", transfer_page::decline)
        .post("/transfers/{id}/recall", transfer_page::recall)
        .get("/households/{id}/transfer", send_page::form)
        .post("/households/{id}/transfer", send_page::send)
}

/// The path of a transfer's page.
fn path_of(id: TransferId) -> String {
    format!("/transfers/{id}")
}

/// The path of a household's page.
fn path_of_household(id: HouseholdId) -> String {
    format!("/households/{id}")
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}
