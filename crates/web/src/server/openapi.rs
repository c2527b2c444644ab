//! The API described by itself: OpenAPI 3.1 for programs at `/api/openapi.json`, a page for people at `/api`.
//!
//! Made from what the routes say of themselves, so that it cannot name what is not there.

use std::sync::{Arc, OnceLock};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use maud::html;
use utoipa::openapi::{
    ComponentsBuilder, Content, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, Paths, Ref,
    ResponseBuilder, SecurityRequirement, Server,
    path::Operation,
    schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, Schema, SchemaFormat, Type},
    security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};

use super::Cacheable;
use crate::{
    layout::Page,
    permit::Guard,
    problem::Answer,
    routes::{Documented, Route, Routes},
    view::View,
};

/// One operation as a line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    method: &'static str,
    path: &'static str,
    summary: String,
    permission: Option<&'static str>,
}

#[derive(Debug)]
struct Described {
    json: String,
    lines: Vec<Line>,
}

/// What is described when somebody asks for the first time: most installations never are.
#[derive(Debug)]
struct Api {
    table: Vec<Route>,
    operations: Vec<Documented>,
    public_url: String,
    described: OnceLock<Described>,
}

impl Api {
    fn described(&self) -> &Described {
        self.described.get_or_init(|| {
            let document = document(self);
            let json = document.to_json().unwrap_or_default();
            Described { json, lines: lines(&self.table, &document) }
        })
    }
}

/// The routes that describe `routes`, with the address under which the site is reached.
pub(crate) fn routes(routes: &Routes, public_url: &str) -> Routes {
    let api = Api {
        table: routes.table().to_vec(),
        operations: routes.operations().to_vec(),
        public_url: public_url.to_owned(),
        described: OnceLock::new(),
    };
    Routes::<Arc<Api>>::new()
        .public_get("/api", page)
        .public_get("/api/openapi.json", json_of)
        .with_state(Arc::new(api))
}

async fn json_of(State(api): State<Arc<Api>>) -> Response {
    let mut response = Response::new(Body::from(api.described().json.clone()));
    let media = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    response.extensions_mut().insert(Cacheable::ByContent);
    response
}

async fn page(view: View, State(api): State<Arc<Api>>) -> Answer {
    let title = view.t("web-api-title");
    let body = html! {
        p { (view.t("web-api-what")) " " a href="/api/openapi.json" { "openapi.json" } }
        p { (view.t("web-api-token")) " " code { "Authorization: Bearer …" } }
        table class="table" {
            thead {
                tr {
                    th { (view.t("web-api-operation")) }
                    th { (view.t("web-api-does")) }
                    th { (view.t("web-api-permission")) }
                }
            }
            tbody {
                @for line in &api.described().lines {
                    tr {
                        td { code { (line.method) " " (line.path) } }
                        td lang="en" { (line.summary) }
                        td { @if let Some(permission) = line.permission { code { (permission) } } }
                    }
                }
            }
        }
    };
    Ok(Page::new(&view, &title).show(&body).into_response())
}

fn lines(table: &[Route], document: &OpenApi) -> Vec<Line> {
    let described = table.iter().filter_map(|route| {
        let item = document.paths.get_path_item(route.path)?;
        let operation = operation(item, route.method)?;
        let permission = match route.guard {
            Guard::Permission(permission) => Some(permission.name),
            Guard::Public | Guard::SignedIn => None,
        };
        let summary = operation.summary.clone().unwrap_or_default();
        Some(Line { method: route.method, path: route.path, summary, permission })
    });
    described.collect()
}

fn operation<'a>(item: &'a PathItem, method: &str) -> Option<&'a Operation> {
    match method {
        "GET" => item.get.as_ref(),
        "POST" => item.post.as_ref(),
        "PUT" => item.put.as_ref(),
        _ => None,
    }
}

/// The document.
fn document(api: &Api) -> OpenApi {
    let (mut paths, mut schemas) = (Paths::new(), Vec::new());
    for Documented { path, describe, schemas: of } in &api.operations {
        let guards = api.table.iter().filter(|route| route.path == *path);
        let item = completed(describe(), &guards.collect::<Vec<_>>());
        of(&mut schemas);
        match paths.paths.get_mut(*path) {
            Some(known) => known.merge_operations(item),
            None => {
                paths.paths.insert((*path).to_owned(), item);
            }
        }
    }
    let info = InfoBuilder::new()
        .title("Svi")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Social inclusion of a municipality: households, figures, reports."));
    let components = ComponentsBuilder::new()
        .schemas_from_iter(schemas)
        .schema("Problem", problem())
        .security_scheme("token", token_scheme())
        .security_scheme("session", session_scheme());
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([Server::new(&api.public_url)]))
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

/// With what holds for every operation: how problems look, and who may.
fn completed(mut item: PathItem, routes: &[&Route]) -> PathItem {
    let operations = [("GET", &mut item.get), ("POST", &mut item.post), ("PUT", &mut item.put)];
    for (method, operation) in operations {
        let Some(operation) = operation.as_mut() else { continue };
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        let response = ResponseBuilder::new()
            .description("A problem (RFC 9457)")
            .content("application/problem+json", content);
        operation.responses.responses.insert("default".to_owned(), response.build().into());
        let guard = routes.iter().find(|route| route.method == method).map(|route| route.guard);
        if guard != Some(Guard::Public) {
            let none = || [""; 0];
            operation.security = Some(vec![
                SecurityRequirement::new("token", none()),
                SecurityRequirement::new("session", none()),
            ]);
        }
    }
    item
}

fn token_scheme() -> SecurityScheme {
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A personal token, made on the account page."));
    SecurityScheme::Http(scheme.build())
}

fn session_scheme() -> SecurityScheme {
    let text =
        "The session of a browser; changes need the page's token in the header x-csrf-token.";
    SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "__Host-svi-session",
        text,
    )))
}

fn problem() -> Schema {
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let field = ObjectBuilder::new()
        .property("field", text())
        .property("message", text())
        .required("field")
        .required("message")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)));
    let uri = SchemaFormat::Custom("uri".to_owned());
    ObjectBuilder::new()
        .property("type", text().format(Some(uri)).description(Some("The page that explains it")))
        .property("title", text())
        .property("status", ObjectBuilder::new().schema_type(Type::Integer))
        .property("instance", text().description(Some("Id of the request")))
        .property("detail", text())
        .property("errors", ArrayBuilder::new().items(field))
        .required("type")
        .required("title")
        .required("status")
        .required("instance")
        .into()
}
