//! Who the API takes one for.

use serde::Serialize;
use utoipa::ToSchema;
use web::{
    SignedIn, View,
    axum::{Json, response::IntoResponse, response::Response},
};

/// Who is asking.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    /// Id of the user.
    #[schema(value_type = String, format = "uuid")]
    id: kernel::UserId,
    /// Name.
    name: String,
    /// Code of the municipality that is worked in.
    #[schema(value_type = Option<String>, example = "80438")]
    municipality: Option<kernel::UnitCode>,
    /// Roles there and in the installation.
    #[schema(value_type = Vec<String>)]
    roles: Vec<kernel::Role>,
    /// What a personal token is limited to; absent when nothing limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Vec<String>>,
}

/// Who is asking, and in which municipality.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "identity",
    responses((status = 200, body = Me), (status = 401, description = "Nobody is signed in"))
)]
pub(super) async fn show(SignedIn(actor): SignedIn, _view: View) -> Response {
    let me = Me {
        id: actor.user,
        name: actor.name,
        municipality: actor.unit,
        roles: actor.roles.into_iter().collect(),
        permissions: actor.limited_to.map(|limits| limits.into_iter().collect()),
    };
    Json(me).into_response()
}
