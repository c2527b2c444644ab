//! The job that assesses all households of a municipality again, part by part: while the results of one part are written, in a
//! transaction of their own, the next part is read and computed on all cores.
//!
//! Doing it twice does no harm: results that stay the same are not written. A household that was changed after it was read is
//! assessed again within the transaction.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use database::{
    Audit, Authority, Database, JobFault, JobKind, JobRun, Lookup, PersonalReader, SubjectKeys, Tx,
};
use kernel::HouseholdId;
use registry::{Roster, changes_of, count_rosters, restricted_among, whole_rosters_after};
use serde_json::json;
use tokio::task::{JoinHandle, spawn_blocking};
use uuid::Uuid;

use crate::{
    assessed::{WithRules, compute_all},
    order::{Order, Ranked},
    rule_book::{LiveRules, RuleBook},
    steps::{assess_households, assessable, rules_as_of, unusable, with_rules},
    store::{reference, result, sheet},
};

/// The kind of job.
pub(crate) const KIND: &str = "assessment.recompute";
/// Households of a part. Nobody else writes while its results are written, so it is small.
const HOUSEHOLDS_A_PART: u64 = 800;
/// Households that are computed together, while the next ones are read.
const HOUSEHOLDS_A_TASK: usize = 50;
/// Parts that are read in one look: the log of writes cannot be emptied behind a look, so it is short.
const PARTS_A_LOOK: u32 = 10;

/// The kind of job that assesses by these rules.
pub(crate) fn recompute(rules: &Arc<LiveRules>) -> JobKind {
    let rules = rules.clone();
    JobKind::of(KIND, move |run| {
        let rules = rules.clone();
        async move { all(run, rules).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, rules: Arc<LiveRules>) -> Result<(), JobFault> {
    let rules = spawn_blocking(move || rules.known()).await;
    let rules = rules.map_err(|fault| JobFault(fault.to_string()))?;
    let book = rules.map_err(|fault| JobFault(fault.to_string()))?;
    let source = Source { database: run.database.clone(), authority: run.authority.clone(), book };
    let (mut done, mut total, mut changed, mut ranked) = (0, 0, 0, Vec::new());
    let mut next = source.clone().read(None, None).await?;
    while let Some((reading, part)) = next {
        if done == 0 {
            total = count_rosters(&reading.look).await?;
        }
        run.progress(done, total);
        done += part.households;
        let reading = tokio::spawn(source.clone().read(Some(reading), Some(part.last)));
        changed += write(&source, part, &mut ranked).await?;
        next = ended(reading).await?;
    }
    run.progress(done, total);
    let order = Order::of(&source.book, &ranked);
    run.result(json!({ "households": done, "changed": changed, "order": order }));
    Ok(())
}

/// Where households are read from, and by which rules they are assessed.
#[derive(Clone)]
struct Source {
    database: Database,
    authority: Authority,
    book: Arc<RuleBook>,
}

/// A look, and how many parts were read in it.
struct Reading {
    look: PersonalReader,
    parts: u32,
}

/// Households that were read and are being computed.
struct Part {
    households: u64,
    last: HouseholdId,
    with: WithRules,
    /// When each was last changed, at the time of the look.
    changes: BTreeMap<HouseholdId, DateTime<Utc>>,
    tasks: Vec<JoinHandle<database::Result<Computing>>>,
}

/// What came of some households.
struct Computing {
    ranked: Vec<Ranked>,
    /// Those whose results are others than before, with how often answers of the household had been recorded.
    changed: Vec<(result::Changed, Option<i32>)>,
    keys: SubjectKeys,
}

impl Source {
    /// Reads the part after a household and begins to compute it; `None` when there is no more.
    async fn read(
        self,
        reading: Option<Reading>,
        after: Option<HouseholdId>,
    ) -> database::Result<Option<(Reading, Part)>> {
        let mut reading = match reading {
            Some(reading) if reading.parts < PARTS_A_LOOK => reading,
            spent => {
                drop(spent);
                let about = Audit::of("assess_households");
                Reading {
                    look: self.database.read_personal(&self.authority, about).await?,
                    parts: 0,
                }
            }
        };
        reading.parts += 1;
        let look = &reading.look;
        let rosters = whole_rosters_after(look, after, HOUSEHOLDS_A_PART).await?;
        let ids: Vec<HouseholdId> = rosters.iter().map(|one| one.household).collect();
        let Some(last) = ids.last().copied() else { return Ok(None) };
        let changes = changes_of(look, &ids).await?;
        let rosters = assessable(look, rosters).await?;
        let at = reference::reference(look).await?;
        let (with, _) = rules_as_of(&self.book, at)?;
        let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
        let compared = Arc::new((result::current(look, &uuids).await?, with.clone()));
        let mut tasks = Vec::new();
        for some in rosters.chunks(HOUSEHOLDS_A_TASK) {
            let sealed = sheet::of_rosters(look, some.to_vec()).await?;
            let (book, compared, lookup) =
                (self.book.clone(), compared.clone(), result::lookup(look)?);
            tasks.push(spawn_blocking(move || compute(&book, sealed, &compared, &lookup)));
        }
        let households = ids.len() as u64;
        Ok(Some((reading, Part { households, last, with, changes, tasks })))
    }
}

/// The current results of households, and with what they are compared.
type Compared = (BTreeMap<Uuid, result::Current>, WithRules);

fn compute(
    book: &RuleBook,
    sealed: sheet::SealedHouseholds,
    (current, with): &Compared,
    lookup: &Lookup,
) -> database::Result<Computing> {
    let assessor = book.assessor(with.reference).map_err(|cause| unusable(&cause))?;
    let open = |roster: &Roster| sealed.facts(assessor.catalogue(), roster);
    let computed = compute_all((&assessor, &book.priority), &sealed.rosters, open)?;
    let homes = sealed.rosters.iter().zip(&computed);
    let ranked = homes.map(|(roster, one)| Ranked::of(roster, one.held.clone())).collect();
    let changed = result::changed(lookup, current, with, computed)?;
    let with_version = |one: result::Changed| {
        let version = sealed.version(one.1.household.uuid());
        (one, version)
    };
    let changed = changed.into_iter().map(with_version).collect();
    Ok(Computing { ranked, changed, keys: sealed.keys })
}

/// Writes the results of a part that are others than before; how many changed.
async fn write(source: &Source, part: Part, ranked: &mut Vec<Ranked>) -> Result<u64, JobFault> {
    let (mut changed, mut keys) = (Vec::new(), SubjectKeys::default());
    for task in part.tasks {
        let done = ended(task).await?;
        ranked.extend(done.ranked);
        if !done.changed.is_empty() {
            keys.extend(done.keys);
            changed.extend(done.changed);
        }
    }
    if changed.is_empty() {
        return Ok(0);
    }
    let mut tx = source.database.begin(&source.authority).await?;
    let (fresh, stale) = apart(&tx, &part.with, &part.changes, changed).await?;
    let mut count = fresh.len() as u64;
    let ids: Vec<Uuid> = fresh.iter().map(|(_, one)| one.household.uuid()).collect();
    let news = result::news(&tx, &result::current(&tx, &ids).await?, fresh)?;
    let news = ended(spawn_blocking(move || result::seal_all(news, &keys))).await?;
    with_rules(&mut tx, &source.book, part.with.reference).await?;
    result::write(&mut tx, &part.with, news).await?;
    count += assess_households(&mut tx, &source.book, &stale).await? as u64;
    tx.commit(Audit::of("assess_households").about("household", part.last)).await?;
    Ok(count)
}

/// What was computed from what still is so, and the households about which something was changed since they were read.
async fn apart(
    tx: &Tx,
    with: &WithRules,
    changes: &BTreeMap<HouseholdId, DateTime<Utc>>,
    changed: Vec<(result::Changed, Option<i32>)>,
) -> database::Result<(Vec<result::Changed>, Vec<HouseholdId>)> {
    let households: Vec<HouseholdId> = changed.iter().map(|((_, one), _)| one.household).collect();
    if reference::reference(tx).await? != with.reference {
        return Ok((Vec::new(), households));
    }
    let now = changes_of(tx, &households).await?;
    let ids: Vec<Uuid> = households.iter().map(|id| id.uuid()).collect();
    let versions = sheet::versions(tx, &ids).await?;
    let persons = changed.iter().flat_map(|((_, one), _)| &one.members).map(|(id, _)| *id);
    let restricted = restricted_among(tx, &persons.collect::<Vec<_>>()).await?;
    let (mut fresh, mut stale) = (Vec::with_capacity(changed.len()), Vec::new());
    for ((outcome, one), version) in changed {
        let id = one.household;
        let is_same = now.get(&id) == changes.get(&id)
            && versions.get(&id.uuid()).copied() == version
            && one.members.iter().all(|(person, _)| !restricted.contains(person));
        if is_same {
            fresh.push((outcome, one));
        } else {
            stale.push(id);
        }
    }
    Ok((fresh, stale))
}

/// What came of work beside the threads that answer requests.
async fn ended<T>(work: JoinHandle<database::Result<T>>) -> Result<T, JobFault> {
    Ok(work.await.map_err(|fault| JobFault(fault.to_string()))??)
}
