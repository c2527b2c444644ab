//! A browser at the site: it keeps cookies and sends forms with the page's token, as people's browsers do.

use std::{collections::BTreeMap, sync::Arc};

use tower::ServiceExt as _;
use web::{
    App, Site,
    axum::{
        Router,
        body::{Body, to_bytes},
        http::{Request, header},
    },
};

use crate::builders::House;

/// The site over the installation of a test.
pub(crate) fn site(house: &House<'_>, site: Site) -> Router {
    let recogniser = Arc::new(house.identity.recogniser());
    let contexts = vec![house.identity.context()];
    let app = App::new(house.database().clone(), site, recogniser, &contexts);
    web::service(&app, contexts).router
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) cookies: Vec<String>,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// A browser.
pub(crate) struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
}

impl Visitor {
    pub(crate) fn at(router: &Router) -> Self {
        Self { router: router.clone(), cookies: BTreeMap::new(), token: None }
    }

    /// A program that shows a token instead of cookies.
    pub(crate) fn with_token(router: &Router, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..Self::at(router) }
    }

    /// Puts a cookie there.
    pub(crate) fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub(crate) async fn get(&mut self, path: &str) -> Got {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form of the page at `page`.
    pub(crate) async fn post(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Got {
        let shown = self.get(page).await;
        let mark = "name=\"csrf-token\" content=\"";
        let (_, rest) = shown.body.split_once(mark).expect("a page with a token");
        let (token, _) = rest.split_once('"').expect("the token's end");
        let token = token.to_owned();
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(fields);
        self.post_bare(path, &all).await
    }

    /// Sends a form without its token.
    pub(crate) async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Got {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(pairs.join("&"))).await
    }

    async fn send(&mut self, request: web::axum::http::request::Builder, body: Body) -> Got {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request =
            request.header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux) Firefox/140");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let text = |value: &web::axum::http::HeaderValue| value.to_str().expect("text").to_owned();
        let cookies: Vec<String> =
            parts.headers.get_all(header::SET_COOKIE).iter().map(text).collect();
        for cookie in &cookies {
            self.take(cookie);
        }
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Got {
            status: parts.status.as_u16(),
            location: parts.headers.get(header::LOCATION).map(text),
            cookies,
            headers: parts.headers.iter().map(|(k, v)| (k.to_string(), text(v))).collect(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    fn take(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().expect("a pair");
        let (name, value) = pair.split_once('=').expect("a name and a value");
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}
