//! Where the reference data are.

use std::path::PathBuf;

/// The folder of reference data beside the repository, where it exists.
///
/// Tests on it skip when it is missing, because a user's machine has none; where `CI` is set a missing folder is an
/// error, so that a green run there always means that the reference values were checked.
///
/// # Panics
/// When `CI` is set and the folder is missing.
pub fn shared_data() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "CI needs the reference data at {}",
        folder.display()
    );
    None
}
