//! Whether files of an installation have changed, without reading them.

use std::{ffi::OsString, fs, path::Path, time::SystemTime};

/// The folders that figures are read from. A run is there whole or not at all, so its folder's name says all.
const FOLDERS: [&str; 3] = ["catalogue", "figures", "runs"];

/// Names, sizes and times of change of the files that figures are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp(Vec<(OsString, u64, Option<SystemTime>)>);

impl Stamp {
    /// The stamp of `folder` now; what cannot be read leaves no trace here, and its fault to who reads it.
    pub(super) fn of(folder: &Path) -> Self {
        let entries = FOLDERS.iter().filter_map(|name| fs::read_dir(folder.join(name)).ok());
        let mut files: Vec<_> = entries
            .flatten()
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let about = entry.metadata().ok()?;
                Some((entry.path().into_os_string(), about.len(), about.modified().ok()))
            })
            .collect();
        files.sort();
        Self(files)
    }
}
