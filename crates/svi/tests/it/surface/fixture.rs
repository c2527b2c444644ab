//! The program's contexts served in memory over a small registry, with somebody of every role at the door.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use axum::{body::Body, http::Request, response::Response};
use data_encoding::BASE64URL_NOPAD;
use database::{Authority, Database, Tenancy};
use futures_util::future::BoxFuture;
use identity::{Identity, NewUser, Settings};
use kernel::{Actor, Language, Role, UnitCode, UserId};
use registry::{CreateHousehold, HouseholdData, NewHousehold, PersonData, Relation, ViewHousehold};
use sha2::{Digest as _, Sha256};
use tower::ServiceExt as _;
use web::{App, Authenticate, Credentials, Recognised, Route, Service, Site};

/// The municipality in which everything is.
pub(super) const OURS: &str = "70939";
/// Another one.
pub(super) const FOREIGN: &str = "80438";
/// An id that nothing has.
const NOTHING: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
/// What stands in the registry and nowhere else: whoever may not see it never gets to.
pub(super) const SECRETS: [&str; 4] = ["Šćepanović", "Radmila", "Kamenjarska 77", "astma"];

/// Takes `role.unit` as the secret of a session; each has a user.
struct ByName(BTreeMap<String, UserId>);

impl Authenticate for ByName {
    fn authenticate<'a>(
        &'a self,
        _: &'a Database,
        credentials: Credentials,
        _: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Recognised>>> {
        let (Credentials::Session(secret) | Credentials::Token(secret)) = credentials;
        let recognised = secret.split_once('.').and_then(|(role, unit)| {
            let user = *self.0.get(&secret)?;
            let actor = Actor { user, ..testkit::actor(&[role.parse().ok()?], unit) };
            let municipalities = Vec::new();
            Some(Recognised { actor, language: None, municipalities, step_needed: None, unread: 0 })
        });
        Box::pin(async move { Ok(recognised) })
    }

    fn remember_language<'a>(
        &'a self,
        _: &'a Database,
        _: &'a Actor,
        _: Language,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nobody who is signed in.
    Nobody,
    /// Somebody with one role in a municipality.
    Role(Role, &'static str),
}

/// The surface.
pub(super) struct Surface {
    pub(super) service: Service,
    pub(super) permissions: Vec<kernel::PermissionInfo>,
    pub(super) app: App,
    household: String,
    person: String,
    user: String,
}

impl Surface {
    pub(super) async fn open(folder: &Path) -> Self {
        let contexts = svi::contexts(folder).unwrap();
        let migrations: Vec<_> = contexts.iter().flat_map(|one| one.migrations).copied().collect();
        let keys = database::Keyring::generate().unwrap();
        let clock = Arc::new(testkit::SettableClock::default());
        let settings = database::Settings::of_folder(folder);
        let database = Database::open(settings, keys, clock, &migrations).await.unwrap();
        let (household, person) = household(&database).await;
        let users = users(&database).await;
        let user = users[&format!("{}.{OURS}", Role::OfficeWorker)].to_string();
        let site = Site::at("http://svi.test");
        let app = App::new(database, site, Arc::new(ByName(users)), &contexts);
        let theirs = contexts.iter().flat_map(|one| one.permissions.clone());
        let permissions = web::PERMISSIONS.into_iter().chain(theirs).collect();
        let service = web::service(&app, contexts);
        Self { service, permissions, app, household, person, user }
    }

    pub(super) fn routes(&self) -> &[Route] {
        &self.service.table
    }

    /// The answer to a route, its parameters filled with what is in our municipality. Changes carry the page's token and
    /// an empty body.
    pub(super) async fn ask(&self, route: &Route, asks: Asks, language: Language) -> Response {
        let mut request = Request::builder().method(route.method).uri(self.path(route.path));
        let mut cookie = format!("svi-language={language}");
        let mut token = String::new();
        if let Asks::Role(role, unit) = asks {
            let secret = format!("{role}.{unit}");
            token = BASE64URL_NOPAD.encode(&Sha256::digest(format!("form token of {secret}")));
            cookie = format!("{cookie}; svi-session={secret}");
        }
        request = request.header("cookie", cookie);
        let body = match (route.method, route.surface) {
            ("GET", _) => Body::empty(),
            (_, web::Surface::Page) => {
                request = request.header("content-type", "application/x-www-form-urlencoded");
                Body::from(format!("csrf={token}"))
            }
            (_, web::Surface::Api) => {
                request = request.header("content-type", "application/json");
                request = request.header("x-csrf-token", token);
                Body::from("{}")
            }
        };
        self.service.router.clone().oneshot(request.body(body).unwrap()).await.unwrap()
    }

    /// A path for a pattern: of a record that is there, where the pattern says which kind.
    fn path(&self, pattern: &str) -> String {
        let is_person = pattern.contains("/persons/{id}");
        let is_household = pattern.contains("/households/{id}");
        let is_user = pattern.contains("/users/");
        let parts = pattern.split('/').map(|part| match part {
            "{unit}" => OURS,
            "{slug}" => "not-found",
            "{block}" => "J",
            "{purpose}" => "contact",
            "{code}" if pattern.contains("indicators") => "EU-01",
            "{person}" => &self.person,
            "{id}" if is_person => &self.person,
            "{id}" if is_household => &self.household,
            "{id}" if is_user => &self.user,
            part if part.starts_with('{') => NOTHING,
            part => part,
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

async fn household(database: &Database) -> (String, String) {
    let actor = testkit::actor(&[Role::OfficeCoordinator], OURS);
    let member = PersonData {
        family_name: "Šćepanović".into(),
        given_name: "Radmila".into(),
        sex: None,
        birth_date: None,
        jmbg: None,
        relation: Relation::Reference,
    };
    let data = HouseholdData {
        settlement: "Brezovik".into(),
        address: "Kamenjarska 77".into(),
        note: Some("astma".into()),
        ..HouseholdData::default()
    };
    let new = NewHousehold { data, members: vec![member] };
    let permit = actor.permit::<CreateHousehold>().unwrap();
    let today = database.now().date_naive();
    let id = registry::create_household(&permit, database, new, today).await.unwrap();
    let permit = actor.permit::<ViewHousehold>().unwrap();
    let found = registry::find_household(&permit, database, id).await.unwrap().unwrap();
    (id.to_string(), found.members[0].id.to_string())
}

async fn users(database: &Database) -> BTreeMap<String, UserId> {
    let identity = Identity::new(Settings::at("http://svi.test"));
    let everywhere = Authority::of_program("test", Tenancy::All);
    let mut users = BTreeMap::new();
    for (code, name) in [(OURS, "Pirot"), (FOREIGN, "Subotica")] {
        let unit: UnitCode = code.parse().unwrap();
        identity::set_up_municipality(&everywhere, database, &unit, name).await.unwrap();
        for role in Role::ALL {
            let new = NewUser {
                email: format!("{role}@{code}.test").parse().unwrap(),
                name: if code == OURS { "Radmila Šćepanović" } else { "Ana Nikolić" }.to_owned(),
                password: None,
                unit: (role != Role::Operator).then(|| unit.clone()),
                roles: vec![role],
            };
            let user = identity::add_user(&identity, database, &new).await.unwrap();
            users.insert(format!("{role}.{code}"), user);
        }
    }
    users
}

/// The body as text.
pub(super) async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Asserts that nothing of the registry is in a text.
pub(super) fn assert_nothing_told(text: &str, whence: &str) {
    let told: BTreeSet<&str> = SECRETS.into_iter().filter(|one| text.contains(one)).collect();
    assert!(told.is_empty(), "{whence} tells {told:?}: {text}");
}
