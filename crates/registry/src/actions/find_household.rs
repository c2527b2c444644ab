//! Looking at a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::names;
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
    let reader = database.read_personal(permit, look).await?;
    let mut found = household::find(&reader, id).await?;
    if let Some(records) = found.as_mut().map(|one| &mut one.records).filter(|all| !all.is_empty())
    {
        let names = names(&reader, records.iter().map(|one| one.merged_by).collect()).await?;
        for one in records {
            one.merger = one.merged_by.and_then(|user| names.get(&user).cloned());
        }
    }
    let is_exact = permit.actor().permit::<ViewExactPlace>().is_some();
    Ok(found.map(|household| if is_exact { household } else { coarsened(household) }))
}

/// Who does not visit sees about where the household is.
pub(super) fn coarsened(mut household: Household) -> Household {
    household.data.point = household.data.point.map(Point::coarsened);
    household
}
