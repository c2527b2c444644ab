//! The jobs that this process is at: how far each is, in memory. A job that writes in one long transaction cannot have its progress
//! written on SQLite, where one writes at a time; who looks from the same process sees it all the same.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use kernel::JobId;
use uuid::Uuid;

use super::{JobRun, run::Report};

/// Since when the process is at a job, and what its handler has said.
type Told = (DateTime<Utc>, Arc<Mutex<Report>>);

/// The jobs of a process by their ids.
#[derive(Debug, Default)]
pub(crate) struct AtWork {
    jobs: Mutex<BTreeMap<Uuid, Told>>,
}

/// How far a job of this process is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Here {
    /// Since when this process is at it.
    pub(super) since: DateTime<Utc>,
    pub(super) done: u64,
    pub(super) total: u64,
}

impl AtWork {
    /// How far a job is that this process is at.
    pub(super) fn find(&self, id: JobId) -> Option<Here> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, report) = jobs.get(&id.uuid())?;
        let report = report.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Here { since: *since, done: report.done, total: report.total })
    }
}

/// That this process is at a job, for as long as this is held.
#[derive(Debug)]
pub(super) struct Begun(JobRun);

impl Begun {
    pub(super) fn of(run: &JobRun) -> Self {
        let at_work = &run.database.shared.0.at_work;
        let mut jobs = at_work.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.insert(run.id.uuid(), (run.database.now(), Arc::clone(&run.report)));
        Self(run.clone())
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        let at_work = &self.0.database.shared.0.at_work;
        let mut jobs = at_work.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        // Another worker of this process may have taken the job up since.
        let is_own = |(_, report): &Told| Arc::ptr_eq(report, &self.0.report);
        if jobs.get(&self.0.id.uuid()).is_some_and(is_own) {
            jobs.remove(&self.0.id.uuid());
        }
    }
}
