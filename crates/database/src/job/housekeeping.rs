//! Removes jobs that ended long ago.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::ExprTrait as _};

use super::{
    JobKind,
    entity::{Column, Entity},
    queue::{Kinds, SLOT},
};
use crate::{Database, Result};

const DAY: Duration = Duration::from_hours(24);
/// How long a job that somebody asked for stays to be seen.
const KEPT: Duration = DAY.saturating_mul(30);

/// The kind that does it, for a worker that knows `kinds`.
pub(super) fn kind(kinds: &Kinds) -> JobKind {
    let kinds = kinds.clone();
    JobKind::of("database.remove_ended_jobs", move |run| {
        let kinds = kinds.clone();
        async move { Ok(remove(&run.database, &kinds).await?) }
    })
    .every(DAY)
}

async fn remove(database: &Database, kinds: &Kinds) -> Result<()> {
    let now = database.now();
    let transaction = database.bookkeeping("jobs").await?;
    let asked = Column::Key.not_like(format!("{SLOT}%")).or(Column::Key.is_null());
    delete_before(now - KEPT).filter(asked).exec(&transaction).await?;
    for kind in kinds.values() {
        let Some(every) = kind.every else { continue };
        // The row of a span stays until the span is over, or it would be done again.
        let kept = every.saturating_mul(2).max(DAY);
        delete_before(now - kept)
            .filter(Column::Kind.eq(kind.name))
            .filter(Column::Key.starts_with(SLOT))
            .exec(&transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

fn delete_before(moment: DateTime<Utc>) -> sea_orm::DeleteMany<Entity> {
    Entity::delete_many().filter(Column::FinishedAt.lt(moment))
}
