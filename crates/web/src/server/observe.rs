//! The log and the counts of requests: id, method, route pattern, status, milliseconds, the user's id. Never a path, a query,
//! a header or a name: patterns say which page it was without saying whose.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use kernel::UserId;
use tracing::Instrument as _;

use crate::headers;

/// Who asked, for the log; the innermost middleware knows and puts it into the response.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who(pub(crate) UserId);

/// The pattern of requests that no route takes.
const NO_ROUTE: &str = "none";

/// Logs and counts a request.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or(NO_ROUTE, MatchedPath::as_str).to_owned();
    let method = method(request.method());
    let id = request.headers().get(headers::REQUEST_ID);
    let id = id.and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let span = tracing::info_span!("request", id = %id);
    let start = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let took = start.elapsed();
    let status = response.status().as_u16();
    let user = response.extensions().get::<Who>().map(|who| tracing::field::display(who.0));
    let millis = (took.as_secs_f64() * 10_000.0).round() / 10.0;
    let _inside = span.entered();
    tracing::info!(target: "svi::request", method, route, status, millis, user, "answered");
    metrics::counter!(
        "svi_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string()
    )
    .increment(1);
    metrics::histogram!("svi_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

/// The method as one of a closed set: what is counted must not grow with what strangers send.
fn method(method: &axum::http::Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    known.into_iter().find(|one| *one == method.as_str()).unwrap_or("other")
}
