//! Numbers that operators ask for: jobs by state.

use std::sync::Arc;

use database::{Authority, Database, JobState, Tenancy, jobs};
use web::{App, Count};

/// Jobs by state, with the names of their numbers.
const JOBS: [(&str, JobState); 3] = [
    ("svi_jobs_waiting", JobState::Waiting),
    ("svi_jobs_running", JobState::Running),
    ("svi_jobs_failed", JobState::Failed),
];

/// Adds them to `/metrics`.
pub(super) fn add(app: &App) {
    for (name, state) in JOBS {
        let database = app.database().clone();
        let now = Arc::new(move || {
            let database = database.clone();
            let counted: futures_util::future::BoxFuture<'static, Option<f64>> =
                Box::pin(async move { jobs_in(&database, state).await });
            counted
        });
        app.add_count(Count { name, now });
    }
}

async fn jobs_in(database: &Database, state: JobState) -> Option<f64> {
    let authority = Authority::of_program("svi.count_jobs", Tenancy::All);
    let reader = database.read(&authority).await.ok()?;
    let counts = jobs::counts(&reader).await.ok()?;
    Some(counts.get(&state).copied().unwrap_or_default() as f64)
}
