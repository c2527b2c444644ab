//! Health for the machinery around: `/healthz` (it runs), `/readyz` (it may be sent requests), `/metrics` (numbers).
//!
//! Metrics are for this machine, and for who has the token; to everybody else there is nothing here.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::future::BoxFuture;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::metrics;
use crate::{App, View, problem::Problem, routes::Routes};

/// Gives the present value of a number; `None` when it cannot be had.
pub type CountNow = Arc<dyn Fn() -> BoxFuture<'static, Option<f64>> + Send + Sync>;

/// A number that is asked for when somebody looks, as the length of a queue.
#[derive(Clone)]
pub struct Count {
    /// Its name, `svi_jobs_waiting`.
    pub name: &'static str,
    /// Gives its present value.
    pub now: CountNow,
}

impl std::fmt::Debug for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Count").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What is going on with the process itself.
#[derive(Debug, Default)]
pub(crate) struct Operation {
    stopping: AtomicBool,
    counts: std::sync::RwLock<Vec<Count>>,
}

impl Operation {
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    fn counts(&self) -> Vec<Count> {
        self.counts.read().map(|counts| counts.clone()).unwrap_or_default()
    }
}

impl App {
    /// Adds a number to `/metrics`.
    pub fn add_count(&self, count: Count) {
        if let Ok(mut counts) = self.0.operation.counts.write() {
            counts.push(count);
        }
    }
}

/// The routes for operators' machinery.
pub(crate) fn routes() -> Routes {
    Routes::new().public_get("/readyz", readyz).public_get("/metrics", numbers)
}

async fn readyz(view: View) -> Response {
    let app = view.app();
    if app.0.operation.is_stopping() {
        return unavailable("stopping");
    }
    match app.database().ping().await {
        Ok(()) => "ready".into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            unavailable("the database does not answer")
        }
    }
}

/// Plain text with a type of its own, so that no page is made of it.
fn unavailable(what: &'static str) -> Response {
    let media = HeaderValue::from_static("text/x-health");
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, media)], what).into_response()
}

async fn numbers(view: View, headers: HeaderMap) -> Result<Response, Problem> {
    if !is_near(&view, &headers) && !has_token(&view, &headers) {
        return Err(Problem::not_found());
    }
    for count in view.app().0.operation.counts() {
        if let Some(value) = (count.now)().await {
            ::metrics::gauge!(count.name).set(value);
        }
    }
    let media = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, media)], metrics::render()).into_response())
}

/// Whether the request comes from this machine itself, not through a proxy on it.
fn is_near(view: &View, headers: &HeaderMap) -> bool {
    let is_forwarded = headers.contains_key("x-forwarded-for")
        || headers.contains_key(header::FORWARDED)
        || headers.contains_key(header::VIA);
    !is_forwarded && view.client().is_some_and(|client| client.is_loopback())
}

fn has_token(view: &View, headers: &HeaderMap) -> bool {
    let Some(expected) = view.app().site().metrics_token else { return false };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    Sha256::digest(given.trim()).as_slice().ct_eq(&expected).into()
}
