//! Pages of facts and results: what is known, its forms, its history; what follows and why; what was proposed; computing all again.

mod about_form;
mod assessment_page;
mod change;
mod compare_page;
mod disclosure;
mod edit_page;
mod explained;
mod fact_form;
mod facts_page;
mod history_page;
mod lists;
mod order_part;
mod panel;
mod past_changes;
mod past_results;
mod priority_part;
mod propose_page;
mod recompute_page;
mod request_page;
mod requests_page;
mod unanswered_panel;
mod withheld_note;
mod words;

use std::sync::Arc;

use kernel::HouseholdId;
use web::{Answer, Problem, Routes};

pub(crate) use about_form::{LONGEST_REASON, LONGEST_ROUND};
pub(crate) use disclosure::held;
pub(crate) use fact_form::LONGEST_TEXT;
pub(crate) use lists::problem as list_problem;
pub(crate) use panel::of_household;
pub(crate) use requests_page::waiting_panel;
pub(crate) use unanswered_panel::unanswered_panel;
pub use words::block_name;
pub(crate) use words::{finding, plain_number};

use crate::{VariableCatalogue, rule_book::LiveRules};

/// The routes.
pub(crate) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/households/{id}/facts", facts_page::show)
        .get("/households/{id}/facts/history", history_page::show)
        .get("/households/{id}/facts/compare", compare_page::show)
        .get("/households/{id}/facts/{block}/edit", edit_page::form)
        .post("/households/{id}/facts/{block}/edit", edit_page::save)
        .get("/households/{id}/facts/{block}/propose", propose_page::form)
        .post("/households/{id}/facts/{block}/propose", propose_page::save)
        .get("/households/{id}/assessment", assessment_page::show)
        .get("/fact-requests", requests_page::show)
        .get("/fact-requests/{id}", request_page::show)
        .post("/fact-requests/{id}", request_page::decide)
        .get("/assessment", recompute_page::show)
        .post("/assessment", recompute_page::ask)
        .merge(lists::routes())
}

/// The path of a household's page.
fn household_path(id: HouseholdId) -> String {
    format!("/households/{id}")
}

/// The path of what is known of a household.
fn facts_path(id: HouseholdId) -> String {
    format!("/households/{id}/facts")
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

/// The blocks of the questionnaire that somebody may be asked, in its order.
fn blocks(catalogue: &VariableCatalogue) -> Vec<&str> {
    let mut blocks: Vec<&str> = Vec::new();
    for variable in catalogue.variables().iter().filter(|one| !one.derived) {
        if !blocks.contains(&variable.block.as_str()) {
            blocks.push(&variable.block);
        }
    }
    blocks
}

/// A block in an address; one that the questionnaire does not have leads nowhere.
fn block<'a>(catalogue: &'a VariableCatalogue, text: &str) -> Answer<&'a str> {
    let found = blocks(catalogue).into_iter().find(|block| *block == text);
    found.ok_or_else(Problem::not_found)
}
