//! Every night persons who were entered twice are looked for in every municipality. This job only asks; the search itself is one job a
//! municipality, the same as somebody asks for.

use std::time::Duration;

use database::{Audit, Authority, JobFault, JobKind, JobRun, NewJob, Tenancy};
use identity::{MunicipalityState, list_municipalities};
use kernel::UnitCode;
use serde_json::json;

use super::FIND_DUPLICATES;
use crate::store::roster::count_rosters;

const NIGHTLY: &str = "registry.find_duplicates_nightly";
const DAY: Duration = Duration::from_hours(24);

/// The kind of job that asks for a search of every municipality, once a day.
pub(crate) fn nightly() -> JobKind {
    JobKind::of(NIGHTLY, |run| async move { all(run).await }).every(DAY)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let all = list_municipalities(&run.authority, &run.database).await?;
    let mut asked = 0;
    for one in all.iter().filter(|one| one.state == MunicipalityState::Open) {
        asked += u64::from(ask(&run, &one.code).await?);
    }
    run.result(json!({ "municipalities": asked }));
    Ok(())
}

/// Asks for one municipality; `false` where there is no household.
async fn ask(run: &JobRun, unit: &UnitCode) -> Result<bool, JobFault> {
    let authority = Authority::of_program(NIGHTLY, Tenancy::One(unit.clone()));
    let mut tx = run.database.begin(&authority).await?;
    if count_rosters(&tx).await? == 0 {
        return Ok(false);
    }
    tx.enqueue(NewJob::of(FIND_DUPLICATES, json!({})).key("all")).await?;
    tx.commit(Audit::of("ask_find_duplicates")).await?;
    Ok(true)
}
