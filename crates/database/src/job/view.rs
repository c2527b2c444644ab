//! Jobs for the administration and for who asked: list, one, try again, call off.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use kernel::{JobId, UserId};
use sea_orm::{
    ColumnTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _},
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    JobState,
    entity::{self, Column, Entity},
    queue,
};
use crate::{Error, Reader, Result, Tx, run};

/// A job as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// The municipality it is done for.
    pub tenant: Option<String>,
    /// The name of its kind.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// Who asked; `None` for the program itself.
    pub asked_by: Option<UserId>,
    /// Not before that moment.
    pub run_after: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: u32,
    /// Since when this process is at it; `None` when another one is, or none.
    pub since: Option<DateTime<Utc>>,
    /// How far it is: told by the process that is at it, otherwise as it was written last.
    pub done: u64,
    /// Of how much; 0 when that is not known.
    pub total: u64,
    /// What came out.
    pub result: Option<Value>,
    /// Why the last attempt did not succeed.
    pub error: Option<String>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

/// Which jobs to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// Only in that state.
    pub state: Option<JobState>,
    /// Only of that kind.
    pub kind: Option<String>,
    /// Only what that user asked for.
    pub asked_by: Option<UserId>,
}

/// Jobs within the scope, newest first, at most `limit`; `before` is the last one of the page before.
///
/// # Errors
/// [`Error::Database`], [`Error::Inconsistent`].
pub async fn list(
    reader: &Reader,
    filter: &JobFilter,
    before: Option<JobId>,
    limit: u64,
) -> Result<Vec<JobView>> {
    let rows = reader
        .select::<Entity>()
        .apply_if(filter.state, |select, state| select.filter(Column::State.eq(state.name())))
        .apply_if(filter.kind.as_ref(), |select, kind| select.filter(Column::Kind.eq(kind)))
        .apply_if(filter.asked_by, |select, user| {
            select.filter(Column::AskedBy.eq(Uuid::from(user)))
        })
        .apply_if(before, |select, id| select.filter(Column::Id.lt(id.uuid())))
        .order_by_desc(Column::Id)
        .limit(limit);
    reader.all(rows).await?.into_iter().map(|row| view(reader, row)).collect()
}

/// The job of that id within the scope.
///
/// # Errors
/// As [`list`].
pub async fn find(reader: &Reader, id: JobId) -> Result<Option<JobView>> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    reader.one(select).await?.map(|row| view(reader, row)).transpose()
}

/// How many jobs of the scope are in each state.
///
/// # Errors
/// [`Error::Database`].
pub async fn counts(reader: &Reader) -> Result<BTreeMap<JobState, u64>> {
    #[derive(FromQueryResult)]
    struct Row {
        state: String,
        count: i64,
    }
    let mut query = reader.select::<Entity>().into_query();
    query
        .clear_selects()
        .column(Column::State)
        .expr_as(Expr::col(Column::Id).count(), "count")
        .group_by_col(Column::State);
    let rows: Vec<Row> = run::rows(&reader.inner, &query).await?;
    let known = |row: Row| {
        let count = u64::try_from(row.count).unwrap_or_default();
        JobState::of_name(&row.state).map(|state| (state, count))
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

/// Tries a job again that failed or was called off. A step: the caller commits.
///
/// # Errors
/// [`Error::Stale`] when it is not in such a state or not in the scope.
pub async fn retry(tx: &mut Tx, id: JobId) -> Result<()> {
    let update = queue::released(JobState::Waiting)
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::RunAfter, Expr::value(tx.now()))
        .col_expr(Column::FinishedAt, Expr::value(None::<DateTime<Utc>>));
    change(tx, id, update, [JobState::Failed, JobState::Cancelled]).await?;
    tx.wakes_jobs = true;
    Ok(())
}

/// Calls off a job that waits or runs; a running one stops within seconds. A step: the caller commits.
///
/// # Errors
/// [`Error::Stale`] when it has ended already or is not in the scope.
pub async fn cancel(tx: &mut Tx, id: JobId) -> Result<()> {
    let update = queue::ended(JobState::Cancelled, tx.now());
    change(tx, id, update, [JobState::Waiting, JobState::Running]).await
}

async fn change(
    tx: &mut Tx,
    id: JobId,
    update: sea_orm::UpdateMany<Entity>,
    states: [JobState; 2],
) -> Result<()> {
    let mut update = update
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::State.is_in(states.map(JobState::name)));
    if let Some(unit) = tx.authority().scope().unit() {
        update = update.filter(Column::Tenant.eq(unit.as_str()));
    }
    let changed = tx.exec_update(update).await?;
    if changed == 1 { Ok(()) } else { Err(Error::Stale { table: "job" }) }
}

fn view(reader: &Reader, row: entity::Model) -> Result<JobView> {
    let state =
        JobState::of_name(&row.state).ok_or_else(|| queue::inconsistent("state", &row.state))?;
    let is_running = state == JobState::Running;
    let here = reader.shared.0.at_work.find(JobId::from(row.id)).filter(|_| is_running);
    let number = |value: i64| u64::try_from(value).unwrap_or_default();
    let result = row.result.as_deref().map(serde_json::from_str).transpose();
    Ok(JobView {
        id: JobId::from(row.id),
        tenant: row.tenant,
        kind: row.kind,
        state,
        since: here.map(|here| here.since),
        asked_by: row.asked_by.map(UserId::from),
        run_after: row.run_after,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        done: here.map_or_else(|| number(row.done), |here| here.done),
        total: here.map_or_else(|| number(row.total), |here| here.total),
        result: result.map_err(|cause| queue::inconsistent("result", &cause.to_string()))?,
        error: row.error,
        created_at: row.created_at,
        finished_at: row.finished_at,
    })
}
