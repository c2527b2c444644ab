//! Looking at every answer that there ever was.

use std::collections::BTreeMap;

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, UserId};
use registry::{Roster, find_roster};

use crate::{
    VariableCatalogue,
    history::PastEntry,
    permissions::{Eyes, ViewFactHistory},
    store::entry,
};

/// The entries about a household and its members.
#[derive(Debug, Clone, PartialEq)]
pub struct FactHistory {
    /// Who lives there.
    pub roster: Roster,
    /// The entries, the oldest first.
    pub entries: Vec<PastEntry>,
    /// Names of those who recorded them.
    pub recorders: BTreeMap<UserId, String>,
    /// Whose eyes look.
    pub eyes: Eyes,
}

/// All entries about a household; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn fact_history(
    permit: &Permit<ViewFactHistory>,
    database: &Database,
    catalogue: &VariableCatalogue,
    household: HouseholdId,
) -> database::Result<Option<FactHistory>> {
    let look = Audit::of("view_fact_history").about("household", household).fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(roster) = find_roster(&reader, household).await? else { return Ok(None) };
    let entries = entry::of_roster(&reader, catalogue, &roster).await?;
    let users: Vec<UserId> = entries.iter().filter_map(|entry| entry.recorded_by).collect();
    let recorders = identity::names_of(&reader, users).await?;
    Ok(Some(FactHistory { roster, entries, recorders, eyes: Eyes::of(permit.actor()) }))
}
