//! Every hour: sessions that ended by themselves, attempts that no longer count, notices that are old.

use chrono::TimeDelta;
use database::{Audit, JobFault, JobRun};

use crate::{
    limit::WINDOW,
    session::{SEEN_EVERY, SessionLife},
    state::program,
    store::{attempts, links, notices, sessions},
};

/// Name of the job.
pub(crate) const JOB: &str = "identity.sweep";

/// How long notices are kept.
const NOTICES_LAST: TimeDelta = TimeDelta::days(180);

pub(crate) async fn run(run: JobRun, life: SessionLife) -> Result<(), JobFault> {
    let mut tx = run.database.begin(&program(JOB, None)).await?;
    let now = tx.now();
    sessions::sweep(&mut tx, now - life.idle - SEEN_EVERY).await?;
    attempts::sweep(&mut tx, now - WINDOW).await?;
    notices::sweep(&mut tx, now - NOTICES_LAST).await?;
    links::sweep_flows(&mut tx).await?;
    tx.commit(Audit::of("sweep_identity")).await?;
    Ok(())
}
