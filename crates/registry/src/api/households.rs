//! Households for programs.

use kernel::HouseholdId;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{
    Answer, Json, May, Problem, View,
    axum::{Json as Body, extract::Path, http::StatusCode, response::IntoResponse as _},
    cursor,
};

use super::{
    PAGE,
    before::{self, FoundBefore},
    next, refused,
    values::{
        CreatedHousehold, HistoryValues, HouseholdChange, HouseholdValues, ListValues,
        NewHouseholdValues,
    },
};
use crate::{
    actions::list_households,
    change_household, create_household, find_household, household_history,
    list::{Beside, ListRequest, ListSort},
    permissions::{ChangeHousehold, CreateHousehold, ListHouseholds, ViewHistory, ViewHousehold},
    search::Query,
};

/// What is listed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Listed {
    /// Name, place, JMBG or code to search for: one page, the best first.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Households in the order of their names.
#[utoipa::path(
    get,
    path = "/api/v1/households",
    tag = "registry",
    params(Listed),
    responses((status = 200, body = ListValues))
)]
pub(super) async fn list(May(permit): May<ListHouseholds>, view: View) -> Answer {
    let listed: Listed = view.read_query()?;
    let beside = listed.cursor.as_deref().map(cursor::read).transpose()?;
    let beside = beside.map(|(key, id)| Beside { key, id });
    let search = listed.q.as_deref().map(Query::parse).filter(|query| *query != Query::Empty);
    let sort = ListSort::Name;
    let request =
        ListRequest { sort, is_descending: false, beside, settlement: None, search, limit: PAGE };
    let list = list_households(&permit, view.app().database(), &request).await?;
    let next = next(&list.rows, |row| sort.place(row)).filter(|_| request.search.is_none());
    let households = list.rows.into_iter().map(Into::into).collect();
    Ok(Body(ListValues { households, next }).into_response())
}

/// Enters a household with its members, after a search: who is found within reach, or is like one of the members, is told with 409 and nothing is
/// entered, unless the request says `none_of_these`. Needs `registry.list_households` too.
#[utoipa::path(
    post,
    path = "/api/v1/households",
    tag = "registry",
    request_body = NewHouseholdValues,
    responses(
        (status = 201, body = CreatedHousehold),
        (status = 409, body = FoundBefore, content_type = "application/problem+json")
    )
)]
pub(super) async fn create(
    May(permit): May<CreateHousehold>,
    view: View,
    Json(values): Json<NewHouseholdValues>,
) -> Answer {
    let database = view.app().database();
    let (new, valid_from) = values.read(&view, database.now().date_naive())?;
    let place = (new.data.settlement.as_str(), new.data.address.as_str());
    let entered = before::compared(place, &new.members, &[]);
    if let Some(found) = before::look(&view, &permit, values.searched(), &entered).await? {
        return Ok(found);
    }
    let created = create_household(&permit, database, new, valid_from).await;
    let id = created.map_err(|error| refused(&view, error))?;
    Ok((StatusCode::CREATED, Body(CreatedHousehold { id })).into_response())
}

/// A household with its members.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = HouseholdValues))
)]
pub(super) async fn find(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let found = find_household(&permit, view.app().database(), household(&id)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Body(HouseholdValues::from(found)).into_response())
}

/// Changes a household.
#[utoipa::path(
    put,
    path = "/api/v1/households/{id}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = HouseholdChange,
    responses((status = 204))
)]
pub(super) async fn change(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(id): Path<String>,
    Json(values): Json<HouseholdChange>,
) -> Answer {
    let database = view.app().database();
    let (data, change) = values.read(&view, database.now().date_naive())?;
    let changed = change_household(&permit, database, household(&id)?, data, change).await;
    changed.map_err(|error| refused(&view, error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Every version of a household and its members, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}/history",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = Vec<HistoryValues>))
)]
pub(super) async fn history(
    May(permit): May<ViewHistory>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let steps = household_history(&permit, view.app().database(), household(&id)?).await?;
    let steps = steps.ok_or_else(Problem::not_found)?;
    let steps: Vec<HistoryValues> = steps.into_iter().map(Into::into).collect();
    Ok(Body(steps).into_response())
}

pub(super) fn household(text: &str) -> Result<HouseholdId, Problem> {
    text.parse().map_err(|_invalid| Problem::not_found())
}
