//! The job that assesses all households of a municipality again, part by part, each part in a transaction of its own.
//!
//! Doing it twice does no harm: results that stay the same are not written. Opening, rules and sealing run on all cores beside
//! the threads that answer requests.

use std::sync::Arc;

use database::{Audit, JobFault, JobKind, JobRun, Tx};
use kernel::HouseholdId;
use registry::{Roster, count_rosters, rosters_after};
use serde_json::json;
use uuid::Uuid;

use crate::{
    assessed::compute_all,
    rule_book::{LiveRules, Reference, RuleBook},
    steps::{unusable, with_rules},
    store::{reference, result, sheet},
};

/// The kind of job.
pub(crate) const KIND: &str = "assessment.recompute";
/// Households in one transaction: nobody else writes while it is open, so it is short.
const HOUSEHOLDS_AT_A_TIME: u64 = 300;

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
    let book = tokio::task::spawn_blocking(move || rules.known()).await;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let (mut done, mut changed, mut after) = (0, 0, None);
    let mut total = 0;
    loop {
        let mut tx = run.database.begin(&run.authority).await?;
        if after.is_none() {
            total = count_rosters(&tx).await?;
        }
        run.progress(done, total);
        let rosters = rosters_after(&tx, after, HOUSEHOLDS_AT_A_TIME).await?;
        let Some(last) = rosters.last().map(|one| one.household) else { break };
        let count = rosters.len() as u64;
        changed += part(&mut tx, &book, rosters).await?;
        tx.commit(Audit::of("assess_households").about("household", last)).await?;
        after = Some(last);
        done += count;
        if count < HOUSEHOLDS_AT_A_TIME {
            break;
        }
    }
    run.progress(done, total);
    run.result(json!({ "households": done, "changed": changed }));
    Ok(())
}

/// Assesses some households; how many results changed.
async fn part(tx: &mut Tx, book: &Arc<RuleBook>, rosters: Vec<Roster>) -> Result<u64, JobFault> {
    let ids: Vec<Uuid> = rosters.iter().map(|one| one.household).map(HouseholdId::uuid).collect();
    let at = reference::reference(tx).await?;
    let with = with_rules(tx, book, at).await?;
    let sealed = sheet::of_rosters(tx, rosters).await?;
    let current = result::current(tx, &ids).await?;
    let book = book.clone();
    let (sealed, computed) = beside(move || {
        let computed = compute(&book, at, &sealed)?;
        Ok((sealed, computed))
    })
    .await?;
    let news = result::news(tx, &current, &with, computed)?;
    let changed = news.len() as u64;
    let news = beside(move || result::seal_all(news, &sealed.keys)).await?;
    result::write(tx, &with, news).await?;
    Ok(changed)
}

fn compute(
    book: &RuleBook,
    at: Reference,
    sealed: &sheet::SealedHouseholds,
) -> database::Result<Vec<crate::assessed::Computed>> {
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    compute_all(&assessor, &sealed.rosters, |roster| sealed.open(roster))
}

/// Work for all cores, beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> database::Result<T> + Send + 'static,
) -> Result<T, JobFault> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|fault| JobFault(fault.to_string()))??)
}
