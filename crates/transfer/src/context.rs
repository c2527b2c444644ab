//! What this capability brings to the program.

use std::sync::{Arc, LazyLock};

use assessment::LiveRules;
use futures_util::FutureExt as _;
use kernel::{Locale, PermissionInfo};
use web::{Context, Disclose, MenuGroup, MenuItem, Panel, PanelPlace, PersonalTable};

use crate::{
    jobs,
    migrations::MIGRATIONS,
    pages,
    permissions::{self, TransferHouseholds},
    store::erasing,
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// Transfers, by the rules of one installation.
pub fn context(rules: &Arc<LiveRules>) -> Context {
    let permission = PermissionInfo::of::<TransferHouseholds>();
    Context {
        name: "transfer",
        routes: pages::routes().with_state(rules.clone()),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: vec![jobs::deliver(), jobs::settle(rules), jobs::withdraw(), jobs::expire()],
        menu: vec![MenuItem {
            group: MenuGroup::Work,
            key: "transfer-transfers",
            path: "/transfers",
            icon: "arrow-right",
            permission,
        }],
        panels: vec![
            Panel {
                place: PanelPlace::Dashboard,
                title: "transfer-panel-waiting",
                permission,
                render: Arc::new(|view, _| pages::waiting_panel(view).boxed()),
            },
            Panel {
                place: PanelPlace::Household,
                title: "transfer-panel-household",
                permission,
                render: Arc::new(|view, id| pages::household_panel(view, id).boxed()),
            },
        ],
        personal_data: &[
            PersonalTable { table: "transfer", no_tenant_because: None },
            PersonalTable { table: "transfer_person", no_tenant_because: None },
        ],
        disclose: Some(Disclose(Arc::new(|reader, view, whose| {
            pages::held(reader, view, whose).boxed()
        }))),
        erase: Some(erasing::erase),
        withhold: Some(erasing::withhold),
        locale: Some(&LOCALE),
        ..Context::default()
    }
}
