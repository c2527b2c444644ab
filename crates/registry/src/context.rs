//! What the registry brings to the program.

use std::sync::{Arc, LazyLock};

use futures_util::FutureExt as _;
use kernel::{Actor, Locale, PermissionInfo};
use web::{
    Answer, Context, Hit, MenuGroup, MenuItem, Panel, PanelPlace, PersonalTable, Search, View,
};

use crate::{
    api, jobs,
    migrations::MIGRATIONS,
    pages::{self, path_of, path_of_person},
    permissions::{self, HandleRights, ListHouseholds, RecordConsent, ReviewDuplicates},
    search::Query,
    search_registry,
    store::{erasing, protection},
    view::Found,
};

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// Most hits in the search box.
const MOST_HITS: usize = 20;

const fn personal(table: &'static str) -> PersonalTable {
    PersonalTable { table, no_tenant_because: None }
}

/// Every table here is about persons.
static PERSONAL_DATA: [PersonalTable; 21] = [
    personal("household"),
    personal("person"),
    personal("person_merge"),
    personal("household_merge"),
    personal("search_term"),
    personal("record_version"),
    personal("household_member"),
    personal("partnership"),
    personal("protection"),
    personal("protection_circle"),
    personal("relative"),
    personal("relative_opening"),
    personal("contact"),
    personal("person_document"),
    personal("person_mark"),
    personal("note"),
    personal("attachment"),
    personal("consent"),
    personal("right_request"),
    personal("duplicate_pair"),
    personal("pair_decision"),
];

/// The registry.
pub fn context() -> Context {
    let permission = PermissionInfo::of::<ListHouseholds>();
    Context {
        name: "registry",
        routes: pages::routes().merge(api::routes()),
        permissions: permissions::all(),
        migrations: MIGRATIONS,
        jobs: vec![jobs::find_duplicates(), jobs::nightly()],
        menu: vec![
            MenuItem {
                group: MenuGroup::Work,
                key: "registry-households",
                path: "/households",
                icon: "users-group",
                permission,
            },
            MenuItem {
                group: MenuGroup::Work,
                key: "registry-duplicates",
                path: "/duplicates",
                icon: "git-merge",
                permission: PermissionInfo::of::<ReviewDuplicates>(),
            },
            MenuItem {
                group: MenuGroup::Work,
                key: "registry-open-rights",
                path: "/rights-requests",
                icon: "scale",
                permission: PermissionInfo::of::<HandleRights>(),
            },
        ],
        panels: vec![
            Panel {
                place: PanelPlace::Dashboard,
                title: "registry-panel-rights",
                permission: PermissionInfo::of::<HandleRights>(),
                render: Arc::new(|view, _| pages::rights_panel(view).boxed()),
            },
            Panel {
                place: PanelPlace::Dashboard,
                title: "registry-panel-unasked",
                permission: PermissionInfo::of::<RecordConsent>(),
                render: Arc::new(|view, _| pages::unasked_panel(view).boxed()),
            },
            Panel {
                place: PanelPlace::Dashboard,
                title: "registry-panel-recent",
                permission,
                render: Arc::new(|view, _| pages::recent_panel(view).boxed()),
            },
        ],
        search: Some(Search { permission, find: Arc::new(|view, text| find(view, text).boxed()) }),
        personal_data: &PERSONAL_DATA,
        erase: Some(erasing::erase),
        locale: Some(&LOCALE),
        ..Context::default()
    }
}

/// When somebody leaves, a colleague takes the place in the circles of protected records: nobody's record gets lost.
pub fn handover() -> identity::Handover {
    identity::Handover {
        key: "registry-handover-circles",
        hand_over: Arc::new(|tx, from, to| protection::hand_over(tx, from, to).boxed()),
    }
}

async fn find(view: View, text: String) -> Answer<Vec<Hit>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<ListHouseholds>) else {
        return Ok(Vec::new());
    };
    let query = Query::parse(&text);
    let found = search_registry(&permit, view.app().database(), &query, MOST_HITS).await?;
    Ok(found.into_iter().map(|found| hit(&view, found)).collect())
}

fn hit(view: &View, found: Found) -> Hit {
    let year = found.birth_year.map(|year| format!("{year}."));
    let ended = found.ended.map(|how| pages::left(view, how));
    let details =
        [ended, year, Some(found.place).filter(|place| !place.is_empty()), Some(found.code)];
    Hit {
        kind: if found.person.is_some() { "registry-hit-person" } else { "registry-hit-household" },
        title: found.name,
        detail: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        path: found.person.map_or_else(|| path_of(found.household), path_of_person),
    }
}
