//! Pages of the kit itself: the first page, search, help, what problems mean, language and theme, health.

mod choices;
mod problems;

use axum::response::{IntoResponse as _, Response};

use crate::routes::Routes;

/// The routes of the kit.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .public_get("/problems/{slug}", problems::show)
        .public_post("/language", choices::language)
        .public_post("/theme", choices::theme)
        .public_get("/healthz", healthz)
}

async fn healthz() -> Response {
    "ok".into_response()
}
