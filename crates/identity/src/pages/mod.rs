//! Pages of this context.

use web::{MenuItem, Routes};

use crate::state::Identity;

/// The routes of the pages.
pub(crate) fn routes(identity: &Identity) -> Routes {
    Routes::new().with_state(identity.clone())
}

/// Entries of the menu.
pub(crate) fn menu() -> Vec<MenuItem> {
    Vec::new()
}
