//! What a context brings: one value, and `svi` is the list of them.

use std::{collections::BTreeSet, fmt, sync::Arc};

use chrono::NaiveDate;
use database::{Erase, JobKind, Migration, PersonalReader, Withhold};
use futures_util::future::BoxFuture;
use kernel::{HouseholdId, Locale, PermissionInfo, PersonId, Stay};
use maud::Markup;
use uuid::Uuid;

use crate::{paper::Print, problem::Answer, routes::Routes, view::View};

/// A capability with everything that the program needs to know of it.
#[derive(Debug, Default)]
pub struct Context {
    /// The crate's name; keys of its texts begin with it.
    pub name: &'static str,
    /// Its pages and its API.
    pub routes: Routes,
    /// Everything that it lets be permitted.
    pub permissions: Vec<PermissionInfo>,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its jobs.
    pub jobs: Vec<JobKind>,
    /// Its entries of the menu.
    pub menu: Vec<MenuItem>,
    /// What it shows on others' pages.
    pub panels: Vec<Panel>,
    /// What it adds to the search box.
    pub search: Option<Search>,
    /// Its tables with personal data.
    pub personal_data: &'static [PersonalTable],
    /// Shows somebody everything that it holds about that person.
    pub disclose: Option<Disclose>,
    /// Sets documents on paper for all others.
    pub print: Option<Print>,
    /// Overwrites what it keeps in the clear of somebody who is erased.
    pub erase: Option<Erase>,
    /// Takes back what it has on its way out about somebody of whom nothing may go out any more.
    pub withhold: Option<Withhold>,
    /// Its texts.
    pub locale: Option<&'static Locale>,
}

/// Where a menu entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MenuGroup {
    /// Daily work with people.
    Work,
    /// Figures and reports.
    Figures,
    /// Keeping the installation.
    Administration,
}

/// An entry of the menu, shown to those who may.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    /// Where it stands.
    pub group: MenuGroup,
    /// Key of its words.
    pub key: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Name of its icon.
    pub icon: &'static str,
    /// Who sees it.
    pub permission: PermissionInfo,
}

/// The page on which a panel is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelPlace {
    /// The first page after sign-in.
    Dashboard,
    /// A household's page.
    Household,
    /// A person's page.
    Person,
}

/// Makes a panel's content; the id is that of the page's record. `None` when there is nothing to show.
pub type RenderPanel =
    Arc<dyn Fn(View, Option<Uuid>) -> BoxFuture<'static, Answer<Option<Markup>>> + Send + Sync>;

/// What a context shows on an earlier context's page.
#[derive(Clone)]
pub struct Panel {
    /// On which page.
    pub place: PanelPlace,
    /// Key of its title.
    pub title: &'static str,
    /// Who sees it.
    pub permission: PermissionInfo,
    /// Makes it.
    pub render: RenderPanel,
}

impl fmt::Debug for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Panel").field("title", &self.title).finish_non_exhaustive()
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Key of the kind of record, shown as a label.
    pub kind: &'static str,
    /// What it is.
    pub title: String,
    /// What tells it from others of the same title.
    pub detail: String,
    /// Where it is.
    pub path: String,
}

/// Finds by what was typed.
pub type Find = Arc<dyn Fn(View, String) -> BoxFuture<'static, Answer<Vec<Hit>>> + Send + Sync>;

/// What a context adds to the search box.
#[derive(Clone)]
pub struct Search {
    /// Who may search here.
    pub permission: PermissionInfo,
    /// Finds.
    pub find: Find,
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").field("permission", &self.permission.name).finish_non_exhaustive()
    }
}

/// One thing that is held about a person, in the words of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldItem {
    /// What it is.
    pub what: String,
    /// The value.
    pub value: String,
    /// Since when, from where, by whom; empty when there is nothing to say.
    pub origin: String,
}

/// What belongs together of what is held about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its title, in the words of the page.
    pub title: String,
    /// The items.
    pub items: Vec<HeldItem>,
}

/// Whose data are asked for: a record of a person, with the times in households that who looks may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The record.
    pub person: PersonId,
    /// The times in households, the last first.
    pub stays: Vec<Stay>,
}

impl Whose {
    /// The households, each once.
    pub fn households(&self) -> Vec<HouseholdId> {
        let all: BTreeSet<HouseholdId> = self.stays.iter().map(|stay| stay.household).collect();
        all.into_iter().collect()
    }

    /// Whether the person was in a household on a day.
    pub fn was_in(&self, household: HouseholdId, day: NaiveDate) -> bool {
        self.stays.iter().any(|stay| stay.household == household && stay.includes(day))
    }

    /// Whether the person is in a household still.
    pub fn is_in(&self, household: HouseholdId) -> bool {
        self.stays.iter().any(|stay| stay.household == household && stay.until.is_none())
    }
}

/// Everything that a context holds about a person, and about the households for the time that the person was there, for that person. The
/// look is in the access log already.
pub type FindHeld = Arc<
    dyn for<'a> Fn(&'a PersonalReader, &'a View, &'a Whose) -> BoxFuture<'a, Answer<Vec<Held>>>
        + Send
        + Sync,
>;

/// How a context shows somebody what it holds about that person.
#[derive(Clone)]
pub struct Disclose(pub FindHeld);

impl fmt::Debug for Disclose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disclose")
    }
}

/// A table with personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonalTable {
    /// Its name.
    pub table: &'static str,
    /// Why it has no column with the municipality, where it has none.
    pub no_tenant_because: Option<&'static str>,
}
