//! Names that say nothing: ids replaced by keyed hashes, with a key of the snapshot's own.
//!
//! The key comes from outside and is kept by nobody once the snapshot is made: two snapshots cannot be joined by their ids.

use sha2::{Digest, Sha256};

const BLOCK: usize = 64;

/// The key of one snapshot.
#[derive(Clone)]
pub struct PseudonymKey([u8; 32]);

impl std::fmt::Debug for PseudonymKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PseudonymKey(…)")
    }
}

impl PseudonymKey {
    /// A key from bytes that the caller drew at random.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from a seed, for demonstrations and tests: anybody who knows the seed can make it again.
    pub fn from_seed(seed: u64) -> Self {
        Self(Sha256::digest(seed.to_le_bytes()).into())
    }

    /// The pseudonym of an id: HMAC-SHA-256 under the key, the first 16 bytes in hexadecimal.
    ///
    /// # Source
    /// RFC 2104.
    pub fn of(&self, kind: &str, id: &str) -> String {
        let pad = |with: u8| -> Vec<u8> {
            let padded = self.0.iter().copied().chain(std::iter::repeat(0)).take(BLOCK);
            padded.map(|byte| byte ^ with).collect()
        };
        let mut inner = Sha256::new();
        inner.update(pad(0x36));
        inner.update(kind.as_bytes());
        inner.update([0]);
        inner.update(id.as_bytes());
        let mut outer = Sha256::new();
        outer.update(pad(0x5c));
        outer.update(inner.finalize());
        hex(outer.finalize().get(..16).unwrap_or_default())
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_are_hmac_sha_256_of_kind_and_id() {
        // Python: hmac.new(bytes(range(32)), b"person\x0017", "sha256").hexdigest()[:32]
        let key = PseudonymKey::new(std::array::from_fn(|i| i as u8));
        assert_eq!(key.of("person", "17"), "327b428e7176d75f7a88c19582f18f1e");
    }

    #[test]
    fn another_key_gives_another_pseudonym() {
        let (one, other) = (PseudonymKey::from_seed(1), PseudonymKey::from_seed(2));
        assert_ne!(one.of("household", "A"), other.of("household", "A"));
    }
}
