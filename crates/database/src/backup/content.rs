//! The files of a backup: the database's snapshot from a staging folder, the rest from the installation's.

use std::{
    fs, io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{Error, Result, audit::chain::hex, backend::SQLITE_FILE, id};

/// The folders of an installation that a backup holds.
pub(super) const FOLDERS: [&str; 5] = ["blobs", "runs", "figures", "catalogue", "words"];
/// The single files that it holds beside the database.
pub(super) const FILES: [&str; 1] = ["svi.toml"];
/// The dump of PostgreSQL within the archive.
pub(super) const DUMP: &str = "database.dump";
/// The file of SQLite within the archive.
pub(super) const SQLITE: &str = SQLITE_FILE;

/// How names of staging folders begin.
const STAGING: &str = ".staging-";

/// A folder within the installation's for what is on the way into a backup; gone when dropped.
pub(super) struct Staging(PathBuf);

impl Staging {
    pub(super) fn make(folder: &Path) -> Result<Self> {
        let chance = Uuid::from_bytes(id::random()?).simple();
        let path = folder.join(format!("{STAGING}{chance}"));
        let mut builder = fs::DirBuilder::new();
        builder.mode(0o700).create(&path).map_err(|cause| Error::file(&path, cause))?;
        Ok(Self(path))
    }

    /// Removes what killed backups have left in `folder`. The caller is the only one at it.
    pub(super) fn clear(folder: &Path) -> Result<()> {
        let fail = |cause| Error::file(folder, cause);
        for entry in fs::read_dir(folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            if entry.file_name().to_string_lossy().starts_with(STAGING) {
                fs::remove_dir_all(entry.path()).map_err(fail)?;
            }
        }
        Ok(())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if let Err(cause) = fs::remove_dir_all(&self.0) {
            tracing::warn!(path = %self.0.display(), %cause, "a staging folder stays");
        }
    }
}

/// One file: its name in the archive, where it lies, its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) length: u64,
}

/// The files of a backup, the database first.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) items: Vec<Item>,
}

impl Content {
    pub(super) fn collect(folder: &Path, staging: &Staging) -> Result<Self> {
        let mut items = Vec::new();
        for name in [SQLITE, DUMP] {
            add_file(&mut items, name.to_owned(), staging.path().join(name))?;
        }
        for name in FILES {
            add_file(&mut items, name.to_owned(), folder.join(name))?;
        }
        for name in FOLDERS {
            add_folder(&mut items, name, &folder.join(name))?;
        }
        Ok(Self { items })
    }

    pub(super) fn files(&self) -> u64 {
        self.items.len() as u64
    }

    pub(super) fn bytes(&self) -> u64 {
        self.items.iter().map(|item| item.length).sum()
    }

    pub(super) fn database_sha256(&self) -> Result<String> {
        let database =
            self.items.first().filter(|item| [SQLITE, DUMP].contains(&item.name.as_str()));
        let database = database.ok_or_else(|| Error::Backup("no database was taken".into()))?;
        sha256(&database.path)
    }
}

/// SHA-256 of a file in hexadecimal digits.
pub(super) fn sha256(path: &Path) -> Result<String> {
    let fail = |cause| Error::file(path, cause);
    let mut file = fs::File::open(path).map_err(fail)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let read = io::Read::read(&mut file, &mut buffer).map_err(fail)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hasher.update(part);
    }
    Ok(hex(&hasher.finalize()))
}

fn add_file(items: &mut Vec<Item>, name: String, path: PathBuf) -> Result<()> {
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_file() => {
            items.push(Item { name, path, length: about.len() });
            Ok(())
        }
        // Neither links nor devices belong to an installation.
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Error::file(&path, cause)),
    }
}

fn add_folder(items: &mut Vec<Item>, name: &str, folder: &Path) -> Result<()> {
    let fail = |cause| Error::file(folder, cause);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(fail(cause)),
    };
    let mut entries: Vec<fs::DirEntry> = entries.collect::<io::Result<_>>().map_err(fail)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file_name = entry.file_name();
        let file_name = file_name.to_str();
        // What is being written at this moment is not there yet.
        let Some(file_name) = file_name.filter(|name| is_settled(name)) else { continue };
        let name = format!("{name}/{file_name}");
        if entry.file_type().map_err(fail)?.is_dir() {
            add_folder(items, &name, &entry.path())?;
        } else {
            add_file(items, name, entry.path())?;
        }
    }
    Ok(())
}

fn is_settled(name: &str) -> bool {
    !name.starts_with('.') && Path::new(name).extension().is_none_or(|extension| extension != "new")
}
