//! Jobs: reading a file, taking it over, taking it back, making an export, removing what was kept long enough.

mod changes;
mod expire;
mod knowledge;
mod make_export;
mod preview;
mod read_file;
mod take_over;
mod undo;

pub(crate) use expire::expire;
pub(crate) use make_export::make_export;
pub(crate) use preview::preview;
pub(crate) use take_over::take_over;
pub(crate) use undo::undo;

use std::sync::Arc;

use assessment::{LiveRules, RuleBook};
use database::{Audit, JobFault, JobRun, Tx};
use identity::{Notice, notify};

use crate::{
    import::{Import, ImportId, KeptFinding},
    store::import,
};

/// The kinds of jobs.
pub(crate) const PREVIEW: &str = "mapping.preview_import";
pub(crate) const TAKE_OVER: &str = "mapping.run_import";
pub(crate) const UNDO: &str = "mapping.undo_import";
pub(crate) const EXPORT: &str = "mapping.make_export";
pub(crate) const EXPIRE: &str = "mapping.expire_files";

/// Findings that are kept; the rest is counted.
const LISTED: usize = 10_000;
/// What findings are kept as.
const FINDINGS: &str = "application/json";

/// Steps of a preview: reading, comparing, writing.
const STEPS: u64 = 3;

/// The import that a job is about.
fn import_of(run: &JobRun) -> Result<ImportId, JobFault> {
    let id = run.payload.get("import").and_then(|id| id.as_str()).unwrap_or_default();
    id.parse().map_err(|_no_id| JobFault("no import is named".to_owned()))
}

/// The rules now, read where waiting does no harm.
async fn rules(live: Arc<LiveRules>) -> Result<Arc<RuleBook>, JobFault> {
    beside(move || live.known().map_err(|fault| JobFault(fault.to_string()))).await?
}

/// Work beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JobFault> {
    tokio::task::spawn_blocking(work).await.map_err(|fault| JobFault(fault.to_string()))
}

/// Keeps what was found in place of what was kept before, as many as are listed.
async fn keep_findings(
    tx: &mut Tx,
    import: &mut Import,
    findings: &[KeptFinding],
) -> database::Result<()> {
    if let Some(old) = import.findings.take() {
        tx.delete_blob(old).await?;
    }
    let listed = findings.get(..LISTED).unwrap_or(findings);
    let text = import::findings_text(listed)?;
    import.findings = Some(tx.put_blob(import.id.uuid(), FINDINGS, &text).await?);
    Ok(())
}

/// Ends the job and tells who asked, in the transaction of its effects.
async fn end(
    mut tx: Tx,
    run: &JobRun,
    import: &Import,
    (notice, audit): (&'static str, &'static str),
) -> Result<(), JobFault> {
    if let Some(user) = run.authority.user() {
        let notice = Notice::of(notice, format!("/imports/{}", import.id));
        let unit = run.authority.scope().unit();
        notify(&mut tx, user, unit, notice.arg("file", import.file_name.clone())).await?;
    }
    tx.complete(run).await?;
    tx.commit(Audit::of(audit).about("import", import.id)).await?;
    Ok(())
}
