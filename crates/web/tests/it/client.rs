//! Asks the site as a browser would, and keeps its answers.

#![expect(clippy::expect_used, reason = "a test ends where an answer cannot be read")]

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use kernel::Language;
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{Site, axum, service};

use crate::{routes, stage};

/// A site with the routes of these tests.
pub(crate) struct Client {
    router: Router,
    _folder: TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// The token of the page's forms.
    pub(crate) fn token(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"csrf-token\" content=\"").expect("a token");
        rest.split('"').next().expect("its end").to_owned()
    }

    pub(crate) fn cookies(&self) -> Vec<&str> {
        let all = self.headers.get_all(header::SET_COOKIE).iter();
        all.map(|value| value.to_str().expect("a readable cookie")).collect()
    }
}

/// A request in the making.
pub(crate) struct Ask {
    method: &'static str,
    path: String,
    cookies: Vec<String>,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Ask {
    fn new(method: &'static str, path: &str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            cookies: Vec::new(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    pub(crate) fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    pub(crate) fn form(path: &str, body: &str) -> Self {
        let ask =
            Self::new("POST", path).header("content-type", "application/x-www-form-urlencoded");
        Self { body: body.as_bytes().to_vec(), ..ask }
    }

    pub(crate) fn bytes(method: &'static str, path: &str, media: &str, body: Vec<u8>) -> Self {
        Self { body, ..Self::new(method, path).header("content-type", media) }
    }

    /// Signed in with that role.
    pub(crate) fn by(self, role: &str) -> Self {
        self.cookie("svi-session", role)
    }

    pub(crate) fn cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.push(format!("{name}={value}"));
        self
    }

    pub(crate) fn speaking(self, language: Language) -> Self {
        self.cookie("svi-language", language.tag())
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

impl Client {
    pub(crate) async fn new() -> Self {
        Self::with(Site { largest_form: 20_000, ..Site::at("http://svi.test") }).await
    }

    pub(crate) async fn demo() -> Self {
        Self::with(Site { is_demo: true, ..Site::at("http://svi.test") }).await
    }

    pub(crate) async fn with(site: Site) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let contexts = vec![routes::context()];
        let app = stage::app(folder.path().to_owned(), site, &contexts).await;
        Self { router: service(&app, contexts).router, _folder: folder }
    }

    pub(crate) async fn ask(&self, ask: Ask) -> Answer {
        let mut request = Request::builder().method(ask.method).uri(ask.path);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        if !ask.cookies.is_empty() {
            request = request.header(header::COOKIE, ask.cookies.join("; "));
        }
        let request = request.body(Body::from(ask.body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The token of the forms of somebody with that role.
    pub(crate) async fn token_of(&self, role: &str) -> String {
        self.ask(Ask::get("/help").by(role)).await.token()
    }
}
