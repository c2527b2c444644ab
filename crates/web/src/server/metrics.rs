//! Numbers for operators, in the text format of Prometheus. One recorder a process, because the counters are.

use std::{sync::LazyLock, time::Duration};

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the classes of durations, in seconds.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

static HANDLE: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let builder = PrometheusBuilder::new();
    // Only an empty list of bounds is refused.
    let recorder = builder.set_buckets(&SECONDS).unwrap_or_default().build_recorder();
    let handle = recorder.handle();
    // Another recorder was there first: then that one has the numbers.
    let _kept = metrics::set_global_recorder(recorder);
    handle
});

/// Counts from here on: before the first request is taken.
pub(super) fn start() {
    LazyLock::force(&HANDLE);
}

/// All numbers as text.
pub(super) fn render() -> String {
    HANDLE.render()
}

/// Folds what was recorded, so that it does not grow where nobody asks for it.
pub(super) async fn upkeep() {
    let mut due = tokio::time::interval(Duration::from_secs(5));
    loop {
        due.tick().await;
        HANDLE.run_upkeep();
    }
}
