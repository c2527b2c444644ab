//! How a person is reached: by phone, by e-mail or otherwise.

use serde::{Deserialize, Serialize};

use crate::closed_set::closed_set;

closed_set!(
    /// A way to reach somebody.
    ContactKind {
        /// A telephone.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// Something else: over a neighbour, at a place, on a network.
        Other = "other",
    }
);

/// Most characters of a number, address or description.
pub(crate) const LONGEST_CONTACT: usize = 200;

/// A way to reach somebody, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactData {
    /// Which way.
    pub kind: ContactKind,
    /// The number, the address, or how.
    pub value: String,
    /// When it may be used, and what to mind; empty when nothing is said.
    pub when: String,
    /// Whether the person prefers it.
    pub is_preferred: bool,
}

impl ContactData {
    /// Under what it is found again: a number in international form, an address in small letters.
    pub fn lookup(&self) -> Option<String> {
        match self.kind {
            ContactKind::Phone => phone(&self.value),
            ContactKind::Email => Some(self.value.trim().to_lowercase()),
            ContactKind::Other => None,
        }
    }

    /// Whether the value looks like one of its kind.
    pub fn is_plausible(&self) -> bool {
        match self.kind {
            ContactKind::Phone => phone(&self.value).is_some(),
            ContactKind::Email => {
                let parts: Vec<&str> = self.value.split('@').collect();
                matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.'))
                    && !self.value.contains(char::is_whitespace)
            }
            ContactKind::Other => true,
        }
    }
}

/// A telephone number in international form: `064 123-45-67` is `+381641234567`. `None` when the text is none.
///
/// A number begins with 0, 00 or +, has 8 to 15 digits, and otherwise only what people write between digits.
pub fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let is_between = |one: char| matches!(one, ' ' | '-' | '/' | '.' | '(' | ')' | '–');
    let rest = text.strip_prefix('+').unwrap_or(text);
    if !rest.chars().all(|one| one.is_ascii_digit() || is_between(one)) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let international = if text.starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        format!("381{}", digits.strip_prefix('0')?)
    };
    let is_long_enough = (8..=15).contains(&international.len());
    (is_long_enough && !international.starts_with('0')).then(|| format!("+{international}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let expected = Some("+381641234567".to_owned());
        for text in [
            "064 123 45 67",
            "064/123-45-67",
            "+381 64 1234567",
            "00381641234567",
            "(064) 1234-567",
        ] {
            assert_eq!(phone(text), expected, "{text}");
        }
        for text in
            ["1234567", "064", "Đorđe", "064 12 34 a", "", "+0641234567", "0101990710016000"]
        {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_without_a_place_is_none() {
        let email = |value: &str| ContactData {
            kind: ContactKind::Email,
            value: value.into(),
            when: String::new(),
            is_preferred: false,
        };
        assert!(email("ana@posta.rs").is_plausible());
        for wrong in ["ana", "ana@", "@posta.rs", "ana@posta", "ana @posta.rs", "a@b@c.rs"] {
            assert!(!email(wrong).is_plausible(), "{wrong}");
        }
        assert_eq!(email("Ana@Posta.rs").lookup(), Some("ana@posta.rs".into()));
    }

    proptest! {
        #[test]
        fn a_number_in_international_form_stays_as_it_is(text in "[0-9+ /-]{0,20}") {
            if let Some(number) = phone(&text) {
                prop_assert_eq!(phone(&number), Some(number));
            }
        }
    }
}
