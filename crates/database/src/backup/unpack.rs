//! Reading the archive: only what an installation holds, only below the folder, no more than the manifest says.

use std::{
    fs,
    io::{self, Read, Write as _},
    path::{Component, Path},
};

use super::{
    content::{DUMP, FILES, FOLDERS, SQLITE},
    manifest::{LONGEST, Manifest, NAME},
};
use crate::{Error, Keyring, Result, blob::file::sync_folder};

/// Most folders below one another.
const DEEPEST: usize = 8;
/// Longest path within the archive.
const LONGEST_PATH: usize = 400;

/// Opens the backup and unpacks it into `folder`, which must be there and empty. Every file is synced.
pub(super) fn unpack(backup: &Path, keys: &Keyring, folder: &Path) -> Result<Manifest> {
    let file = fs::File::open(backup).map_err(|cause| Error::file(backup, cause))?;
    let identity = keys.backup_identity()?;
    let opened = age::Decryptor::new_buffered(io::BufReader::new(file))
        .and_then(|sealed| sealed.decrypt(std::iter::once(&identity as &dyn age::Identity)))
        .map_err(|cause| Error::Backup(format!("{}: {cause}", backup.display())))?;
    unpack_archive(opened, folder)
}

pub(super) fn unpack_archive(reader: impl Read, folder: &Path) -> Result<Manifest> {
    let mut archive = tar::Archive::new(reader);
    let mut entries = archive.entries().map_err(damaged)?;
    let first = entries.next().ok_or_else(|| Error::Backup("it is empty".into()))?;
    let manifest = read_manifest(first.map_err(damaged)?)?;
    let (mut files, mut bytes) = (0_u64, 0_u64);
    for entry in entries {
        let mut entry = entry.map_err(damaged)?;
        files += 1;
        bytes = bytes.saturating_add(entry.size());
        if files > manifest.files || bytes > manifest.bytes {
            return Err(Error::Backup("it holds more than its manifest says".into()));
        }
        unpack_entry(&mut entry, folder)?;
    }
    if (files, bytes) != (manifest.files, manifest.bytes) {
        return Err(Error::Backup("it holds less than its manifest says".into()));
    }
    // What is beyond the archive's end must be read too: only then is the encryption's own end checked.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(damaged)?;
    sync_folders(folder).map_err(|cause| Error::file(folder, cause))?;
    Ok(manifest)
}

fn read_manifest(entry: tar::Entry<'_, impl Read>) -> Result<Manifest> {
    if entry.path_bytes().as_ref() != NAME.as_bytes() {
        return Err(Error::Backup(format!("it does not begin with {NAME}")));
    }
    let mut bytes = Vec::new();
    entry.take(LONGEST).read_to_end(&mut bytes).map_err(damaged)?;
    Manifest::parse(&bytes)
}

fn unpack_entry(entry: &mut tar::Entry<'_, impl Read>, folder: &Path) -> Result<()> {
    let name = entry.path().map_err(damaged)?.into_owned();
    if entry.header().entry_type() != tar::EntryType::Regular || !is_ours(&name) {
        let name = name.display();
        return Err(Error::Backup(format!("{name} does not belong into a backup")));
    }
    let path = folder.join(&name);
    write(entry, &path).map_err(|cause| Error::file(&path, cause))
}

fn write(entry: &mut impl Read, path: &Path) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    io::copy(entry, &mut file)?;
    file.flush()?;
    file.sync_all()
}

/// A plain relative path to something that an installation holds.
fn is_ours(path: &Path) -> bool {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => match part.to_str() {
                Some(part) => parts.push(part),
                None => return false,
            },
            _ => return false,
        }
    }
    // A path that is written in a roundabout way is refused even where it leads to the right place.
    if path.as_os_str().len() > LONGEST_PATH || parts.join("/") != path.to_string_lossy() {
        return false;
    }
    match parts.as_slice() {
        [file] => [SQLITE, DUMP].contains(file) || FILES.contains(file),
        [folder, rest @ ..] => FOLDERS.contains(folder) && rest.len() <= DEEPEST,
        [] => false,
    }
}

fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` takes")]
fn damaged(cause: io::Error) -> Error {
    Error::Backup(format!("it is damaged: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: u64, bytes: u64) -> Vec<u8> {
        format!(
            r#"{{"format":1,"program":"0","kind":"SQLite","made_at":"2026-11-27T12:00:00Z","migrations":[],
            "masters":[],"audit_entries":0,"audit_segments":0,"keys":0,"blobs":0,"files":{files},"bytes":{bytes},
            "database_sha256":""}}"#
        )
        .into_bytes()
    }

    fn archive(entries: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, kind, bytes) in entries {
            let mut header = tar::Header::new_gnu();
            // Past the checks of the library's own writer.
            header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_entry_type(*kind);
            header.set_size(bytes.len() as u64);
            header.set_mode(0o600);
            if kind.is_symlink() {
                header.set_link_name("/etc/passwd").unwrap();
            }
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn fault(entries: &[(&str, tar::EntryType, &[u8])]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("inside");
        fs::create_dir(&inside).unwrap();
        let fault = unpack_archive(archive(entries).as_slice(), &inside).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something lies outside");
        fault.to_string()
    }

    #[test]
    fn what_does_not_belong_into_an_installation_is_refused() {
        let file = tar::EntryType::Regular;
        let head = manifest(1, 1);
        for name in
            ["../x", "/tmp/x", "blobs/../../x", "keyring.toml", "blobs", "./svi.db", "blobs//x"]
        {
            let found = fault(&[(NAME, file, &head), (name, file, b"x")]);
            assert!(found.ends_with("does not belong into a backup"), "{name}: {found}");
        }
        let empty = manifest(1, 0);
        for kind in [tar::EntryType::Symlink, tar::EntryType::Link, tar::EntryType::Fifo] {
            let found = fault(&[(NAME, file, &empty), ("blobs/x", kind, b"")]);
            assert!(found.ends_with("does not belong into a backup"), "{kind:?}: {found}");
        }
    }

    #[test]
    fn an_archive_holds_what_its_manifest_says() {
        let file = tar::EntryType::Regular;
        let more = fault(&[(NAME, file, &manifest(1, 1)), ("svi.toml", file, b"xy")]);
        assert_eq!(more, "the backup cannot be used: it holds more than its manifest says");
        let less = fault(&[(NAME, file, &manifest(2, 2)), ("svi.toml", file, b"xy")]);
        assert_eq!(less, "the backup cannot be used: it holds less than its manifest says");
        let none = fault(&[("svi.toml", file, b"xy")]);
        assert_eq!(none, "the backup cannot be used: it does not begin with manifest.json");
    }

    #[test]
    fn a_right_archive_unpacks() {
        let file = tar::EntryType::Regular;
        let folder = tempfile::tempdir().unwrap();
        let entries: [(&str, tar::EntryType, &[u8]); 3] =
            [(NAME, file, &manifest(2, 3)), ("svi.toml", file, b"xy"), ("runs/a/b", file, b"z")];
        let found = unpack_archive(archive(&entries).as_slice(), folder.path()).unwrap();
        assert_eq!((found.files, found.bytes), (2, 3));
        assert_eq!(fs::read(folder.path().join("runs/a/b")).unwrap(), b"z");
    }
}
