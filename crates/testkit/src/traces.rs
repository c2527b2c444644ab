//! Whether a text stands in any file: what an erasure must not leave.

use std::{fs, path::Path};

/// Which of `texts` stand as plain bytes in some file of a folder, sorted.
///
/// # Panics
/// When a file cannot be read.
#[expect(clippy::expect_used, reason = "for tests: what cannot be read is a failed test")]
pub fn traces<'a>(folder: &Path, texts: &[&'a str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("a file");
            let is_there =
                |text: &&&str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            found.extend(texts.iter().filter(is_there).copied());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
