//! One import, how far it is, and what was found.

use std::collections::BTreeMap;

use database::{Audit, Database, jobs};
use identity::names_of;
use kernel::{HouseholdId, PermissionInfo, Permit};
use registry::{RecordConsent, rosters_of};

use super::Progress;
use crate::{
    import::{Import, ImportId, KeptFinding},
    passed_by::without_why,
    permissions::ImportHouseholds,
    store::import,
};

/// An import as it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenImport {
    /// The import.
    pub import: Import,
    /// How far its job is.
    pub progress: Progress,
    /// What was found, in the order of severity and rows.
    pub findings: Vec<KeptFinding>,
    /// The names of households that an undo left, as far as they are within reach.
    pub names: BTreeMap<HouseholdId, String>,
    /// Who gave the file.
    pub given_by: Option<String>,
}

/// An import of the municipality with its findings; `None` where there is none. Findings repeat cells of the file, so that the look
/// stands in the access log. Why an answer is not used is told to who may know what people agreed to. While a job is at work, only how far it
/// is: that names nobody, and waits for nobody who writes.
///
/// # Errors
/// [`database::Error`].
pub async fn find_import(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    id: ImportId,
) -> database::Result<Option<SeenImport>> {
    if let Some(seen) = at_work(permit, database, id).await? {
        return Ok(Some(seen));
    }
    let look = Audit::of("find_import").about("import", id);
    let reader = database.read_personal(permit, look).await?;
    let Some(import) = import::find(&reader, id).await? else { return Ok(None) };
    let progress = match import.job.filter(|_| import.state.is_at_work()) {
        Some(job) => Progress::of(jobs::find(&reader, job).await?),
        None => Progress::Idle,
    };
    let findings = match import.findings {
        Some(blob) => match reader.blob(blob).await? {
            Some(blob) => import::findings(&blob.bytes)?,
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    let findings = if permit.actor().may(PermissionInfo::of::<RecordConsent>()) {
        findings
    } else {
        findings.into_iter().map(without_why).collect()
    };
    let left: Vec<HouseholdId> =
        import.undone.iter().flat_map(|one| &one.left).map(|one| one.household).collect();
    let names = rosters_of(&reader, &left).await?;
    let names = names.into_iter().map(|one| (one.household, one.listed_name)).collect();
    let given_by = names_of(&reader, import.asked_by).await?.into_values().next();
    Ok(Some(SeenImport { import, progress, findings, names, given_by }))
}

async fn at_work(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    id: ImportId,
) -> database::Result<Option<SeenImport>> {
    let reader = database.read(permit).await?;
    let found = import::find(&reader, id).await?.filter(|one| one.state.is_at_work());
    let Some((import, job)) = found.and_then(|one| one.job.map(|job| (one, job))) else {
        return Ok(None);
    };
    let progress = Progress::of(jobs::find(&reader, job).await?);
    let (findings, names, given_by) = (Vec::new(), BTreeMap::new(), None);
    let is_at_work = matches!(progress, Progress::Waiting | Progress::Working { .. });
    Ok(is_at_work.then_some(SeenImport { import, progress, findings, names, given_by }))
}
