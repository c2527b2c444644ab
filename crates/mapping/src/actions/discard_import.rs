//! Discarding a file that nobody wants to take over.

use database::{Audit, Database, Error, jobs};
use kernel::Permit;

use super::Refused;
use crate::{
    import::{ImportId, ImportState},
    permissions::ImportHouseholds,
    store::import,
};

/// Removes the file with its findings and destroys their key; that it was given stays.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Database`]; then nothing is changed.
pub async fn discard_import(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    id: ImportId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let mut row = import::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    if !row.state.can_preview() {
        return Err(Refused::NotNow);
    }
    if let Some(job) = row.job {
        match jobs::cancel(&mut tx, job).await {
            // It has ended already.
            Ok(()) | Err(Error::Stale { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let blobs = [row.file.take(), row.households.take(), row.findings.take()];
    for blob in blobs.into_iter().flatten() {
        tx.delete_blob(blob).await?;
    }
    row.state = ImportState::Discarded;
    import::update(&mut tx, &row).await?;
    tx.destroy_key(id.uuid()).await?;
    tx.commit(Audit::of("discard_import").about("import", id)).await?;
    Ok(())
}
