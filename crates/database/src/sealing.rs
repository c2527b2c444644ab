//! Sealed values: what nobody may read from the files. Each person (or user) has a key of its own; destroying it makes
//! everything that was sealed under it unreadable, in every version and backup of the database.
//!
//! `XChaCha20-Poly1305` with a random nonce; the associated data bind a value to its table, column and row, so that a sealed
//! value that is moved elsewhere does not open. Subjects' keys are wrapped by the master key of the keyring.

use std::collections::BTreeMap;

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Error, Result, id,
    keyring::{KEY_LENGTH, Key, Keyring},
};

const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// Where a sealed value stands. It opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row.
    pub row: Uuid,
}

impl Place {
    fn bytes(&self) -> Vec<u8> {
        bound_to(self.table, self.column, self.row)
    }

    fn fault(&self) -> Error {
        Error::Sealed { table: self.table, column: self.column }
    }
}

/// Seals `plain` under `key` for `place`: version, nonce, ciphertext.
pub(crate) fn seal(key: &Key, place: &Place, plain: &[u8]) -> Result<Vec<u8>> {
    let nonce: [u8; NONCE_LENGTH] = id::random()?;
    let payload = Payload { msg: plain, aad: &place.bytes() };
    let sealed =
        cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_opaque| place.fault())?;
    let mut out = Vec::with_capacity(1 + NONCE_LENGTH + sealed.len());
    out.push(VERSION);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    Ok(out)
}

/// Opens what [`seal`] gave, at the same place.
pub(crate) fn open(key: &Key, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    open_bound(key, &place.bytes(), sealed).ok_or_else(|| place.fault())
}

fn open_bound(key: &Key, bound_to: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (&VERSION, rest) = sealed.split_first()? else { return None };
    let (nonce, body) = rest.split_at_checked(NONCE_LENGTH)?;
    let nonce = <[u8; NONCE_LENGTH]>::try_from(nonce).ok()?;
    let payload = Payload { msg: body, aad: bound_to };
    cipher(key).decrypt(&XNonce::from(nonce), payload).ok().map(Zeroizing::new)
}

/// What a value is bound to, as bytes.
fn bound_to(table: &str, column: &str, row: Uuid) -> Vec<u8> {
    let mut bytes = format!("{table}\0{column}\0").into_bytes();
    bytes.extend_from_slice(row.as_bytes());
    bytes
}

/// Keyed hash by which an exact value is found without being readable; `domain` keeps columns and municipalities apart.
pub(crate) fn lookup_hash(keys: &Keyring, domain: &str, value: &str) -> Result<Vec<u8>> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&keys.lookup().0)
        .map_err(|cause| Error::Keys(cause.to_string()))?;
    mac.update(domain.as_bytes());
    mac.update(&[0]);
    mac.update(value.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}

/// A subject's key, wrapped by the current master key, with that key's name.
pub(crate) fn wrap(keys: &Keyring, subject: Uuid, key: &Key) -> Result<(String, Vec<u8>)> {
    let (name, master) = keys.current()?;
    Ok((name.to_owned(), seal(master, &wrapping(subject), &key.0)?))
}

/// Opens a wrapped key.
pub(crate) fn unwrap(keys: &Keyring, subject: Uuid, name: &str, wrapped: &[u8]) -> Result<Key> {
    let place = wrapping(subject);
    let master = keys.master(name).ok_or_else(|| place.fault())?;
    let plain = open(master, &place, wrapped)?;
    let bytes = <[u8; KEY_LENGTH]>::try_from(plain.as_slice()).map_err(|_length| place.fault())?;
    Ok(Key(bytes))
}

const fn wrapping(subject: Uuid) -> Place {
    Place { table: "sealing_key", column: "wrapped", row: subject }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.0.into())
}

/// Keys of the subjects that a reader asked for, to open their sealed values.
#[derive(Default)]
pub struct SubjectKeys(pub(crate) BTreeMap<Uuid, Option<Key>>);

impl std::fmt::Debug for SubjectKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl SubjectKeys {
    /// Seals a value of `subject` for its place.
    ///
    /// # Errors
    /// [`Error::Erased`] when the subject's key was destroyed, [`Error::Sealed`] when its key is not among these.
    pub fn seal(&self, subject: Uuid, place: &Place, plain: &[u8]) -> Result<Vec<u8>> {
        match self.0.get(&subject) {
            Some(Some(key)) => seal(key, place, plain),
            Some(None) => Err(Error::Erased),
            None => Err(place.fault()),
        }
    }

    /// Opens a sealed value as bytes.
    ///
    /// # Errors
    /// [`Error::Erased`] when the subject's key was destroyed, [`Error::Sealed`] when the value does not open.
    pub fn open(&self, subject: Uuid, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        match self.0.get(&subject) {
            Some(Some(key)) => open(key, place, sealed),
            Some(None) => Err(Error::Erased),
            None => Err(place.fault()),
        }
    }

    /// Opens a text that may have been sealed for a place known by name only; `None` when it was not.
    pub(crate) fn open_text_at(
        &self,
        subject: Uuid,
        (table, column, row): (&str, &str, Uuid),
        sealed: &[u8],
    ) -> Option<String> {
        let key = self.0.get(&subject)?.as_ref()?;
        let plain = open_bound(key, &bound_to(table, column, row), sealed)?;
        String::from_utf8(plain.to_vec()).ok()
    }

    /// Opens a sealed text.
    ///
    /// # Errors
    /// As [`SubjectKeys::open`].
    pub fn open_text(&self, subject: Uuid, place: &Place, sealed: &[u8]) -> Result<String> {
        let plain = self.open(subject, place, sealed)?;
        String::from_utf8(plain.to_vec()).map_err(|_cause| place.fault())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(row: u128) -> Place {
        Place { table: "person", column: "jmbg", row: Uuid::from_u128(row) }
    }

    #[test]
    fn a_value_moved_to_another_row_does_not_open() {
        let key = Key::random().unwrap();
        let sealed = seal(&key, &place(1), b"0101990710018").unwrap();
        assert_eq!(open(&key, &place(1), &sealed).unwrap().as_slice(), b"0101990710018");
        assert!(matches!(open(&key, &place(2), &sealed), Err(Error::Sealed { .. })));
        assert!(matches!(
            open(&Key::random().unwrap(), &place(1), &sealed),
            Err(Error::Sealed { .. })
        ));
    }

    #[test]
    fn a_subjects_key_opens_after_the_master_key_was_rotated() {
        let mut keys = Keyring::generate().unwrap();
        let subject = Uuid::from_u128(7);
        let key = Key::random().unwrap();
        let (name, wrapped) = wrap(&keys, subject, &key).unwrap();
        keys.rotate().unwrap();
        assert_eq!(unwrap(&keys, subject, &name, &wrapped).unwrap().0, key.0);
        assert!(unwrap(&keys, Uuid::from_u128(8), &name, &wrapped).is_err());
    }

    #[test]
    fn look_up_hashes_of_two_municipalities_differ() {
        let keys = Keyring::generate().unwrap();
        let hash = |domain| lookup_hash(&keys, domain, "0101990710018").unwrap();
        assert_eq!(hash("80438 person.jmbg"), hash("80438 person.jmbg"));
        assert_ne!(hash("80438 person.jmbg"), hash("70939 person.jmbg"));
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_open_and_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let key = Key([7; KEY_LENGTH]);
            prop_assert!(open(&key, &place(1), &bytes).is_err());
        }
    }
}
