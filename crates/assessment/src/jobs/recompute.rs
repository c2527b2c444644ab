//! The job that assesses all households of a municipality again, part by part, each part in a transaction of its own.
//!
//! Doing it twice does no harm: results that stay the same are not written. Opening, rules and sealing run on all cores beside
//! the threads that answer requests.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use database::{Audit, JobFault, JobKind, JobRun, Tx};
use kernel::HouseholdId;
use registry::{Group, Objection, Roster, count_rosters, groups_among, whole_rosters_after};
use serde_json::json;
use tokio::task::{JoinHandle, spawn_blocking};
use uuid::Uuid;

use crate::{
    assessed::{Computed, compute_all},
    order::{Order, Ranked},
    rule_book::{LiveRules, Reference, RuleBook},
    steps::{assessable, rules_at, unusable, with_rules},
    store::{reference, result, sheet},
};

/// The kind of job.
pub(crate) const KIND: &str = "assessment.recompute";
/// Households in one transaction: nobody else writes while it is open, so it is short.
const HOUSEHOLDS_AT_A_TIME: u64 = 800;
/// Households that are computed while the next ones are read. At the beginning and the end of a transaction one stage works alone: the
/// fewer households a task has, the shorter that is.
const HOUSEHOLDS_A_TASK: usize = 40;
/// Tasks that are read before the first of them is awaited: while one is read and another written, no core waits for work.
const TASKS_AHEAD: usize = 3;

/// The kind of job that assesses by these rules.
pub(crate) fn recompute(rules: &Arc<LiveRules>) -> JobKind {
    let rules = rules.clone();
    JobKind::of(KIND, move |run| {
        let rules = rules.clone();
        async move { all(run, rules).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, rules: Arc<LiveRules>) -> Result<(), JobFault> {
    let book = spawn_blocking(move || rules.known()).await;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let (mut done, mut changed, mut after) = (0, 0, None);
    let (mut total, mut by) = (0, None);
    let mut ranked = Vec::new();
    loop {
        let mut tx = run.database.begin(&run.authority).await?;
        if after.is_none() {
            total = count_rosters(&tx).await?;
            by = Some(rules_at(&book, reference::reference(&tx).await?)?.0.used());
        }
        run.progress(done, total);
        let rosters = whole_rosters_after(&tx, after, HOUSEHOLDS_AT_A_TIME).await?;
        let Some(last) = rosters.last().map(|one| one.household) else { break };
        let count = rosters.len() as u64;
        changed += part(&mut tx, &book, rosters, &mut ranked).await?;
        tx.commit(Audit::of("assess_households").about("household", last)).await?;
        after = Some(last);
        done += count;
        if count < HOUSEHOLDS_AT_A_TIME {
            break;
        }
    }
    run.progress(done, total);
    let order = Order::of(&book, &ranked);
    run.result(json!({ "households": done, "changed": changed, "order": order, "by": by }));
    Ok(())
}

/// Assesses some households; how many results changed.
async fn part(
    tx: &mut Tx,
    book: &Arc<RuleBook>,
    rosters: Vec<Roster>,
    ranked: &mut Vec<Ranked>,
) -> Result<u64, JobFault> {
    let rosters = assessable(rosters);
    let ids: Vec<Uuid> = rosters.iter().map(|one| one.household).map(HouseholdId::uuid).collect();
    let at = reference::reference(tx).await?;
    let with = with_rules(tx, book, at).await?;
    let current = result::current(tx, &ids).await?;
    let mut groups = groups_of_homes(tx, &rosters).await?;
    let (mut changed, mut computing, mut sealing) = (0, VecDeque::new(), VecDeque::new());
    let mut chunks = rosters.chunks(HOUSEHOLDS_A_TASK);
    // Three stages at once: some are read or written, those before them computed or sealed on all cores.
    loop {
        while computing.len() < TASKS_AHEAD
            && let Some(some) = chunks.next()
        {
            let sealed = sheet::of_rosters(tx, some.to_vec()).await?;
            let book = book.clone();
            computing.push_back(spawn_blocking(move || compute(&book, at, sealed)));
        }
        let is_last = computing.is_empty();
        if let Some(before) = computing.pop_front() {
            let (sealed, computed) = ended(before).await?;
            // A record in which nobody is any more has no place in the order.
            let homes = sealed.rosters.iter().zip(&computed);
            let homes = homes.filter(|(roster, _)| !roster.members.is_empty() && is_ranked(roster));
            ranked.extend(homes.map(|(roster, one)| {
                let groups = groups.remove(&roster.household).unwrap_or_default();
                Ranked::of(roster, one.held.clone(), groups)
            }));
            let news = result::news(tx, &current, &with, computed)?;
            sealing.push_back(spawn_blocking(move || result::seal_all(news, &sealed.keys)));
        }
        if (is_last || sealing.len() > 1)
            && let Some(before) = sealing.pop_front()
        {
            let news = ended(before).await?;
            changed += news.len() as u64;
            result::write(tx, &with, news).await?;
        }
        if is_last && sealing.is_empty() {
            return Ok(changed);
        }
    }
}

/// Whether a household has a place in the order by points: not when the objection of a member was accepted.
fn is_ranked(roster: &Roster) -> bool {
    roster.objection() != Some(Objection::Accepted)
}

/// The vulnerable groups to which members of households belong.
async fn groups_of_homes(
    tx: &Tx,
    rosters: &[Roster],
) -> database::Result<BTreeMap<HouseholdId, BTreeSet<Group>>> {
    let persons = rosters.iter().flat_map(|one| &one.members).map(|one| one.person);
    let of_persons = groups_among(tx, &persons.collect::<Vec<_>>()).await?;
    let mut homes: BTreeMap<HouseholdId, BTreeSet<Group>> = BTreeMap::new();
    for roster in rosters {
        let theirs = roster.members.iter().filter_map(|one| of_persons.get(&one.person));
        let groups: BTreeSet<Group> = theirs.flatten().copied().collect();
        if !groups.is_empty() {
            homes.insert(roster.household, groups);
        }
    }
    Ok(homes)
}

/// Households with what was computed of them.
type Done = (sheet::SealedHouseholds, Vec<Computed>);

fn compute(
    book: &RuleBook,
    at: Reference,
    sealed: sheet::SealedHouseholds,
) -> database::Result<Done> {
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    let open = |roster: &Roster| sealed.facts(assessor.catalogue(), roster);
    let computed = compute_all((&assessor, &book.priority), &sealed.rosters, open)?;
    Ok((sealed, computed))
}

/// What came of work beside the threads that answer requests.
async fn ended<T>(work: JoinHandle<database::Result<T>>) -> Result<T, JobFault> {
    Ok(work.await.map_err(|fault| JobFault(fault.to_string()))??)
}
