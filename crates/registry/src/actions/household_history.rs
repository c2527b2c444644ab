//! Looking at what was changed in a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, UserId};

use crate::{
    permissions::ViewHistory,
    store::{history, household},
    view::HistoryStep,
};

/// Every version of a household and its members, newest first; `None` when there is no such household within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn household_history(
    permit: &Permit<ViewHistory>,
    database: &Database,
    id: HouseholdId,
) -> database::Result<Option<Vec<HistoryStep>>> {
    let look = Audit::of("view_history").about("household", id);
    let reader = database.read_personal(permit, look).await?;
    if !household::exists(&reader, id).await? {
        return Ok(None);
    }
    let mut steps = history::of_household(&reader, id).await?;
    let users: Vec<UserId> = steps.iter().filter_map(|step| step.recorded_by).collect();
    let names = identity::names_of(&reader, users).await?;
    for step in &mut steps {
        step.recorder = step.recorded_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(Some(steps))
}
