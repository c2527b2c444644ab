//! What this capability brings to the program.

use std::sync::{Arc, LazyLock};

use database::Erase;
use futures_util::FutureExt as _;
use kernel::{Locale, PermissionInfo};
use web::{Context, Disclose, MenuGroup, MenuItem, Panel, PanelPlace, PersonalTable};

use crate::{
    jobs,
    migrations::MIGRATIONS,
    pages,
    permissions::{self, CarryOut, SeeRetention},
    store::erasing,
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// Rules of retention; `erasers` are those of all other contexts, as whom a rule erases is erased everywhere.
pub fn context(erasers: impl IntoIterator<Item = Erase>) -> Context {
    let own: Erase = erasing::erase;
    let erasers = erasers.into_iter().chain([own]).collect();
    Context {
        name: "retention",
        routes: pages::routes(),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: vec![jobs::nightly(), jobs::gather(), jobs::carry_out(erasers)],
        menu: vec![MenuItem {
            group: MenuGroup::Administration,
            key: "retention-menu",
            path: "/retention",
            icon: "history",
            permission: PermissionInfo::of::<SeeRetention>(),
        }],
        panels: vec![Panel {
            place: PanelPlace::Dashboard,
            title: "retention-panel",
            permission: PermissionInfo::of::<CarryOut>(),
            render: Arc::new(|view, _| pages::waiting_panel(view).boxed()),
        }],
        personal_data: &[
            PersonalTable { table: "retention_item", no_tenant_because: None },
            PersonalTable { table: "retention_hold", no_tenant_because: None },
        ],
        disclose: Some(Disclose(Arc::new(|reader, view, whose| {
            pages::held(reader, view, whose).boxed()
        }))),
        erase: Some(own),
        locale: Some(&LOCALE),
        ..Context::default()
    }
}
