//! How far the last computation of all households is.

use database::{
    Database,
    jobs::{self, JobFilter, JobView},
};
use kernel::Permit;

use crate::{
    jobs::KIND,
    permissions::Recompute,
    rule_book::Reference,
    store::reference::{self, Chosen},
};

/// The last computations, and as of when the municipality is assessed.
#[derive(Debug, Clone, PartialEq)]
pub struct RecomputeState {
    /// The last computations, the newest first.
    pub jobs: Vec<JobView>,
    /// What was chosen.
    pub chosen: Chosen,
    /// As of when is assessed.
    pub reference: Reference,
}

/// Computations shown.
const MOST: u64 = 10;

/// How far the last computations are.
///
/// # Errors
/// [`database::Error`].
pub async fn recompute_state(
    permit: &Permit<Recompute>,
    database: &Database,
) -> database::Result<RecomputeState> {
    let reader = database.read(permit).await?;
    let filter = JobFilter { kind: Some(KIND.to_owned()), ..JobFilter::default() };
    let jobs = jobs::list(&reader, &filter, None, MOST).await?;
    let chosen = reference::chosen(&reader).await?;
    let reference = Reference::of(chosen.0, chosen.1, reader.now().date_naive());
    Ok(RecomputeState { jobs, chosen, reference })
}
