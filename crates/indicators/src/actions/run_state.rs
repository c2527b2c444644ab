//! How far the figures are that were asked for.

use database::{
    Database,
    jobs::{self, JobFilter, JobView},
};
use kernel::{JobId, Permit};

use crate::{job::KIND, permissions::MakeRuns};

/// Jobs shown.
const MOST: u64 = 10;

/// The figures that were asked for from the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct RunState {
    /// The last jobs of the municipality, the newest first.
    pub jobs: Vec<JobView>,
}

impl RunState {
    /// The job of that id, if it is among the last ones.
    pub fn find(&self, id: JobId) -> Option<&JobView> {
        self.jobs.iter().find(|job| job.id == id)
    }
}

/// How far the last jobs are.
///
/// # Errors
/// [`database::Error`].
pub async fn run_state(
    permit: &Permit<MakeRuns>,
    database: &Database,
) -> database::Result<RunState> {
    let reader = database.read(permit).await?;
    let filter = JobFilter { kind: Some(KIND.to_owned()), ..JobFilter::default() };
    Ok(RunState { jobs: jobs::list(&reader, &filter, None, MOST).await? })
}
