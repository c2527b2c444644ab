//! Before a handler: who is there, in which language, with which token. After it: problems become pages or JSON.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64URL_NOPAD;
use kernel::Language;
use sha2::{Digest as _, Sha256};

use crate::{
    app::App,
    authenticate::{Credentials, Recognised},
    cookies::Cookie,
    headers,
    problem::{Kind, Problem},
    problem_page,
    server::Who,
    view::{self, View},
};

/// The middleware around every route.
pub(crate) async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_safe = matches!(parts.method, Method::GET | Method::HEAD);
    // What changes something is long in coming at times (an upload), and reads what it has written.
    let app = if is_safe { app.for_one_look() } else { app };
    let is_new_visitor = Cookie::Visitor.of(&parts.headers, app.site()).is_none();
    let visitor = match visitor(&app, &parts.headers) {
        Ok(visitor) => visitor,
        Err(problem) => return problem.into_response(),
    };
    let (view, problem) = match prepare(&app, &parts, &visitor).await {
        Ok(view) => (view, None),
        Err(problem) => (plain(&app, &parts, &visitor), Some(problem)),
    };
    parts.extensions.insert(view.clone());
    let response = match problem.or_else(|| foreign(&app, &parts.headers, is_safe)) {
        Some(problem) => problem.into_response(),
        None => next.run(Request::from_parts(parts, body)).await,
    };
    let mut response = problem_page::show(&view, response);
    if is_new_visitor && view.actor().is_none() && !is_for_everybody(view.path()) {
        append(&mut response, Cookie::Visitor.set(app.site(), &visitor, None));
    }
    if view.notice().is_some() && is_safe && response.status().is_success() {
        append(&mut response, Cookie::Notice.remove(app.site()));
    }
    headers::secure(&app, &view, &mut response);
    if let Some(actor) = view.actor() {
        response.extensions_mut().insert(Who(actor.user));
    }
    response
}

fn append(response: &mut Response, cookie: Option<axum::http::HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// A form sent from another site is refused before anything is read of it.
fn foreign(app: &App, headers: &HeaderMap, is_safe: bool) -> Option<Problem> {
    if is_safe {
        return None;
    }
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let is_foreign = match (site, text(header::ORIGIN)) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin != app.site().public_url,
        (None, None) => false,
    };
    is_foreign.then(|| Problem::of(Kind::FormNotOurs))
}

fn visitor(app: &App, headers: &HeaderMap) -> Result<String, Problem> {
    match Cookie::Visitor.of(headers, app.site()) {
        Some(value) => Ok(value.to_owned()),
        None => Ok(BASE64URL_NOPAD.encode(&database::random::<32>()?)),
    }
}

async fn prepare(app: &App, request: &Parts, visitor: &str) -> Result<View, Problem> {
    let path = request.uri.path();
    if is_for_everybody(path) {
        return Ok(plain(app, request, visitor));
    }
    let credentials = credentials(app, &request.headers);
    let is_token = matches!(credentials, Some(Credentials::Token(_)));
    let Some(credentials) = credentials else { return Ok(plain(app, request, visitor)) };
    let secret = match &credentials {
        Credentials::Session(secret) => Some(secret.clone()),
        Credentials::Token(_) => None,
    };
    let id = request_id(request);
    let recognised = app.0.authenticate.authenticate(app.database(), credentials, &id).await?;
    match (recognised, secret) {
        (Some(one), Some(secret)) => Ok(view(app, request, Some(one), &secret, false)),
        (Some(one), None) => Ok(view(app, request, Some(one), "", true)),
        (None, _) if is_token => Err(Problem::of(Kind::SignInNeeded)),
        (None, _) => Ok(plain(app, request, visitor)),
    }
}

/// Paths where it does not matter who asks: nobody is looked up.
fn is_for_everybody(path: &str) -> bool {
    path.starts_with("/assets/") || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// A personal token counts on the API only, so that it cannot be used to browse.
fn credentials(app: &App, headers: &HeaderMap) -> Option<Credentials> {
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(token) = authorization.and_then(|value| value.strip_prefix("Bearer ")) {
        return Some(Credentials::Token(token.trim().to_owned()));
    }
    let session = Cookie::Session.of(headers, app.site())?;
    Some(Credentials::Session(session.to_owned()))
}

fn plain(app: &App, request: &Parts, visitor: &str) -> View {
    view(app, request, None, visitor, false)
}

fn view(
    app: &App,
    request: &Parts,
    recognised: Option<Recognised>,
    secret: &str,
    by_token: bool,
) -> View {
    let headers = &request.headers;
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let has_session = recognised.is_some() && !by_token;
    let is_token_outside_api = by_token && !request.uri.path().starts_with("/api/");
    let recognised = recognised.filter(|_| !is_token_outside_api);
    View(Arc::new(view::Request {
        app: app.clone(),
        language: language(app, headers, recognised.as_ref()),
        csrf: token_of(secret),
        by_token,
        path: request.uri.path().to_owned(),
        query: request.uri.query().unwrap_or_default().to_owned(),
        id: request_id(request),
        client: client(app, request),
        device: text(header::USER_AGENT).unwrap_or_default().chars().take(200).collect(),
        is_fragment: text(HeaderName::from_static("hx-request")).is_some()
            && text(HeaderName::from_static("hx-boosted")).is_none()
            && text(HeaderName::from_static("hx-history-restore-request")).is_none(),
        notice: Cookie::Notice.of(headers, app.site()).map(str::to_owned),
        session_cookie: has_session.then(|| secret.to_owned()),
        theme: Cookie::Theme
            .of(headers, app.site())
            .and_then(|theme| ["light", "dark"].into_iter().find(|one| *one == theme)),
        recognised,
    }))
}

/// The token of a page's forms: nobody can tell it who does not have the cookie.
pub(crate) fn token_of(secret: &str) -> String {
    if secret.is_empty() {
        return String::new();
    }
    BASE64URL_NOPAD.encode(&Sha256::digest(format!("form token of {secret}")))
}

fn language(app: &App, headers: &HeaderMap, recognised: Option<&Recognised>) -> Language {
    let chosen = recognised.and_then(|one| one.language);
    let cookie = || Cookie::Language.of(headers, app.site()).and_then(|tag| tag.parse().ok());
    chosen.or_else(cookie).unwrap_or(app.site().language)
}

fn request_id(request: &Parts) -> String {
    let id = request.headers.get(headers::REQUEST_ID).and_then(|value| value.to_str().ok());
    id.unwrap_or_default().chars().take(64).collect()
}

/// The peer, or what a proxy that is named says of whom it speaks for.
fn client(app: &App, request: &Parts) -> Option<IpAddr> {
    let peer = request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    let proxies = &app.site().proxies;
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let forwarded = request.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let hops = forwarded.unwrap_or_default().split(',').rev();
    let named = hops.filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
    named.into_iter().find(|hop| !proxies.contains(hop)).or(Some(peer))
}
