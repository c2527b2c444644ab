//! The jobs of lists: asking a question of every household within the reach of who asked, and taking old results away.
//!
//! One view of the data, one entry in the access log, which names the run and so the question. Opening and rules run on all
//! cores beside the threads that answer requests, while the next households are read. Doing it twice gives the same result.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use database::{Audit, JobFault, JobKind, JobRun, PersonalReader};
use kernel::HouseholdId;
use rayon::prelude::*;
use registry::{Roster, rosters_after};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::{
    Assessor,
    lists::{About, Case, Found, ListResult, Ready, Tally},
    record::ListRunId,
    rule_book::{LiveRules, Reference, RuleBook},
    steps::{assessable, unusable},
    store::{list_run, reference, sheet},
};

/// The kind of job.
pub(crate) const KIND: &str = "assessment.run_list";
/// The kind of job that takes old results away.
const FORGET: &str = "assessment.forget_lists";
/// Households that are read together.
const HOUSEHOLDS_AT_A_TIME: u64 = 500;
/// Households read before the first progress is told, whose number nobody knows beforehand.
const UNKNOWN: u64 = 0;

/// The kinds of job of lists, by these rules.
pub(crate) fn kinds(rules: &Arc<LiveRules>) -> Vec<JobKind> {
    let rules = rules.clone();
    let run = JobKind::of(KIND, move |run| {
        let rules = rules.clone();
        async move { all(run, rules).await }
    });
    let forget = JobKind::of(FORGET, forget).every(Duration::from_hours(24));
    vec![run.attempts(3), forget]
}

async fn forget(run: JobRun) -> Result<(), JobFault> {
    let mut tx = run.database.begin(&run.authority).await?;
    let gone = list_run::forget_old(&mut tx).await?;
    tx.commit(Audit::of("forget_lists")).await?;
    run.result(json!({ "gone": gone }));
    Ok(())
}

async fn all(run: JobRun, rules: Arc<LiveRules>) -> Result<(), JobFault> {
    let fault = |fault: &dyn std::fmt::Display| JobFault(fault.to_string());
    let id = run.payload.get("run").and_then(|id| id.as_str()).unwrap_or_default();
    let id: ListRunId = id.parse().map_err(|_no_id| JobFault("no run is named".to_owned()))?;
    let user = run.authority.user().ok_or_else(|| JobFault("nobody asked".to_owned()))?;
    let book = tokio::task::spawn_blocking(move || rules.known()).await;
    let book = book.map_err(|cause| fault(&cause))?.map_err(|cause| fault(&cause))?;
    let look = Audit::of("run_list").about("list_run", id);
    let reader = run.database.read_personal(&run.authority, look).await?;
    let Some((asked, None)) = list_run::find(&reader, user, id).await? else { return Ok(()) };
    let ready = asked.question.ready(&book.catalogue).map_err(|cause| fault(&cause))?;
    let question = Arc::new(Asked { about: asked.question.about, ready });
    let result = ask(&run, &reader, &book, &question).await?;
    drop(reader);
    let mut tx = run.database.begin(&run.authority).await?;
    list_run::keep(&mut tx, id, &result).await?;
    tx.complete(&run).await?;
    tx.commit(Audit::of("keep_list").about("list_run", id)).await?;
    Ok(())
}

/// A question with whom it names.
struct Asked {
    about: About,
    ready: Ready,
}

/// Households with what was found of each.
type Judged = Vec<(Roster, f64, Found)>;

async fn ask(
    run: &JobRun,
    reader: &PersonalReader,
    book: &Arc<RuleBook>,
    question: &Arc<Asked>,
) -> Result<ListResult, JobFault> {
    let at = reference::reference(reader).await?;
    let mut tally = Tally::default();
    let mut at_work: Option<JoinHandle<database::Result<Judged>>> = None;
    let (mut done, mut after): (u64, Option<HouseholdId>) = (0, None);
    loop {
        run.progress(done, UNKNOWN);
        let rosters = rosters_after(reader, after, HOUSEHOLDS_AT_A_TIME).await?;
        let Some(last) = rosters.last().map(|one| one.household) else { break };
        let count = rosters.len() as u64;
        let usable = assessable(rosters);
        tally.leave_out(count - usable.len() as u64);
        let sealed = sheet::of_rosters(reader, usable).await?;
        let (book, question) = (book.clone(), question.clone());
        let task = tokio::task::spawn_blocking(move || judged(&book, at, &question, &sealed));
        if let Some(before) = at_work.replace(task) {
            take_in(&mut tally, before).await?;
        }
        after = Some(last);
        done += count;
        if count < HOUSEHOLDS_AT_A_TIME {
            break;
        }
    }
    if let Some(last) = at_work {
        take_in(&mut tally, last).await?;
    }
    run.progress(done, done);
    Ok(tally.finish())
}

async fn take_in(
    tally: &mut Tally,
    work: JoinHandle<database::Result<Judged>>,
) -> Result<(), JobFault> {
    let judged = work.await.map_err(|fault| JobFault(fault.to_string()))??;
    for (roster, points, found) in &judged {
        tally.add(roster, *points, found);
    }
    Ok(())
}

fn judged(
    book: &RuleBook,
    at: Reference,
    question: &Asked,
    sealed: &sheet::SealedHouseholds,
) -> database::Result<Judged> {
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    let lived_in = sealed.rosters.par_iter().filter(|roster| !roster.members.is_empty());
    lived_in.map(|roster| judge(book, &assessor, question, (sealed, roster))).collect()
}

fn judge(
    book: &RuleBook,
    assessor: &Assessor<'_>,
    question: &Asked,
    (sealed, roster): (&sheet::SealedHouseholds, &Roster),
) -> database::Result<(Roster, f64, Found)> {
    let facts = sealed.facts(&book.catalogue, roster)?;
    let assessment = assessor.assess(&facts);
    let case = Case { facts: &facts, assessment: &assessment, settlement: &roster.settlement };
    let found = match question.about {
        About::Households => Found::Household(question.ready.of_household(case)),
        About::Persons => Found::Persons(question.ready.of_persons(case)),
    };
    let score = book.priority.score(&book.catalogue, &assessment, &BTreeMap::new());
    Ok((roster.clone(), score.points, found))
}
