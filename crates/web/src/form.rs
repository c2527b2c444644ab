//! Bodies of requests. There is no other way to read one, and each checks where it comes from: a form carries the page's
//! token, an upload too; JSON and uploads are taken from a personal token's holder as well, JSON also with the token in a header.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq as _;

use crate::{
    problem::{Kind, Problem},
    view::View,
};

/// The field with the page's token.
pub const CSRF_FIELD: &str = "csrf";
/// The header with the page's token.
pub const CSRF_HEADER: &str = "x-csrf-token";
/// Most fields of a form.
const MOST_FIELDS: usize = 2_000;

/// What was typed into a form, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

impl Form {
    /// A form filled by the program, to show a record for editing.
    pub fn filled<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        Self { pairs: pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect() }
    }

    /// The value of a field as typed; empty when absent.
    pub fn raw(&self, name: &str) -> &str {
        self.pairs.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value)
    }

    /// The value of a field without spaces around; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// All values of a field that may be chosen several times.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let pairs = self.pairs.iter().filter(|(one, _)| one == name);
        pairs.map(|(_, value)| value.trim()).collect()
    }

    /// Whether a box is ticked or a button was used.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(one, _)| one == name)
    }

    /// All fields with their values.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let view = view_of(&request)?;
        if !is_type(request.headers(), "application/x-www-form-urlencoded") {
            return Err(Problem::of(Kind::UnsupportedMedia));
        }
        let bytes = read(&view, request).await?;
        let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&bytes)
            .map_err(|cause| Problem::of(Kind::Unreadable).with_detail(cause.to_string()))?;
        if pairs.len() > MOST_FIELDS {
            return Err(Problem::of(Kind::TooLarge));
        }
        let form = Self { pairs };
        check_token(&view, form.raw(CSRF_FIELD))?;
        Ok(form)
    }
}

/// A file that was sent with a form.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// The field.
    pub field: String,
    /// Its name on the sender's machine: to show, never to use as a path.
    pub name: String,
    /// What the sender says it is.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A form with files.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// Its fields.
    pub form: Form,
    /// Its files.
    pub files: Vec<SentFile>,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let view = view_of(&request)?;
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(|cause| Problem::of(Kind::UnsupportedMedia).with_detail(cause.to_string()))?;
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|cause| broken(&cause))? {
            let field = part.name().unwrap_or_default().to_owned();
            let name = part.file_name().map(str::to_owned);
            let media_type = part.content_type().unwrap_or_default().to_owned();
            if upload.form.pairs.len() + upload.files.len() > MOST_FIELDS {
                return Err(Problem::of(Kind::TooLarge));
            }
            if let Some(name) = name {
                let bytes = part.bytes().await.map_err(|cause| broken(&cause))?;
                upload.files.push(SentFile { field, name, media_type, bytes });
            } else {
                let value = part.text().await.map_err(|cause| broken(&cause))?;
                upload.form.pairs.push((field, value));
            }
        }
        // Programs name themselves by a token that no browser sends by itself.
        if !view.by_token() {
            check_token(&view, upload.form.raw(CSRF_FIELD))?;
        }
        Ok(upload)
    }
}

/// A JSON body of the API.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let view = view_of(&request)?;
        if !is_type(request.headers(), "application/json") {
            return Err(Problem::of(Kind::UnsupportedMedia));
        }
        if !view.by_token() {
            let token = request.headers().get(CSRF_HEADER).and_then(|value| value.to_str().ok());
            check_token(&view, token.unwrap_or_default())?;
        }
        let bytes = read(&view, request).await?;
        let value = serde_json::from_slice(&bytes)
            .map_err(|cause| Problem::of(Kind::Unreadable).with_detail(cause.to_string()))?;
        Ok(Self(value))
    }
}

fn view_of(request: &Request) -> Result<View, Problem> {
    let view = request.extensions().get::<View>().cloned();
    view.ok_or_else(|| Problem::internal(&"a request without a view"))
}

fn check_token(view: &View, token: &str) -> Result<(), Problem> {
    let is_same: bool = view.csrf().as_bytes().ct_eq(token.as_bytes()).into();
    if is_same && !token.is_empty() { Ok(()) } else { Err(Problem::of(Kind::FormNotOurs)) }
}

fn is_type(headers: &HeaderMap, expected: &str) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case(expected)
}

/// The whole body of a form or of JSON; uploads may be larger.
async fn read(view: &View, request: Request) -> Result<Bytes, Problem> {
    let most = view.app().site().largest_form;
    axum::body::to_bytes(request.into_body(), most).await.map_err(|cause| {
        let is_too_large = cause.into_inner().is::<http_body_util::LengthLimitError>();
        Problem::of(if is_too_large { Kind::TooLarge } else { Kind::Unreadable })
    })
}

fn broken(cause: &axum::extract::multipart::MultipartError) -> Problem {
    if cause.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Problem::of(Kind::TooLarge)
    } else {
        Problem::of(Kind::Unreadable).with_detail(cause.body_text())
    }
}
