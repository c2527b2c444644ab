//! Pages and API of contexts over the installation of a test. Who somebody is stands in the session: `analyst:80438:en` is an
//! analyst in the municipality 80438 who reads English.

use std::sync::Arc;

use database::Database;
use futures_util::future::BoxFuture;
use http_body_util::BodyExt as _;
use kernel::{Actor, Language, Role, UnitCode};
use serde_json::Value;
use tower::ServiceExt as _;
use web::{
    App, Authenticate, Context, Credentials, Recognised,
    axum::{
        Router,
        body::Body,
        http::{HeaderMap, Method, Request, StatusCode, header},
    },
};

use crate::{Base, people::actor};

/// A site of a test.
#[derive(Debug)]
pub struct TestSite {
    router: Router,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Answered {
    /// The body as text; empty when it is none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

#[expect(clippy::expect_used, reason = "for tests: what is not there is a failed test")]
impl TestSite {
    /// The routes of `contexts` over the database of `base`.
    pub fn of(base: &Base, contexts: Vec<Context>) -> Self {
        let site = web::Site::at("http://localhost");
        let app = App::new(base.database.clone(), site, Arc::new(Anybody), &contexts);
        Self { router: web::service(&app, contexts).router }
    }

    /// Gets a page as `who`; nobody when empty.
    ///
    /// # Panics
    /// When the site does not answer.
    pub async fn get(&self, who: &str, path: &str) -> Answered {
        self.send(who, Request::get(path), Body::empty()).await
    }

    /// Gets a page under a header.
    ///
    /// # Panics
    /// When the site does not answer.
    pub async fn get_with(&self, who: &str, path: &str, (name, value): (&str, &str)) -> Answered {
        self.send(who, Request::get(path).header(name, value), Body::empty()).await
    }

    /// Sends a form that stands on the page `from`, with the token of that page.
    ///
    /// # Panics
    /// When the site does not answer.
    pub async fn post(
        &self,
        who: &str,
        from: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answered {
        let mut body = format!("csrf={}", encoded(&self.token(who, from).await));
        for (name, value) in fields {
            body.push_str(&format!("&{}={}", encoded(name), encoded(value)));
        }
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(who, request, Body::from(body)).await
    }

    /// Sends JSON, with the token of the first page in the header.
    ///
    /// # Panics
    /// When the site does not answer.
    pub async fn post_json(&self, who: &str, path: &str, body: &Value) -> Answered {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(web::CSRF_HEADER, self.token(who, "/").await)
            .header(header::CONTENT_TYPE, "application/json");
        self.send(who, request, Body::from(body.to_string())).await
    }

    /// Sends a form with files (field, name, text), with the token of the first page.
    ///
    /// # Panics
    /// When the site does not answer.
    pub async fn post_files(
        &self,
        who: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &str)],
    ) -> Answered {
        const BORDER: &str = "a-border-between-parts";
        let token = self.token(who, "/").await;
        let mut body = String::new();
        for (name, value) in fields.iter().chain(&[(web::CSRF_FIELD, token.as_str())]) {
            body.push_str(&format!(
                "--{BORDER}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        for (field, name, text) in files {
            body.push_str(&format!(
                "--{BORDER}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
            ));
        }
        body.push_str(&format!("--{BORDER}--\r\n"));
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
        self.send(who, request, Body::from(body)).await
    }

    /// The token that a page carries.
    async fn token(&self, who: &str, from: &str) -> String {
        let page = self.get(who, from).await;
        let token = page.text().split("name=\"csrf-token\" content=\"").nth(1).unwrap_or_default();
        token.split('"').next().unwrap_or_default().to_owned()
    }

    async fn send(
        &self,
        who: &str,
        request: web::axum::http::request::Builder,
        body: Body,
    ) -> Answered {
        let request = match who {
            "" => request,
            who => request.header(header::COOKIE, format!("svi-session={who}")),
        };
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        Answered { status: parts.status, headers: parts.headers, bytes }
    }
}

fn encoded(text: &str) -> String {
    let pieces: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    pieces.concat()
}

/// Recognises everybody for who they say they are.
#[derive(Debug)]
struct Anybody;

impl Authenticate for Anybody {
    fn authenticate<'a>(
        &'a self,
        _: &'a Database,
        credentials: Credentials,
        _: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Recognised>>> {
        let found = match credentials {
            Credentials::Session(who) => recognised(&who),
            Credentials::Token(_) => None,
        };
        Box::pin(async move { Ok(found) })
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

fn recognised(who: &str) -> Option<Recognised> {
    let mut parts = who.split(':');
    let role: Role = parts.next()?.parse().ok()?;
    let unit: UnitCode = parts.next()?.parse().ok()?;
    let language = parts.next().and_then(|tag| tag.parse().ok());
    Some(Recognised {
        actor: actor(&[role], unit.as_str()),
        language,
        municipalities: vec![(unit.clone(), unit.to_string())],
        step_needed: None,
        unread: 0,
    })
}
