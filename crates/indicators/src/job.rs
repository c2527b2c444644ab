//! The job that computes figures from the registry. Doing it twice does no harm: the same contents give the run that is there
//! already.

use std::sync::Arc;

use database::{JobFault, JobKind, JobRun};
use serde_json::json;

use crate::{
    PseudonymKey,
    actions::AskedRun,
    from_registry::{self, Gathered, Wanted},
    installation::Moment,
    live::{Known, LiveFigures},
    run::Run,
    snapshot::About,
};

/// The kind of job.
pub(crate) const KIND: &str = "indicators.compute_registry";

/// The kind of job that computes with the catalogues of this installation.
pub(crate) fn compute(figures: &Arc<LiveFigures>) -> JobKind {
    let figures = figures.clone();
    JobKind::of(KIND, move |run| {
        let figures = figures.clone();
        async move { all(run, figures).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, figures: Arc<LiveFigures>) -> Result<(), JobFault> {
    let asked: AskedRun = serde_json::from_value(run.payload.clone())
        .map_err(|cause| JobFault(format!("what was asked for cannot be read: {cause}")))?;
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("expected one municipality".to_owned()))?;
    let about = About { unit, period: asked.period, design: asked.design };
    let known = aside(move || figures.known().map_err(|fault| fault.to_string())).await?;
    let wanted = Wanted { design: asked.design, answers: asked.answers() };
    let variables = Arc::new(known.installation.variables.clone());
    let told = |done, total| run.progress(done, total);
    let gathered =
        from_registry::read(&run.database, &run.authority, &variables, &wanted, told).await;
    let gathered = gathered.map_err(|fault| JobFault(fault.to_string()))?;
    if gathered.microdata.households.is_empty() {
        // Nothing to compute is no fault: it is said, and not tried again.
        run.result(json!({ "run": null }));
        return Ok(());
    }
    let key = PseudonymKey::new(database::random()?);
    let made_at = run.database.now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let made = aside(move || made(&known, &about, &asked, &gathered, &key, &made_at)).await?;
    let record = &made.record;
    run.result(json!({
        "run": record.id.as_str(),
        "households": record.households,
        "persons": record.persons,
    }));
    Ok(())
}

fn made(
    known: &Known,
    about: &About,
    asked: &AskedRun,
    gathered: &Gathered,
    key: &PseudonymKey,
    made_at: &str,
) -> Result<Run, String> {
    let moment = Moment { made_at, day: asked.day, registry: Some(&gathered.about) };
    let made = known.installation.compute_as_of(about, &gathered.microdata, key, &moment);
    made.map_err(|fault| fault.to_string())
}

/// What came of work beside the threads that answer requests.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, JobFault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|fault| JobFault(fault.to_string()))?.map_err(JobFault)
}
