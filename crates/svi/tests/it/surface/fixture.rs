//! The program's contexts served in memory, with somebody of every role at the door.

use std::{collections::BTreeSet, sync::Arc};

use axum::{body::Body, http::Request, response::Response};
use futures_util::future::BoxFuture;
use kernel::{Actor, Language, Role};
use tower::ServiceExt as _;
use web::{App, Authenticate, Credentials, Recognised, Route, Service, Site};

/// The municipality in which everything is.
pub(super) const OURS: &str = "99015";
/// It among the units.
const VEDROVO: &str = "[[unit]]\ncode = \"99015\"\nname = \"Vedrovo\"\nlevel = \"municipality\"\n\
    district = \"RS226\"\nregion = \"RS22\"\nis_fictional = true\n";
/// Another one.
pub(super) const FOREIGN: &str = "80438";
/// An id that nothing has.
const NOTHING: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// Takes `role.unit` as the secret of a session.
struct ByName;

impl Authenticate for ByName {
    fn authenticate(
        &self,
        credentials: Credentials,
        _: &str,
    ) -> BoxFuture<'_, database::Result<Option<Recognised>>> {
        let (Credentials::Session(secret) | Credentials::Token(secret)) = credentials;
        let recognised = secret.split_once('.').and_then(|(roles, unit)| {
            let roles: BTreeSet<Role> =
                roles.split('+').filter_map(|role| role.parse().ok()).collect();
            let roles: Vec<Role> = roles.into_iter().collect();
            let actor: Actor = testkit::actor(&roles, unit);
            Some(Recognised {
                actor,
                language: None,
                municipalities: Vec::new(),
                step_needed: None,
                unread: 0,
            })
        });
        Box::pin(async move { Ok(recognised) })
    }

    fn remember_language<'a>(
        &'a self,
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
}

impl Surface {
    pub(super) async fn open(folder: &std::path::Path) -> Self {
        // The shipped list of units has no fictional one.
        std::fs::create_dir(folder.join("catalogue")).unwrap();
        std::fs::write(folder.join("catalogue/places.toml"), VEDROVO).unwrap();
        let contexts = svi::contexts(folder).unwrap();
        let migrations: Vec<_> = contexts.iter().flat_map(|one| one.migrations).copied().collect();
        let keys = database::Keyring::generate().unwrap();
        let clock = Arc::new(testkit::SettableClock::default());
        let settings = database::Settings::of_folder(folder);
        let database = database::Database::open(settings, keys, clock, &migrations).await.unwrap();
        let site = Site::at("http://svi.test");
        let app = App::new(database, site, Arc::new(ByName), &contexts);
        let permissions = contexts.iter().flat_map(|one| one.permissions.clone()).collect();
        Self { service: web::service(&app, contexts), permissions }
    }

    pub(super) fn routes(&self) -> &[Route] {
        &self.service.table
    }

    /// The answer to a route, its parameters filled with what nothing has.
    pub(super) async fn ask(&self, route: &Route, asks: Asks, language: Language) -> Response {
        let path = filled(route.path);
        let mut request = Request::builder().method(route.method).uri(path);
        let cookie = match asks {
            Asks::Nobody => format!("svi-language={language}"),
            Asks::Role(role, unit) => format!("svi-session={role}.{unit}; svi-language={language}"),
        };
        request = request.header("cookie", cookie);
        let request = request.body(Body::empty()).unwrap();
        self.service.router.clone().oneshot(request).await.unwrap()
    }
}

/// A path for a pattern.
pub(super) fn filled(pattern: &str) -> String {
    let parts = pattern.split('/').map(|part| match part {
        "{unit}" => OURS,
        "{slug}" => "not-found",
        part if part.starts_with('{') => NOTHING,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The body as text.
pub(super) async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
