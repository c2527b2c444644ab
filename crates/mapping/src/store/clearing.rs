//! Files of imports and exports go: what was kept long enough, and everything when somebody is erased who may stand in it. Their
//! keys are destroyed, so that no backup opens them either.

use chrono::{DateTime, Utc};
use database::{Result, Tx};

use super::{export, import};
use crate::import::ImportState;

/// Removes the files of imports that were asked for before that moment, with their findings; not of those at work.
pub(crate) async fn imports_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<()> {
    for mut import in import::with_files_before(tx, before).await? {
        if import.state.is_at_work() {
            continue;
        }
        let blobs = [import.file.take(), import.households.take(), import.findings.take()];
        for blob in blobs.into_iter().flatten() {
            tx.delete_blob(blob).await?;
        }
        if import.state.can_preview() {
            import.state = ImportState::Discarded;
        }
        import::update(tx, &import).await?;
        tx.destroy_key(import.id.uuid()).await?;
    }
    Ok(())
}

/// Removes the files of exports that were asked for before that moment.
pub(crate) async fn exports_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<()> {
    for mut export in export::with_files_before(tx, before).await? {
        for blob in [export.file.take(), export.descriptions.take()].into_iter().flatten() {
            tx.delete_blob(blob).await?;
        }
        export.removed_at = Some(tx.now());
        export::update(tx, &export).await?;
        tx.destroy_key(export.id.uuid()).await?;
    }
    Ok(())
}
