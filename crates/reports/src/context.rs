//! What this capability brings to the program.

use std::sync::Arc;

use futures_util::FutureExt as _;
use indicators::LiveFigures;
use kernel::PermissionInfo;
use web::{Context, MenuGroup, MenuItem, Panel, PanelPlace};

use crate::{
    job,
    migrations::MIGRATIONS,
    pages, paper,
    permissions::{self, ListReports},
    speech,
};

/// Pages, job and tables of reports made from the figures of one installation.
pub fn context(figures: &Arc<LiveFigures>) -> Context {
    let permission = PermissionInfo::of::<ListReports>();
    Context {
        name: "reports",
        routes: pages::routes().with_state(figures.clone()),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: vec![job::make_report(figures)],
        menu: vec![
            MenuItem {
                group: MenuGroup::Figures,
                key: "reports-title",
                path: "/reports",
                icon: "report",
                permission,
            },
            MenuItem {
                group: MenuGroup::Figures,
                key: "reports-methods",
                path: "/methods",
                icon: "help-circle",
                permission: PermissionInfo::of::<indicators::ViewFigures>(),
            },
        ],
        panels: vec![Panel {
            place: PanelPlace::Dashboard,
            title: "reports-panel",
            permission,
            render: Arc::new(|view, _| pages::latest(view).boxed()),
        }],
        print: Some(paper::printer()),
        // Tests hold the file readable.
        locale: speech::locale().ok(),
        ..Context::default()
    }
}
