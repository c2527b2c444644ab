//! Pages of the kit itself: the first page, search, help, the gallery, what problems mean, language and theme, health.

mod choices;
mod dashboard;
mod gallery;
mod help;
mod problems;
mod search;

use axum::response::{IntoResponse as _, Response};
use kernel::PermissionInfo;

use crate::{
    app::Site,
    context::{MenuGroup, MenuItem},
    routes::Routes,
};

/// What the kit itself lets be permitted.
pub const PERMISSIONS: [PermissionInfo; 1] = [PermissionInfo::of::<gallery::SeeGallery>()];

/// The kit's own entry of the menu.
pub(crate) const MENU: MenuItem = MenuItem {
    group: MenuGroup::Administration,
    key: "web-gallery",
    path: "/gallery",
    icon: "palette",
    permission: PermissionInfo::of::<gallery::SeeGallery>(),
};

/// The routes of the kit.
pub(crate) fn routes(site: &Site) -> Routes {
    Routes::new()
        .get("/", dashboard::show)
        .get("/search", search::show)
        .public_get("/help", help::show)
        .public_get("/problems/{slug}", problems::show)
        .public_post("/language", choices::language)
        .public_post("/theme", choices::theme)
        .public_get("/healthz", healthz)
        .merge(gallery::routes(site))
}

async fn healthz() -> Response {
    "ok".into_response()
}
