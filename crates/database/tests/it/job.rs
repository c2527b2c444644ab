//! The queue: at least once, in the asker's name, given up after so many attempts, taken over from a killed process.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use database::{
    Audit, Error, JobFault, JobKind, JobRun, JobState, NewJob, Worker,
    jobs::{self, JobFilter, JobView},
    run_until_idle,
};
use kernel::JobId;
use serde_json::{Value, json};
use testkit::{Base, on_both};

use crate::rows::{MIGRATIONS, new_note, texts};

const KIND: &str = "test.write_note";

async fn enqueue(base: &Base, unit: &str, job: NewJob) -> JobId {
    let mut tx = base.database.begin(&base.within(unit)).await.unwrap();
    let id = tx.enqueue(job).await.unwrap();
    tx.commit(Audit::of("ask")).await.unwrap();
    id
}

async fn job(base: &Base, id: JobId) -> JobView {
    let reader = base.database.read(&base.everywhere()).await.unwrap();
    jobs::find(&reader, id).await.unwrap().unwrap()
}

/// Writes a note named by the payload, and ends in the same transaction.
fn writes_note() -> JobKind {
    JobKind::of(KIND, |run| async move {
        let number = run.payload["number"].as_u64().unwrap_or_default();
        let mut tx = run.database.begin(&run.authority).await?;
        tx.insert(new_note(u128::from(number), &format!("{number:03}"))).await?;
        run.progress(1, 1);
        run.result(json!({ "note": number }));
        tx.complete(&run).await?;
        tx.commit(Audit::of("write_note")).await?;
        Ok(())
    })
}

fn counting(counter: &Arc<AtomicUsize>, outcome: fn(usize) -> Result<(), JobFault>) -> JobKind {
    let counter = Arc::clone(counter);
    JobKind::of(KIND, move |_run: JobRun| {
        let count = counter.fetch_add(1, Ordering::SeqCst) + 1;
        async move { outcome(count) }
    })
}

fn fails(_count: usize) -> Result<(), JobFault> {
    Err(JobFault("no".into()))
}

#[test]
fn a_job_runs_in_the_municipality_that_asked_and_shows_what_came_out() {
    on_both(MIGRATIONS, async |base| {
        let id = enqueue(base, "80438", NewJob::of(KIND, json!({ "number": 7 }))).await;
        assert_eq!(job(base, id).await.state, JobState::Waiting);
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 1);
        assert_eq!(texts(base, &base.within("80438")).await, ["007"]);
        let job = job(base, id).await;
        assert_eq!((job.state, job.done, job.total), (JobState::Done, 1, 1));
        assert_eq!(job.result, Some(json!({ "note": 7 })));
        assert_eq!(job.tenant.as_deref(), Some("80438"));
    });
}

#[test]
fn a_job_of_a_transaction_that_was_dropped_is_never_done() {
    on_both(MIGRATIONS, async |base| {
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        tx.enqueue(NewJob::of(KIND, json!({ "number": 7 }))).await.unwrap();
        drop(tx);
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 0);
    });
}

#[test]
fn a_failing_job_waits_longer_each_time_and_then_counts_as_failed() {
    on_both(MIGRATIONS, async |base| {
        let counter = Arc::default();
        let kinds = || vec![counting(&counter, fails).attempts(3)];
        let id = enqueue(base, "80438", NewJob::of(KIND, Value::Null)).await;
        for seconds in [10, 40] {
            assert_eq!(run_until_idle(&base.database, kinds()).await.unwrap(), 1);
            let job = job(base, id).await;
            assert_eq!((job.state, job.error.as_deref()), (JobState::Waiting, Some("no")));
            assert_eq!(job.run_after, base.database.now() + Duration::from_secs(seconds));
            assert_eq!(run_until_idle(&base.database, kinds()).await.unwrap(), 0);
            base.clock.advance(Duration::from_secs(seconds));
        }
        assert_eq!(run_until_idle(&base.database, kinds()).await.unwrap(), 1);
        let job = job(base, id).await;
        assert_eq!((job.state, job.attempts), (JobState::Failed, 3));
        assert_eq!(counter.load(Ordering::SeqCst), 3);
    });
}

#[test]
fn a_panic_is_a_failure_of_the_job_only() {
    on_both(MIGRATIONS, async |base| {
        let kind = JobKind::of(KIND, |run: JobRun| async move {
            assert!(run.payload.is_number(), "a personal value");
            Ok(())
        });
        let bad = enqueue(base, "80438", NewJob::of(KIND, json!("text"))).await;
        let good = enqueue(base, "80438", NewJob::of(KIND, json!(1))).await;
        assert_eq!(run_until_idle(&base.database, vec![kind]).await.unwrap(), 2);
        assert_eq!(job(base, bad).await.error.as_deref(), Some("a fault of the program"));
        assert_eq!(job(base, good).await.state, JobState::Done);
    });
}

#[test]
fn one_key_has_one_unfinished_job_in_a_municipality() {
    on_both(MIGRATIONS, async |base| {
        let new = |number: u32| NewJob::of(KIND, json!({ "number": number })).key("report 2026");
        let first = enqueue(base, "80438", new(1)).await;
        assert_eq!(enqueue(base, "80438", new(2)).await, first);
        let other = enqueue(base, "70939", new(3)).await;
        assert_ne!(other, first);
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 2);
        assert_ne!(enqueue(base, "80438", new(4)).await, first);
    });
}

#[test]
fn a_job_waits_for_its_time() {
    on_both(MIGRATIONS, async |base| {
        let later = base.database.now() + Duration::from_hours(1);
        enqueue(base, "80438", NewJob::of(KIND, json!({ "number": 1 })).after(later)).await;
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 0);
        base.clock.advance(Duration::from_hours(1));
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 1);
    });
}

#[test]
fn the_job_of_a_killed_process_is_taken_over_and_the_dead_cannot_end_it() {
    on_both(MIGRATIONS, async |base| {
        let id = enqueue(base, "80438", NewJob::of(KIND, json!({ "number": 1 }))).await;
        // The first process is held up for longer than its lease, and another takes the job.
        let (clock, other) = (Arc::clone(&base.clock), base.reopen().await);
        let slow = JobKind::of(KIND, move |run: JobRun| {
            let (clock, other) = (Arc::clone(&clock), other.clone());
            async move {
                clock.advance(Duration::from_secs(61));
                let taken = run_until_idle(&other, vec![writes_note()]).await?;
                assert_eq!(taken, 1);
                let mut tx = run.database.begin(&run.authority).await?;
                tx.insert(new_note(99, "twice")).await?;
                match tx.complete(&run).await {
                    Err(Error::Stale { table: "job" }) => Ok(()),
                    other => Err(JobFault(format!("{other:?}"))),
                }
            }
        });
        assert_eq!(run_until_idle(&base.database, vec![slow]).await.unwrap(), 1);
        assert_eq!(texts(base, &base.within("80438")).await, ["001"]);
        let job = job(base, id).await;
        assert_eq!((job.state, job.attempts, job.error), (JobState::Done, 2, None));
    });
}

#[test]
fn a_job_that_kills_its_process_each_time_is_given_up() {
    on_both(MIGRATIONS, async |base| {
        let id = enqueue(base, "80438", NewJob::of(KIND, json!({ "number": 1 }))).await;
        let sql = "update job set state = 'running', attempts = 5, locked_until = '2026-11-27T11:00:00+00:00'";
        base.raw(sql).await.unwrap();
        assert_eq!(run_until_idle(&base.database, vec![writes_note()]).await.unwrap(), 0);
        let job = job(base, id).await;
        assert_eq!(job.state, JobState::Failed);
        assert_eq!(job.error.as_deref(), Some("the process ended while it was at work"));
    });
}

#[test]
fn two_workers_do_every_job_once() {
    on_both(MIGRATIONS, async |base| {
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        for number in 0..40 {
            tx.enqueue(NewJob::of(KIND, json!({ "number": number }))).await.unwrap();
        }
        tx.commit(Audit::of("ask")).await.unwrap();
        let other = base.reopen().await;
        let (first, second) = tokio::join!(
            run_until_idle(&base.database, vec![writes_note()]),
            run_until_idle(&other, vec![writes_note()]),
        );
        assert_eq!(first.unwrap() + second.unwrap(), 40);
        other.close().await;
        let expected: Vec<String> = (0..40).map(|number| format!("{number:03}")).collect();
        assert_eq!(texts(base, &base.within("80438")).await, expected);
        let reader = base.database.read(&base.everywhere()).await.unwrap();
        let counts = jobs::counts(&reader).await.unwrap();
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(JobState::Done, 40)]);
    });
}

#[test]
fn a_worker_does_what_is_enqueued_and_ends_when_asked() {
    on_both(MIGRATIONS, async |base| {
        let (sender, mut done) = tokio::sync::mpsc::channel(1);
        let kind = JobKind::of(KIND, move |_run| {
            let sender = sender.clone();
            async move { sender.send(()).await.map_err(|cause| JobFault(cause.to_string())) }
        });
        let worker = Worker::start(base.database.clone(), vec![kind], 2);
        let id = enqueue(base, "80438", NewJob::of(KIND, Value::Null)).await;
        done.recv().await.unwrap();
        worker.stop().await;
        assert_eq!(job(base, id).await.state, JobState::Done);
    });
}

#[test]
fn a_kind_that_is_due_by_itself_is_done_once_a_span_over_all_processes() {
    on_both(MIGRATIONS, async |base| {
        let other = base.reopen().await;
        let (sender, mut done) = tokio::sync::mpsc::channel(8);
        let kind = JobKind::of(KIND, move |_run| {
            let sender = sender.clone();
            async move { sender.send(()).await.map_err(|cause| JobFault(cause.to_string())) }
        })
        .every(Duration::from_hours(1));
        let first = Worker::start(base.database.clone(), vec![kind.clone()], 2);
        let second = Worker::start(other.clone(), vec![kind], 2);
        done.recv().await.unwrap();
        first.stop().await;
        second.stop().await;
        other.close().await;
        let mine = format!("select count(*) from job where kind = '{KIND}'");
        assert_eq!(base.number(&mine).await, 1);
    });
}

#[test]
fn an_administrator_lists_retries_and_calls_off() {
    on_both(MIGRATIONS, async |base| {
        let counter = Arc::default();
        let kinds = || vec![counting(&counter, fails).attempts(1)];
        let failed = enqueue(base, "80438", NewJob::of(KIND, Value::Null)).await;
        assert_eq!(run_until_idle(&base.database, kinds()).await.unwrap(), 1);
        base.clock.advance(Duration::from_secs(1));
        let waiting = enqueue(base, "70939", NewJob::of(KIND, Value::Null)).await;

        let reader = base.database.read(&base.everywhere()).await.unwrap();
        let all = jobs::list(&reader, &JobFilter::default(), None, 10).await.unwrap();
        assert_eq!(all.iter().map(|job| job.id).collect::<Vec<_>>(), [waiting, failed]);
        let next = jobs::list(&reader, &JobFilter::default(), Some(waiting), 10).await.unwrap();
        assert_eq!(next.len(), 1);
        let filter = JobFilter { state: Some(JobState::Failed), ..JobFilter::default() };
        assert_eq!(jobs::list(&reader, &filter, None, 10).await.unwrap()[0].id, failed);
        drop(reader);
        let mine = base.database.read(&base.within("80438")).await.unwrap();
        assert_eq!(jobs::find(&mine, waiting).await.unwrap(), None);
        drop(mine);

        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        assert!(matches!(jobs::cancel(&mut tx, waiting).await, Err(Error::Stale { .. })));
        jobs::retry(&mut tx, failed).await.unwrap();
        tx.commit(Audit::of("retry_job")).await.unwrap();
        let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
        jobs::cancel(&mut tx, waiting).await.unwrap();
        tx.commit(Audit::of("cancel_job")).await.unwrap();
        assert_eq!(job(base, failed).await.state, JobState::Waiting);
        assert_eq!(job(base, waiting).await.state, JobState::Cancelled);
    });
}

#[test]
fn a_running_job_that_is_called_off_stops() {
    on_both(MIGRATIONS, async |base| {
        let (sender, mut said) = tokio::sync::mpsc::channel::<JobId>(1);
        let cancelled = Arc::new(tokio::sync::Notify::new());
        let go = Arc::clone(&cancelled);
        let kind = JobKind::of(KIND, move |run: JobRun| {
            let (sender, go) = (sender.clone(), Arc::clone(&go));
            async move {
                sender.send(run.id).await.map_err(|cause| JobFault(cause.to_string()))?;
                go.notified().await;
                run.progress(1, 2);
                std::future::pending().await
            }
        });
        let worker = Worker::start(base.database.clone(), vec![kind], 1);
        let id = enqueue(base, "80438", NewJob::of(KIND, Value::Null)).await;
        assert_eq!(said.recv().await, Some(id));
        let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
        jobs::cancel(&mut tx, id).await.unwrap();
        tx.commit(Audit::of("cancel_job")).await.unwrap();
        cancelled.notify_one();
        // Were the job still at work, this would wait for it.
        worker.stop().await;
        let job = job(base, id).await;
        assert_eq!((job.state, job.done), (JobState::Cancelled, 0));
    });
}

#[test]
fn jobs_that_ended_long_ago_are_removed() {
    on_both(MIGRATIONS, async |base| {
        enqueue(base, "80438", NewJob::of(KIND, json!({ "number": 1 }))).await;
        run_until_idle(&base.database, vec![writes_note()]).await.unwrap();
        base.clock.advance(Duration::from_hours(31 * 24));
        let id =
            enqueue(base, "80438", NewJob::of("database.remove_ended_jobs", Value::Null)).await;
        assert_eq!(run_until_idle(&base.database, vec![]).await.unwrap(), 1);
        assert_eq!(base.number("select count(*) from job").await, 1);
        assert_eq!(job(base, id).await.state, JobState::Done);
    });
}

#[test]
fn who_looks_from_the_process_at_work_sees_progress_that_cannot_be_written_yet() {
    on_both(MIGRATIONS, async |base| {
        let seen: Arc<Mutex<Vec<JobView>>> = Arc::default();
        let looks = {
            let (seen, everywhere) = (Arc::clone(&seen), base.everywhere());
            JobKind::of(KIND, move |run: JobRun| {
                let (seen, everywhere) = (Arc::clone(&seen), everywhere.clone());
                async move {
                    // On SQLite nobody else writes while this is open.
                    let mut tx = run.database.begin(&run.authority).await?;
                    tx.insert(new_note(7, "007")).await?;
                    run.progress(3, 9);
                    let reader = run.database.read(&everywhere).await?;
                    let found = jobs::find(&reader, run.id).await?;
                    seen.lock().unwrap().extend(found);
                    tx.complete(&run).await?;
                    tx.commit(Audit::of("write_note")).await?;
                    Ok(())
                }
            })
        };
        let id = enqueue(base, "80438", NewJob::of(KIND, json!({}))).await;
        assert_eq!(job(base, id).await.since, None);
        run_until_idle(&base.database, vec![looks]).await.unwrap();
        let seen = seen.lock().unwrap().pop().unwrap();
        assert_eq!((seen.state, seen.done, seen.total), (JobState::Running, 3, 9));
        assert_eq!(seen.since, Some(base.database.now()));
        let ended = job(base, id).await;
        assert_eq!((ended.state, ended.since, ended.done), (JobState::Done, None, 9));
    });
}
