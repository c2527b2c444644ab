//! The whole service: every context's routes with what goes around them.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, Request, StatusCode},
    middleware, routing,
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    request_id::{MakeRequestId, RequestId, SetRequestIdLayer},
    timeout::TimeoutLayer,
};

use crate::{
    app::App,
    assets,
    context::Context,
    headers, prepare,
    routes::{Route, Routes},
    server,
};

/// How long a request may take; long work is a job.
const LONGEST: Duration = Duration::from_mins(1);

/// The service with its table of routes.
#[derive(Debug)]
pub struct Service {
    /// Answers requests.
    pub router: Router,
    /// Every route.
    pub table: Vec<Route>,
}

/// Puts the contexts' routes together.
pub fn service(app: &App, contexts: Vec<Context>) -> Service {
    let mut routes: Routes = crate::pages::routes(app.site()).merge(server::health_routes());
    for context in contexts {
        routes = routes.merge(context.routes);
    }
    let described = server::openapi_routes(&routes, &app.site().public_url);
    let routes = routes.merge(described);
    let table = routes.table().to_vec();
    let router = routes
        .into_router()
        .route("/assets/{*name}", routing::get(assets::serve))
        .layer(DefaultBodyLimit::max(app.site().largest_upload))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
        .layer(CatchPanicLayer::new())
        // Around them, so that what they answer is a page with all headers, too.
        .layer(middleware::from_fn_with_state(app.clone(), prepare::around))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(server::tag))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn(server::observe))
        .layer(SetRequestIdLayer::new(headers::REQUEST_ID, NewRequestId));
    Service { router, table }
}

#[derive(Debug, Clone, Copy)]
struct NewRequestId;

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let bytes = database::random::<9>().ok()?;
        let text = data_encoding::BASE64URL_NOPAD.encode(&bytes);
        HeaderValue::from_str(&text).ok().map(RequestId::new)
    }
}
