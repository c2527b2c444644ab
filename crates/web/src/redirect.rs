//! After something was done: elsewhere on this site, with a word that it was done.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use crate::{cookies::Cookie, view::View};

/// Leads to a page of this site (303). A path that leads elsewhere leads home.
pub fn to(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let there = if is_local(path) { path } else { "/" };
    let value = HeaderValue::from_str(there).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, value);
    response
}

/// Leads to a page of this site, which says the text of `key` once.
pub fn with_notice(view: &View, path: &str, key: &str) -> Response {
    let mut response = to(path);
    if let Some(cookie) = Cookie::Notice.set(view.app().site(), key, None) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether a path stays on this site.
pub fn is_local(path: &str) -> bool {
    let bytes = path.as_bytes();
    path.starts_with('/')
        && !matches!(bytes.get(1), Some(b'/' | b'\\'))
        && bytes.iter().all(|byte| (0x21..0x7f).contains(byte) && *byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_local() {
        for path in ["/", "/households?page=2", "/households/01890a5d"] {
            assert!(is_local(path), "{path}");
        }
        for path in ["", "//evil.rs", "/\\evil.rs", "https://evil.rs", "/a\nb", "javascript:1"] {
            assert!(!is_local(path), "{path}");
        }
    }
}
