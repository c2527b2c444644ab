//! Having a job look for persons who were entered twice.

use database::{Audit, Database, NewJob};
use kernel::{JobId, Permit};
use serde_json::json;

use crate::{jobs::FIND_DUPLICATES, permissions::FindDuplicates};

/// Has a job compare everybody of the municipality; while one waits or runs, no second one is made.
///
/// # Errors
/// [`database::Error`]; then nothing is written.
pub async fn ask_search(
    permit: &Permit<FindDuplicates>,
    database: &Database,
) -> database::Result<JobId> {
    let mut tx = database.begin(permit).await?;
    let job = tx.enqueue(NewJob::of(FIND_DUPLICATES, json!({})).key("all")).await?;
    tx.commit(Audit::of("ask_find_duplicates")).await?;
    Ok(job)
}
