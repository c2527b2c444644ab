//! Once a day: data of municipalities that have left, and whose grace is over, are deleted for good.

use database::{Audit, Authority, JobFault, JobRun, Tenancy};
use kernel::UnitCode;

use crate::{
    state::program,
    store::{municipalities, sessions, users},
};

/// Name of the job.
pub(crate) const JOB: &str = "identity.delete_municipalities";

pub(crate) async fn run(run: JobRun) -> Result<(), JobFault> {
    let reader = run.database.read(&program(JOB, None)).await?;
    let all = municipalities::list(&reader).await?;
    let now = reader.now();
    drop(reader);
    for municipality in all.iter().filter(|one| one.is_due(now)) {
        delete(&run, &municipality.code).await?;
    }
    Ok(())
}

/// Everything goes in one transaction: a municipality is there whole, or gone.
async fn delete(run: &JobRun, code: &UnitCode) -> Result<(), JobFault> {
    let authority = Authority::of_program(JOB, Tenancy::One(code.clone()));
    let mut tx = run.database.begin(&authority).await?;
    let still = municipalities::find(&tx, code).await?;
    if !still.is_some_and(|one| one.is_due(tx.now())) {
        return Ok(());
    }
    sessions::end_all_in(&mut tx, code).await?;
    users::revoke_tokens_in(&mut tx, code).await?;
    tx.delete_unit().await?;
    municipalities::set_closed(&mut tx, code).await?;
    tx.commit(Audit::of("delete_municipality").fields(["state"])).await?;
    tracing::info!(municipality = %code, "the data of a municipality that left are deleted");
    Ok(())
}
