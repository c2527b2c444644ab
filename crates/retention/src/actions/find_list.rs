//! One list, as somebody sees it.

use std::collections::BTreeMap;

use database::{Audit, Database, JobState, PersonalReader, jobs};
use identity::names_of;
use kernel::{HouseholdId, Permit, PersonId, UserId};
use registry::{names_of_persons, rosters_of};

use super::seen;
use crate::{
    kind::RecordKind,
    list::{Item, ItemState, ListId, ListState, RetentionList},
    permissions::SeeRetention,
    store::{item, list},
};

/// How many items of each kind stand where.
pub type Counts = BTreeMap<RecordKind, BTreeMap<ItemState, u64>>;

/// How far a list is that is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The job waits or works.
    Working,
    /// Nothing is at work.
    Idle,
    /// The job could not be done, or was called off.
    Failed,
}

/// A list as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenList {
    /// The list.
    pub list: RetentionList,
    /// How far its job is.
    pub progress: Progress,
    /// Counts of what is seen.
    pub counts: Counts,
    /// The items that were asked for, in their order.
    pub items: Vec<Item>,
    /// How many items the question has on all pages.
    pub total: u64,
    /// Names of persons, as far as they may be seen.
    pub persons: BTreeMap<PersonId, String>,
    /// Names of households, as far as they may be seen.
    pub households: BTreeMap<HouseholdId, String>,
    /// Who confirmed it.
    pub confirmer: Option<String>,
    /// Who asked for it.
    pub asker: Option<String>,
}

/// A list with the items that `choose` takes of those that may be seen, names when `with_names`; `None` where there is no list. The look
/// stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_list(
    permit: &Permit<SeeRetention>,
    database: &Database,
    id: ListId,
    with_names: bool,
    choose: impl FnOnce(Vec<Item>) -> (Vec<Item>, u64) + Send,
) -> database::Result<Option<SeenList>> {
    let look = Audit::of("view_retention_list").about("retention_list", id);
    let reader = database.read_personal(permit, look).await?;
    let Some(found) = list::find(&reader, id).await? else { return Ok(None) };
    let all = seen(&reader, item::of_list(&reader, id).await?).await?;
    let mut counts = Counts::new();
    for one in &all {
        *counts.entry(one.kind).or_default().entry(one.state).or_default() += 1;
    }
    // Without names there are counts, no rows.
    let (mut items, total) = if with_names { choose(all) } else { (Vec::new(), 0) };
    item::with_events(&reader, &mut items).await?;
    let (persons, households) = names(&reader, &items).await?;
    let users: Vec<UserId> = [found.confirmed_by, found.asked_by].into_iter().flatten().collect();
    let users = names_of(&reader, users).await?;
    let name = |user: Option<UserId>| user.and_then(|user| users.get(&user).cloned());
    Ok(Some(SeenList {
        progress: progress(&reader, &found).await?,
        counts,
        items,
        total,
        persons,
        households,
        confirmer: name(found.confirmed_by),
        asker: name(found.asked_by),
        list: found,
    }))
}

async fn progress(reader: &PersonalReader, found: &RetentionList) -> database::Result<Progress> {
    if found.state != ListState::Acting {
        return Ok(Progress::Idle);
    }
    let Some(job) = list::job_of(reader, found.id).await? else { return Ok(Progress::Failed) };
    let job = jobs::find(reader, job).await?;
    Ok(match job.map(|job| job.state) {
        Some(JobState::Waiting | JobState::Running) => Progress::Working,
        _ => Progress::Failed,
    })
}

/// The names of whom items are about, as far as they may be seen.
pub(super) async fn names(
    reader: &PersonalReader,
    items: &[Item],
) -> database::Result<(BTreeMap<PersonId, String>, BTreeMap<HouseholdId, String>)> {
    let persons: Vec<PersonId> = items.iter().filter_map(|one| one.person).collect();
    let homes: Vec<HouseholdId> =
        items.iter().filter(|one| one.person.is_none()).map(|one| one.household).collect();
    let homes = rosters_of(reader, &homes).await?;
    let homes = homes.into_iter().map(|one| (one.household, one.listed_name)).collect();
    Ok((names_of_persons(reader, &persons).await?, homes))
}
