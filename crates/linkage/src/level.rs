//! Levels of agreement of two values. Their codes are stable: callers word them, models keep them.

use serde::{Deserialize, Serialize};

/// How two values of a field agree. Which levels a kind of field uses is said in `docs/methods/linkage.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Level {
    /// One of the two is missing: no evidence, weight zero.
    Missing = 0,
    /// The same, whatever the script, case and diacritics.
    Exact,
    /// A known form of the same name: Dragan and Gagi, Katalin and Kati.
    Variant,
    /// A part agrees: one half of a double-barrelled name, a street without the number.
    Part,
    /// An initial that fits: J. and Jovan.
    Initial,
    /// One slip of the keyboard or the pen.
    Typo,
    /// Similar: two slips, or most letters.
    Similar,
    /// Something in common.
    Slight,
    /// Different.
    Different,
    /// Given and family name changed places.
    Transposed,
    /// The other half of [`Transposed`](Self::Transposed): counted there, weight zero.
    Counted,
    /// Day and month changed places.
    Swapped,
    /// A day before or after.
    NextDay,
    /// Only the year (or year and month) is known of one, and it agrees.
    YearOnly,
    /// The year agrees, day and month do not.
    SameYear,
    /// Day and month agree, the year does not.
    SameDay,
    /// Both are well-formed numbers that belong to two persons.
    Conflict,
    /// The house number agrees in a street of another name.
    NumberOnly,
}

impl Level {
    /// Every level, in the order of their numbers.
    pub const ALL: [Self; 18] = [
        Self::Missing,
        Self::Exact,
        Self::Variant,
        Self::Part,
        Self::Initial,
        Self::Typo,
        Self::Similar,
        Self::Slight,
        Self::Different,
        Self::Transposed,
        Self::Counted,
        Self::Swapped,
        Self::NextDay,
        Self::YearOnly,
        Self::SameYear,
        Self::SameDay,
        Self::Conflict,
        Self::NumberOnly,
    ];

    /// The stable code: `exact`, `next-day`, `year-only` …
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::Part => "part",
            Self::Initial => "initial",
            Self::Typo => "typo",
            Self::Similar => "similar",
            Self::Slight => "slight",
            Self::Different => "different",
            Self::Transposed => "transposed",
            Self::Counted => "counted",
            Self::Swapped => "swapped",
            Self::NextDay => "next-day",
            Self::YearOnly => "year-only",
            Self::SameYear => "same-year",
            Self::SameDay => "same-day",
            Self::Conflict => "conflict",
            Self::NumberOnly => "number-only",
        }
    }

    /// Whether the level says nothing: its weight is zero in every model.
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::Missing | Self::Counted)
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
