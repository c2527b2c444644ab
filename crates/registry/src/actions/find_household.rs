//! Looking at a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use crate::{permissions::ViewHousehold, store::household, view::Household};

/// A household with its members; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_household(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    id: HouseholdId,
) -> database::Result<Option<Household>> {
    let look = Audit::of("view_household").about("household", id).fields(["jmbg", "note"]);
    household::find(&database.read_personal(permit, look).await?, id).await
}
