//! The worker of a process: takes up jobs, a few at a time, until it is asked to stop.

use std::time::Duration;

use tokio::{
    sync::watch,
    task::{JoinHandle, JoinSet},
    time::sleep,
};

use super::{
    JobKind, execution,
    execution::Stop,
    housekeeping,
    queue::{self, Kinds},
    recurring::Recurring,
};
use crate::{Database, Result};

/// How long an idle worker waits before it looks for what other processes have enqueued.
const POLL: Duration = Duration::from_secs(2);

/// Does jobs in the background.
#[derive(Debug)]
pub struct Worker {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Worker {
    /// Starts doing jobs of `kinds` and of this crate, at most `parallel` at the same time.
    pub fn start(database: Database, kinds: Vec<JobKind>, parallel: usize) -> Self {
        let (stop, stopping) = watch::channel(false);
        let task = tokio::spawn(work(database, known(kinds), parallel.max(1), stopping));
        Self { stop, task }
    }

    /// Takes up nothing more, lets running jobs end for a while, gives back the others.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the worker ended with a fault");
        }
    }
}

/// Does all jobs that are due now, one after another, and returns how many runs that took. For tests and commands: nothing
/// is enqueued by time, and what has to wait for its next attempt is left.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database).
pub async fn run_until_idle(database: &Database, kinds: Vec<JobKind>) -> Result<usize> {
    let kinds = known(kinds);
    let (_stop, stopping) = watch::channel(false);
    let mut runs = 0;
    loop {
        let claimed = queue::claim(database, &kinds, 1).await?;
        if claimed.is_empty() {
            return Ok(runs);
        }
        for run in claimed {
            if let Some(kind) = kinds.get(run.authority.name()) {
                execution::execute(run, kind.clone(), stopping.clone()).await;
            }
            runs += 1;
        }
    }
}

fn known(kinds: Vec<JobKind>) -> Kinds {
    let mut known: Kinds = kinds.into_iter().chain(crate::base_jobs()).map(by_name).collect();
    let housekeeping = housekeeping::kind(&known);
    known.insert(housekeeping.name, housekeeping);
    known
}

fn by_name(kind: JobKind) -> (&'static str, JobKind) {
    (kind.name, kind)
}

async fn work(database: Database, kinds: Kinds, parallel: usize, mut stop: Stop) {
    let mut recurring = Recurring::default();
    let mut running = JoinSet::new();
    let stopping = stop.clone();
    while !*stop.borrow_and_update() {
        if let Err(error) = recurring.enqueue_due(&database, &kinds).await {
            tracing::error!(%error, "jobs cannot be enqueued");
        }
        let free = parallel.saturating_sub(running.len());
        match take_up(&database, &kinds, free).await {
            Ok(jobs) => {
                for (run, kind) in jobs {
                    running.spawn(execution::execute(run, kind, stopping.clone()));
                }
            }
            Err(error) => tracing::error!(%error, "jobs cannot be taken up"),
        }
        tokio::select! {
            changed = stop.changed() => if changed.is_err() {
                // Nobody is left who could ask to stop: the worker was dropped.
                break;
            },
            () = database.shared.0.jobs.notified() => {}
            Some(_) = running.join_next(), if !running.is_empty() => {}
            () = sleep(POLL) => {}
        }
    }
    while running.join_next().await.is_some() {}
}

async fn take_up(
    database: &Database,
    kinds: &Kinds,
    free: usize,
) -> Result<Vec<(super::JobRun, JobKind)>> {
    if free == 0 {
        return Ok(Vec::new());
    }
    let claimed = queue::claim(database, kinds, free as u64).await?;
    let with_kind = |run: super::JobRun| {
        let kind = kinds.get(run.authority.name()).cloned();
        kind.map(|kind| (run, kind))
    };
    Ok(claimed.into_iter().filter_map(with_kind).collect())
}
