//! The chain: a job seals entries into segments, each of which hashes its entries and the segment before it. A changed, removed
//! or added entry makes its segment differ; a changed segment makes the next one differ.
//!
//! Transactions may commit out of the order of their ids: an entry is sealed when it is seen first, within [`LOOK_BACK`] of the
//! newest sealed one. One that comes later than that is not sealed but reported. Cutting off the newest segments whole is seen
//! only by comparing the head with one that was kept elsewhere: backups and the log carry it.

use std::{fmt, time::Duration};

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query},
};

use super::{audit_entry, audit_link, audit_segment, digest::SegmentHash};
use crate::{Database, Error, JobKind, Result};

/// How long before the newest segment the search for unsealed entries begins. PostgreSQL ends a transaction that hangs after
/// five minutes, so no entry can come later than this.
const LOOK_BACK: Duration = Duration::from_hours(1);
/// Entries of a segment, at most: who looks at the same time waits while so many are linked.
const SEGMENT: u64 = 1000;
/// Entries in memory, at most.
const PAGE: u64 = 1000;
/// What the first segment hangs on.
const ROOT: [u8; 32] = [0; 32];

/// The newest segment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    /// Its number; 0 when nothing is sealed.
    pub number: i64,
    /// Its hash in hexadecimal digits; empty when nothing is sealed.
    pub hash: String,
}

/// What [`verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Segments that are as they were sealed.
    pub segments: u64,
    /// Entries in them.
    pub entries: u64,
    /// Entries that wait to be sealed.
    pub waiting: u64,
    /// The newest segment.
    pub head: Head,
    /// What is not as it was sealed, the first such thing.
    pub broken: Option<Break>,
}

/// Where the chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The entries of this segment, or the segment itself, are not what was sealed.
    Segment(i64),
    /// This entry is older than what is sealed, yet in no segment.
    Entry(i64),
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Segment(number) => write!(f, "segment {number}"),
            Self::Entry(number) => write!(f, "entry {number}"),
        }
    }
}

/// The job that seals each minute what has come in.
pub(crate) fn job() -> JobKind {
    JobKind::of("database.seal_audit", |run| async move {
        seal_now(&run.database).await?;
        Ok(())
    })
    .every(Duration::from_mins(1))
}

/// Seals all entries that are in no segment yet; returns how many. Several processes may try at once: one wins.
///
/// # Errors
/// [`Error::Database`].
pub async fn seal_now(database: &Database) -> Result<u64> {
    let mut sealed = 0;
    let mut after = None;
    loop {
        match seal_segment(database, after).await {
            Ok(Some((entries, last))) => {
                sealed += entries;
                after = Some(last);
            }
            // A duplicate: another process has just sealed them.
            Ok(None) | Err(Error::Duplicate) => return Ok(sealed),
            Err(error) => return Err(error),
        }
    }
}

/// Seals the first entries that are in no segment: those after `after`, which a run has just sealed, or else from where something may
/// still have come. Returns how many, and the last; `None` when there are none.
///
/// Everything is read and hashed before the write begins, so that nobody's look waits for it. What another process seals in
/// between makes the write a duplicate.
async fn seal_segment(database: &Database, after: Option<i64>) -> Result<Option<(u64, i64)>> {
    let now = database.now();
    let look = database.survey("database.seal_audit").await?;
    let after = match after {
        Some(after) => after,
        None => mark(&look, now).await?,
    };
    let entries = unsealed(&look, after, SEGMENT).await?;
    let newest = newest(&look).await?;
    look.rollback().await?;
    let Some(last) = entries.last().map(|entry| entry.id) else { return Ok(None) };
    let number = newest.as_ref().map_or(0, |segment| segment.number) + 1;
    let previous = newest.map_or_else(|| ROOT.to_vec(), |segment| segment.hash);
    let mut hash = SegmentHash::begin(&previous, number, now);
    hash.add_all(&entries);
    let count = hash.entries;
    let hash = hash.end();
    let links = entries
        .iter()
        .map(|entry| audit_link::ActiveModel { entry_id: Set(entry.id), segment: Set(number) });
    let shown = hex(&hash);
    let segment = audit_segment::ActiveModel {
        number: Set(number),
        sealed_at: Set(now),
        entries: Set(count),
        previous: Set(previous),
        hash: Set(hash),
    };
    let transaction = database.bookkeeping("database.seal_audit").await?;
    audit_link::Entity::insert_many(links).exec_without_returning(&transaction).await?;
    audit_segment::Entity::insert(segment).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    tracing::info!(number, entries = count, hash = %shown, "a segment of the audit is sealed");
    Ok(Some((entries.len() as u64, last)))
}

/// The newest segment.
///
/// # Errors
/// [`Error::Database`].
pub async fn head(database: &Database) -> Result<Head> {
    let transaction = database.survey("database.verify_audit").await?;
    let newest = newest(&transaction).await?;
    transaction.rollback().await?;
    Ok(head_of(newest.as_ref()))
}

fn head_of(segment: Option<&audit_segment::Model>) -> Head {
    segment.map_or(Head { number: 0, hash: String::new() }, |segment| Head {
        number: segment.number,
        hash: hex(&segment.hash),
    })
}

/// Computes the whole chain again, in bounded memory.
///
/// # Errors
/// [`Error::Database`].
pub async fn verify(database: &Database) -> Result<Verdict> {
    let transaction = database.survey("database.verify_audit").await?;
    let mut verdict = Verdict {
        segments: 0,
        entries: 0,
        waiting: 0,
        head: head_of(newest(&transaction).await?.as_ref()),
        broken: None,
    };
    let mut previous = ROOT.to_vec();
    while verdict.broken.is_none() {
        let number = i64::try_from(verdict.segments).unwrap_or(i64::MAX) + 1;
        let segment = audit_segment::Entity::find_by_id(number).one(&transaction).await?;
        let Some(segment) = segment else { break };
        let recomputed = recompute(&transaction, &segment, &previous).await?;
        if recomputed.as_ref() == Some(&segment.hash) && segment.previous == previous {
            verdict.segments += 1;
            verdict.entries += u64::try_from(segment.entries).unwrap_or_default();
            previous = segment.hash;
        } else {
            verdict.broken = Some(Break::Segment(number));
        }
    }
    if verdict.broken.is_none() {
        verdict.broken = outside(&transaction, &verdict, database.now()).await?;
    }
    verdict.waiting = waiting(&transaction).await?;
    transaction.rollback().await?;
    Ok(verdict)
}

/// The hash of the segment from its entries as they are now; `None` when one of them is gone.
async fn recompute(
    transaction: &DatabaseTransaction,
    segment: &audit_segment::Model,
    previous: &[u8],
) -> Result<Option<Vec<u8>>> {
    let mut hash = SegmentHash::begin(previous, segment.number, segment.sealed_at);
    let mut last = i64::MIN;
    loop {
        let links = audit_link::Entity::find()
            .filter(audit_link::Column::Segment.eq(segment.number))
            .filter(audit_link::Column::EntryId.gt(last))
            .order_by_asc(audit_link::Column::EntryId)
            .limit(PAGE)
            .all(transaction)
            .await?;
        let Some(end) = links.last() else { break };
        last = end.entry_id;
        let ids = links.iter().map(|link| link.entry_id);
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Id.is_in(ids))
            .order_by_asc(audit_entry::Column::Id)
            .all(transaction)
            .await?;
        if entries.len() != links.len() {
            return Ok(None);
        }
        hash.add_all(&entries);
    }
    Ok((hash.entries == segment.entries).then(|| hash.end()))
}

/// What stands beside a chain that is right in itself: a gap in the numbers, a link to no segment, an old entry in none.
async fn outside(
    transaction: &DatabaseTransaction,
    verdict: &Verdict,
    now: DateTime<Utc>,
) -> Result<Option<Break>> {
    let last = i64::try_from(verdict.segments).unwrap_or(i64::MAX);
    if verdict.head.number != last {
        return Ok(Some(Break::Segment(last + 1)));
    }
    let stray = audit_link::Entity::find()
        .filter(audit_link::Column::Segment.gt(last))
        .order_by_asc(audit_link::Column::Segment)
        .one(transaction)
        .await?;
    if let Some(link) = stray {
        return Ok(Some(Break::Segment(link.segment)));
    }
    let mark = mark(transaction, now).await?;
    let old = in_no_segment(i64::MIN)
        .filter(audit_entry::Column::Id.lte(mark))
        .order_by_asc(audit_entry::Column::Id)
        .one(transaction)
        .await?;
    Ok(old.map(|entry| Break::Entry(entry.id)))
}

async fn newest(transaction: &DatabaseTransaction) -> Result<Option<audit_segment::Model>> {
    let segments = audit_segment::Entity::find().order_by_desc(audit_segment::Column::Number);
    Ok(segments.one(transaction).await?)
}

/// The entry up to which everything was sealed long enough ago that nothing can come before it.
async fn mark(transaction: &DatabaseTransaction, now: DateTime<Utc>) -> Result<i64> {
    let settled = audit_segment::Entity::find()
        .filter(audit_segment::Column::SealedAt.lt(now - LOOK_BACK))
        .order_by_desc(audit_segment::Column::Number)
        .one(transaction)
        .await?;
    let Some(segment) = settled else { return Ok(0) };
    let link = audit_link::Entity::find()
        .filter(audit_link::Column::Segment.eq(segment.number))
        .order_by_desc(audit_link::Column::EntryId)
        .one(transaction)
        .await?;
    Ok(link.map_or(0, |link| link.entry_id))
}

async fn unsealed(
    transaction: &DatabaseTransaction,
    mark: i64,
    limit: u64,
) -> Result<Vec<audit_entry::Model>> {
    let entries = in_no_segment(mark)
        .filter(audit_entry::Column::Id.gt(mark))
        .order_by_asc(audit_entry::Column::Id)
        .limit(limit);
    Ok(entries.all(transaction).await?)
}

/// Entries without a link; only links after `mark` are looked at, so that a search after it does not walk over the others.
fn in_no_segment(mark: i64) -> sea_orm::Select<audit_entry::Entity> {
    let link = (audit_link::Entity, audit_link::Column::EntryId);
    let linked = Query::select()
        .expr(Expr::value(1))
        .from(audit_link::Entity)
        .and_where(Expr::col(link).equals((audit_entry::Entity, audit_entry::Column::Id)))
        .and_where(Expr::col(link).gt(mark))
        .to_owned();
    audit_entry::Entity::find().filter(Expr::exists(linked).not())
}

async fn waiting(transaction: &DatabaseTransaction) -> Result<u64> {
    Ok(sea_orm::PaginatorTrait::count(in_no_segment(i64::MIN), transaction).await?)
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
