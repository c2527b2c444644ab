//! Passwords: what is asked of one, and how it is kept (argon2id with OWASP's parameters).
//!
//! Length counts, composition does not. Hashing runs beside the server's own threads, two at a time, so that a flood of
//! sign-ins cannot take all memory.

use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use tokio::sync::Semaphore;

use crate::email::Email;

/// Fewest characters.
pub(crate) const SHORTEST: usize = 12;
/// Most characters: longer ones would make hashing a burden.
pub(crate) const LONGEST: usize = 256;
/// Hashes that are computed at the same time.
const AT_ONCE: usize = 2;
/// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Words that everybody tries, without digits and signs.
const COMMON: &str = include_str!("common_passwords.txt");

/// A password as it was typed. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// The name or the address of the user, with little more.
    OwnName,
    /// A word that everybody tries, with little more.
    Common,
    /// One short piece again and again, or a row of neighbours.
    Pattern,
}

impl Weakness {
    /// Key of what is said to the user.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooShort => "identity-password-too-short",
            Self::TooLong => "identity-password-too-long",
            Self::OwnName => "identity-password-own-name",
            Self::Common => "identity-password-common",
            Self::Pattern => "identity-password-pattern",
        }
    }
}

impl Password {
    /// What somebody typed, to compare it.
    pub fn of(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A password that somebody wants to have.
    ///
    /// # Errors
    /// The first [`Weakness`].
    pub fn chosen(text: &str, email: &Email, name: &str) -> Result<Self, Weakness> {
        let count = text.chars().count();
        if count < SHORTEST {
            return Err(Weakness::TooShort);
        }
        if count > LONGEST {
            return Err(Weakness::TooLong);
        }
        if is_pattern(text) {
            return Err(Weakness::Pattern);
        }
        let letters = letters_of(text);
        let own = [letters_of(email.local_part()), letters_of(email.folded()), letters_of(name)];
        if own.iter().any(|own| is_mostly(&letters, own)) {
            return Err(Weakness::OwnName);
        }
        if letters.is_empty() || COMMON.lines().any(|common| letters_of(common) == letters) {
            return Err(Weakness::Common);
        }
        Ok(Self(text.to_owned()))
    }
}

/// Folded letters alone: `Lozinka2026!` is `lozinka`.
fn letters_of(text: &str) -> String {
    serbian::fold(text).chars().filter(char::is_ascii_alphabetic).collect()
}

/// Whether `whole` is `part`, once or several times.
fn is_mostly(whole: &str, part: &str) -> bool {
    part.len() >= 3 && whole.starts_with(part) && whole.replace(part, "").len() < 4
}

/// Whether the text is one piece of at most four characters again and again, or characters in a row.
fn is_pattern(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let repeats = |length: usize| chars.iter().zip(chars.iter().skip(length)).all(|(a, b)| a == b);
    let pairs = || chars.iter().zip(chars.iter().skip(1));
    let runs = |step: i64| {
        let is_next =
            |(a, b): (&char, &char)| i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == step;
        pairs().filter(|pair| is_next(*pair)).count() * 4 >= chars.len().saturating_sub(1) * 3
    };
    (1..=4).any(repeats) || runs(1) || runs(-1)
}

/// Hashes and compares.
#[derive(Debug, Clone)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    memory_kib: u32,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), memory_kib: MEMORY_KIB }
    }
}

/// A hash that could not be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a password cannot be hashed: {0}")]
pub struct HashFault(String);

impl Hasher {
    /// One that costs little, for tests.
    pub fn quick() -> Self {
        Self { memory_kib: 64, ..Self::default() }
    }

    /// The hash to keep.
    ///
    /// # Errors
    /// [`HashFault`] when there is no memory for it.
    pub async fn hash(&self, password: &Password) -> Result<String, HashFault> {
        let text = password.0.clone();
        self.run(move |argon| {
            let hash = argon.hash_password(text.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|cause| HashFault(cause.to_string()))
        })
        .await
    }

    /// Whether `password` is the one behind `hash`. Without a hash the same work is done for nothing, so that nobody can
    /// tell from the time whether an account exists.
    ///
    /// # Errors
    /// [`HashFault`] when the kept hash cannot be read.
    pub async fn matches(
        &self,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, HashFault> {
        let (text, hash) = (password.0.clone(), hash.map(str::to_owned));
        self.run(move |argon| {
            if let Some(hash) = hash {
                let hash =
                    PasswordHash::new(&hash).map_err(|cause| HashFault(cause.to_string()))?;
                Ok(argon.verify_password(text.as_bytes(), &hash).is_ok())
            } else {
                let mut out = [0_u8; 32];
                let done = argon.hash_password_into(text.as_bytes(), b"nobody's salt", &mut out);
                done.map(|()| false).map_err(|cause| HashFault(cause.to_string()))
            }
        })
        .await
    }

    async fn run<T, F>(&self, work: F) -> Result<T, HashFault>
    where
        T: Send + 'static,
        F: FnOnce(Argon2<'_>) -> Result<T, HashFault> + Send + 'static,
    {
        let fault = |cause: &dyn fmt::Display| HashFault(cause.to_string());
        let turn = self.turns.acquire().await.map_err(|cause| fault(&cause))?;
        let params =
            Params::new(self.memory_kib, PASSES, 1, None).map_err(|cause| fault(&cause))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let done = tokio::task::spawn_blocking(move || work(argon)).await;
        drop(turn);
        done.map_err(|cause| fault(&cause))?
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chosen(text: &str) -> Result<Password, Weakness> {
        Password::chosen(text, &"milica.petrovic@opstina.rs".parse().unwrap(), "Milica Petrović")
    }

    #[test]
    fn a_long_sentence_is_taken_whatever_it_is_made_of() {
        for text in ["zelena vrata u dvorištu", "тиха река под брегом", "kiša 7 koraka"]
        {
            assert_eq!(chosen(text), Ok(Password::of(text)), "{text}");
        }
    }

    #[test]
    fn what_is_easily_guessed_is_refused_with_the_reason() {
        let cases = [
            ("kratka", Weakness::TooShort),
            ("MilicaPetrovic1", Weakness::OwnName),
            ("milica.petrovic@opstina.rs", Weakness::OwnName),
            ("MILICA PETROVIĆ 2026", Weakness::OwnName),
            ("Lozinka-Lozinka-1", Weakness::Common),
            ("Лозинкалозинка", Weakness::Common),
            ("Dobrodošli2026!", Weakness::Common),
            ("202611272026", Weakness::Common),
            ("aaaaaaaaaaaaaaa", Weakness::Pattern),
            ("abc1abc1abc1abc1", Weakness::Pattern),
            ("123456789012", Weakness::Pattern),
            ("abcdefghijklm", Weakness::Pattern),
        ];
        for (text, weakness) in cases {
            assert_eq!(chosen(text), Err(weakness), "{text}");
        }
        assert_eq!(chosen(&"ab c".repeat(100)), Err(Weakness::TooLong));
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(format!("{:?}", Password::of("zelena vrata")), "Password(…)");
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hasher = Hasher::quick();
        let password = Password::of("zelena vrata u dvorištu");
        let hash = hasher.hash(&password).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=2,p=1$"), "{hash}");
        assert_eq!(hasher.matches(&password, Some(&hash)).await, Ok(true));
        assert_eq!(hasher.matches(&Password::of("plava vrata"), Some(&hash)).await, Ok(false));
        assert_eq!(hasher.matches(&password, None).await, Ok(false));
        assert_ne!(hasher.hash(&password).await.unwrap(), hash);
    }

    #[tokio::test]
    async fn the_parameters_are_those_of_owasp() {
        let hash = Hasher::default().hash(&Password::of("zelena vrata u dvorištu")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_policy(text in ".{0,40}") {
            let taken = chosen(&text).is_ok();
            prop_assert!(!taken || text.chars().count() >= SHORTEST);
        }
    }
}
