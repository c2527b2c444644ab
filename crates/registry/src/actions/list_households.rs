//! The list of households.

use database::{Audit, Database};
use kernel::Permit;

use crate::{
    list::{HouseholdList, ListRequest, MOST_FOUND},
    permissions::ListHouseholds,
    store::list,
};

/// A page of the list within reach. One look in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_households(
    permit: &Permit<ListHouseholds>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<HouseholdList> {
    let reader = database.read_personal(permit, Audit::of("list_households")).await?;
    let mut rows = list::page(&reader, request).await?;
    let total = match request.search {
        Some(_) => rows.len() as u64,
        None => list::count(&reader, request.settlement.as_deref()).await?,
    };
    if request.search.is_some() {
        rows.truncate(MOST_FOUND);
    }
    Ok(HouseholdList { rows, total, settlements: list::settlements(&reader).await? })
}
