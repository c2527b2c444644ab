//! Removing what was kept long enough: files that nobody took over, findings, files of exports. Their keys are destroyed, so that
//! no backup opens them either.

use std::time::Duration;

use chrono::TimeDelta;
use database::{Audit, JobFault, JobKind, JobRun};

use super::EXPIRE;
use crate::{
    export::DAYS_KEPT,
    import::ImportState,
    store::{export, import},
};

/// Days for which a file and its findings are kept.
const IMPORT_DAYS: i64 = 30;
const DAY: Duration = Duration::from_hours(24);

/// The job that removes them.
pub(crate) fn expire() -> JobKind {
    JobKind::of(EXPIRE, |run| async move { all(run).await }).every(DAY)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let now = run.database.now();
    let mut tx = run.database.begin(&run.authority).await?;
    let old = now - TimeDelta::days(IMPORT_DAYS);
    for mut import in import::with_files_before(&tx, old).await? {
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
        import::update(&mut tx, &import).await?;
        tx.destroy_key(import.id.uuid()).await?;
    }
    for mut export in export::with_files_before(&tx, now - TimeDelta::days(DAYS_KEPT)).await? {
        for blob in [export.file.take(), export.descriptions.take()].into_iter().flatten() {
            tx.delete_blob(blob).await?;
        }
        export.removed_at = Some(now);
        export::update(&mut tx, &export).await?;
        tx.destroy_key(export.id.uuid()).await?;
    }
    tx.commit(Audit::of("expire_files")).await?;
    Ok(())
}
