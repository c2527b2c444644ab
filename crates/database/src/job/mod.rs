//! Work that goes on after the answer: enqueued in the transaction that asks for it, done at least once, retried with growing
//! delays, visible in the administration. A job must be safe to do twice.

use std::{fmt, sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use kernel::{Authority, JobId};
use serde_json::Value;

use crate::Database;

/// Why a job did not succeed; it is tried again. Never holds personal data: it is shown to operators.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct JobFault(pub String);

impl From<crate::Error> for JobFault {
    fn from(error: crate::Error) -> Self {
        Self(error.to_string())
    }
}

/// What does a job of one kind.
pub type JobHandler = Arc<dyn Fn(JobRun) -> BoxFuture<'static, Result<(), JobFault>> + Send + Sync>;

/// A kind of job that a context brings.
#[derive(Clone)]
pub struct JobKind {
    /// Stable name, `context.verb_object`.
    pub name: &'static str,
    /// How often it is due by itself; `None` when only asked for.
    pub every: Option<Duration>,
    /// How often it is tried before it counts as failed.
    pub attempts: u32,
    /// What does it.
    pub handler: JobHandler,
}

impl fmt::Debug for JobKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobKind").field("name", &self.name).finish_non_exhaustive()
    }
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
    /// The installation.
    pub database: Database,
}
