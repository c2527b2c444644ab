//! What `frontend/` has built: scripts, styles, fonts, embedded in the program under names that change with their contents.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::Response,
};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{
    problem::{Answer, Problem},
    server::Cacheable,
};

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Dist;

#[derive(Debug, Clone, Deserialize)]
struct Entry {
    file: String,
    #[serde(default)]
    css: Vec<String>,
}

/// Addresses of the scripts and styles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assets {
    entries: BTreeMap<String, Entry>,
}

impl Assets {
    /// What is embedded in the program.
    pub(crate) fn embedded() -> Self {
        let manifest = Dist::get(".vite/manifest.json");
        let entries = manifest.and_then(|file| serde_json::from_slice(&file.data).ok());
        Self { entries: entries.unwrap_or_default() }
    }

    /// Addresses of the styles of an entry.
    pub(crate) fn styles(&self, entry: &str) -> Vec<String> {
        let css = self.entries.get(entry).map_or(&[][..], |entry| &entry.css);
        css.iter().map(|file| address(file)).collect()
    }

    /// Address of the script of an entry.
    pub(crate) fn script(&self, entry: &str) -> Option<String> {
        self.entries.get(entry).map(|entry| address(&entry.file))
    }
}

fn address(file: &str) -> String {
    format!("/assets/{}", file.trim_start_matches("assets/"))
}

/// Serves a built file. Its name holds a digest, so it may be kept for ever.
pub(crate) async fn serve(Path(name): Path<String>) -> Answer {
    let file = Dist::get(&format!("assets/{name}")).or_else(|| Dist::get(&name));
    let file = file.ok_or_else(Problem::not_found)?;
    let digest = data_encoding::BASE64URL_NOPAD.encode(&file.metadata.sha256_hash());
    let mut response = Response::new(Body::from(file.data));
    response.extensions_mut().insert(Cacheable::Tagged(digest));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(&name)));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    Ok(response)
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" | "map" => "application/json",
        _ => "application/octet-stream",
    }
}
