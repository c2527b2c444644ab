//! One job at work, as its handler sees it.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Authority, JobId};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use serde_json::Value;
use uuid::Uuid;

use super::{entity, queue};
use crate::{Database, Error, Result, tx::Tx};

/// Why a job did not succeed; it is tried again. Never holds personal data: it is shown to operators.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct JobFault(pub String);

impl From<Error> for JobFault {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

/// What a handler has said of its work; written by the worker, so that saying it never waits for the database.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) done: u64,
    pub(super) total: u64,
    pub(super) result: Option<Value>,
}

/// One job at work.
#[derive(Debug, Clone)]
pub struct JobRun {
    /// Its id.
    pub id: JobId,
    /// In whose name and for which municipality.
    pub authority: Authority,
    /// What was asked for.
    pub payload: Value,
    /// How often it has been tried before.
    pub earlier_attempts: u32,
    /// The installation.
    pub database: Database,
    pub(super) token: Uuid,
    pub(super) report: Arc<Mutex<Report>>,
}

impl JobRun {
    /// Says how far the work is; shown within seconds.
    pub fn progress(&self, done: u64, total: u64) {
        let mut report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
        report.done = done;
        report.total = total;
    }

    /// Keeps what came out, for who asked: ids and counts, never personal values. Stored when the job ends well.
    pub fn result(&self, value: Value) {
        self.report.lock().unwrap_or_else(PoisonError::into_inner).result = Some(value);
    }

    pub(super) fn reported(&self) -> (u64, u64) {
        let report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
        (report.done, report.total)
    }

    pub(super) fn outcome(&self) -> Option<String> {
        let report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
        report.result.as_ref().map(Value::to_string)
    }
}

impl Tx {
    /// Ends the job within this transaction: its effects and its end become permanent together, so that they happen exactly
    /// once. The handler returns after the commit.
    ///
    /// # Errors
    /// [`Error::Stale`] when the job was taken up by another process or called off in the meantime: nothing may be committed.
    pub async fn complete(&mut self, run: &JobRun) -> Result<()> {
        let update = queue::finished(run, self.now)
            .filter(entity::Column::LockedBy.eq(run.token))
            .filter(entity::Column::Id.eq(run.id.uuid()));
        let done = update.exec(&self.inner).await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(Error::Stale { table: "job" }) }
    }
}
