//! Answers that a browser may keep and ask about: an `ETag`, and 304 without a body when it is still good.
//!
//! A handler opts in by putting [`Cacheable`] into the extensions of its response. Pages with personal data do not.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::problem::Problem;

/// Marks a response that may be kept and asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cacheable {
    /// The tag is made from the body.
    ByContent,
    /// The tag is known: a digest of what the body was made from.
    Tagged(String),
}

/// Largest body from which a tag is made, in bytes.
const LARGEST: usize = 64 << 20;

/// Gives marked responses their tag and answers 304 where the browser has it already.
pub(crate) async fn tag(request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = known(request.headers());
    let response = next.run(request).await;
    let marked = response.extensions().get::<Cacheable>().cloned();
    match marked {
        Some(marked) if is_read && response.status() == StatusCode::OK => {
            tagged(response, marked, &known).await
        }
        _ => response,
    }
}

async fn tagged(response: Response, marked: Cacheable, known: &[String]) -> Response {
    let (mut parts, body) = response.into_parts();
    let (digest, body) = match marked {
        Cacheable::Tagged(digest) => (digest, body),
        Cacheable::ByContent => match to_bytes(body, LARGEST).await {
            Ok(bytes) => (digest_of(&bytes), Body::from(bytes)),
            Err(cause) => {
                return axum::response::IntoResponse::into_response(Problem::internal(&cause));
            }
        },
    };
    // Weak, because compression changes the bytes and not what they say.
    let Ok(value) = HeaderValue::from_str(&format!("W/\"{digest}\"")) else {
        return Response::from_parts(parts, body);
    };
    parts.headers.insert(header::ETAG, value);
    if !known.iter().any(|one| *one == digest || one == "*") {
        return Response::from_parts(parts, body);
    }
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    Response::from_parts(parts, Body::empty())
}

fn digest_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    BASE64URL_NOPAD.encode(digest.first_chunk::<16>().map_or(&[][..], |part| part))
}

/// The tags that the browser has, compared weakly.
fn known(headers: &HeaderMap) -> Vec<String> {
    let all = headers.get_all(header::IF_NONE_MATCH).iter();
    all.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|one| one.trim().trim_start_matches("W/").trim_matches('"').to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use axum::{Router, middleware, routing};
    use tower::ServiceExt as _;

    use super::*;

    async fn get(known: Option<&str>, marked: Option<Cacheable>) -> (u16, Option<String>, usize) {
        let handler = move || async move {
            let mut response = Response::new(Body::from("Vedrovo"));
            if let Some(marked) = marked {
                response.extensions_mut().insert(marked);
            }
            response
        };
        let router = Router::new().route("/", routing::get(handler));
        let router = router.layer(middleware::from_fn(tag));
        let mut request = axum::http::Request::get("/");
        if let Some(known) = known {
            request = request.header(header::IF_NONE_MATCH, known);
        }
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let tag = response.headers().get(header::ETAG).map(|tag| tag.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        (status, tag, to_bytes(response.into_body(), 100).await.unwrap().len())
    }

    #[tokio::test]
    async fn a_browser_that_has_it_already_gets_no_body() {
        let (status, tag, length) = get(None, Some(Cacheable::ByContent)).await;
        assert_eq!((status, length), (200, 7));
        let known = format!("\"other\", {}", tag.clone().unwrap());
        assert_eq!(get(Some(&known), Some(Cacheable::ByContent)).await, (304, tag, 0));
    }

    #[tokio::test]
    async fn a_known_digest_is_the_tag() {
        let marked = Some(Cacheable::Tagged("abc".to_owned()));
        let tag = Some("W/\"abc\"".to_owned());
        assert_eq!(get(Some("W/\"abc\""), marked.clone()).await, (304, tag.clone(), 0));
        assert_eq!(get(Some("W/\"abd\""), marked).await, (200, tag, 7));
    }

    #[tokio::test]
    async fn what_is_not_marked_is_never_tagged() {
        assert_eq!(get(Some("*"), None).await, (200, None, 7));
    }
}
