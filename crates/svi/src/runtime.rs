//! Asynchronous work, for the commands that need it; the others start no thread.

use crate::exit::{Failure, OrRefuse as _};

/// Fewest and most threads that run requests: more only cost memory, the database is the narrow place.
const THREADS: (usize, usize) = (2, 8);

/// Runs `work` to its end.
///
/// # Errors
/// Those of `work`; [`Failure::Internal`] when no thread can be started.
pub(crate) fn run<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores.clamp(THREADS.0, THREADS.1))
        .enable_all()
        .build()
        .or_refuse(Failure::Internal)?;
    runtime.block_on(work)
}

/// Ready when the program is asked to stop: SIGTERM or SIGINT.
///
/// # Errors
/// [`Failure::Internal`] when signals cannot be heard.
pub(crate) fn stop() -> anyhow::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).or_refuse(Failure::Internal)?;
    let mut interrupt = signal(SignalKind::interrupt()).or_refuse(Failure::Internal)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
