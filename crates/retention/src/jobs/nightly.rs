//! Every night each municipality with a rule that is on, or with a list that nobody confirmed yet, gets a look at what is due.

use std::time::Duration;

use database::{Audit, Authority, JobFault, JobKind, JobRun, NewJob, Tenancy};
use serde_json::json;

use super::GATHER;
use crate::store::{list, rule};

/// The kind of job.
const NIGHTLY: &str = "retention.gather_nightly";
const DAY: Duration = Duration::from_hours(24);

/// The kind of job that asks for the lists, once a day.
pub(crate) fn nightly() -> JobKind {
    JobKind::of(NIGHTLY, |run| async move { all(run).await }).every(DAY)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let tx = run.database.begin(&run.authority).await?;
    let mut units = rule::municipalities(&tx).await?;
    units.extend(list::municipalities(&tx).await?);
    drop(tx);
    for unit in &units {
        let authority = Authority::of_program(NIGHTLY, Tenancy::One(unit.clone()));
        let mut tx = run.database.begin(&authority).await?;
        tx.enqueue(NewJob::of(GATHER, json!({})).key("all")).await?;
        tx.commit(Audit::of("ask_retention_list")).await?;
    }
    run.result(json!({ "municipalities": units.len() }));
    Ok(())
}
