//! Taking a previewed file over.

use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use super::Refused;
use crate::{
    import::{ImportId, ImportState},
    job::TAKE_OVER,
    permissions::ImportHouseholds,
    store::import,
};

/// Has a job take the file over.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Faults`], [`Refused::Database`]; then nothing is changed.
pub async fn run_import(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    id: ImportId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let mut row = import::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    // A job that was called off or failed for good is asked for again.
    if !matches!(row.state, ImportState::Ready | ImportState::Importing) || row.file.is_none() {
        return Err(Refused::NotNow);
    }
    if row.counts.as_ref().is_none_or(|counts| counts.errors > 0) {
        return Err(Refused::Faults);
    }
    let job = NewJob::of(TAKE_OVER, json!({ "import": id.to_string() })).key(id.to_string());
    row.job = Some(tx.enqueue(job).await?);
    row.state = ImportState::Importing;
    import::update(&mut tx, &row).await?;
    tx.commit(Audit::of("ask_import").about("import", id)).await?;
    Ok(())
}
