//! Removing what was kept long enough: files that nobody took over, findings, files of exports. Their keys are destroyed, so that
//! no backup opens them either.

use std::time::Duration;

use chrono::TimeDelta;
use database::{Audit, JobFault, JobKind, JobRun};

use super::EXPIRE;
use crate::{export::DAYS_KEPT, store::clearing};

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
    clearing::imports_before(&mut tx, now - TimeDelta::days(IMPORT_DAYS)).await?;
    clearing::exports_before(&mut tx, now - TimeDelta::days(DAYS_KEPT)).await?;
    tx.commit(Audit::of("expire_files")).await?;
    Ok(())
}
