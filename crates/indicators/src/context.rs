//! What this capability brings to the program.

use std::sync::{Arc, LazyLock};

use kernel::{Locale, PermissionInfo};
use web::{Context, MenuGroup, MenuItem};

use crate::{
    api, job,
    live::LiveFigures,
    pages,
    permissions::{self, ViewFigures, ViewParameters},
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// Pages and API of figures over those of one installation. It has no table: figures are files of the installation.
pub fn context(figures: &Arc<LiveFigures>) -> Context {
    let entry =
        |group, key, path, icon, permission| MenuItem { group, key, path, icon, permission };
    let view = PermissionInfo::of::<ViewFigures>();
    Context {
        name: "indicators",
        routes: pages::routes()
            .with_state(figures.clone())
            .merge(api::routes().with_state(figures.clone())),
        permissions: permissions::all(),
        jobs: vec![job::compute(figures)],
        menu: vec![
            entry(MenuGroup::Figures, "indicators-title", "/indicators", "chart-bar", view),
            entry(MenuGroup::Figures, "indicators-compare", "/indicators/compare", "scale", view),
            entry(MenuGroup::Figures, "indicators-map", "/indicators/map", "map-2", view),
            entry(MenuGroup::Figures, "indicators-runs", "/indicators/runs", "database", view),
            entry(
                MenuGroup::Administration,
                "indicators-parameters",
                "/indicators/parameters",
                "adjustments-horizontal",
                PermissionInfo::of::<ViewParameters>(),
            ),
        ],
        panels: pages::panels(figures),
        locale: Some(&LOCALE),
        ..Context::default()
    }
}
