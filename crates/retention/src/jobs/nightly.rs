//! Every night each municipality with a rule that is on, or with a list that nobody confirmed yet, gets a look at what is due.

use std::collections::BTreeSet;

use database::{JobFault, JobKind, JobRun, Nightly};
use kernel::UnitCode;

use super::GATHER;
use crate::store::{list, rule};

const NIGHTLY: Nightly =
    Nightly { name: "retention.gather_nightly", asks_for: GATHER, audit: "ask_retention_list" };

/// The kind of job that asks for the lists, once a day.
pub(crate) fn nightly() -> JobKind {
    JobKind::nightly(NIGHTLY, municipalities)
}

async fn municipalities(run: JobRun) -> Result<BTreeSet<UnitCode>, JobFault> {
    let tx = run.database.begin(&run.authority).await?;
    let mut units = rule::municipalities(&tx).await?;
    units.extend(list::municipalities(&tx).await?);
    Ok(units)
}
