//! The installation's keys. They lie in a folder of their own, outside the data and outside every backup.
//!
//! `keyring.toml` there holds the master keys (one of them current), the key of look-up hashes and the key of backups.
//! A keyring is never printed: its `Debug` shows names only.

use std::{
    collections::BTreeMap,
    fmt, io,
    path::{Path, PathBuf},
};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

use crate::{Error, Result, id};

/// Length of a symmetric key in bytes.
pub(crate) const KEY_LENGTH: usize = 32;

/// A symmetric key that is wiped from memory.
#[derive(Clone, ZeroizeOnDrop)]
pub(crate) struct Key(pub(crate) [u8; KEY_LENGTH]);

impl Key {
    /// A new random key.
    pub(crate) fn random() -> Result<Self> {
        Ok(Self(id::random()?))
    }
}

/// The keys of an installation.
#[derive(Clone)]
pub struct Keyring {
    current: String,
    masters: BTreeMap<String, Key>,
    lookup: Key,
    backup: Zeroizing<String>,
    folder: Option<PathBuf>,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring")
            .field("current", &self.current)
            .field("masters", &self.masters.keys())
            .finish_non_exhaustive()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    current: String,
    lookup: String,
    backup: String,
    master: BTreeMap<String, String>,
}

/// The file of keys within their folder.
pub(crate) const FILE: &str = "keyring.toml";

impl Keyring {
    /// Reads the keys of `folder`, or makes new ones there when it has none.
    ///
    /// # Errors
    /// [`Error::Keys`] when the file is not a keyring, [`Error::File`] when it cannot be read or written.
    pub fn open_or_create(folder: &Path) -> Result<Self> {
        match std::fs::read_to_string(folder.join(FILE)) {
            Ok(text) => Self::parse(&text, folder),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                let mut keys = Self::generate()?;
                keys.folder = Some(folder.to_owned());
                keys.store(folder)?;
                Ok(keys)
            }
            Err(cause) => Err(Error::file(&folder.join(FILE), cause)),
        }
    }

    /// Reads the keys of `folder`.
    ///
    /// # Errors
    /// [`Error::File`] when there are none, [`Error::Keys`] when the file is not a keyring.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path).map_err(|cause| Error::file(&path, cause))?;
        Self::parse(&Zeroizing::new(text), folder)
    }

    /// New random keys, kept nowhere yet.
    ///
    /// # Errors
    /// [`Error::Keys`] without randomness.
    pub fn generate() -> Result<Self> {
        use age::secrecy::ExposeSecret as _;
        let name = "k1".to_owned();
        Ok(Self {
            masters: BTreeMap::from([(name.clone(), Key::random()?)]),
            current: name,
            lookup: Key::random()?,
            backup: Zeroizing::new(
                age::x25519::Identity::generate().to_string().expose_secret().to_owned(),
            ),
            folder: None,
        })
    }

    /// Adds a new master key and makes it the current one; the older stay to open what they sealed.
    ///
    /// # Errors
    /// [`Error::Keys`] without randomness.
    pub fn rotate(&mut self) -> Result<&str> {
        let next = (1..).map(|number: u32| format!("k{number}"));
        let name = next.into_iter().find(|name| !self.masters.contains_key(name));
        self.current = name.unwrap_or_default();
        self.masters.insert(self.current.clone(), Key::random()?);
        Ok(&self.current)
    }

    /// Writes the keys into `folder`, readable by the owner only.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn store(&self, folder: &Path) -> Result<()> {
        let encode = |key: &Key| BASE64.encode(&key.0);
        let file = File {
            current: self.current.clone(),
            lookup: encode(&self.lookup),
            backup: self.backup.to_string(),
            master: self.masters.iter().map(|(name, key)| (name.clone(), encode(key))).collect(),
        };
        let text = toml::to_string(&file).map_err(|cause| Error::Keys(cause.to_string()))?;
        write_secret(folder, &Zeroizing::new(text))
    }

    /// The master key of that name.
    pub(crate) fn master(&self, name: &str) -> Option<&Key> {
        self.masters.get(name)
    }

    /// The current master key with its name.
    pub(crate) fn current(&self) -> Result<(&str, &Key)> {
        let key = self.masters.get(&self.current);
        let key = key.ok_or_else(|| Error::Keys(format!("there is no key {}", self.current)))?;
        Ok((&self.current, key))
    }

    /// Names of all master keys.
    pub(crate) fn master_names(&self) -> impl Iterator<Item = &str> {
        self.masters.keys().map(String::as_str)
    }

    /// Forgets a master key that is not the current one.
    pub(crate) fn forget(&mut self, name: &str) {
        if name != self.current {
            self.masters.remove(name);
        }
    }

    /// Where the keys lie, `None` when they are kept nowhere.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The key of look-up hashes.
    pub(crate) const fn lookup(&self) -> &Key {
        &self.lookup
    }

    /// The age identity that opens backups.
    pub(crate) fn backup_identity(&self) -> Result<age::x25519::Identity> {
        self.backup.parse().map_err(|cause: &str| Error::Keys(format!("key of backups: {cause}")))
    }

    fn parse(text: &str, folder: &Path) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|cause| {
            Error::Keys(format!("{FILE}: expected a keyring, found: {}", cause.message()))
        })?;
        let masters = file
            .master
            .iter()
            .map(|(name, text)| Ok((name.clone(), decode(name, text)?)))
            .collect::<Result<_>>()?;
        let keys = Self {
            current: file.current,
            masters,
            lookup: decode("lookup", &file.lookup)?,
            backup: Zeroizing::new(file.backup),
            folder: Some(folder.to_owned()),
        };
        keys.current()?;
        keys.backup_identity()?;
        Ok(keys)
    }
}

fn decode(name: &str, text: &str) -> Result<Key> {
    let wrong = || Error::Keys(format!("{FILE}: {name}: expected 32 bytes in base64"));
    let mut bytes = BASE64.decode(text.as_bytes()).map_err(|_cause| wrong())?;
    let key = <[u8; KEY_LENGTH]>::try_from(bytes.as_slice()).map(Key).map_err(|_cause| wrong());
    bytes.zeroize();
    key
}

/// Writes beside, syncs, renames: an interrupted write leaves the old keys.
fn write_secret(folder: &Path, text: &str) -> Result<()> {
    use std::{
        io::Write as _,
        os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    };
    let path = folder.join(FILE);
    let beside = folder.join(format!("{FILE}.new"));
    let fail = |cause| Error::file(&path, cause);
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(fail)?;
    let mut options = std::fs::OpenOptions::new();
    let mut file =
        options.write(true).create(true).truncate(true).mode(0o600).open(&beside).map_err(fail)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)?;
    std::fs::rename(&beside, &path).map_err(fail)?;
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(fail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written_and_rotate() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = Keyring::open_or_create(folder.path()).unwrap();
        assert_eq!(keys.rotate().unwrap(), "k2");
        keys.store(folder.path()).unwrap();
        let read = Keyring::open(folder.path()).unwrap();
        assert_eq!(read.current().unwrap().0, "k2");
        assert_eq!(read.master("k1").unwrap().0, keys.master("k1").unwrap().0);
        assert_eq!(read.lookup().0, keys.lookup().0);
    }

    #[test]
    fn a_keyring_is_never_printed() {
        let keys = Keyring::generate().unwrap();
        let shown = format!("{keys:?}");
        assert_eq!(shown, "Keyring { current: \"k1\", masters: [\"k1\"], .. }");
    }

    #[test]
    fn a_damaged_keyring_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "current = 1").unwrap();
        let error = Keyring::open(folder.path()).unwrap_err().to_string();
        assert!(error.starts_with("keyring.toml: expected a keyring"), "{error}");
    }
}
