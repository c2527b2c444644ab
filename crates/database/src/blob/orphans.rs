//! Bytes without a row: what transactions left that were not committed. A job removes them when they are older than a day.

use std::{collections::BTreeSet, path::PathBuf, time::Duration};

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{
    blob, blocking,
    file::{self, Found},
    remove_files,
};
use crate::{Database, JobKind, Result, backend::Backend};

const DAY: Duration = Duration::from_hours(24);
/// Files compared with the table at a time.
const PART: usize = 1000;

/// The job that removes them.
pub(crate) fn job() -> JobKind {
    JobKind::of("database.remove_orphaned_blobs", |run| async move {
        let before = run.database.now() - DAY;
        let old = find(&run.database).await?.into_iter();
        let old = old.filter(|found| DateTime::<Utc>::from(found.modified) < before);
        let paths: Vec<PathBuf> = old.map(|found| found.path).collect();
        tracing::info!(files = paths.len(), "orphaned files are removed");
        remove_files(run.database.folder().to_owned(), paths).await;
        Ok(())
    })
    .every(DAY)
}

/// Files without a row. On PostgreSQL bytes and row come and go in one transaction.
pub(crate) async fn find(database: &Database) -> Result<Vec<Found>> {
    if database.shared.0.backend == Backend::Postgres {
        return Ok(Vec::new());
    }
    let folder = database.folder().to_owned();
    let files = blocking(move || file::list(&folder)).await?;
    let mut orphans = Vec::new();
    for part in files.chunks(PART) {
        let ids: Vec<Uuid> = part.iter().filter_map(|found| found.id).collect();
        let known = known(database, &ids).await?;
        let is_known = |found: &&Found| found.id.is_some_and(|id| known.contains(&id));
        orphans.extend(part.iter().filter(|found| !is_known(found)).cloned());
    }
    Ok(orphans)
}

async fn known(database: &Database, ids: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    let transaction = database.survey("database.find_orphaned_blobs").await?;
    let rows = blob::Entity::find()
        .filter(blob::Column::Id.is_in(ids.iter().copied()))
        .all(&transaction)
        .await?;
    transaction.rollback().await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
