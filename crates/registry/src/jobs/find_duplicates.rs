//! The job that compares everybody of a municipality with everybody else.
//!
//! It sees all, also who is under protection: pairs are shown only to who may see both records. Persons are read part by part and
//! opened beside the threads that answer requests; linking uses all cores. Doing it twice changes nothing.

use database::{Audit, Authority, JobFault, JobKind, JobRun, PersonalReader, Tenancy};
use kernel::UnitCode;
use linkage::{Files, Options, Person, Spec};
use serde_json::json;
use uuid::Uuid;

use crate::{
    duplicates::{Rarity, model},
    store::{
        duplicate::{self, FoundPair},
        likeness,
    },
};

/// The kind of job.
pub(crate) const FIND_DUPLICATES: &str = "registry.find_duplicates";
/// Households that are read together.
const HOUSEHOLDS_AT_A_TIME: u64 = 1_000;
/// A pair of even odds is always looked at, one of odds 1 : 10 never, wherever between the threshold lies.
const LEAST_WEIGHT: (f64, f64) = (-3.3, 0.0);
/// Of all the work, so many parts in a hundred are reading; the rest is comparing and writing.
const READING: u64 = 60;

/// The kind of job.
pub(crate) fn find_duplicates() -> JobKind {
    JobKind::of(FIND_DUPLICATES, |run| async move { all(run).await }).attempts(3)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("no municipality is named".to_owned()))?;
    let records = read(&run, &unit).await?;
    let persons = records.len() as u64;
    let found = beside(move || compared(&records)).await??;
    run.progress(90, 100);
    let mut tx = run.database.begin(&run.authority).await?;
    let renewed = duplicate::renew(&mut tx, &found).await?;
    run.result(json!({ "persons": persons, "new": renewed.new, "gone": renewed.gone }));
    tx.commit(Audit::of("find_duplicates")).await?;
    run.progress(100, 100);
    Ok(())
}

type Records = Vec<(Uuid, Person)>;

/// Everybody, in the program's name: one view of the data, one entry in the access log.
async fn read(run: &JobRun, unit: &UnitCode) -> Result<Records, JobFault> {
    let authority = Authority::of_program(FIND_DUPLICATES, Tenancy::One(unit.clone()));
    let look = Audit::of("find_duplicates");
    let reader: PersonalReader = run.database.read_personal(&authority, look).await?;
    let total = crate::store::reach::count_persons(&reader).await?.max(1);
    let (mut records, mut after): (Records, _) = (Vec::new(), None);
    loop {
        run.progress((records.len() as u64 * READING / total).min(READING), 100);
        let (sealed, last) = likeness::part_after(&reader, after, HOUSEHOLDS_AT_A_TIME).await?;
        if last.is_none() {
            return Ok(records);
        }
        after = last;
        records.extend(beside(move || sealed.open()).await??);
    }
}

/// Pairs that a person should look at, by the ids of their records.
fn compared(records: &Records) -> Result<Vec<FoundPair>, JobFault> {
    let (spec, model) = (Spec::persons(), model(records.len()));
    let options = Options { model: Some(model), ..Options::default() };
    let values = records.iter().map(|(_, person)| person.values());
    let linked = linkage::link(values, Files::One, &spec, &options);
    let linked = linked.map_err(|fault| JobFault(fault.to_string()))?;
    let id = |number: u32| records.get(number as usize).map(|(id, _)| *id);
    let least = linked.thresholds.perhaps.clamp(LEAST_WEIGHT.0, LEAST_WEIGHT.1);
    let pairs = linked.pairs.iter().filter(|pair| f64::from(pair.weight) >= least);
    let pairs = pairs.filter_map(|pair| {
        let both = (id(pair.left)?, id(pair.right)?);
        let rarity = Rarity::of(&spec, &linked.rarity(pair.left, pair.right));
        Some(FoundPair::of(both, f64::from(pair.weight), rarity))
    });
    Ok(pairs.collect())
}

/// Work beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JobFault> {
    tokio::task::spawn_blocking(work).await.map_err(|fault| JobFault(fault.to_string()))
}
