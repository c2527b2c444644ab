//! A household ends, or begins again: its row, its search terms, and a version that says how, when and why.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::Tx;
use kernel::HouseholdId;

use super::{
    entities::household::Model,
    history::{self, RecordKind, Stamp},
    household as households,
    seal::{HouseholdRecord, Sealed},
    search,
};
use crate::{membership::HowClosed, search::household_terms, steps::Source};

/// The end of a household.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End<'a> {
    pub(crate) how: HowClosed,
    /// Where its members went; its code leads there from now on.
    pub(crate) into: Option<HouseholdId>,
    pub(crate) on: NaiveDate,
    pub(crate) reason: &'a str,
    pub(crate) source: Source,
}

/// Closes a household: it is found by its code only.
pub(crate) async fn close(tx: &mut Tx, row: &Model, end: End<'_>) -> database::Result<()> {
    let id = HouseholdId::from(row.id);
    households::raise_version(tx, id, row.version).await?;
    households::close(tx, id, end.on, end.how, end.into).await?;
    search::replace(tx, row.id, id, BTreeSet::new()).await?;
    write(tx, row, Some(end.how), (end.on, end.reason), end.source).await
}

/// Opens a closed household again.
pub(crate) async fn reopen(tx: &mut Tx, row: &Model, source: Source) -> database::Result<()> {
    let id = HouseholdId::from(row.id);
    households::raise_version(tx, id, row.version).await?;
    households::reopen(tx, id).await?;
    let keys = tx.keys_of(&[row.id]).await?;
    search::replace(tx, row.id, id, household_terms(&households::data(&keys, row)?)).await?;
    let today = tx.now().date_naive();
    write(tx, row, None, (today, ""), source).await
}

async fn write(
    tx: &mut Tx,
    row: &Model,
    closed_how: Option<HowClosed>,
    (day, reason): (NaiveDate, &str),
    source: Source,
) -> database::Result<()> {
    let keys = tx.keys_for(&[row.id]).await?;
    let data = households::data(&keys, row)?;
    let record = HouseholdRecord { closed_how, ..HouseholdRecord::from(&data) };
    let stamp = Stamp {
        household: row.id.into(),
        record: row.id,
        kind: RecordKind::Household,
        number: row.version.saturating_add(1),
        valid_from: day,
        source: source.name(),
    };
    let contents = Sealed { reason: reason.to_owned(), record };
    history::write(tx, &keys, stamp, &contents).await
}
