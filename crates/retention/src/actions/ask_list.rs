//! Asking for a list at once.

use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use super::Refused;
use crate::{jobs::GATHER, list::ListState, permissions::CarryOut, store::list};

/// Has a job make a new list, which takes the place of one that is open.
///
/// # Errors
/// [`Refused::NotNow`] while a list is being done, [`Refused::Database`]; then nothing is changed.
pub async fn ask_list(permit: &Permit<CarryOut>, database: &Database) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    if list::unfinished(&tx).await?.iter().any(|one| one.state == ListState::Acting) {
        return Err(Refused::NotNow);
    }
    tx.enqueue(NewJob::of(GATHER, json!({})).key("all")).await?;
    tx.commit(Audit::of("ask_retention_list")).await?;
    Ok(())
}
