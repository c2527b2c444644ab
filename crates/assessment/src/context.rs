//! What this capability brings to the program.

use std::sync::{Arc, LazyLock};

use futures_util::FutureExt as _;
use kernel::{Locale, PermissionInfo};
use web::{Context, Disclose, MenuGroup, MenuItem, Panel, PanelPlace, PersonalTable};

use crate::{
    api, jobs, list_job,
    migrations::MIGRATIONS,
    pages,
    permissions::{self, DecideRequest, Recompute, RecordFacts, UseLists, ViewFacts},
    rule_book::LiveRules,
    store::erasing,
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

fn menu() -> Vec<MenuItem> {
    vec![
        MenuItem {
            group: MenuGroup::Work,
            key: "assessment-requests",
            path: "/fact-requests",
            icon: "list-check",
            permission: PermissionInfo::of::<DecideRequest>(),
        },
        MenuItem {
            group: MenuGroup::Work,
            key: "assessment-lists",
            path: "/lists",
            icon: "filter",
            permission: PermissionInfo::of::<UseLists>(),
        },
        MenuItem {
            group: MenuGroup::Figures,
            key: "assessment-menu",
            path: "/assessment",
            icon: "refresh",
            permission: PermissionInfo::of::<Recompute>(),
        },
    ]
}

/// Facts and results, by the rules of one installation.
pub fn context(rules: &Arc<LiveRules>) -> Context {
    let of_panel = rules.clone();
    let of_report = rules.clone();
    Context {
        name: "assessment",
        routes: pages::routes().merge(api::routes()).with_state(rules.clone()),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: [jobs::recompute(rules), jobs::nightly(), jobs::changed_rules(rules)]
            .into_iter()
            .chain(list_job::kinds(rules))
            .collect(),
        menu: menu(),
        panels: vec![
            Panel {
                place: PanelPlace::Dashboard,
                title: "assessment-panel-requests",
                permission: PermissionInfo::of::<DecideRequest>(),
                render: Arc::new(|view, _| pages::waiting_panel(view).boxed()),
            },
            Panel {
                place: PanelPlace::Dashboard,
                title: "assessment-panel-unanswered",
                permission: PermissionInfo::of::<RecordFacts>(),
                render: Arc::new(|view, _| pages::unanswered_panel(view).boxed()),
            },
            Panel {
                place: PanelPlace::Household,
                title: "assessment-panel",
                permission: PermissionInfo::of::<ViewFacts>(),
                render: Arc::new(move |view, household| {
                    pages::of_household(view, household, of_panel.clone()).boxed()
                }),
            },
        ],
        personal_data: &[
            PersonalTable { table: "fact_sheet", no_tenant_because: None },
            PersonalTable { table: "fact_entry", no_tenant_because: None },
            PersonalTable { table: "fact_request", no_tenant_because: None },
            PersonalTable { table: "fact_request_part", no_tenant_because: None },
            PersonalTable { table: "assessment_result", no_tenant_because: None },
            PersonalTable { table: "list_run", no_tenant_because: None },
        ],
        disclose: Some(Disclose(Arc::new(move |reader, view, whose| {
            pages::held(reader, view, whose, of_report.clone()).boxed()
        }))),
        erase: Some(erasing::erase),
        locale: Some(&LOCALE),
        ..Context::default()
    }
}
