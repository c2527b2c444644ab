//! Persons for programs.

use web::{
    Answer, Json, May, Problem, View,
    axum::{Json as Body, extract::Path, http::StatusCode, response::IntoResponse as _},
};

use super::{
    households::household,
    refused,
    values::{CreatedPerson, PersonChange},
};
use crate::{add_person, change_person, permissions::ChangeHousehold};

/// Adds a member to a household.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/persons",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = PersonChange,
    responses((status = 201, body = CreatedPerson))
)]
pub(super) async fn add(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(id): Path<String>,
    Json(values): Json<PersonChange>,
) -> Answer {
    let database = view.app().database();
    let how = values.how();
    let (data, change) = values.read(&view, database.now().date_naive())?;
    let added = add_person(&permit, database, household(&id)?, data, how, change).await;
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
