//! Notes about households and persons: dated, sealed, corrected by a new version.

use chrono::NaiveDate;

/// Most characters of a note.
pub(crate) const LONGEST: usize = 8_000;

/// A note, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteData {
    /// What it is about: the day of the visit or the talk.
    pub day: NaiveDate,
    /// What is noted.
    pub text: String,
    /// Only for case managers and coordinators.
    pub is_restricted: bool,
}
