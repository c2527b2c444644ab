//! Taking a file over: one transaction, so that a fault leaves nothing. What is made and sealed is made beside it, for the next
//! households while those before are written.

use std::sync::Arc;

use assessment::{
    EntryAbout, FactSource, FactSubject, FactsOf, FirstEntry, FirstFacts, LiveRules, RuleBook,
    SealedFirst, assess_households, begin_first, draw_ids, seal_first, write_first,
};
use database::{JobFault, JobKind, JobRun, Tx};
use indicators::microdata::Spec;
use registry::{Entered, Member, Roster, Source, enter_households};
use tables::Finding;
use tokio::task::JoinHandle;

use super::{
    TAKE_OVER,
    changes::Changing,
    end, import_of, keep_findings,
    knowledge::{Planned, passed_by, plan},
    read_file::read_file,
    rules,
};
use crate::{
    import::{Counts, Import, ImportState, KeptFinding},
    incoming::Incoming,
    passed_by::is_of_refusal,
    plan::{Step, tell},
    store::{
        import,
        link::{self, NewLink},
    },
};

/// Households that are entered together.
const HOUSEHOLDS_AT_A_TIME: usize = 250;

/// The kind of job that takes files over by these rules.
pub(crate) fn take_over(live: &Arc<LiveRules>) -> JobKind {
    let live = live.clone();
    JobKind::of(TAKE_OVER, move |run| {
        let live = live.clone();
        async move { all(run, live).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, live: Arc<LiveRules>) -> Result<(), JobFault> {
    let id = import_of(&run)?;
    let found = import::find(&run.database.read(&run.authority).await?, id).await?;
    let Some(import) = found.filter(|one| one.state == ImportState::Importing) else {
        return Ok(());
    };
    let book = rules(live).await?;
    let read = read_file(&run, &book, &import).await?;
    if read.errors > 0 {
        // The vocabulary or the rules of the program have changed since the preview.
        return refuse(&run, import).await;
    }
    let rows = read.rows;
    let (errors, warnings) = (read.errors, read.warnings);
    let mut tx = run.database.begin(&run.authority).await?;
    let written = write(&mut tx, (&run, &book), &import, &read.households).await;
    let (counts, passed_by) = match written {
        Ok(written) => written,
        // Somebody whom the user may not see has one of the numbers; whose it is nobody learns.
        Err(JobEnd::Number) => {
            drop(tx);
            return refuse(&run, import).await;
        }
        Err(JobEnd::Fault(fault)) => return Err(fault),
    };
    let mut import = import;
    import.counts = Some(Counts { rows, errors, warnings: warnings + counts.warnings, ..counts });
    retell(&mut tx, &mut import, passed_by).await?;
    import.state = ImportState::Imported;
    import.imported_at = Some(tx.now());
    for blob in [import.file.take(), import.households.take()].into_iter().flatten() {
        tx.delete_blob(blob).await?;
    }
    import::update(&mut tx, &import).await?;
    end(tx, &run, &import, ("mapping-notice-imported", "run_import")).await
}

/// Why nothing was taken over.
#[derive(Debug)]
enum JobEnd {
    /// A JMBG is in the registry already.
    Number,
    /// Anything else.
    Fault(JobFault),
}

impl From<database::Error> for JobEnd {
    fn from(error: database::Error) -> Self {
        match error {
            database::Error::Duplicate => Self::Number,
            other => Self::Fault(other.into()),
        }
    }
}

impl From<JobFault> for JobEnd {
    fn from(fault: JobFault) -> Self {
        Self::Fault(fault)
    }
}

/// Nothing was written: the import goes back to where somebody decides, with what is in the way.
async fn refuse(run: &JobRun, mut import: Import) -> Result<(), JobFault> {
    let finding = Finding::new(
        &import.file_name,
        "a file that the registry takes; nothing was taken over",
        "a JMBG that is in the registry already, or rules that have changed since the preview",
    );
    let mut tx = run.database.begin(&run.authority).await?;
    let mut findings: Vec<KeptFinding> = vec![finding.into()];
    findings.extend(kept(&tx, &import).await?);
    keep_findings(&mut tx, &mut import, &findings).await?;
    if let Some(counts) = &mut import.counts {
        counts.errors += 1;
    }
    import.state = ImportState::Ready;
    import::update(&mut tx, &import).await?;
    end(tx, run, &import, ("mapping-notice-refused", "refuse_import")).await
}

/// The findings of the preview.
async fn kept(tx: &Tx, import: &Import) -> database::Result<Vec<KeptFinding>> {
    let Some(blob) = import.findings else { return Ok(Vec::new()) };
    let blob = tx.blob(blob).await?;
    blob.map_or_else(|| Ok(Vec::new()), |blob| import::findings(&blob.bytes))
}

/// Lets the findings say what was passed by now: since the preview somebody may have said no, or agreed.
async fn retell(tx: &mut Tx, import: &mut Import, passed_by: Vec<Finding>) -> database::Result<()> {
    let (before, mut findings): (Vec<_>, Vec<_>) =
        kept(tx, import).await?.into_iter().partition(is_of_refusal);
    let now: Vec<KeptFinding> = passed_by.into_iter().map(Into::into).collect();
    if now == before {
        return Ok(());
    }
    findings.extend(now);
    keep_findings(tx, import, &findings).await
}

/// How many of the households that there is something to write about are written.
pub(super) struct Written<'a> {
    run: &'a JobRun,
    done: u64,
    of: u64,
}

impl<'a> Written<'a> {
    fn of(run: &'a JobRun, steps: &[Step]) -> Self {
        let is_written =
            |step: &&Step| matches!(step, Step::New | Step::Changed(_) | Step::Matched(_));
        let of = steps.iter().filter(is_written).count() as u64;
        run.progress(0, of);
        Self { run, done: 0, of }
    }

    /// Some more are.
    pub(super) fn more(&mut self, households: usize) {
        self.done += households as u64;
        self.run.progress(self.done, self.of);
    }
}

async fn write(
    tx: &mut Tx,
    (run, book): (&JobRun, &Arc<RuleBook>),
    import: &Import,
    households: &[Incoming],
) -> Result<(Counts, Vec<Finding>), JobEnd> {
    let planned = plan(tx, import, households).await?;
    let (mut counts, found) = tell(&import.file_name, households, &planned.steps, &planned.known);
    let passed_by = passed_by(book, import, households, &planned)?;
    counts.warnings = (found.len() + passed_by.len()) as u64;
    let about = EntryAbout {
        round: import.round.clone(),
        valid_from: import.valid_from,
        source: FactSource::Import,
        reason: import.source.clone(),
    };
    let mut written = Written::of(run, &planned.steps);
    enter_new(tx, book, import, ((households, &planned, &about), &mut written)).await?;
    let spec = Spec::parse("mapping", &import.mapping, &book.catalogue);
    let spec = spec.map_err(|fault| JobFault(fault.to_string()))?;
    let mut changing = Changing::new(book, import, &spec, &about);
    let changed = changing.write(tx, households, &planned, &mut written).await?;
    assess_households(tx, book, &changed).await?;
    Ok((counts, passed_by))
}

/// Enters the new households.
async fn enter_new(
    tx: &mut Tx,
    book: &Arc<RuleBook>,
    import: &Import,
    ((households, planned, about), written): (
        (&[Incoming], &Planned, &EntryAbout),
        &mut Written<'_>,
    ),
) -> Result<(), JobEnd> {
    let steps = planned.steps.iter().enumerate();
    let new: Vec<usize> = steps.filter(|(_, step)| **step == Step::New).map(|(at, _)| at).collect();
    if new.is_empty() {
        return Ok(());
    }
    let first = begin_first(tx, book, about.clone(), import.entry.into()).await?;
    let mut at_work: Option<JoinHandle<database::Result<SealedFirst>>> = None;
    for part in new.chunks(HOUSEHOLDS_AT_A_TIME) {
        let incoming: Vec<&Incoming> = part.iter().filter_map(|at| households.get(*at)).collect();
        let data: Vec<_> = incoming.iter().map(|one| one.to_new()).collect();
        let entered = enter_households(tx, &data, Source::Import, import.valid_from).await;
        let (entered, keys) = entered?;
        let links: Vec<NewLink<'_>> = part
            .iter()
            .zip(&entered)
            .filter_map(|(at, one)| {
                let keyed = planned.keyed.get(*at)?;
                let persons = one.members.clone();
                Some(NewLink { keyed, household: one.household, persons, is_entered: true })
            })
            .collect();
        link::write(tx, (import.id, &import.source), &links).await?;
        let facts: Vec<FirstFacts> =
            incoming.iter().zip(&entered).map(|(one, entered)| first_facts(one, entered)).collect();
        let ids = draw_ids(tx, &facts)?;
        let (book, about): (Arc<RuleBook>, FirstEntry) = (book.clone(), first.clone());
        let task =
            tokio::task::spawn_blocking(move || seal_first(&book, &about, &keys, ids, &facts));
        if let Some(before) = at_work.replace(task) {
            write_first(tx, ended(before).await?).await?;
        }
        written.more(part.len());
    }
    if let Some(last) = at_work {
        write_first(tx, ended(last).await?).await?;
    }
    Ok(())
}

async fn ended<T>(work: JoinHandle<database::Result<T>>) -> Result<T, JobEnd> {
    let done = work.await.map_err(|fault| JobFault(fault.to_string()))?;
    Ok(done?)
}

fn first_facts(incoming: &Incoming, entered: &Entered) -> FirstFacts {
    let household = entered.household;
    let new = incoming.to_new();
    let pairs = incoming.persons.iter().zip(&entered.members);
    let members = pairs.clone().map(|(one, id)| Member {
        person: *id,
        records: Vec::new(),
        birth_registered: None,
        refused: Vec::new(),
        is_only_kept: false,
        objection: None,
        partner: None,
        name: one.data.listed_name(),
        sex: one.data.sex,
        birth_date: one.data.birth_date,
        relation: one.data.relation,
    });
    let of_members = pairs.map(|(one, id)| FactsOf {
        household,
        subject: FactSubject::Person(*id),
        answers: one.answers.clone(),
    });
    let of_household = FactsOf {
        household,
        subject: FactSubject::Household(household),
        answers: incoming.answers.clone(),
    };
    FirstFacts {
        roster: Roster {
            household,
            listed_name: new.reference().map(registry::PersonData::listed_name).unwrap_or_default(),
            settlement: new.data.settlement.clone(),
            area: new.data.point.map(registry::Point::coarsened),
            records: Vec::new(),
            members: members.collect(),
        },
        facts: std::iter::once(of_household).chain(of_members).collect(),
    }
}
