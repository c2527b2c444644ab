//! One report, and how far it is.

use database::{Database, JobState, jobs};
use kernel::Permit;

use crate::{
    permissions::ListReports,
    report::{MadeReport, ReportId},
    store::report,
};

/// How far a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It waits for its turn.
    Waiting,
    /// It is being made: so many steps of so many, 0 of 0 when that is not known.
    Working(u64, u64),
    /// Its file is there.
    Made,
    /// It could not be made, or was called off.
    Failed,
}

/// A report of the municipality with how far it is; `None` where there is no such report.
///
/// # Errors
/// [`database::Error`].
pub async fn find_report(
    permit: &Permit<ListReports>,
    database: &Database,
    id: ReportId,
) -> database::Result<Option<(MadeReport, Progress)>> {
    let reader = database.read(permit).await?;
    let Some(found) = report::find(&reader, id).await? else { return Ok(None) };
    if found.file.is_some() {
        return Ok(Some((found, Progress::Made)));
    }
    let job = jobs::find(&reader, found.job).await?;
    // Jobs that have ended are cleared away in time.
    let progress = job.map_or(Progress::Failed, |job| match job.state {
        JobState::Waiting => Progress::Waiting,
        JobState::Running => Progress::Working(job.done, job.total),
        JobState::Done | JobState::Failed | JobState::Cancelled => Progress::Failed,
    });
    Ok(Some((found, progress)))
}
