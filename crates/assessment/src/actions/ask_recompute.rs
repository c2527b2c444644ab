//! Having all households of a municipality assessed again.

use database::{Audit, Database, NewJob};
use kernel::{JobId, Permit};
use serde_json::json;

use crate::{
    jobs::KIND,
    permissions::Recompute,
    store::reference::{self, Chosen},
};

/// Chooses as of when the municipality is assessed from now on, and has a job assess all households; while one waits or runs,
/// no second one is made.
///
/// # Errors
/// [`database::Error`]; then nothing is written.
pub async fn ask_recompute(
    permit: &Permit<Recompute>,
    database: &Database,
    chosen: Chosen,
) -> database::Result<JobId> {
    let mut tx = database.begin(permit).await?;
    reference::choose(&mut tx, chosen).await?;
    let job = tx.enqueue(NewJob::of(KIND, json!({})).key("all")).await?;
    tx.commit(Audit::of("ask_recompute").fields(["reference_date", "income_year"])).await?;
    Ok(job)
}
