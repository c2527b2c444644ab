//! The queue as stored: taking up what is due, holding it, ending it.
//!
//! A job that is taken up belongs to one token until its lease ends. The lease is renewed while the work goes on; the job of
//! a process that was killed is taken up by another when it has run out. Who lost the lease cannot end the job.

use std::{collections::BTreeMap, time::Duration};

use chrono::{DateTime, Utc};
use kernel::{Authority, JobId, Tenancy, UserId};
use sea_orm::{
    ColumnTrait as _, Condition, DatabaseTransaction, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, UpdateMany,
    sea_query::{Expr, LockBehavior, LockType},
};
use uuid::Uuid;

use super::{
    JobKind, JobRun, JobState,
    entity::{Column, Entity, Model},
};
use crate::{Database, Error, Result, id};

/// How long a job belongs to who took it up, unless renewed.
pub(super) const LEASE: Duration = Duration::from_mins(1);
/// Longest text of a fault that is kept.
const FAULT_LENGTH: usize = 500;
/// A job that is due by itself has a key that begins so; it is kept after the end, so that its time is not taken twice.
pub(super) const SLOT: &str = "@";

/// The kinds that a worker knows, by name.
pub(super) type Kinds = BTreeMap<&'static str, JobKind>;

/// Takes up at most `limit` jobs that are due.
pub(super) async fn claim(database: &Database, kinds: &Kinds, limit: u64) -> Result<Vec<JobRun>> {
    // Looking costs no lock; most looks find nothing.
    let look = database.survey("jobs").await?;
    let is_anything = due(kinds, database.now()).count(&look).await? > 0;
    look.rollback().await?;
    if !is_anything {
        return Ok(Vec::new());
    }
    let transaction = database.bookkeeping("jobs").await?;
    let now = database.now();
    let rows = due(kinds, now)
        .order_by_asc(Column::RunAfter)
        .order_by_asc(Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&transaction)
        .await?;
    let mut runs = Vec::with_capacity(rows.len());
    for row in rows {
        runs.extend(take(database, &transaction, kinds, row, now).await?);
    }
    transaction.commit().await?;
    Ok(runs)
}

fn due(kinds: &Kinds, now: DateTime<Utc>) -> Select<Entity> {
    let waits = Condition::all()
        .add(Column::State.eq(JobState::Waiting.name()))
        .add(Column::RunAfter.lte(now));
    let is_abandoned = Condition::all()
        .add(Column::State.eq(JobState::Running.name()))
        .add(Column::LockedUntil.lt(now));
    Entity::find()
        .filter(Condition::any().add(waits).add(is_abandoned))
        .filter(Column::Kind.is_in(kinds.keys().copied()))
}

/// One job for one token; `None` when it was abandoned as often as its kind may be tried: it may be what kills its process.
async fn take(
    database: &Database,
    transaction: &DatabaseTransaction,
    kinds: &Kinds,
    row: Model,
    now: DateTime<Utc>,
) -> Result<Option<JobRun>> {
    let Some(kind) = kinds.get(row.kind.as_str()) else { return Ok(None) };
    let attempts = u32::try_from(row.attempts).unwrap_or_default();
    if attempts >= kind.attempts {
        let fault = "the process ended while it was at work";
        failed(fault, now).filter(Column::Id.eq(row.id)).exec(transaction).await?;
        return Ok(None);
    }
    let token = id::new(now)?;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Running.name()))
        .col_expr(Column::Attempts, Expr::value(row.attempts + 1))
        .col_expr(Column::LockedUntil, Expr::value(now + LEASE))
        .col_expr(Column::LockedBy, Expr::value(token))
        .col_expr(Column::Done, Expr::value(0_i64))
        .col_expr(Column::Total, Expr::value(0_i64))
        .filter(Column::Id.eq(row.id))
        .exec(transaction)
        .await?;
    Ok(Some(JobRun {
        id: JobId::from(row.id),
        authority: authority(kind.name, &row)?,
        payload: serde_json::from_str(&row.payload)
            .map_err(|cause| inconsistent("payload", &cause.to_string()))?,
        earlier_attempts: attempts,
        database: database.clone(),
        token,
        report: std::sync::Arc::default(),
    }))
}

fn authority(name: &'static str, row: &Model) -> Result<Authority> {
    let tenancy = match &row.tenant {
        Some(tenant) => {
            Tenancy::One(tenant.parse().map_err(|_code| inconsistent("tenant", tenant))?)
        }
        None => Tenancy::All,
    };
    Ok(Authority::of_program(name, tenancy).asked_by(row.asked_by.map(UserId::from)))
}

pub(super) fn inconsistent(column: &'static str, found: &str) -> Error {
    Error::Inconsistent { table: "job", column, found: found.to_owned() }
}

/// Holds the job for another lease and writes how far it is; `false` when it is no longer this run's.
pub(super) async fn renew(run: &JobRun) -> Result<bool> {
    let (done, total) = run.reported();
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let update = Entity::update_many()
        .col_expr(Column::LockedUntil, Expr::value(run.database.now() + LEASE))
        .col_expr(Column::Done, Expr::value(number(done)))
        .col_expr(Column::Total, Expr::value(number(total)));
    end(run, update).await
}

/// Ends the job well.
pub(super) async fn finish(run: &JobRun) -> Result<bool> {
    end(run, finished(run, run.database.now())).await
}

/// Puts the job back, to be tried later, or ends it as failed.
pub(super) async fn fail(run: &JobRun, kind: &JobKind, fault: &str) -> Result<bool> {
    let now = run.database.now();
    let attempts = run.earlier_attempts + 1;
    if attempts >= kind.attempts {
        return end(run, failed(fault, now)).await;
    }
    let update = released(JobState::Waiting)
        .col_expr(Column::RunAfter, Expr::value(now + delay(attempts)))
        .col_expr(Column::Error, Expr::value(shortened(fault)));
    end(run, update).await
}

/// Puts the job back as if it had not been taken up: this process ends.
pub(super) async fn give_back(run: &JobRun) -> Result<bool> {
    let attempts = i32::try_from(run.earlier_attempts).unwrap_or_default();
    end(run, released(JobState::Waiting).col_expr(Column::Attempts, Expr::value(attempts))).await
}

async fn end(run: &JobRun, update: UpdateMany<Entity>) -> Result<bool> {
    let transaction = run.database.bookkeeping("jobs").await?;
    let ended = update
        .filter(Column::Id.eq(run.id.uuid()))
        .filter(Column::LockedBy.eq(run.token))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(ended.rows_affected == 1)
}

/// The columns of a job that ended well.
pub(super) fn finished(run: &JobRun, now: DateTime<Utc>) -> UpdateMany<Entity> {
    let (done, total) = run.reported();
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    ended(JobState::Done, now)
        .col_expr(Column::Error, Expr::value(None::<String>))
        .col_expr(Column::Result, Expr::value(run.outcome()))
        .col_expr(Column::Done, Expr::value(number(done.max(total))))
        .col_expr(Column::Total, Expr::value(number(total)))
}

fn failed(fault: &str, now: DateTime<Utc>) -> UpdateMany<Entity> {
    ended(JobState::Failed, now).col_expr(Column::Error, Expr::value(shortened(fault)))
}

/// The columns of a job that will not be tried again. Its key is free for another one, unless it stands for a time.
pub(super) fn ended(state: JobState, now: DateTime<Utc>) -> UpdateMany<Entity> {
    let key = Expr::case(Column::Key.starts_with(SLOT), Expr::col(Column::Key))
        .finally(Expr::value(None::<String>));
    released(state).col_expr(Column::Key, key.into()).col_expr(Column::FinishedAt, Expr::value(now))
}

/// The columns of a job that nobody holds.
pub(super) fn released(state: JobState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.name()))
        .col_expr(Column::LockedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::LockedBy, Expr::value(None::<Uuid>))
}

fn shortened(fault: &str) -> String {
    fault.chars().take(FAULT_LENGTH).collect()
}

/// How long to wait after that many attempts: ten seconds, four times as long each time, at most an hour.
fn delay(attempts: u32) -> Duration {
    let seconds = 10_u64.saturating_mul(4_u64.saturating_pow(attempts.saturating_sub(1)));
    Duration::from_secs(seconds.min(3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_up_to_an_hour() {
        let seconds = [1, 2, 3, 4, 5, 6, 90].map(|attempts| delay(attempts).as_secs());
        assert_eq!(seconds, [10, 40, 160, 640, 2560, 3600, 3600]);
    }
}
