//! Looking at a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use crate::{
    permissions::{ViewExactPlace, ViewHousehold},
    place::Point,
    store::household,
    view::Household,
};

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
    let found = household::find(&database.read_personal(permit, look).await?, id).await?;
    let is_exact = permit.actor().permit::<ViewExactPlace>().is_some();
    Ok(found.map(|household| if is_exact { household } else { coarsened(household) }))
}

/// Who does not visit sees about where the household is.
fn coarsened(mut household: Household) -> Household {
    household.data.point = household.data.point.map(Point::coarsened);
    household
}
