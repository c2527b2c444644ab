//! Blobs as files, `DIR/blobs/ab/<id>`: written beside, synced, renamed, the folders synced, before the row that names them.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    time::SystemTime,
};

use uuid::Uuid;

use crate::{Error, Result};

/// The folder of blobs within the installation's.
pub(crate) const FOLDER: &str = "blobs";

/// Where the blob `id` lies. The last digits of an id are chance, so that the folders fill evenly.
pub(crate) fn path(folder: &Path, id: Uuid) -> PathBuf {
    let name = id.simple().to_string();
    let part: String = name.chars().skip(30).collect();
    folder.join(FOLDER).join(part).join(name)
}

/// Writes the bytes so that they survive a power cut.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    store(path, bytes).map_err(|cause| Error::file(path, cause))
}

fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let parent = path.parent().unwrap_or(path);
    let is_new = !parent.is_dir();
    fs::create_dir_all(parent)?;
    let beside = path.with_extension("new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_folder(parent)?;
    if is_new {
        // The folder itself, and the one that holds it, may have just been made.
        for above in parent.ancestors().skip(1).take(2) {
            sync_folder(above)?;
        }
    }
    Ok(())
}

/// While this is held no file of a blob is removed: a backup reads them.
pub(crate) fn hold_files(folder: &Path) -> Result<fs::File> {
    let file = lock_file(folder)?;
    file.lock().map_err(|cause| Error::file(&folder.join(LOCK), cause))?;
    Ok(file)
}

/// The right to remove files, `None` while a backup reads them: then they stay until the orphans are removed.
pub(super) fn may_remove(folder: &Path) -> Result<Option<fs::File>> {
    let file = lock_file(folder)?;
    Ok(file.try_lock_shared().is_ok().then_some(file))
}

const LOCK: &str = "blobs.lock";

fn lock_file(folder: &Path) -> Result<fs::File> {
    let path = folder.join(LOCK);
    let mut options = fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).open(&path);
    file.map_err(|cause| Error::file(&path, cause))
}

pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// A file in the folder of blobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where.
    pub(crate) path: PathBuf,
    /// The blob that it belongs to, `None` for what an interrupted write has left.
    pub(crate) id: Option<Uuid>,
    /// When it was written.
    pub(crate) modified: SystemTime,
}

/// All files in the folder of blobs.
pub(crate) fn list(folder: &Path) -> Result<Vec<Found>> {
    let root = folder.join(FOLDER);
    let fail = |cause| Error::file(&root, cause);
    let mut found = Vec::new();
    if !root.is_dir() {
        return Ok(found);
    }
    for part in fs::read_dir(&root).map_err(fail)? {
        let part = part.map_err(fail)?.path();
        if !part.is_dir() {
            continue;
        }
        for file in fs::read_dir(&part).map_err(fail)? {
            let file = file.map_err(fail)?;
            let modified = file.metadata().and_then(|about| about.modified()).map_err(fail)?;
            let id = file.file_name().to_str().and_then(|name| Uuid::try_parse(name).ok());
            found.push(Found { path: file.path(), id, modified });
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_is_a_file_named_by_its_id_and_nothing_else_lies_beside() {
        let folder = tempfile::tempdir().unwrap();
        let id = Uuid::from_u128(0xab);
        let path = path(folder.path(), id);
        assert!(path.ends_with("blobs/ab/000000000000000000000000000000ab"), "{path:?}");
        write(&path, b"sealed").unwrap();
        let found = list(folder.path()).unwrap();
        assert_eq!(found.iter().map(|found| found.id).collect::<Vec<_>>(), [Some(id)]);
        assert_eq!(fs::read(&path).unwrap(), b"sealed");
    }
}
