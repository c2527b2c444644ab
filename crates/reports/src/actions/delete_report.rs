//! Deleting a report.

use database::{Audit, Database, Error, jobs};
use kernel::Permit;

use crate::{permissions::DeleteReport, report::ReportId, store::report};

/// Deletes a report with its file; the job that makes it is called off. Whether there was one.
///
/// # Errors
/// [`database::Error`]; then nothing is deleted.
pub async fn delete_report(
    permit: &Permit<DeleteReport>,
    database: &Database,
    id: ReportId,
) -> database::Result<bool> {
    let mut tx = database.begin(permit).await?;
    let Some(found) = report::find_in(&tx, id).await? else { return Ok(false) };
    match jobs::cancel(&mut tx, found.job).await {
        // It has ended already.
        Ok(()) | Err(Error::Stale { .. }) => {}
        Err(error) => return Err(error),
    }
    report::remove(&mut tx, id).await?;
    tx.commit(Audit::of("delete_report").about("report", id)).await?;
    Ok(true)
}
