//! Households that somebody entered and about which nothing is recorded: for the first page of who enters.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};
use registry::{HouseholdLink, entered_last};

use crate::{permissions::RecordFacts, store::sheet};

/// How many of the households that were entered last are looked at.
const AMONG: u64 = 100;

/// Of the last hundred households that the user entered, those about which and about whose members nothing was ever answered, the newest
/// first, at most `limit`. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_unanswered(
    permit: &Permit<RecordFacts>,
    database: &Database,
    limit: usize,
) -> database::Result<Vec<HouseholdLink>> {
    let reader = database.read_personal(permit, Audit::of("list_unanswered")).await?;
    let mut entered = entered_last(&reader, AMONG).await?;
    let ids: Vec<HouseholdId> = entered.iter().map(|one| one.id).collect();
    let answered = sheet::answered(&reader, &ids).await?;
    entered.retain(|one| !answered.contains(&one.id));
    entered.truncate(limit);
    Ok(entered)
}
