//! Taking a list of households out of the system.

use database::{Audit, Database};
use kernel::Permit;

use crate::{
    list::{ListRequest, MOST_FOUND},
    permissions::ExportHouseholds,
    store::list,
    view::ListedHousehold,
};

/// A part of the list. One look in the access log.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn export_households(
    permit: &Permit<ExportHouseholds>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<Vec<ListedHousehold>> {
    let reader = database.read_personal(permit, Audit::of("export_households")).await?;
    let mut rows = list::page(&reader, request).await?;
    if request.search.is_some() {
        rows.truncate(MOST_FOUND);
    }
    Ok(rows)
}
