//! Requests that were decided long enough ago: which they are, and taking one away with its answers.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime};
use database::{
    Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _},
};
use kernel::HouseholdId;
use registry::rosters_of;

use super::entities::{
    fact_request::{Column, Entity},
    fact_request_part,
};
use crate::{
    record::RequestId,
    request::{DueRequest, RequestState},
};

/// Requests that were decided on that day or before, or of them only one, the oldest first, as far as their households are within
/// reach. A step.
///
/// # Errors
/// [`database::Error`].
pub async fn due_requests(
    tx: &Tx,
    until: NaiveDate,
    only: Option<RequestId>,
    most: u64,
) -> database::Result<Vec<DueRequest>> {
    let end = until.checked_add_days(Days::new(1)).unwrap_or(until);
    let mut select = tx
        .select::<Entity>()
        .filter(Column::State.ne(RequestState::Pending.name()))
        .filter(Column::DecidedAt.lt(end.and_time(NaiveTime::MIN).and_utc()));
    if let Some(only) = only {
        select = select.filter(Column::Id.eq(only.uuid()));
    }
    let select = select.order_by_asc(Column::DecidedAt).order_by_asc(Column::Id).limit(most);
    let due = tx.all(select).await?.into_iter().filter_map(|row| {
        let decided_on = row.decided_at?.date_naive();
        Some(DueRequest { id: row.id.into(), household: row.household_id.into(), decided_on })
    });
    let due: Vec<DueRequest> = due.collect();
    let mut homes: Vec<_> = due.iter().map(|one| one.household).collect();
    homes.sort_unstable();
    homes.dedup();
    let seen: BTreeSet<HouseholdId> =
        rosters_of(tx, &homes).await?.iter().map(|one| one.household).collect();
    Ok(due.into_iter().filter(|one| seen.contains(&one.household)).collect())
}

/// Takes a request away with the answers that it proposed; what was recorded of it stays. A step.
///
/// # Errors
/// [`database::Error`].
pub async fn remove_request(tx: &mut Tx, id: RequestId) -> database::Result<()> {
    let parts = tx.delete_many::<fact_request_part::Entity>();
    tx.exec_delete(parts.filter(fact_request_part::Column::RequestId.eq(id.uuid()))).await?;
    let row = tx.delete_many::<Entity>();
    tx.exec_delete(row.filter(Column::Id.eq(id.uuid()))).await?;
    Ok(())
}
