//! The second factor: a code of six digits that changes every thirty seconds (RFC 6238). A code counts once.

use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Secret as TotpSecret, Totp};

/// Bytes of a new secret: as many as SHA-1 has.
const SECRET_LENGTH: usize = 20;

/// A secret shared with somebody's telephone.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor(Vec<u8>);

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecondFactor(…)")
    }
}

impl SecondFactor {
    /// A new secret.
    ///
    /// # Errors
    /// [`database::Error::Keys`] when the system gives no randomness.
    pub fn random() -> database::Result<Self> {
        Ok(Self(database::random::<SECRET_LENGTH>()?.to_vec()))
    }

    /// A secret that was kept.
    pub fn of(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// Its bytes, to be sealed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret as people type it, in groups of four.
    pub fn text(&self) -> String {
        let text = data_encoding::BASE32_NOPAD.encode(&self.0);
        let groups: Vec<String> =
            text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into()).collect();
        groups.join(" ")
    }

    /// The address that a telephone reads from a picture.
    pub fn address(&self, issuer: &str, account: &str) -> String {
        let secret = data_encoding::BASE32_NOPAD.encode(&self.0);
        let (issuer, account) = (escaped(issuer), escaped(account));
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    /// The step that `code` belongs to, one step before or after now at most, and later than `last`, the last one used.
    pub fn step_of(&self, code: &str, now: DateTime<Utc>, last: Option<i64>) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let seconds = u64::try_from(now.timestamp()).ok()?;
        let step = i64::try_from(self.totp().check(&digits, seconds)?).ok()?;
        last.is_none_or(|last| step > last).then_some(step)
    }

    /// The code at a moment, for tests and the demonstration.
    pub fn code_at(&self, now: DateTime<Utc>) -> String {
        self.totp().generate(u64::try_from(now.timestamp()).unwrap_or_default()).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(30)
            .with_secret(TotpSecret::from(self.0.clone()))
            .build_noncompliant()
    }
}

/// Text within an address: everything but plain letters, digits and a few signs is escaped.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn moment(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        let factor = SecondFactor::of(b"12345678901234567890");
        // RFC 6238, appendix B, the last six of eight digits.
        assert_eq!(factor.code_at(moment(59)), "287082");
        assert_eq!(factor.code_at(moment(1_111_111_109)), "081804");
        assert_eq!(factor.code_at(moment(2_000_000_000)), "279037");
    }

    #[test]
    fn a_code_counts_once_and_one_step_around_now() {
        let factor = SecondFactor::of(b"12345678901234567890");
        let now = moment(1_111_111_109);
        let step = factor.step_of("081 804", now, None);
        assert_eq!(step, Some(37_037_036));
        assert_eq!(factor.step_of("081804", now, step), None);
        assert_eq!(factor.step_of("081804", now + TimeDelta::seconds(30), None), step);
        assert_eq!(factor.step_of("081804", now + TimeDelta::seconds(61), None), None);
        assert_eq!(factor.step_of("081805", now, None), None);
    }

    #[test]
    fn the_secret_is_typed_in_groups_and_read_as_an_address() {
        let factor = SecondFactor::of(b"12345678901234567890");
        assert_eq!(factor.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            factor.address("Svi", "ana@opstina.rs"),
            "otpauth://totp/Svi:ana@opstina.rs?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Svi"
        );
        assert_eq!(
            factor.address("Svi Niš", "a&b@opstina.rs"),
            "otpauth://totp/Svi%20Ni%C5%A1:a%26b@opstina.rs?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Svi%20Ni%C5%A1"
        );
        assert_eq!(format!("{factor:?}"), "SecondFactor(…)");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading_of_codes(text in ".{0,20}") {
            let factor = SecondFactor::of(b"12345678901234567890");
            let step = factor.step_of(&text, moment(59), None);
            prop_assert!(step.is_none() || text.contains("287082") || text.len() >= 6);
        }
    }
}
