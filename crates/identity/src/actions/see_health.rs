//! How the installation is, in numbers.

use std::collections::BTreeMap;

use database::{Audit, Database, JobState, jobs};
use kernel::Permit;

use crate::{
    permissions::SeeHealth,
    store::{municipalities, users},
};

/// The installation in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Which database it is.
    pub database: &'static str,
    /// Jobs by state.
    pub jobs: BTreeMap<JobState, u64>,
    /// Municipalities that are set up.
    pub municipalities: u64,
    /// Users who may sign in.
    pub users: u64,
}

/// How the installation is.
///
/// # Errors
/// [`database::Error`].
pub async fn see_health(
    permit: &Permit<SeeHealth>,
    database: &Database,
) -> database::Result<Health> {
    let reader = database.read_personal(permit, Audit::of("see_health")).await?;
    Ok(Health {
        database: database.kind(),
        jobs: jobs::counts(&reader).await?,
        municipalities: municipalities::list(&reader).await?.len() as u64,
        users: users::count_active(&reader).await?,
    })
}
