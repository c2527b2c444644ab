//! Jobs that nobody does, and those that were given up.

use std::time::Duration;

use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::Finding;
use crate::{
    Database, Result,
    job::{
        JobState,
        entity::{Column, Entity, Model},
    },
};

/// How late a job may be before somebody should look.
const PATIENCE: Duration = Duration::from_hours(1);
/// Most findings of a kind.
const MOST: u64 = 50;

pub(super) async fn examine(database: &Database) -> Result<Vec<Finding>> {
    let late = database.now() - PATIENCE;
    let transaction = database.survey("database.doctor").await?;
    let stuck = Entity::find()
        .filter(Column::State.is_in([JobState::Waiting.name(), JobState::Running.name()]))
        .filter(Column::RunAfter.lt(late))
        .filter(
            Condition::any().add(Column::LockedUntil.is_null()).add(Column::LockedUntil.lt(late)),
        )
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(&transaction)
        .await?;
    let failed = Entity::find()
        .filter(Column::State.eq(JobState::Failed.name()))
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(&transaction)
        .await?;
    transaction.rollback().await?;
    let stuck = stuck.iter().map(|job| Finding::warning("job-stuck", named(job)));
    let failed = failed.iter().map(|job| Finding::warning("job-failed", named(job)));
    Ok(stuck.chain(failed).collect())
}

fn named(job: &Model) -> String {
    format!("{} {}", job.kind, job.id)
}
