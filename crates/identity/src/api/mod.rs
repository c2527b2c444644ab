//! The JSON API of this context.

mod me;
mod users;

use web::Routes;

use crate::state::Identity;

/// The routes of the API.
pub(crate) fn routes(identity: &Identity) -> Routes {
    Routes::new()
        .get("/api/v1/me", me::show)
        .documented::<me::__path_show>()
        .get("/api/v1/users", users::list)
        .documented::<users::__path_list>()
        .get("/api/v1/users/{id}", users::show)
        .documented::<users::__path_show>()
        .with_state(identity.clone())
}
