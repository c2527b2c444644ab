//! Removing the files of an export before their time.

use database::{Audit, Database, Error, jobs};
use kernel::Permit;

use super::Refused;
use crate::{export::ExportId, permissions::ExportAnswers, store::export};

/// Removes the files and destroys their key; that there was an export stays. Only who asked for it removes it.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is removed.
pub async fn remove_export(
    permit: &Permit<ExportAnswers>,
    database: &Database,
    id: ExportId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = export::find_in(&tx, id).await?;
    let user = tx.authority().user();
    let found = found.filter(|one| one.asked_by == user && one.removed_at.is_none());
    let mut row = found.ok_or(Refused::NotFound)?;
    match jobs::cancel(&mut tx, row.job).await {
        // It has ended already.
        Ok(()) | Err(Error::Stale { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    for blob in [row.file.take(), row.descriptions.take()].into_iter().flatten() {
        tx.delete_blob(blob).await?;
    }
    row.removed_at = Some(tx.now());
    export::update(&mut tx, &row).await?;
    tx.destroy_key(id.uuid()).await?;
    tx.commit(Audit::of("remove_export").about("export", id)).await?;
    Ok(())
}
