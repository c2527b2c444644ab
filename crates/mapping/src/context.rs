//! What this capability brings to the program.

use std::sync::{Arc, LazyLock};

use assessment::LiveRules;
use futures_util::FutureExt as _;
use kernel::{Locale, PermissionInfo};
use web::{Context, Disclose, MenuGroup, MenuItem, PersonalTable};

use crate::{
    api, job,
    migrations::MIGRATIONS,
    pages,
    permissions::{self, ExportAnswers, ImportHouseholds},
    store::erasing,
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// Imports and exports, by the rules of one installation.
pub fn context(rules: &Arc<LiveRules>) -> Context {
    Context {
        name: "mapping",
        routes: pages::routes().merge(api::routes()).with_state(rules.clone()),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: vec![
            job::preview(rules),
            job::take_over(rules),
            job::undo(rules),
            job::make_export(rules, &LOCALE),
            job::expire(),
        ],
        menu: vec![
            MenuItem {
                group: MenuGroup::Work,
                key: "mapping-imports",
                path: "/imports",
                icon: "upload",
                permission: PermissionInfo::of::<ImportHouseholds>(),
            },
            MenuItem {
                group: MenuGroup::Work,
                key: "mapping-exports",
                path: "/exports",
                icon: "download",
                permission: PermissionInfo::of::<ExportAnswers>(),
            },
        ],
        personal_data: &[
            PersonalTable { table: "import_household", no_tenant_because: None },
            PersonalTable { table: "import_person", no_tenant_because: None },
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
