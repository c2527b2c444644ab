//! Taking a list of households out of the system.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use crate::{
    list::{Beside, ListRequest, MOST_FOUND},
    permissions::ExportHouseholds,
    store::{list, right},
    view::ListedHousehold,
};

/// A part of the list that is taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExportedPart {
    /// The households of it.
    pub(crate) rows: Vec<ListedHousehold>,
    /// After which the next part begins; `None` when this is the last.
    pub(crate) after: Option<Beside>,
}

/// A part of the list, without households of whose members somebody's data may only be kept. One look in the access log.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn export_households(
    permit: &Permit<ExportHouseholds>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<ExportedPart> {
    let reader = database.read_personal(permit, Audit::of("export_households")).await?;
    let mut rows = list::page(&reader, request).await?;
    if request.search.is_some() {
        rows.truncate(MOST_FOUND);
    }
    let last = rows.last().filter(|_| rows.len() as u64 == request.limit);
    let after = last.map(|last| Beside { key: request.sort.place(last).0, id: last.id });
    let ids: Vec<HouseholdId> = rows.iter().map(|row| row.id).collect();
    let held = right::held_by_right(&reader, &ids).await?;
    rows.retain(|row| !held.restricted.contains(&row.id));
    Ok(ExportedPart { rows, after: after.filter(|_| request.search.is_none()) })
}
