//! The keys as a running process holds them: read again when their file was replaced, so that a rotation reaches every process.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

use crate::{
    Error, Result,
    keyring::{FILE, Keyring},
};

/// Which file it was: a replaced one has another number or another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp(u64, Option<SystemTime>);

/// The keys, shared by all who seal and open.
pub(crate) struct KeyStore(RwLock<(Arc<Keyring>, Option<Stamp>)>);

impl KeyStore {
    pub(crate) fn of(keys: Keyring) -> Self {
        // No stamp yet: the first that must be sure reads the file once.
        Self(RwLock::new((Arc::new(keys), None)))
    }

    /// The keys as they were last read.
    pub(crate) fn get(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// The keys as they are in their folder now.
    pub(crate) fn fresh(&self) -> Result<Arc<Keyring>> {
        let (keys, known) = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(folder) = keys.folder() else { return Ok(keys) };
        let stamp = stamp(folder)?;
        if known == Some(stamp) {
            return Ok(keys);
        }
        let read = Arc::new(Keyring::open(folder)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = (Arc::clone(&read), Some(stamp));
        Ok(read)
    }

    /// Keys that include the master key `name`, if there is one.
    pub(crate) fn with_master(&self, name: &str) -> Result<Arc<Keyring>> {
        let keys = self.get();
        if keys.master(name).is_some() { Ok(keys) } else { self.fresh() }
    }
}

fn stamp(folder: &Path) -> Result<Stamp> {
    let path = folder.join(FILE);
    let about = fs::metadata(&path).map_err(|cause| Error::file(&path, cause))?;
    Ok(Stamp(about.ino(), about.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rotation_reaches_who_holds_the_keys_already() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = Keyring::open_or_create(folder.path()).unwrap();
        let store = KeyStore::of(keys.clone());
        assert_eq!(store.fresh().unwrap().current().unwrap().0, "k1");
        keys.rotate().unwrap();
        keys.store(folder.path()).unwrap();
        assert!(store.get().master("k2").is_none());
        assert!(store.with_master("k2").unwrap().master("k2").is_some());
        assert_eq!(store.fresh().unwrap().current().unwrap().0, "k2");
    }
}
