//! Any bytes as a file of boundaries, fresh or stored: never a panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use places::{Places, boundaries};

static PLACES: LazyLock<Option<Places>> = LazyLock::new(|| Places::shipped().ok());

fuzz_target!(|bytes: &[u8]| {
    let Some(places) = PLACES.as_ref() else { return };
    let _import = boundaries::import("file", bytes, places, boundaries::TOLERANCE);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _stored = boundaries::Outlines::from_json("file", text);
    }
});
