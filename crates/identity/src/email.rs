//! Addresses of e-mail: what somebody signs in with. Two spellings that reach one mailbox are one address.

use std::{fmt, str::FromStr};

/// An address as it was typed, and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Email {
    typed: String,
    folded: String,
}

/// Something that is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an e-mail address, as ana.anic@opstina.rs")]
pub struct InvalidEmail;

/// Longest address (RFC 5321).
const LONGEST: usize = 254;

impl Email {
    /// As typed, to send to and to show.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// In small letters, to find by.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.folded.split('@').next().unwrap_or_default()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

impl FromStr for Email {
    type Err = InvalidEmail;

    /// Takes what mail servers of offices take: one `@`, ASCII, a domain with a dot, no quoting.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let typed = text.trim();
        let (local, domain) = typed.split_once('@').ok_or(InvalidEmail)?;
        let is_fit = typed.len() <= LONGEST && is_local(local) && is_domain(domain);
        if !is_fit {
            return Err(InvalidEmail);
        }
        Ok(Self { typed: typed.to_owned(), folded: typed.to_ascii_lowercase() })
    }
}

fn is_local(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&b);
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(allowed)
        && !text.starts_with('.')
        && !text.ends_with('.')
        && !text.contains("..")
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_compared_without_regard_to_case() {
        let one: Email = " Ana.Anic@Opstina.RS ".parse().unwrap();
        assert_eq!(one.as_str(), "Ana.Anic@Opstina.RS");
        assert_eq!(one.folded(), "ana.anic@opstina.rs");
        assert_eq!(one.local_part(), "ana.anic");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "ana",
            "ana@",
            "@opstina.rs",
            "ana@opstina",
            "ana@@opstina.rs",
            "ana anic@opstina.rs",
            "ana@opstina.rs\r\nBcc: x@y.rs",
            "ana@-opstina.rs",
            ".ana@opstina.rs",
            "ана@општина.рс",
        ] {
            assert_eq!(text.parse::<Email>(), Err(InvalidEmail), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_has_no_spaces_and_no_control_characters(text in "\\PC{0,40}@\\PC{0,40}|.{0,60}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert!(email.as_str().bytes().all(|b| (0x21..0x7f).contains(&b)));
                let again: Email = email.folded().parse().unwrap();
                prop_assert_eq!(again.folded(), email.folded());
            }
        }
    }
}
