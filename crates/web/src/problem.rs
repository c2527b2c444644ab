//! What can go wrong for somebody at the other end: one type, a stable slug each, a page that explains it (RFC 9457).
//!
//! A handler returns a [`Problem`]; the middleware turns it into a page or JSON in the reader's language. Causes are logged
//! once and never shown.

use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// The kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nobody is signed in.
    SignInNeeded,
    /// There is nothing here, or nothing that this user may see.
    NotFound,
    /// The form comes from another page, or the page is too old.
    FormNotOurs,
    /// The request cannot be read.
    Unreadable,
    /// Something in the form is missing or wrong.
    Invalid,
    /// Somebody else changed the record in the meantime.
    ChangedMeanwhile,
    /// It exists already.
    ExistsAlready,
    /// The method does not fit the address.
    MethodNotAllowed,
    /// The upload is too large.
    TooLarge,
    /// The kind of file or body is not taken here.
    UnsupportedMedia,
    /// Too many attempts.
    TooMany,
    /// A second factor or another step is needed first.
    StepNeeded,
    /// The program failed.
    Internal,
    /// The database does not answer, or the program is stopping.
    Unavailable,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::SignInNeeded,
        Self::NotFound,
        Self::FormNotOurs,
        Self::Unreadable,
        Self::Invalid,
        Self::ChangedMeanwhile,
        Self::ExistsAlready,
        Self::MethodNotAllowed,
        Self::TooLarge,
        Self::UnsupportedMedia,
        Self::TooMany,
        Self::StepNeeded,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The stable name: in the address of its page, in JSON, in keys of texts.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::SignInNeeded => "sign-in-needed",
            Self::NotFound => "not-found",
            Self::FormNotOurs => "form-not-ours",
            Self::Unreadable => "unreadable",
            Self::Invalid => "invalid",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::ExistsAlready => "exists-already",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::TooLarge => "too-large",
            Self::UnsupportedMedia => "unsupported-media",
            Self::TooMany => "too-many",
            Self::StepNeeded => "step-needed",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }

    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::FormNotOurs | Self::StepNeeded => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::ChangedMeanwhile | Self::ExistsAlready => StatusCode::CONFLICT,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The kind of that slug.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: Kind,
    /// What exactly, in the reader's language; empty when the kind says all.
    pub detail: String,
    /// Fields of a JSON body that are wrong, with what was expected.
    pub fields: Vec<(String, String)>,
    /// Seconds until it makes sense to try again.
    pub retry_after: Option<u64>,
}

impl Problem {
    /// A problem that its kind explains.
    pub const fn of(kind: Kind) -> Self {
        Self { kind, detail: String::new(), fields: Vec::new(), retry_after: None }
    }

    /// There is nothing here for this user.
    pub const fn not_found() -> Self {
        Self::of(Kind::NotFound)
    }

    /// With what exactly is wrong.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// With the fields that are wrong.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<(String, String)>) -> Self {
        self.fields = fields;
        self
    }

    /// A fault of the program: the cause is logged here, once, and not shown.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::of(Kind::Internal)
    }
}

impl From<database::Error> for Problem {
    fn from(error: database::Error) -> Self {
        match error {
            database::Error::Stale { .. } => Self::of(Kind::ChangedMeanwhile),
            database::Error::Duplicate => Self::of(Kind::ExistsAlready),
            database::Error::Erased => Self::not_found(),
            database::Error::Stopped(_) => Self::of(Kind::Unavailable),
            other => Self::internal(&other),
        }
    }
}

impl IntoResponse for Problem {
    /// Carries the problem to the middleware, which knows the reader's language.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.kind.status();
        response.extensions_mut().insert(self);
        response
    }
}

/// What handlers return.
pub type Answer<T = Response> = Result<T, Problem>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_leads_back_to_its_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_slug(kind.slug()), Some(kind));
        }
    }
}
