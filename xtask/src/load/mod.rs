//! `cargo xtask load`: clients that ask a running program for pages, and how long it took. Connections are kept, as browsers do.

mod client;

use std::{
    fmt::Write as _,
    net::SocketAddr,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use client::Client;

/// What is asked of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Lines for the head: the session's cookie.
    pub(crate) headers: Vec<String>,
    /// How many ask at the same time.
    pub(crate) clients: usize,
    /// How many requests in all.
    pub(crate) requests: usize,
    /// The paths, one after the other; behind a tab the form that is sent there.
    pub(crate) paths: Vec<String>,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outcome {
    /// Durations, sorted.
    pub(crate) took: Vec<Duration>,
    /// Answers other than 200.
    pub(crate) other: usize,
    /// From the first to the last.
    pub(crate) whole: Duration,
}

impl Outcome {
    /// The duration that `share` of the requests did not exceed.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let last = self.took.len().saturating_sub(1);
        let at = (self.took.len() as f64 * share).ceil() as usize;
        self.took.get(at.saturating_sub(1).min(last)).copied().unwrap_or_default()
    }

    /// Requests a second.
    pub(crate) fn rate(&self) -> f64 {
        self.took.len() as f64 / self.whole.as_secs_f64().max(f64::EPSILON)
    }

    /// One line.
    pub(crate) fn line(&self, name: &str) -> String {
        let millis = |share| self.quantile(share).as_secs_f64() * 1000.0;
        let mut line = String::new();
        // Writing into a text cannot fail.
        let _written = write!(
            line,
            "{name}\t{}\t{:.1}\t{:.1}\t{:.1}\t{:.0}\t{}",
            self.took.len(),
            millis(0.5),
            millis(0.95),
            millis(0.99),
            self.rate(),
            self.other
        );
        line
    }
}

/// Asks.
///
/// # Errors
/// What a connection says that breaks.
pub(crate) fn run(plan: &Plan) -> std::io::Result<Outcome> {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    let parts = thread::scope(|scope| {
        let ask = || scope.spawn(|| ask_all(plan, &next));
        let clients: Vec<_> = (0..plan.clients).map(|_| ask()).collect();
        clients
            .into_iter()
            .map(|client| {
                client.join().unwrap_or_else(|_panic| Err(std::io::ErrorKind::Other.into()))
            })
            .collect::<std::io::Result<Vec<_>>>()
    })?;
    let whole = start.elapsed();
    let other = parts.iter().map(|(_, other)| other).sum();
    let mut took: Vec<Duration> = parts.into_iter().flat_map(|(took, _)| took).collect();
    took.sort_unstable();
    Ok(Outcome { took, other, whole })
}

fn ask_all(plan: &Plan, next: &AtomicUsize) -> std::io::Result<(Vec<Duration>, usize)> {
    let mut client = Client::connect(plan.address, &plan.headers)?;
    let (mut took, mut other) = (Vec::new(), 0);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= plan.requests {
            return Ok((took, other));
        }
        let Some(path) = plan.paths.get(number % plan.paths.len().max(1)) else {
            return Ok((took, other));
        };
        let (path, form) = match path.split_once('\t') {
            Some((path, form)) => (path, Some(form)),
            None => (path.as_str(), None),
        };
        let start = Instant::now();
        let status = client.ask(path, form)?;
        took.push(start.elapsed());
        other += usize::from(status != 200);
    }
}

/// `cargo xtask load ADDRESS NAME CLIENTS REQUESTS HEADER < PATHS`: one line with count, p50, p95, p99 (ms), rate, faults. A path with a tab
/// and an encoded form behind it is sent that form.
///
/// # Errors
/// One line on the argument that is wrong, or what the connection says.
pub(crate) fn command(arguments: &[String], paths: Vec<String>) -> Result<String, String> {
    let [address, name, clients, requests, headers @ ..] = arguments else {
        return Err("expected ADDRESS NAME CLIENTS REQUESTS [HEADER…]".to_owned());
    };
    let number = |text: &String| {
        text.parse::<usize>().map_err(|_cause| format!("expected a number, found \"{text}\""))
    };
    let plan = Plan {
        address: address
            .parse()
            .map_err(|_cause| format!("expected an address, found \"{address}\""))?,
        headers: headers.to_vec(),
        clients: number(clients)?,
        requests: number(requests)?,
        paths,
    };
    run(&plan).map(|outcome| outcome.line(name)).map_err(|cause| format!("{address}: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_95th_percentile_is_the_95th_of_a_hundred() {
        let took = (1..=100).map(Duration::from_millis).collect();
        let outcome = Outcome { took, other: 0, whole: Duration::from_secs(2) };
        assert_eq!(outcome.quantile(0.95), Duration::from_millis(95));
        assert_eq!(outcome.line("list"), "list\t100\t50.0\t95.0\t99.0\t50\t0");
    }
}
