//! Making a list of what is due: nothing is touched by it. Everything of the municipality is looked at, whoever asked; what of it somebody
//! sees is decided when the list is shown.

use chrono::TimeDelta;
use database::{Audit, Authority, JobFault, JobKind, JobRun};
use serde_json::json;

use crate::{
    gathering,
    list::{DAYS_KEPT, ListId, ListState},
    store::{item, list},
};

/// The kind of job.
pub(crate) const GATHER: &str = "retention.gather";

/// The kind of job that makes a list.
pub(crate) fn gather() -> JobKind {
    JobKind::of(GATHER, |run| async move { make(run).await })
}

async fn make(run: JobRun) -> Result<(), JobFault> {
    let everything = Authority::of_program(GATHER, run.authority.scope().tenancy().clone());
    let mut tx = run.database.begin(&everything).await?;
    let today = tx.now().date_naive();
    let asked_by = run.authority.user();
    let long_ago = tx.now() - TimeDelta::days(DAYS_KEPT);
    for id in list::ended_before(&tx, long_ago).await? {
        item::forget(&mut tx, id).await?;
    }
    for one in list::unfinished(&tx).await? {
        // A new list takes the place of one that lapsed, or of any that is open when somebody asks; never of one at work.
        let is_over = one.has_lapsed(today) || (one.state == ListState::Open && asked_by.is_some());
        if !is_over {
            tx.complete(&run).await?;
            tx.commit(Audit::of("look_for_retained")).await?;
            return Ok(());
        }
        list::end(&mut tx, one.id, ListState::Lapsed).await?;
    }
    let (found, is_cut) = gathering::gather(&tx, today).await?;
    // At night a list with nothing to decide is none.
    let is_wanted = asked_by.is_some() || found.iter().any(|one| one.why.is_none());
    let mut made: Option<ListId> = None;
    if is_wanted {
        let id = list::insert(&mut tx, asked_by, is_cut).await?;
        item::insert_all(&mut tx, id, &found).await?;
        made = Some(id);
    }
    // No count here: whoever may see jobs might count whom they may not see.
    run.result(json!({ "list": made.map(|id| id.to_string()) }));
    tx.complete(&run).await?;
    let audit = Audit::of("make_retention_list");
    let audit = match made {
        Some(id) => audit.about("retention_list", id),
        None => audit,
    };
    tx.commit(audit).await?;
    Ok(())
}
