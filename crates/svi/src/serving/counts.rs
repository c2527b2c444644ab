//! Numbers that operators ask for: jobs by state, connections to the database.

use std::sync::Arc;

use database::{Authority, Connections, Database, JobState, Tenancy, jobs};
use web::{App, Count, CountNow};

/// Jobs by state, with the names of their numbers.
const JOBS: [(&str, JobState); 3] = [
    ("svi_jobs_waiting", JobState::Waiting),
    ("svi_jobs_running", JobState::Running),
    ("svi_jobs_failed", JobState::Failed),
];

/// One number of the connections.
type OfConnections = fn(Connections) -> u32;

/// Connections, with the names of their numbers.
const CONNECTIONS: [(&str, OfConnections); 4] = [
    ("svi_database_readers_open", |now| now.readers.0),
    ("svi_database_readers_in_use", |now| now.readers.1),
    ("svi_database_writers_open", |now| now.writers.0),
    ("svi_database_writers_in_use", |now| now.writers.1),
];

/// Adds them to `/metrics`.
pub(super) fn add(app: &App) {
    for (name, of) in CONNECTIONS {
        let database = app.database().clone();
        let now: CountNow = Arc::new(move || {
            let count = f64::from(of(database.connections()));
            Box::pin(async move { Some(count) })
        });
        app.add_count(Count { name, now });
    }
    for (name, state) in JOBS {
        let database = app.database().clone();
        let now: CountNow = Arc::new(move || {
            let database = database.clone();
            Box::pin(async move { jobs_in(&database, state).await })
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
