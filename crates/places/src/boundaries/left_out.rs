//! What an import does not take over, and what it takes over in spite of a contradiction: for a person to read.

use std::fmt;

use kernel::UnitCode;
use tables::Finding;

/// A feature that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number in the file, from 1.
    pub feature: usize,
    /// The property and the text by which a person finds it.
    pub called: Option<(String, String)>,
    /// Why.
    pub reason: Reason,
}

/// Why a feature was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No unit has this code or name; units with similar names.
    Unknown(Vec<String>),
    /// Several units have this name.
    Ambiguous(Vec<String>),
    /// Its properties name different units.
    Contradiction(Vec<String>),
    /// The unit of this name lies in another district than the feature says.
    OtherDistrict {
        /// The property with the name.
        property: String,
        /// The name.
        text: String,
    },
    /// It is not a polygon but this.
    NoArea(String),
    /// It has the name of this unit and lies outside Serbia.
    Abroad(UnitCode),
    /// It lies within another feature of this unit.
    Covered(UnitCode),
}

/// A text of a feature that was taken over, which names another unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The feature's number in the file, from 1.
    pub feature: usize,
    /// The property.
    pub property: String,
    /// What it says.
    pub text: String,
    /// The unit that the feature was taken for.
    pub taken_for: UnitCode,
}

impl Doubt {
    pub(super) fn new(property: &str, text: &str, taken_for: &UnitCode) -> Self {
        Self {
            feature: 0,
            property: property.to_owned(),
            text: text.to_owned(),
            taken_for: taken_for.clone(),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { feature, property, text, taken_for } = self;
        let text = Finding::quote(text);
        write!(f, "feature {feature}: {property} says {text}, taken for {taken_for}")
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "feature {}", self.feature)?;
        if let Some((property, text)) = &self.called {
            write!(f, ", {property} {}", Finding::quote(text))?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(similar) if similar.is_empty() => {
                f.write_str("no unit of this code or name")
            }
            Self::Unknown(similar) => {
                write!(f, "no unit of this code or name; similar: {}", similar.join(", "))
            }
            Self::Ambiguous(units) => write!(f, "several units of this name: {}", units.join(", ")),
            Self::Contradiction(units) => {
                write!(f, "its properties name different units: {}", units.join(", "))
            }
            Self::OtherDistrict { property, text } => {
                write!(
                    f,
                    "{property} names {}, which lies in another district",
                    Finding::quote(text)
                )
            }
            Self::NoArea(found) => write!(f, "expected a polygon, found {found}"),
            Self::Abroad(code) => write!(f, "named as unit {code}, but not in Serbia"),
            Self::Covered(code) => write!(f, "lies within another feature of unit {code}"),
        }
    }
}
