//! Pages of the registry: the list, a household, its forms, its history.

mod edit_household;
mod edit_person;
mod history_page;
mod household_form;
mod household_page;
mod list_page;
mod new_household;
mod person_form;
mod refusal;
mod words;

pub(crate) use refusal::contradiction;

use kernel::HouseholdId;
use web::{Answer, Problem, Routes, View};

use crate::{permissions::ViewHousehold, view::Household};

/// The routes.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/households", list_page::show)
        .get("/households/new", new_household::form)
        .post("/households", new_household::create)
        .get("/households/{id}", household_page::show)
        .get("/households/{id}/edit", edit_household::form)
        .post("/households/{id}/edit", edit_household::save)
        .get("/households/{id}/history", history_page::show)
        .get("/households/{id}/persons/new", edit_person::new_form)
        .post("/households/{id}/persons/new", edit_person::add)
        .get("/households/{id}/persons/{person}/edit", edit_person::form)
        .post("/households/{id}/persons/{person}/edit", edit_person::save)
}

/// The path of a household's page.
pub(crate) fn path_of(id: HouseholdId) -> String {
    format!("/households/{id}")
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

/// The household that a form changes, as the user may see it.
async fn seen(view: &View, id: HouseholdId) -> Answer<Household> {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = crate::find_household(&permit, view.app().database(), id).await?;
    found.ok_or_else(Problem::not_found)
}
