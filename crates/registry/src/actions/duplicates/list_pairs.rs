//! The queue of pairs with the work done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;
use database::{
    Audit, Database, PersonalReader,
    jobs::{self, JobFilter},
};
use kernel::{Permit, UserId};
use uuid::Uuid;

use crate::{
    duplicates::{ListedPair, PairDecision, PairOverview, PairPage, PairState, ReviewerWork},
    jobs::FIND_DUPLICATES,
    permissions::ReviewDuplicates,
    store::{duplicate, entities::duplicate_pair::Model, pair_decision, person},
};

/// Searches that are shown.
const MOST_JOBS: u64 = 5;

/// A page of the pairs within reach, how many stand where, and who decided how often. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_pairs(
    permit: &Permit<ReviewDuplicates>,
    database: &Database,
    page: &PairPage,
) -> database::Result<PairOverview> {
    let reader = database.read_personal(permit, Audit::of("list_pairs")).await?;
    let rows = duplicate::page(&reader, page).await?;
    let counts = duplicate::counts(&reader).await?;
    let filter = JobFilter { kind: Some(FIND_DUPLICATES.to_owned()), ..JobFilter::default() };
    let waiting = (PairState::Open, permit.actor().user);
    Ok(PairOverview {
        first: duplicate::beside(&reader, waiting, None, true).await?,
        rows: listed(&reader, permit.actor().user, rows).await?,
        counts: PairState::ALL
            .iter()
            .map(|state| (*state, counts.get(state).copied().unwrap_or_default()))
            .collect(),
        work: work(&reader).await?,
        agreement: pair_decision::agreement(&reader).await?,
        jobs: jobs::list(&reader, &filter, None, MOST_JOBS).await?,
    })
}

async fn listed(
    reader: &PersonalReader,
    user: UserId,
    rows: Vec<Model>,
) -> database::Result<Vec<ListedPair>> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(|row| [row.left_id, row.right_id]).collect();
    let persons = person::some(reader, ids.into_iter().collect()).await?;
    let persons: BTreeMap<Uuid, (String, Option<i32>)> = persons
        .iter()
        .map(|row| (row.id, (person::name(row), row.birth_date.map(|day| day.year()))))
        .collect();
    let pairs = rows.iter().map(|row| row.id).collect();
    let decided = pair_decision::decided_by(reader, pairs, user).await?;
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let name = |id| persons.get(&id).cloned().unwrap_or_default();
        let state = duplicate::state(&row)?;
        listed.push(ListedPair {
            id: row.id.into(),
            names: [name(row.left_id), name(row.right_id)],
            weight_milli: row.weight_milli,
            found_at: row.found_at,
            state,
            awaits_second: state == PairState::Open && decided.contains(&row.id),
        });
    }
    Ok(listed)
}

async fn work(reader: &PersonalReader) -> database::Result<Vec<ReviewerWork>> {
    let work = pair_decision::work(reader).await?;
    let names = identity::names_of(reader, work.keys().copied()).await?;
    let mut all: Vec<ReviewerWork> = work
        .into_iter()
        .map(|(user, counts)| {
            let count = |decision| counts.get(&decision).copied().unwrap_or_default();
            ReviewerWork {
                user,
                name: names.get(&user).cloned().unwrap_or_default(),
                same: count(PairDecision::Same),
                not_same: count(PairDecision::NotSame),
                unsure: count(PairDecision::Unsure),
            }
        })
        .collect();
    all.sort_by_key(|one| (serbian::latin_key(&one.name), one.user));
    Ok(all)
}
