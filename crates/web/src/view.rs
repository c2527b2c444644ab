//! The request as a page needs it: who looks, in which language, where, and with which token its forms are sent.

use std::{net::IpAddr, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Actor, Language, Permission, PermissionInfo, TextArgs, UnitCode};

use crate::{
    app::App,
    authenticate::Recognised,
    prepare::token_of,
    problem::{Kind, Problem},
};

/// What the middleware found out about a request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) app: App,
    pub(crate) language: Language,
    pub(crate) recognised: Option<Recognised>,
    pub(crate) csrf: String,
    pub(crate) by_token: bool,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) id: String,
    pub(crate) client: Option<IpAddr>,
    pub(crate) device: String,
    pub(crate) is_fragment: bool,
    pub(crate) notice: Option<String>,
    pub(crate) session_cookie: Option<String>,
    pub(crate) theme: Option<&'static str>,
}

/// The request as pages see it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct View(pub(crate) Arc<Request>);

impl<S: Sync> FromRequestParts<S> for View {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let view = parts.extensions.get::<Self>().cloned();
        view.ok_or_else(|| Problem::internal(&"a request without a view"))
    }
}

impl View {
    /// What all requests share.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// Who is signed in.
    pub fn actor(&self) -> Option<&Actor> {
        self.0.recognised.as_ref().map(|one| &one.actor)
    }

    /// The active municipality.
    pub fn unit(&self) -> Option<&UnitCode> {
        self.actor()?.unit.as_ref()
    }

    /// The municipalities between which the user may switch, with their names.
    pub fn municipalities(&self) -> &[(UnitCode, String)] {
        self.0.recognised.as_ref().map_or(&[], |one| &one.municipalities)
    }

    /// Notices not read yet.
    pub fn unread(&self) -> u32 {
        self.0.recognised.as_ref().map_or(0, |one| one.unread)
    }

    /// Path of the page that must be dealt with first.
    pub fn step_needed(&self) -> Option<&'static str> {
        self.0.recognised.as_ref().and_then(|one| one.step_needed)
    }

    /// Whether the user may do `P`: for showing or leaving out a button. The action checks again.
    pub fn may<P: Permission>(&self) -> bool {
        self.may_do(PermissionInfo::of::<P>())
    }

    /// Whether the user may do what `permission` names.
    pub fn may_do(&self, permission: PermissionInfo) -> bool {
        self.actor().is_some_and(|actor| actor.may(permission))
    }

    /// The view of an answer that gives a new session: the forms of its page are sent under that one.
    #[must_use]
    pub fn with_session(&self, secret: &str) -> Self {
        let csrf = token_of(secret);
        Self(Arc::new(Request { csrf, ..Request::clone(&self.0) }))
    }

    /// The token that every form carries.
    pub fn csrf(&self) -> &str {
        &self.0.csrf
    }

    /// Whether a personal token was used instead of a session.
    pub fn by_token(&self) -> bool {
        self.0.by_token
    }

    /// The path of the page.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The query of the page, without the question mark.
    pub fn query(&self) -> &str {
        &self.0.query
    }

    /// Path and query of the page: where to come back to.
    pub fn here(&self) -> String {
        if self.0.query.is_empty() {
            return self.0.path.clone();
        }
        format!("{}?{}", self.0.path, self.0.query)
    }

    /// The query of the address as values.
    ///
    /// # Errors
    /// [`Problem`] when it cannot be read as such.
    pub fn read_query<T: serde::de::DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_html_form::from_str(&self.0.query)
            .map_err(|cause| Problem::of(Kind::Unreadable).with_detail(cause.to_string()))
    }

    /// Id of the request.
    pub fn request_id(&self) -> &str {
        &self.0.id
    }

    /// Where the request comes from, as far as it can be believed.
    pub fn client(&self) -> Option<IpAddr> {
        self.0.client
    }

    /// What the browser says of itself, shortened.
    pub fn device(&self) -> &str {
        &self.0.device
    }

    /// Whether htmx asks for a part of the page only.
    pub fn is_fragment(&self) -> bool {
        self.0.is_fragment
    }

    /// Value of the session's cookie, for signing out.
    pub fn session_cookie(&self) -> Option<&str> {
        self.0.session_cookie.as_deref()
    }

    /// The text of `key`.
    pub fn t(&self, key: &str) -> String {
        self.0.app.text(self.0.language, key, &TextArgs::new())
    }

    /// The text of `key` with values.
    pub fn tn(&self, key: &str, args: &TextArgs<'_>) -> String {
        self.0.app.text(self.0.language, key, args)
    }

    /// A Serbian text kept in Latin (a name of a municipality), in the script of the page.
    pub fn show(&self, latin: &str) -> String {
        self.0.language.show(latin).into_owned()
    }

    /// Light or dark, when chosen.
    pub(crate) fn theme(&self) -> Option<&'static str> {
        self.0.theme
    }

    /// What is to be said once, after something was done.
    pub(crate) fn notice(&self) -> Option<String> {
        let key = self.0.notice.as_deref()?;
        let text = self.t(key);
        (text != key).then_some(text)
    }
}
