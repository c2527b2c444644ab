//! Looking at the work in the background, trying it again, calling it off.

use std::collections::BTreeMap;

use database::{
    Audit, Database, JobState,
    jobs::{self, JobFilter, JobView},
};
use kernel::{JobId, Permit};

use super::Refused;
use crate::permissions::{KeepJobs, SeeJobs};

/// Jobs within reach, the newest first.
///
/// # Errors
/// [`database::Error`].
pub async fn see_jobs(
    permit: &Permit<SeeJobs>,
    database: &Database,
    (filter, before): (&JobFilter, Option<JobId>),
    limit: u64,
) -> database::Result<Vec<JobView>> {
    jobs::list(&database.read(permit).await?, filter, before, limit).await
}

/// How the work in the background stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Which database it is.
    pub database: &'static str,
    /// Jobs by state.
    pub counts: BTreeMap<JobState, u64>,
    /// Those that failed last, the newest first.
    pub failed: Vec<JobView>,
}

/// How the work within reach stands, with at most `limit` of the jobs that failed.
///
/// # Errors
/// [`database::Error`].
pub async fn see_work(
    permit: &Permit<SeeJobs>,
    database: &Database,
    limit: u64,
) -> database::Result<Work> {
    let reader = database.read(permit).await?;
    let filter = JobFilter { state: Some(JobState::Failed), ..JobFilter::default() };
    let counts = jobs::counts(&reader).await?;
    let failed = if counts.contains_key(&JobState::Failed) {
        jobs::list(&reader, &filter, None, limit).await?
    } else {
        Vec::new()
    };
    Ok(Work { database: database.kind(), counts, failed })
}

/// Tries a job again that failed or was called off.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn retry_job(
    permit: &Permit<KeepJobs>,
    database: &Database,
    id: JobId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    jobs::retry(&mut tx, id).await.map_err(gone)?;
    tx.commit(Audit::of("retry_job").about("job", id)).await?;
    Ok(())
}

/// Calls a job off that still waits.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn cancel_job(
    permit: &Permit<KeepJobs>,
    database: &Database,
    id: JobId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    jobs::cancel(&mut tx, id).await.map_err(gone)?;
    tx.commit(Audit::of("cancel_job").about("job", id)).await?;
    Ok(())
}

/// A job that is not in the state for it is not there for the one who asks.
fn gone(error: database::Error) -> Refused {
    match error {
        database::Error::Stale { .. } => Refused::NotFound,
        other => other.into(),
    }
}
