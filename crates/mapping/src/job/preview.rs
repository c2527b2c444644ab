//! The preview: reads the file, compares it with the registry, keeps what was found. Nothing is written to the registry.

use std::{collections::BTreeMap, sync::Arc};

use assessment::LiveRules;
use database::{Audit, JobFault, JobKind, JobRun, PersonalReader};
use kernel::HouseholdId;
use registry::{Identity, NewHousehold, identities_of, resembling, resembling_within};
use tables::Finding;

use super::{
    PREVIEW, STEPS, end, import_of, keep_findings,
    knowledge::{Planned, passed_by, plan},
    read_file::read_file,
    rules,
};
use crate::{
    import::{Counts, Import, ImportState, KeptFinding},
    incoming::{Incoming, IncomingPerson},
    plan::{Known, Step, alike, alike_row, differing, new_persons, tell},
    store::import,
};

/// The kind of job that previews by these rules.
pub(crate) fn preview(live: &Arc<LiveRules>) -> JobKind {
    let live = live.clone();
    JobKind::of(PREVIEW, move |run| {
        let live = live.clone();
        async move { all(run, live).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, live: Arc<LiveRules>) -> Result<(), JobFault> {
    let id = import_of(&run)?;
    let found = import::find(&run.database.read(&run.authority).await?, id).await?;
    let Some(mut import) = found.filter(|one| one.state == ImportState::Previewing) else {
        return Ok(());
    };
    run.progress(0, STEPS);
    let book = rules(live).await?;
    let mut read = read_file(&run, &book, &import).await?;
    run.progress(1, STEPS);
    let audit = Audit::of("preview_import").about("import", import.id);
    let reader = run.database.read_personal(&run.authority, audit).await?;
    let planned = plan(&reader, &import, &read.households).await?;
    let otherwise = differing_all(&reader, &import, &read.households, &planned).await?;
    let new = Newcomers::of(&read.households, &planned);
    let mut alike = new.in_registry(&reader, &import.file_name).await?;
    drop(reader);
    alike.extend(new.in_file(&import.file_name).await?);
    let (counts, found) = tell(&import.file_name, &read.households, &planned.steps, &planned.known);
    let passed_by = passed_by(&book, &import, &read.households, &planned)?;
    read.add(found);
    read.add(passed_by);
    read.add(otherwise);
    read.add(alike);
    run.progress(2, STEPS);
    import.counts = Some(Counts {
        rows: read.rows,
        households: read.counted.0,
        persons: read.counted.1,
        errors: read.errors,
        warnings: read.warnings,
        ..counts
    });
    let findings: Vec<KeptFinding> = read.findings.into_iter().map(Into::into).collect();
    keep(&run, import, &findings).await
}

/// What the file says otherwise than the registry about who is there.
async fn differing_all(
    reader: &PersonalReader,
    import: &Import,
    households: &[Incoming],
    planned: &Planned,
) -> database::Result<Vec<Finding>> {
    let changed = |step: &Step| match step {
        Step::Changed(known) | Step::Matched(known) => Some(known.clone()),
        Step::New | Step::Same | Step::LeftOut(_) => None,
    };
    let pairs = households.iter().zip(&planned.steps);
    let known: Vec<(&Incoming, Known)> =
        pairs.filter_map(|(one, step)| Some((one, changed(step)?))).collect();
    let ids: Vec<HouseholdId> = known.iter().map(|(_, known)| known.household).collect();
    let identities = identities_of(reader, &ids).await?;
    let identities: BTreeMap<HouseholdId, Identity> =
        identities.into_iter().map(|one| (one.household, one)).collect();
    let found = known.iter().filter_map(|(one, known)| {
        let identity = identities.get(&known.household)?;
        Some(differing(&import.file_name, one, known, identity))
    });
    Ok(found.flatten().collect())
}

/// Those of a file who are new to the registry, with their households.
struct Newcomers<'a> {
    households: Vec<(&'a Incoming, Vec<bool>)>,
    entered: Vec<NewHousehold>,
}

impl<'a> Newcomers<'a> {
    fn of(households: &'a [Incoming], planned: &Planned) -> Self {
        let pairs = households.iter().zip(&planned.steps);
        let households: Vec<(&Incoming, Vec<bool>)> =
            pairs.filter_map(|(one, step)| Some((one, new_persons(one, step)?))).collect();
        let entered = households.iter().map(|(one, _)| one.to_new()).collect();
        Self { households, entered }
    }

    /// Who stands at that place, when it is somebody new.
    fn find(&self, (at, place): (usize, usize)) -> Option<&'a IncomingPerson> {
        let (one, is_new) = self.households.get(at)?;
        one.persons.get(place).filter(|_| is_new.get(place) == Some(&true))
    }

    /// Who resembles somebody of the registry: it is said, and stands in nobody's way.
    async fn in_registry(
        &self,
        reader: &PersonalReader,
        file: &str,
    ) -> database::Result<Vec<Finding>> {
        let found = resembling(reader, &self.entered).await?;
        let found = found.into_iter();
        Ok(found
            .filter_map(|(place, code)| Some(alike(file, self.find(place)?.row, &code)))
            .collect())
    }

    /// Who resembles somebody whom the file has before, in another household.
    async fn in_file(&self, file: &str) -> database::Result<Vec<Finding>> {
        let is_new = |place| self.find(place).is_some();
        let found = resembling_within(&self.entered, is_new).await?;
        let told =
            |(place, before)| Some(alike_row(file, self.find(place)?.row, self.find(before)?.row));
        Ok(found.into_iter().filter_map(told).collect())
    }
}

async fn keep(run: &JobRun, mut import: Import, findings: &[KeptFinding]) -> Result<(), JobFault> {
    let mut tx = run.database.begin(&run.authority).await?;
    keep_findings(&mut tx, &mut import, findings).await?;
    import.state = ImportState::Ready;
    import::update(&mut tx, &import).await?;
    end(tx, run, &import, ("mapping-notice-previewed", "preview_import")).await
}
