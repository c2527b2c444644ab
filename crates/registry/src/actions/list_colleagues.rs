//! Who works in the municipality: for the circle of a protection.

use database::{Audit, Database};
use kernel::{Permit, UserId};

use crate::permissions::Protect;

/// Users of the municipality who may be in a circle, with their names.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn list_colleagues(
    permit: &Permit<Protect>,
    database: &Database,
) -> database::Result<Vec<(UserId, String)>> {
    let reader = database.read_personal(permit, Audit::of("list_colleagues")).await?;
    identity::colleagues(&reader).await
}
