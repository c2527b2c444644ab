//! The table of routes. A route is registered with a handler whose arguments say who may call it; one that changes
//! something takes its body through [`Form`](crate::Form), [`Upload`](crate::Upload) or [`Json`](crate::Json).
//!
//! ```
//! use web::{Form, Routes, SignedIn};
//! let routes: Routes = Routes::new()
//!     .get("/account", async |_: SignedIn| "mine")
//!     .post("/account", async |_: SignedIn, _: Form| "changed");
//! assert_eq!(routes.table().len(), 2);
//! ```
//!
//! A page without a proof does not compile:
//!
//! ```compile_fail,E0277
//! let routes: web::Routes = web::Routes::new().get("/account", async |_: web::View| "whose?");
//! ```
//!
//! Nor does a change whose body does not come through a form that carries the page's token:
//!
//! ```compile_fail,E0277
//! use web::{Routes, SignedIn, axum::body::Bytes};
//! let routes: Routes = Routes::new().post("/account", async |_: SignedIn, _: Bytes| "changed");
//! ```
//!
//! Nor a public one:
//!
//! ```compile_fail,E0277
//! let routes: web::Routes = web::Routes::new().public_post("/language", async |_: web::View| "");
//! ```

use axum::{
    Router,
    handler::Handler,
    routing::{self, MethodRouter},
};
use utoipa::{
    __dev::SchemaReferences,
    openapi::{PathItem, RefOr, Schema},
};

use crate::permit::{Guard, TakesBody, TakesPermit, TakesPermitAndBody};

/// Whether a route answers with pages or with JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// Pages for people.
    Page,
    /// JSON for programs, under `/api/`.
    Api,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// HTTP method.
    pub method: &'static str,
    /// Path pattern.
    pub path: &'static str,
    /// Who may call it.
    pub guard: Guard,
    /// Pages or JSON.
    pub surface: Surface,
}

/// A router with its table, over the state `S` of a context.
#[derive(Debug)]
pub struct Routes<S = ()> {
    router: Router<S>,
    table: Vec<Route>,
    operations: Vec<Documented>,
}

/// Schemas with their names.
type Schemas = Vec<(String, RefOr<Schema>)>;

/// An operation of the API with how it describes itself: nothing is described before somebody asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Documented {
    /// Path pattern.
    pub(crate) path: &'static str,
    /// The operation.
    pub(crate) describe: fn() -> PathItem,
    /// Schemas to which it refers.
    pub(crate) schemas: fn(&mut Schemas),
}

fn describe<O: utoipa::Path>() -> PathItem {
    PathItem::from_http_methods(O::methods(), O::operation())
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self { router: Router::new(), table: Vec::new(), operations: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A guarded page, or something else to get.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: TakesPermit + 'static,
    {
        self.add("GET", path, T::GUARD, routing::get(handler))
    }

    /// A guarded change.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: TakesPermitAndBody + 'static,
    {
        self.add("POST", path, T::GUARD, routing::post(handler))
    }

    /// A guarded replacement of a record (JSON).
    #[must_use]
    pub fn put<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: TakesPermitAndBody + 'static,
    {
        self.add("PUT", path, T::GUARD, routing::put(handler))
    }

    /// A page that anybody may get.
    #[must_use]
    pub fn public_get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("GET", path, Guard::Public, routing::get(handler))
    }

    /// A form that anybody may send.
    #[must_use]
    pub fn public_post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: TakesBody + 'static,
    {
        self.add("POST", path, Guard::Public, routing::post(handler))
    }

    /// Describes the operation that was registered last, for OpenAPI: `documented::<__path_handler>()`.
    #[must_use]
    pub fn documented<O: utoipa::Path + SchemaReferences>(mut self) -> Self {
        if let Some(route) = self.table.last() {
            let (path, schemas) = (route.path, O::schemas);
            self.operations.push(Documented { path, describe: describe::<O>, schemas });
        }
        self
    }

    /// Gives the handlers their state.
    pub fn with_state(self, state: S) -> Routes<()> {
        Routes {
            router: self.router.with_state(state),
            table: self.table,
            operations: self.operations,
        }
    }

    /// Puts another table over the same state after this one.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self.operations.extend(other.operations);
        self
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        guard: Guard,
        route: MethodRouter<S>,
    ) -> Self {
        let surface = if path.starts_with("/api/") { Surface::Api } else { Surface::Page };
        self.router = self.router.route(path, route);
        self.table.push(Route { method, path, guard, surface });
        self
    }
}

impl Routes<()> {
    /// The table.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// Operations of the API.
    pub(crate) fn operations(&self) -> &[Documented] {
        &self.operations
    }

    /// The router alone.
    pub(crate) fn into_router(self) -> Router {
        self.router
    }
}
