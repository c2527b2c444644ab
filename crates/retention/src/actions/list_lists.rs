//! The lists of a municipality, and where retention stands there.

use chrono::{DateTime, Utc};
use database::{
    Audit, Database, JobState, PersonalReader,
    jobs::{self, JobFilter},
};
use kernel::Permit;

use super::seen;
use crate::{
    jobs::GATHER,
    list::{ItemState, ListId, RetentionList},
    permissions::SeeRetention,
    store::{item, list},
};

/// Items that are looked at together.
const ITEMS_AT_A_TIME: u64 = 500;

/// A list's place in the order of making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Which.
    pub id: ListId,
}

/// Which lists to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPage {
    /// From the last made to the first.
    pub is_descending: bool,
    /// Only those beyond this one in that order.
    pub beside: Option<Beside>,
    /// At most so many.
    pub limit: u64,
}

/// A page of the lists that somebody asked for or of which the reader sees something. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_lists(
    permit: &Permit<SeeRetention>,
    database: &Database,
    page: &ListPage,
) -> database::Result<Vec<RetentionList>> {
    let reader = database.read_personal(permit, Audit::of("list_retention_lists")).await?;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let (mut found, mut beside) = (Vec::new(), page.beside);
    while found.len() < limit {
        let place = beside.map(|one| (one.made_at, one.id));
        let part = list::before(&reader, place, page.is_descending, page.limit).await?;
        let is_last = part.len() < limit;
        beside = part.last().map(|one| Beside { made_at: one.made_at, id: one.id });
        for one in part {
            if is_shown(&reader, &one).await? {
                found.push(one);
            }
        }
        if is_last {
            break;
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// A list of the night of which everything is hidden from the reader is not there: that it is would tell.
async fn is_shown(reader: &PersonalReader, one: &RetentionList) -> database::Result<bool> {
    if one.asked_by.is_some() {
        return Ok(true);
    }
    let mut after = 0;
    loop {
        let items = item::after(reader, one.id, after, ITEMS_AT_A_TIME).await?;
        let Some(last) = items.last().map(|one| one.number) else { return Ok(false) };
        if !seen(reader, items).await?.is_empty() {
            return Ok(true);
        }
        after = last;
    }
}

/// Where retention stands: what waits for somebody's look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The list that is open or being done, with how many items of it are due, as far as the reader sees them.
    pub current: Option<(RetentionList, u64)>,
    /// Whether a list is being made.
    pub is_making: bool,
}

/// Where retention stands in the municipality. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn standing(
    permit: &Permit<SeeRetention>,
    database: &Database,
) -> database::Result<Standing> {
    let reader = database.read_personal(permit, Audit::of("view_retention")).await?;
    let filter = JobFilter { kind: Some(GATHER.to_owned()), ..JobFilter::default() };
    let jobs = jobs::list(&reader, &filter, None, 1).await?;
    let is_making =
        jobs.iter().any(|job| matches!(job.state, JobState::Waiting | JobState::Running));
    let today = reader.now().date_naive();
    let unfinished = list::unfinished(&reader).await?;
    let mut current = None;
    if let Some(one) = unfinished.into_iter().find(|one| !one.has_lapsed(today))
        && is_shown(&reader, &one).await?
    {
        let items = seen(&reader, item::of_list(&reader, one.id).await?).await?;
        let due = items.iter().filter(|item| item.state == ItemState::Due).count() as u64;
        current = Some((one, due));
    }
    Ok(Standing { current, is_making })
}
