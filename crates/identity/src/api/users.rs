//! Users within reach.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, May, Problem, View,
    axum::{
        Json,
        extract::{Path, State},
        response::IntoResponse as _,
    },
};

use crate::{
    actions::{Refused, find_user, list_users},
    permissions::SeeUsers,
    state::Identity,
    user::{Membership, User},
};

/// A user.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UserJson {
    /// Id.
    #[schema(value_type = String, format = "uuid")]
    id: kernel::UserId,
    /// Address.
    email: String,
    /// Name.
    name: String,
    /// `active` or `closed`.
    state: &'static str,
    /// What they are, within reach of who asks.
    memberships: Vec<MembershipJson>,
    /// Whether a second factor is set up.
    has_second_factor: bool,
    /// Since when.
    created_at: DateTime<Utc>,
}

/// What somebody is, and where.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MembershipJson {
    /// Code of the municipality; absent for a role of the installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "80438")]
    municipality: Option<kernel::UnitCode>,
    /// The role.
    #[schema(value_type = String, example = "office_worker")]
    role: kernel::Role,
}

/// Users.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UsersJson {
    /// By address.
    users: Vec<UserJson>,
}

impl From<User> for UserJson {
    fn from(user: User) -> Self {
        let membership =
            |one: Membership| MembershipJson { municipality: one.unit, role: one.role };
        Self {
            id: user.id,
            email: user.email.as_str().to_owned(),
            name: user.name,
            state: user.state.name(),
            memberships: user.memberships.into_iter().map(membership).collect(),
            has_second_factor: user.has_second_factor,
            created_at: user.created_at,
        }
    }
}

/// Users who work within reach.
#[utoipa::path(
    get,
    path = "/api/v1/users",
    tag = "identity",
    responses((status = 200, body = UsersJson), (status = 404, description = "Not within reach"))
)]
pub(super) async fn list(May(permit): May<SeeUsers>, view: View) -> Answer {
    let found = list_users(&permit, view.app().database()).await?;
    let users = found.users.into_iter().map(UserJson::from).collect();
    Ok(Json(UsersJson { users }).into_response())
}

/// A user within reach.
#[utoipa::path(
    get,
    path = "/api/v1/users/{id}",
    tag = "identity",
    params(("id" = String, Path, description = "Id of the user")),
    responses((status = 200, body = UserJson), (status = 404, description = "Not within reach"))
)]
pub(super) async fn show(
    May(permit): May<SeeUsers>,
    view: View,
    State(identity): State<Identity>,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_invalid| Problem::not_found())?;
    match find_user(&permit, &identity, view.app().database(), id).await {
        Ok(found) => Ok(Json(UserJson::from(found.user)).into_response()),
        Err(Refused::Database(error)) => Err(error.into()),
        Err(_refused) => Err(Problem::not_found()),
    }
}
