//! Doing one job: runs the handler, renews the lease, writes the progress, notes the end.

use std::time::Duration;

use tokio::{
    sync::watch,
    task::{JoinError, JoinHandle},
    time::{Instant, sleep},
};

use super::{JobFault, JobKind, JobRun, at_work::Begun, queue};

/// How often progress is written.
const TICK: Duration = Duration::from_secs(1);
/// How often the lease is renewed when nothing else is to be written.
const RENEWAL: Duration = Duration::from_secs(10);
/// How long a job may go on when its process is asked to end.
const GRACE: Duration = Duration::from_secs(20);

/// Tells running jobs that the process ends.
pub(super) type Stop = watch::Receiver<bool>;

/// Does the job to its end, or gives it back.
pub(super) async fn execute(run: JobRun, kind: JobKind, stop: Stop) {
    let _begun = Begun::of(&run);
    let handler = kind.handler.clone();
    let given = run.clone();
    // A task of its own: its panic is a fault of this job, not of the worker.
    let mut task = tokio::spawn(async move { handler(given).await });
    let mut last_renewal = Instant::now();
    let mut last_report = run.reported();
    let must_end = grace(stop);
    tokio::pin!(must_end);
    loop {
        tokio::select! {
            ended = &mut task => return note(&run, &kind, ended).await,
            () = &mut must_end => {
                abort(task).await;
                return warn(&run, &kind, queue::give_back(&run).await);
            }
            () = sleep(TICK) => {
                if last_report == run.reported() && last_renewal.elapsed() < RENEWAL {
                    continue;
                }
                last_report = run.reported();
                match queue::renew(&run).await {
                    Ok(true) => last_renewal = Instant::now(),
                    // Called off, or taken up by another process: what it does now may not be done.
                    Ok(false) if !task.is_finished() => return abort(task).await,
                    Ok(false) => {}
                    Err(error) => tracing::warn!(kind = kind.name, %error, "a job's lease is not renewed"),
                }
            }
        }
    }
}

async fn note(run: &JobRun, kind: &JobKind, ended: Result<Result<(), JobFault>, JoinError>) {
    let written = match ended {
        Ok(Ok(())) => queue::finish(run).await,
        Ok(Err(fault)) => {
            tracing::warn!(kind = kind.name, job = %run.id, %fault, "a job did not succeed");
            queue::fail(run, kind, &fault.to_string()).await
        }
        Err(_panic) => {
            tracing::error!(kind = kind.name, job = %run.id, "a job ended with a fault of the program");
            queue::fail(run, kind, "a fault of the program").await
        }
    };
    warn(run, kind, written);
}

/// What cannot be written now is taken up again when the lease ends.
fn warn(run: &JobRun, kind: &JobKind, written: crate::Result<bool>) {
    if let Err(error) = written {
        tracing::error!(kind = kind.name, job = %run.id, %error, "a job's end cannot be written");
    }
}

async fn abort(task: JoinHandle<Result<(), JobFault>>) {
    task.abort();
    // Ended or aborted: it holds nothing any more.
    let _ended = task.await;
}

async fn grace(mut stop: Stop) {
    if stop.wait_for(|is_stopping| *is_stopping).await.is_ok() {
        sleep(GRACE).await;
    } else {
        std::future::pending::<()>().await;
    }
}
