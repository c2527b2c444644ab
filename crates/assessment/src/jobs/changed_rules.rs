//! Follows the rules: when the files of the installation give other amounts, definitions or weights than those by which a municipality
//! was assessed, or the program brings other rules, all its households are assessed again.
//!
//! The job over the installation only asks; the work itself is the same job a municipality as somebody asks for. What a municipality was
//! assessed with, the last such job tells; where none tells it yet, the results do. Once everything is by the rules that hold, nothing
//! is looked up until these change or a day begins.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, NaiveDate, Utc};
use database::{
    Audit, JobFault, JobKind, JobRun, JobState, NewJob,
    jobs::{self, JobFilter, JobView},
};
use kernel::{Authority, Tenancy};
use registry::lived_in_municipalities;
use serde_json::json;
use tokio::task::spawn_blocking;

use super::KIND;
use crate::{
    assessed::RulesUsed,
    rule_book::{LiveRules, Reference, RuleBook},
    steps::rules_at,
    store::{reference, result},
};

/// The kind of job.
const NAME: &str = "assessment.recompute_by_changed_rules";
/// How often the files are looked at.
const EVERY: Duration = Duration::from_mins(1);
/// How long after one that failed another one is asked for.
const AFTER_FAILURE: Duration = Duration::from_hours(1);

/// The rules by which every municipality is assessed, and the day of which that was found.
type Followed = Arc<Mutex<Option<(Arc<RuleBook>, NaiveDate)>>>;

/// The kind of job that follows these rules.
pub(crate) fn changed_rules(rules: &Arc<LiveRules>) -> JobKind {
    let rules = rules.clone();
    let followed = Followed::default();
    JobKind::of(NAME, move |run| {
        let (rules, followed) = (rules.clone(), followed.clone());
        async move { follow(run, rules, followed).await }
    })
    .every(EVERY)
    .attempts(1)
}

async fn follow(run: JobRun, rules: Arc<LiveRules>, followed: Followed) -> Result<(), JobFault> {
    let book = spawn_blocking(move || rules.known()).await;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let today = run.database.now().date_naive();
    let lock = || followed.lock().unwrap_or_else(PoisonError::into_inner);
    let is_followed =
        |before: &(Arc<RuleBook>, NaiveDate)| Arc::ptr_eq(&before.0, &book) && before.1 == today;
    if lock().as_ref().is_some_and(is_followed) {
        return Ok(());
    }
    let (mut asked, mut is_open) = (0, false);
    for unit in lived_in_municipalities(run.clone()).await? {
        let authority = Authority::of_program(NAME, Tenancy::One(unit));
        match found(&run, &book, &authority).await? {
            Found::ByTheRules => {}
            Found::NotYet => is_open = true,
            Found::ByOthers => {
                ask(&run, &authority).await?;
                asked += 1;
            }
        }
    }
    run.result(json!({ "municipalities": asked }));
    if asked == 0 && !is_open {
        *lock() = Some((book, today));
    }
    Ok(())
}

/// How a municipality is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// By the rules that hold; or it is left to the night, because somebody called the work off.
    ByTheRules,
    /// By others.
    ByOthers,
    /// That is told when the work that waits or runs has ended, or some time after it failed.
    NotYet,
}

async fn found(run: &JobRun, book: &RuleBook, authority: &Authority) -> database::Result<Found> {
    let reader = run.database.read(authority).await?;
    let (date, year) = reference::chosen(&reader).await?;
    let at = Reference::of(date, year, reader.now().date_naive());
    let (now, _) = rules_at(book, at)?;
    let filter = JobFilter { kind: Some(KIND.to_owned()), ..JobFilter::default() };
    let last = jobs::list(&reader, &filter, None, 1).await?;
    drop(reader);
    if let Some(found) = told(last.first(), &now.used(), run.database.now()) {
        return Ok(found);
    }
    let tx = run.database.begin(authority).await?;
    let are_others = result::is_any_by_others(&tx, &now).await?;
    Ok(if are_others { Found::ByOthers } else { Found::ByTheRules })
}

/// What the last job of a municipality tells; `None` when none tells by which rules it worked.
fn told(last: Option<&JobView>, now: &RulesUsed, moment: DateTime<Utc>) -> Option<Found> {
    let last = last?;
    match last.state {
        JobState::Waiting | JobState::Running => Some(Found::NotYet),
        JobState::Cancelled => Some(Found::ByTheRules),
        JobState::Failed => {
            let ended = last.finished_at.unwrap_or(last.created_at);
            Some(if moment < ended + AFTER_FAILURE { Found::NotYet } else { Found::ByOthers })
        }
        JobState::Done => {
            let used = last.result.as_ref()?.get("by")?;
            let used: RulesUsed = serde_json::from_value(used.clone()).ok()?;
            Some(if used == *now { Found::ByTheRules } else { Found::ByOthers })
        }
    }
}

/// Asks for the job of a municipality; while one waits or runs there, no second one is made.
async fn ask(run: &JobRun, authority: &Authority) -> database::Result<()> {
    let mut tx = run.database.begin(authority).await?;
    tx.enqueue(NewJob::of(KIND, json!({})).key("all")).await?;
    tx.commit(Audit::of("ask_recompute")).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(hour: u32) -> DateTime<Utc> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        day.and_hms_opt(hour, 0, 0).unwrap().and_utc()
    }

    fn used(parameters: &str) -> RulesUsed {
        RulesUsed { parameters: parameters.to_owned(), rules: "r".to_owned() }
    }

    fn job(state: JobState, result: Option<serde_json::Value>) -> JobView {
        JobView {
            id: Uuid::from_u128(1).into(),
            tenant: None,
            kind: KIND.to_owned(),
            state,
            asked_by: None,
            run_after: at(8),
            attempts: 1,
            since: None,
            done: 0,
            total: 0,
            result,
            error: None,
            created_at: at(8),
            finished_at: Some(at(9)),
        }
    }

    #[test]
    fn the_last_job_tells_by_which_rules_a_municipality_is_assessed() {
        let done = |parameters| job(JobState::Done, Some(json!({ "by": used(parameters) })));
        let of = |job: &JobView| told(Some(job), &used("now"), at(9));
        assert_eq!(of(&done("now")), Some(Found::ByTheRules));
        assert_eq!(of(&done("before")), Some(Found::ByOthers));
        // It was made by an earlier version of the program.
        assert_eq!(of(&job(JobState::Done, Some(json!({ "households": 2 })))), None);
        assert_eq!(told(None, &used("now"), at(9)), None);
    }

    #[test]
    fn what_is_under_way_is_awaited_what_was_called_off_is_left_and_what_failed_is_asked_for_again()
    {
        let of = |state, hour| told(Some(&job(state, None)), &used("now"), at(hour));
        assert_eq!(of(JobState::Waiting, 9), Some(Found::NotYet));
        assert_eq!(of(JobState::Running, 9), Some(Found::NotYet));
        assert_eq!(of(JobState::Cancelled, 12), Some(Found::ByTheRules));
        assert_eq!(
            [9, 10].map(|hour| of(JobState::Failed, hour)),
            [Some(Found::NotYet), Some(Found::ByOthers)]
        );
    }
}
