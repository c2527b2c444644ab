//! The job that makes a report. One at a time in a process: setting a report takes the memory of a hundred pages.
//!
//! The file, the end of the job and the notice to who asked become permanent together, so that a report is made once.

use std::sync::Arc;

use database::{Audit, JobFault, JobKind, JobRun};
use identity::{Notice, notify};
use indicators::LiveFigures;
use kernel::{Period, UnitCode};
use tokio::sync::Semaphore;

use crate::{
    Asked, gather, render,
    report::{MadeReport, ReportId},
    store::report,
};

/// The kind of job.
pub(crate) const KIND: &str = "reports.make_report";
/// Steps of the work: gathering, setting, keeping.
const STEPS: u64 = 3;

/// The kind of job that makes reports from these figures.
pub(crate) fn make_report(figures: &Arc<LiveFigures>) -> JobKind {
    let (figures, one) = (figures.clone(), Arc::new(Semaphore::new(1)));
    JobKind::of(KIND, move |run| {
        let (figures, one) = (figures.clone(), one.clone());
        async move { make(run, figures, &one).await }
    })
    .attempts(3)
}

async fn make(run: JobRun, figures: Arc<LiveFigures>, one: &Semaphore) -> Result<(), JobFault> {
    let Some(asked) = find(&run).await? else { return Ok(()) };
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("a report of no municipality".to_owned()))?;
    let turn = one.acquire().await;
    let _turn = turn.map_err(|closed| JobFault(closed.to_string()))?;
    run.progress(0, STEPS);
    let (at_work, id) = (run.clone(), asked.id);
    let made = tokio::task::spawn_blocking(move || set(&at_work, &figures, unit, &asked));
    let (period, bytes) = made.await.map_err(|fault| JobFault(fault.to_string()))??;
    run.progress(STEPS - 1, STEPS);
    let mut tx = run.database.begin(&run.authority).await?;
    report::keep(&mut tx, id, period, bytes).await?;
    if let Some(user) = run.authority.user() {
        let notice = Notice::of("reports-notice-made", format!("/reports/{id}"));
        let unit = run.authority.scope().unit();
        notify(&mut tx, user, unit, notice.arg("period", period.to_string())).await?;
    }
    tx.complete(&run).await?;
    tx.commit(Audit::of("make_report").about("report", id)).await?;
    Ok(())
}

/// The report that is still to be made; none when it was deleted or made meanwhile.
async fn find(run: &JobRun) -> Result<Option<MadeReport>, JobFault> {
    let id = run.payload.get("report").and_then(|id| id.as_str()).unwrap_or_default();
    let id: ReportId = id.parse().map_err(|_no_id| JobFault("no report is named".to_owned()))?;
    let reader = run.database.read(&run.authority).await?;
    Ok(report::find(&reader, id).await?.filter(|one| one.file.is_none()))
}

/// Sets the report: the same bytes as `svi report` writes.
fn set(
    run: &JobRun,
    figures: &LiveFigures,
    unit: UnitCode,
    report: &MadeReport,
) -> Result<(Period, Vec<u8>), JobFault> {
    let known = figures.known().map_err(|fault| JobFault(fault.to_string()))?;
    let new = &report.asked;
    let asked = Asked { unit, period: new.period, date: new.date, state: new.state };
    let input = gather(&known.installation, &asked);
    let input = input.map_err(|fault| JobFault(fault.to_string()))?;
    run.progress(1, STEPS);
    let bytes = render(&input, new.language, new.format);
    Ok((input.period, bytes.map_err(|fault| JobFault(fault.to_string()))?))
}
