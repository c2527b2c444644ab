//! Doing what was confirmed, item by item, each in a transaction of its own that asks again whether the item is due. What was done stays
//! done when the process ends; the next attempt goes on behind it.
//!
//! The work is in the name of who confirmed: what that person may not see stays.

use database::{Audit, Erase, Error, JobFault, JobKind, JobRun, Tx};
use identity::{Notice, notify};
use serde_json::json;

use crate::{
    gathering,
    list::{Item, ItemId, ItemState, ListId, ListState, WhyLeft},
    store::{item, list},
};

/// The kind of job.
pub(crate) const CARRY_OUT: &str = "retention.carry_out";
/// Items that are read together.
const ITEMS_AT_A_TIME: u64 = 500;

/// The kind of job that does a list; `erasers` are those of all contexts.
pub(crate) fn carry_out(erasers: Vec<Erase>) -> JobKind {
    JobKind::of(CARRY_OUT, move |run| {
        let erasers = erasers.clone();
        async move { all(run, &erasers).await }
    })
}

async fn all(run: JobRun, erasers: &[Erase]) -> Result<(), JobFault> {
    let id = run.payload.get("list").and_then(|id| id.as_str()).unwrap_or_default();
    let id: ListId = id.parse().map_err(|_no_id| JobFault("no list is named".to_owned()))?;
    let tx = run.database.begin(&run.authority).await?;
    let found = list::find(&tx, id).await?;
    if found.is_none_or(|one| one.state != ListState::Acting) {
        return Ok(());
    }
    let mut items = item::after(&tx, id, 0, ITEMS_AT_A_TIME).await?;
    drop(tx);
    let mut looked_at = 0;
    while let Some(last) = items.last().map(|one| one.number) {
        for one in &items {
            looked_at += 1;
            if one.state == ItemState::Due {
                one_item(&run, one.id, erasers).await?;
            }
        }
        run.progress(looked_at, 0);
        let tx = run.database.begin(&run.authority).await?;
        items = item::after(&tx, id, last, ITEMS_AT_A_TIME).await?;
    }
    end(run, id).await
}

async fn one_item(run: &JobRun, id: ItemId, erasers: &[Erase]) -> Result<(), JobFault> {
    let mut tx = run.database.begin(&run.authority).await?;
    let Some(found) = item::find(&tx, id).await? else { return Ok(()) };
    if found.state != ItemState::Due {
        return Ok(());
    }
    match gathering::carry_out(&mut tx, &found, erasers).await {
        Ok(None) => {
            item::set_state(&mut tx, id, ItemState::Done, None).await?;
            Ok(tx.commit(audit("apply_retention", &found)).await?)
        }
        Ok(Some(why)) => stays(tx, &found, why).await,
        // Somebody erased or changed it in this very moment.
        Err(Error::Erased | Error::Stale { .. }) => {
            drop(tx);
            let tx = run.database.begin(&run.authority).await?;
            stays(tx, &found, WhyLeft::NotDue).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn stays(mut tx: Tx, item: &Item, why: WhyLeft) -> Result<(), JobFault> {
    item::set_state(&mut tx, item.id, ItemState::Left, Some(why)).await?;
    Ok(tx.commit(Audit::of("leave_retained").about("retention_item", item.id)).await?)
}

fn audit(action: &'static str, item: &Item) -> Audit {
    let audit = Audit::of(action).fields([item.kind.name()]);
    match item.person {
        Some(person) => audit.about("person", person),
        None => audit.about("household", item.household),
    }
}

/// The list is done; who confirmed it is told, with counts of what that person may see.
async fn end(run: JobRun, id: ListId) -> Result<(), JobFault> {
    let mut tx = run.database.begin(&run.authority).await?;
    let items = item::of_list(&tx, id).await?;
    let count = |state| items.iter().filter(|one| one.state == state).count();
    let is_told = |one: &&Item| one.state == ItemState::Left && one.why != Some(WhyLeft::NotSeen);
    let left = items.iter().filter(is_told).count();
    let done = count(ItemState::Done);
    list::end(&mut tx, id, ListState::Done).await?;
    if let Some(user) = run.authority.user() {
        let notice = Notice::of("retention-notice-done", format!("/retention/lists/{id}"))
            .arg("done", done.to_string())
            .arg("left", left.to_string());
        notify(&mut tx, user, run.authority.scope().unit(), notice).await?;
    }
    run.result(json!({ "done": done }));
    tx.complete(&run).await?;
    tx.commit(Audit::of("end_retention_list").about("retention_list", id)).await?;
    Ok(())
}
