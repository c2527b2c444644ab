//! Outlines of municipalities for maps: `GET /places/outlines.geojson`. A browser asks again only whether they changed.

use std::sync::Arc;

use web::{
    Answer, May, Problem, View,
    axum::{
        body::Body,
        extract::State,
        http::{HeaderMap, HeaderValue, StatusCode, header},
        response::Response,
    },
};

use crate::{live::LiveFigures, permissions::ViewFigures};

/// `GET /places/outlines.geojson`
pub(super) async fn send(
    May(_permit): May<ViewFigures>,
    view: View,
    State(figures): State<Arc<LiveFigures>>,
    headers: HeaderMap,
) -> Answer {
    let language = view.language();
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.unwrap_or_default().to_owned();
    figures
        .ask(move |figures| {
            let outlines = figures.geography().outlines(&figures.installation, language);
            let outlines = outlines.map_err(|fault| Problem::internal(&fault))?;
            let tag = format!("\"{}\"", outlines.etag);
            let is_known = known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
            let body = if is_known { Body::empty() } else { Body::from(outlines.json.clone()) };
            let mut response = Response::new(body);
            if is_known {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
            }
            let headers = response.headers_mut();
            let tag = HeaderValue::from_str(&tag).map_err(|fault| Problem::internal(&fault))?;
            headers.insert(header::ETAG, tag);
            let media = HeaderValue::from_static("application/geo+json");
            headers.insert(header::CONTENT_TYPE, media);
            let cache = HeaderValue::from_static("private, no-cache");
            headers.insert(header::CACHE_CONTROL, cache);
            headers.insert(header::VARY, HeaderValue::from_static("Cookie"));
            Ok(response)
        })
        .await
}
