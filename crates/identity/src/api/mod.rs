//! The JSON API of this context.

use web::Routes;

use crate::state::Identity;

/// The routes of the API.
pub(crate) fn routes(identity: &Identity) -> Routes {
    Routes::new().with_state(identity.clone())
}
