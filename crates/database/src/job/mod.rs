//! Work that goes on after the answer: enqueued in the transaction that asks for it, done at least once, retried with growing
//! delays, visible in the administration. A job must be safe to do twice, or end in its own transaction ([`Tx::complete`]).
//!
//! [`Tx::complete`]: crate::Tx::complete

mod at_work;
mod enqueue;
#[expect(unreachable_pub, reason = "the derive makes public items")]
pub(crate) mod entity;
mod execution;
mod housekeeping;
mod nightly;
mod queue;
mod recurring;
mod run;
pub mod view;
mod worker;

use std::{fmt, sync::Arc, time::Duration};

use futures_util::future::BoxFuture;

pub(crate) use at_work::AtWork;
pub use enqueue::NewJob;
pub use nightly::Nightly;
pub use run::{JobFault, JobRun};
pub use worker::{Worker, run_until_idle};

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

impl JobKind {
    /// A kind that is only asked for and is tried five times.
    pub fn of<F, R>(name: &'static str, handler: F) -> Self
    where
        F: Fn(JobRun) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobFault>> + Send + 'static,
    {
        let handler: JobHandler = Arc::new(move |run| Box::pin(handler(run)));
        Self { name, every: None, attempts: 5, handler }
    }

    /// Due by itself, once in each span of that length over all processes.
    #[must_use]
    pub const fn every(mut self, span: Duration) -> Self {
        self.every = Some(span);
        self
    }

    /// Tried so often before it counts as failed.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobState {
    /// Waits for its time or for a free hand.
    Waiting,
    /// Somebody is at it.
    Running,
    /// Ended well.
    Done,
    /// Tried as often as its kind allows.
    Failed,
    /// Called off.
    Cancelled,
}

impl JobState {
    /// All, in the order of a job's life.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// Its name as stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}
