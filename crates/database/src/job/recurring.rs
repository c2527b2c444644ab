//! Kinds that are due by themselves: one job for each span of time, over all processes, by the unique kind and key.

use std::{collections::BTreeMap, time::Duration};

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait as _;
use serde_json::Value;

use super::{
    NewJob, entity,
    queue::{Kinds, SLOT},
};
use crate::{Database, Result, id};

/// Remembers what this process has enqueued, so that it asks the database once a span.
#[derive(Debug, Default)]
pub(super) struct Recurring {
    seen: BTreeMap<&'static str, i64>,
}

impl Recurring {
    /// Enqueues what has become due since the last call.
    pub(super) async fn enqueue_due(&mut self, database: &Database, kinds: &Kinds) -> Result<()> {
        let now = database.now();
        for kind in kinds.values() {
            let Some(every) = kind.every else { continue };
            let slot = slot(now, every);
            if self.seen.get(kind.name) == Some(&slot) {
                continue;
            }
            let job = NewJob::of(kind.name, Value::Null).key(format!("{SLOT}{slot}"));
            let transaction = database.bookkeeping("jobs").await?;
            // Another process may have been first.
            let _first = entity::Entity::insert(job.row(id::new(now)?, now))
                .on_conflict_do_nothing_on([entity::Column::Kind, entity::Column::Key])
                .exec_without_returning(&transaction)
                .await?;
            transaction.commit().await?;
            self.seen.insert(kind.name, slot);
        }
        Ok(())
    }
}

/// The number of the span in which `now` is, counted from 1970.
fn slot(now: DateTime<Utc>, every: Duration) -> i64 {
    let seconds = i64::try_from(every.as_secs()).unwrap_or(i64::MAX).max(1);
    now.timestamp().div_euclid(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_one_number_from_its_begin_to_its_end() {
        let at = |text: &str| slot(text.parse().unwrap(), Duration::from_mins(1));
        assert_eq!(at("2026-11-27T21:05:00Z"), at("2026-11-27T21:05:59.999999Z"));
        assert_eq!(at("2026-11-27T21:05:59Z") + 1, at("2026-11-27T21:06:00Z"));
    }
}
