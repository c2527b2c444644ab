//! Pages of retention.

mod confirm_page;
mod disclosure;
mod item_page;
mod list_page;
mod lists_page;
mod panel;
mod rule_page;
mod rules_page;
mod words;

pub(crate) use disclosure::held;
pub(crate) use panel::waiting_panel;

use web::{Answer, Problem, ProblemKind, Routes};

use crate::{
    actions::Refused,
    list::{ItemId, ListId},
};

/// The routes.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/retention", rules_page::show)
        .get("/retention/rules/{kind}", rule_page::form)
        .post("/retention/rules/{kind}", rule_page::save)
        .get("/retention/lists", lists_page::show)
        .post("/retention/lists", lists_page::ask)
        .get("/retention/lists/{id}", list_page::show)
        .get("/retention/lists/{id}/confirm", confirm_page::form)
        .post("/retention/lists/{id}/confirm", confirm_page::save)
        .get("/retention/items/{id}", item_page::show)
        .post("/retention/items/{id}/hold", item_page::hold)
        .post("/retention/items/{id}/release", item_page::release)
}

/// The path of a list's page.
fn path_of(id: ListId) -> String {
    format!("/retention/lists/{id}")
}

/// The path of an item's page.
fn path_of_item(id: ItemId) -> String {
    format!("/retention/items/{id}")
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

/// What a refusal is where no field says it.
fn problem(refused: Refused) -> Problem {
    match refused {
        Refused::NotFound => Problem::not_found(),
        Refused::NotNow | Refused::Nothing => Problem::of(ProblemKind::ChangedMeanwhile),
        Refused::Years | Refused::Day => Problem::of(ProblemKind::Invalid),
        Refused::Database(error) => error.into(),
    }
}
