//! Typed codes and ids: a settlement's code cannot be used where a municipality's is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A code that does not have the shape of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found \"{found}\"")]
pub struct InvalidCode {
    /// What a code of this kind looks like.
    pub expected: &'static str,
    /// What was given.
    pub found: String,
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(InvalidCode { expected: $expected, found: text.to_owned() })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidCode;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_slug(text: &str, also: &[u8]) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || also.contains(&b))
}

code!(
    /// Code of a territorial unit: a municipality or city (five digits, `matični broj`), a district (`RS` and two or
    /// three digits), a region (`RS` and two digits as NUTS 2 or `RS1`, `RS2` as NUTS 1) or the republic (`RS`).
    UnitCode,
    "a unit's code: five digits (80438), a NUTS code (RS21, RS216) or RS",
    |text| is_digits(text, 5)
        || text.strip_prefix("RS").is_some_and(|rest| rest.len() <= 3
            && rest.bytes().all(|b| b.is_ascii_digit()))
);
code!(
    /// Code of a settlement (`naselje`): six digits.
    SettlementCode,
    "a settlement's code of six digits",
    |text| is_digits(text, 6)
);
code!(
    /// Code of an indicator: `EU-01`, `MAT-04`, `DEM-06.preschool`.
    IndicatorCode,
    "an indicator's code (letters, digits, '-', '.', '_')",
    |text| is_slug(text, b"-._")
);
code!(
    /// Code of a variable in `catalogue/variables.toml`: lower case with underscores.
    VariableCode,
    "a variable's code (lower case letters, digits, '_')",
    |text| is_slug(text, b"_") && !text.bytes().any(|b| b.is_ascii_uppercase())
);
code!(
    /// Id of a run: the name of its folder, which is derived from its contents.
    RunId,
    "a run's id (letters, digits, '-', '.', '_')",
    |text| is_slug(text, b"-._") && !text.starts_with('.')
);

impl UnitCode {
    /// Whether this is the five-digit code of a municipality or city.
    pub fn is_municipal(&self) -> bool {
        self.0.len() == 5 && !self.0.starts_with("RS")
    }

    /// Whether the check digit of a municipal code holds; `true` for codes that have none.
    ///
    /// For digits d1…d4, `s = (5·d1 + 4·d2 + 3·d3 + 2·d4) mod 11`; 1 → 0, otherwise `11 − s`; 0 is not issued.
    /// A warning on typing, never a refusal: no source states the rule, it holds for all 170 codes known.
    ///
    /// # Source
    /// Found by computation, `docs/adr` and domain §11.
    pub fn has_valid_check_digit(&self) -> bool {
        if !self.is_municipal() {
            return true;
        }
        let digits: Vec<u32> = self.0.bytes().map(|b| u32::from(b - b'0')).collect();
        let [d1, d2, d3, d4, check] = digits.as_slice() else { return false };
        match (5 * d1 + 4 * d2 + 3 * d3 + 2 * d4) % 11 {
            0 => false,
            1 => *check == 0,
            s => *check == 11 - s,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_of_a_municipal_code_is_seen() {
        let codes = ["89010", "70017", "80438", "89011"].map(|c| c.parse::<UnitCode>().unwrap());
        let valid: Vec<bool> = codes.iter().map(UnitCode::has_valid_check_digit).collect();
        assert_eq!(valid, [true, true, true, false]);
    }

    #[test]
    fn a_code_of_the_wrong_shape_is_refused_with_what_was_expected() {
        assert_eq!(
            "8O438".parse::<UnitCode>().unwrap_err().to_string(),
            "expected a unit's code: five digits (80438), a NUTS code (RS21, RS216) or RS, found \"8O438\""
        );
        assert!("../etc".parse::<RunId>().is_err());
        assert!("..".parse::<RunId>().is_err());
    }
}
