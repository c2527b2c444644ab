//! Pages of the registry: the list, a household, a person, their forms, their history.

mod access_page;
mod change_form;
mod close_household;
mod consent_form;
mod consents_page;
mod contacts_page;
mod departure;
mod disclosure;
mod documents_page;
mod duplicates_page;
mod edit_household;
mod edit_person;
mod entered_twice;
mod entered_twice_parts;
mod erase_page;
mod files_page;
mod groups_page;
mod head;
mod history_page;
mod household_form;
mod household_page;
mod likely;
mod list_page;
mod marriage;
mod merge_households;
mod move_person;
mod name_pair;
mod new_household;
mod notes_page;
mod open_rights_page;
mod pair_page;
mod pair_parts;
mod panels;
mod person_card;
mod person_form;
mod person_page;
mod picker;
mod protection_page;
mod protections_page;
mod records_panel;
mod refusal;
mod relatives_page;
mod rights_page;
mod split_household;
mod words;

pub(crate) use panels::{recent_panel, rights_panel, unasked_panel};
pub(crate) use refusal::{contradiction, membership};
pub(crate) use words::left;

use kernel::{HouseholdId, PersonId};
use web::{Answer, Problem, Routes, View};

use crate::{permissions::ViewHousehold, view::Household};

/// The routes.
pub(crate) fn routes() -> Routes {
    household_routes().merge(person_routes()).merge(routes_of_both()).merge(duplicate_routes())
}

fn household_routes() -> Routes {
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
        .get("/households/{id}/split", split_household::form)
        .post("/households/{id}/split", split_household::save)
        .get("/households/{id}/merge", merge_households::form)
        .post("/households/{id}/merge", merge_households::save)
        .get("/households/{id}/entered-twice", entered_twice::form)
        .post("/households/{id}/entered-twice", entered_twice::save)
        .post("/households/{id}/merges/{merge}/undo", entered_twice_parts::undo)
        .get("/households/{id}/close", close_household::form)
        .post("/households/{id}/close", close_household::save)
        .post("/households/{id}/reopen", close_household::reopen)
        .post("/households/{id}/relative", relatives_page::declare)
        .post("/households/{id}/open", relatives_page::open)
        .get("/relatives", relatives_page::show)
        .post("/relatives/end", relatives_page::end)
}

fn person_routes() -> Routes {
    Routes::new()
        .get("/persons/{id}", person_page::show)
        .get("/persons/{id}/edit", edit_person::form)
        .post("/persons/{id}/edit", edit_person::save)
        .get("/persons/{id}/departure", departure::form)
        .post("/persons/{id}/departure", departure::save)
        .get("/persons/{id}/return", departure::return_form)
        .post("/persons/{id}/return", departure::return_save)
        .get("/persons/{id}/move", move_person::form)
        .post("/persons/{id}/move", move_person::save)
        .get("/persons/{id}/marriage", marriage::form)
        .post("/persons/{id}/marriage", marriage::save)
        .get("/persons/{id}/marriage/end", marriage::end_form)
        .post("/persons/{id}/marriage/end", marriage::end_save)
        .get("/persons/{id}/contacts", contacts_page::show)
        .post("/persons/{id}/contacts", contacts_page::add)
        .post("/persons/{id}/contacts/end", contacts_page::end)
        .get("/persons/{id}/documents", documents_page::show)
        .post("/persons/{id}/documents", documents_page::save)
        .get("/persons/{id}/groups", groups_page::show)
        .post("/persons/{id}/groups", groups_page::add)
        .post("/persons/{id}/groups/end", groups_page::end)
        .get("/persons/{id}/consents", consents_page::show)
        .post("/persons/{id}/consents", consents_page::save)
        .get("/persons/{id}/consents/{purpose}", consent_form::show)
        .get("/rights-requests", open_rights_page::show)
        .get("/persons/{id}/entered-twice", name_pair::form)
        .post("/persons/{id}/entered-twice", name_pair::save)
        .post("/persons/{id}/merges/{merge}/undo", records_panel::undo)
        .get("/persons/{id}/rights", rights_page::show)
        .post("/persons/{id}/rights", rights_page::record)
        .post("/persons/{id}/rights/{request}", rights_page::decide)
        .get("/persons/{id}/access-report", access_page::show)
        .get("/persons/{id}/access-report/pdf", access_page::print)
        .get("/persons/{id}/erase", erase_page::form)
        .post("/persons/{id}/erase", erase_page::save)
}

fn routes_of_both() -> Routes {
    Routes::new()
        .get("/persons/{id}/notes", notes_page::of_person)
        .post("/persons/{id}/notes", notes_page::write_of_person)
        .get("/households/{id}/notes", notes_page::of_household)
        .post("/households/{id}/notes", notes_page::write_of_household)
        .get("/persons/{id}/files", files_page::of_person)
        .post("/persons/{id}/files", files_page::attach_to_person)
        .post("/persons/{id}/files/remove", files_page::remove_of_person)
        .get("/households/{id}/files", files_page::of_household)
        .post("/households/{id}/files", files_page::attach_to_household)
        .post("/households/{id}/files/remove", files_page::remove_of_household)
        .get("/files/{file}", files_page::take)
        .get("/protections", protections_page::show)
        .post("/protections/take", protections_page::take)
        .get("/persons/{id}/protection", protection_page::of_person)
        .post("/persons/{id}/protection", protection_page::protect_person)
        .post("/persons/{id}/protection/end", protection_page::end_of_person)
        .get("/households/{id}/protection", protection_page::of_household)
        .post("/households/{id}/protection", protection_page::protect_household)
        .post("/households/{id}/protection/end", protection_page::end_of_household)
}

fn duplicate_routes() -> Routes {
    Routes::new()
        .get("/duplicates", duplicates_page::show)
        .post("/duplicates/search", duplicates_page::search)
        .post("/duplicates/likely", likely::show)
        .get("/duplicates/{id}", pair_page::show)
        .post("/duplicates/{id}", pair_page::decide)
        .post("/duplicates/{id}/undo", pair_page::undo)
}

/// The path of a household's page.
pub(crate) fn path_of(id: HouseholdId) -> String {
    format!("/households/{id}")
}

/// The path of a person's page.
pub(crate) fn path_of_person(id: PersonId) -> String {
    format!("/persons/{id}")
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
