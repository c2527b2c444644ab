//! Recovery codes: ten words of chance for the day when the telephone is lost. Each opens once.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// How many are given.
pub(crate) const COUNT: usize = 10;

/// A code as it is shown once: two groups of five, 50 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    /// A new set.
    ///
    /// # Errors
    /// [`database::Error::Keys`] when the system gives no randomness.
    pub fn set() -> database::Result<Vec<Self>> {
        (0..COUNT).map(|_| Self::random()).collect()
    }

    fn random() -> database::Result<Self> {
        let text = BASE32_NOPAD.encode(&database::random::<10>()?).to_lowercase();
        let letters: Vec<char> = text.chars().take(10).collect();
        let (left, right) = letters.split_at(5);
        Ok(Self(format!("{}-{}", String::from_iter(left), String::from_iter(right))))
    }

    /// The code, to show it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it: bound to its user, so that two users' sets tell nothing of each other.
    pub(crate) fn hash(&self, user: Uuid) -> Vec<u8> {
        hash(&self.0, user)
    }
}

/// The hash of what somebody typed, or `None` when it cannot be a code.
pub(crate) fn hash_of_typed(text: &str, user: Uuid) -> Option<Vec<u8>> {
    let letters: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let (left, right) = letters.split_at_checked(5)?;
    (letters.len() == 10).then(|| hash(&format!("{left}-{right}"), user))
}

fn hash(text: &str, user: Uuid) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(b"recovery code of ");
    digest.update(user.as_bytes());
    digest.update(text.as_bytes());
    digest.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const USER: Uuid = Uuid::from_u128(1);

    #[test]
    fn a_set_has_ten_different_codes_that_are_found_however_they_are_typed() {
        let set = RecoveryCode::set().unwrap();
        let different: std::collections::BTreeSet<&str> =
            set.iter().map(RecoveryCode::reveal).collect();
        assert_eq!(different.len(), 10);
        let code = &set[0];
        assert_eq!(code.reveal().len(), 11);
        let typed = format!(" {} ", code.reveal().to_uppercase().replace('-', " "));
        assert_eq!(hash_of_typed(&typed, USER), Some(code.hash(USER)));
        assert_ne!(hash_of_typed(&typed, Uuid::from_u128(2)), Some(code.hash(USER)));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading_of_codes(text in ".{0,30}") {
            let read = hash_of_typed(&text, USER);
            let letters = text.chars().filter(char::is_ascii_alphanumeric).count();
            prop_assert_eq!(read.is_some(), letters == 10);
        }
    }
}
