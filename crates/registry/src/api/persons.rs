//! Persons for programs.

use web::{
    Answer, Json, May, Problem, View,
    axum::{Json as Body, extract::Path, http::StatusCode, response::IntoResponse as _},
};

use super::{
    before::{self, FoundBefore},
    households::household,
    refused,
    values::{CreatedPerson, JoiningPerson, PersonChange},
};
use crate::{
    add_person, change_person, find_household,
    permissions::{ChangeHousehold, ViewHousehold},
};

/// Adds a member to a household, after a search: who is found within reach, or is like the person, is told with 409 and nobody is entered, unless the
/// request says `none_of_these`. Needs `registry.list_households` and `registry.view_household` too.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/persons",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = JoiningPerson,
    responses(
        (status = 201, body = CreatedPerson),
        (status = 409, body = FoundBefore, content_type = "application/problem+json")
    )
)]
pub(super) async fn add(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(id): Path<String>,
    Json(values): Json<JoiningPerson>,
) -> Answer {
    let database = view.app().database();
    let id = household(&id)?;
    let how = values.how();
    let (data, change) = values.read(&view, database.now().date_naive())?;
    let may_see = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let may_see = may_see.ok_or_else(Problem::not_found)?;
    let home = find_household(&may_see, database, id).await?.ok_or_else(Problem::not_found)?;
    let others: Vec<String> = home.members.iter().map(|one| one.data.given_name.clone()).collect();
    let place = (home.data.settlement.as_str(), home.data.address.as_str());
    let entered = before::compared(place, std::slice::from_ref(&data), &others);
    if let Some(found) = before::look(&view, &permit, values.searched(), &entered).await? {
        return Ok(found);
    }
    let added = add_person(&permit, database, id, data, how, change).await;
    let id = added.map_err(|error| refused(&view, error))?;
    Ok((StatusCode::CREATED, Body(CreatedPerson { id })).into_response())
}

/// Changes a person.
#[utoipa::path(
    put,
    path = "/api/v1/persons/{id}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = PersonChange,
    responses((status = 204))
)]
pub(super) async fn change(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(id): Path<String>,
    Json(values): Json<PersonChange>,
) -> Answer {
    let database = view.app().database();
    let (data, change) = values.read(&view, database.now().date_naive())?;
    let id = id.parse().map_err(|_invalid| Problem::not_found())?;
    let changed = change_person(&permit, database, id, data, change).await;
    changed.map_err(|error| refused(&view, error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
