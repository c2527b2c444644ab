//! Headers that keep pages safe in the browser.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use crate::{app::App, server::Cacheable, view::View};

/// The header with the request's id.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing but what this site serves itself; no inline script or style, no frame, no plug-in.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(crate) fn secure(app: &App, view: &View, response: &mut Response) {
    let is_cacheable = response.extensions().get::<Cacheable>().is_some();
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.site().is_secure() {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(value);
    }
    // Pages with personal data are kept by nobody on the way and by no browser.
    let kept = match (is_cacheable, view.actor()) {
        (true, _) => "private, no-cache",
        (false, Some(_)) => "no-store",
        (false, None) => "no-cache",
    };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    if let Ok(value) = HeaderValue::from_str(view.request_id()) {
        headers.insert(REQUEST_ID, value);
    }
}
