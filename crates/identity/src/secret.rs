//! Secrets that are handed out once: cookies, links, tokens. The installation keeps their SHA-256 only.
//!
//! 256 random bits need no slow hash; what people choose themselves is in [`password`](crate::password).

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

/// A secret that is never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one of 256 bits.
    ///
    /// # Errors
    /// [`database::Error::Keys`] when the system gives no randomness.
    pub fn random() -> database::Result<Self> {
        Ok(Self(BASE64URL_NOPAD.encode(&database::random::<32>()?)))
    }

    /// A new one with a prefix by which scanners find it where it should not be.
    pub(crate) fn random_with(prefix: &str) -> database::Result<Self> {
        Ok(Self(format!("{prefix}{}", Self::random()?.0)))
    }

    /// What somebody sent.
    pub fn of(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, to hand it out.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret = Secret::of("kljuc");
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.reveal(), "kljuc");
    }

    #[test]
    fn two_secrets_differ_and_fit_into_a_cookie() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.reveal().len(), 43);
        assert!(one.reveal().bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
    }
}
