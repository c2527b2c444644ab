//! Asking for a job, in the transaction that needs it.

use chrono::{DateTime, Utc};
use kernel::JobId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, TryInsertResult,
};
use serde_json::Value;
use uuid::Uuid;

use super::{JobState, entity};
use crate::{Error, Result, tx::Tx};

/// A job to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    kind: &'static str,
    payload: Value,
    key: Option<String>,
    after: Option<DateTime<Utc>>,
}

impl NewJob {
    /// A job of `kind` ([`JobKind::name`](super::JobKind)) with what its handler needs to know: ids, never personal values.
    pub const fn of(kind: &'static str, payload: Value) -> Self {
        Self { kind, payload, key: None, after: None }
    }

    /// While a job of the same kind and key waits or runs in the municipality, no second one is made.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Not before that moment.
    #[must_use]
    pub const fn after(mut self, moment: DateTime<Utc>) -> Self {
        self.after = Some(moment);
        self
    }

    /// The row of the job as it begins.
    pub(super) fn row(self, id: Uuid, now: DateTime<Utc>) -> entity::ActiveModel {
        entity::ActiveModel {
            id: Set(id),
            tenant: Set(None),
            kind: Set(self.kind.to_owned()),
            key: Set(self.key),
            payload: Set(self.payload.to_string()),
            asked_by: Set(None),
            state: Set(JobState::Waiting.name().to_owned()),
            run_after: Set(self.after.unwrap_or(now)),
            attempts: Set(0),
            locked_until: Set(None),
            locked_by: Set(None),
            done: Set(0),
            total: Set(0),
            result: Set(None),
            error: Set(None),
            created_at: Set(now),
            finished_at: Set(None),
        }
    }
}

impl Tx {
    /// Adds a job to the queue; it starts when this transaction is committed. Gives the id of the unfinished job of the same
    /// key when there is one.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Keys`] without randomness.
    pub async fn enqueue(&mut self, mut job: NewJob) -> Result<JobId> {
        let tenant = self.authority.scope().unit().map(|unit| unit.as_str().to_owned());
        if let (Some(tenant), Some(key)) = (&tenant, &job.key) {
            job.key = Some(format!("{tenant} {key}"));
        }
        let kind = job.kind;
        let key = job.key.clone();
        let id: JobId = self.new_id()?;
        let mut row = job.row(id.uuid(), self.now);
        row.tenant = Set(tenant);
        row.asked_by = Set(self.authority.user().map(Uuid::from));
        self.wakes_jobs = true;
        let inserted = entity::Entity::insert(row)
            .on_conflict_do_nothing_on([entity::Column::Kind, entity::Column::Key])
            .exec_without_returning(&self.inner)
            .await?;
        match (inserted, key) {
            (TryInsertResult::Conflicted | TryInsertResult::Inserted(0), Some(key)) => {
                self.unfinished(kind, &key).await
            }
            _ => Ok(id),
        }
    }

    async fn unfinished(&self, kind: &'static str, key: &str) -> Result<JobId> {
        let same = entity::Entity::find()
            .filter(entity::Column::Kind.eq(kind))
            .filter(entity::Column::Key.eq(key));
        let found = same.one(&self.inner).await?;
        // It ended in this very moment: who asked may ask again.
        found.map(|job| JobId::from(job.id)).ok_or(Error::Stale { table: "job" })
    }
}
