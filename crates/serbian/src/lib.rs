//! Serbian text: transliteration both ways, folding for search, collation keys, plurals, numbers and dates.
//!
//! Pure functions on strings and numbers; nothing here panics on any text. Knows no language setting and no locale
//! file: callers choose the function or the [`Style`].

mod alphabet;
mod collate;
mod cyrillic;
mod fold;
mod foreign;
mod format;
mod homoglyph;
mod latin;
mod plural;
mod roman;
mod token;

pub use collate::{cyrillic_key, latin_key};
pub use cyrillic::{to_cyrillic, to_cyrillic_except};
pub use fold::fold;
pub use format::{
    Style, date, date_in_words, interval, month_genitive, month_nominative, month_of_year, number,
    percent, range,
};
pub use homoglyph::{MixedWord, homoglyphs, unmix};
pub use latin::to_latin;
pub use plural::{Plural, plural, plural_of_decimal};
pub use token::{protect, without_marks};
