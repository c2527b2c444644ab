//! Which Latin words stay Latin in a Cyrillic text: codes, foreign words, abbreviations of the field.
//!
//! Decides by the word alone; Roman numerals and compounds with a hyphen need their neighbours and are decided elsewhere.

use crate::{
    alphabet::{cyrillic_of, is_latin},
    token::is_combining,
};

/// Abbreviations that Serbian Cyrillic texts of the field leave in Latin. RSD is not among them: Cyrillic texts write
/// РСД, and Serbian institutions (JLS, CSR, RZS) are Serbian words.
const ABBREVIATIONS: [&str; 57] = [
    "API", "AROP", "AROPE", "CEFR", "CLDS", "COICOP", "COVID", "CSV", "DPIA", "ECHP", "ESSPROS",
    "EUR", "EUROSTAT", "FGT", "GDPR", "GIS", "GIZ", "GPS", "HBS", "HDI", "HTML", "HTTP", "HTTPS",
    "ICF", "ID", "ILO", "ISCED", "ISCO", "ISO", "JSON", "LAEKEN", "LAU", "LSMS", "MICS", "MPI",
    "NACE", "NEET", "NUTS", "ODK", "ODS", "OECD", "OPHI", "PDF", "PISA", "PNG", "PPS", "ROMACTED",
    "SDG", "SILC", "SMSD", "SQL", "SVG", "UNDP", "UNHCR", "UNOPS", "URL", "USAID",
];

/// Likewise, kept apart for the letter that makes them long.
const MORE_ABBREVIATIONS: [&str; 3] = ["USD", "UTF", "VAT"];

/// Whether `word` stays Latin wherever it stands.
pub(crate) fn stays(word: &str) -> bool {
    is_code(word) || has_foreign_letter(word) || is_abbreviation(word)
}

/// Letters and digits in one word, or an underscore: `S205`, `RS21`, `hh_size`. A house number (`22a`) is not one.
pub(crate) fn is_code(word: &str) -> bool {
    if !word.contains(is_latin) {
        return false;
    }
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_house_number = letters.len() < word.len()
        && letters.chars().count() == 1
        && letters.chars().all(char::is_lowercase);
    word.contains('_') || (word.contains(|c: char| c.is_ascii_digit()) && !is_house_number)
}

/// A letter that Serbian does not have, in a word without Cyrillic letters.
fn has_foreign_letter(word: &str) -> bool {
    word.chars().any(|c| is_latin(c) && cyrillic_of(c).is_none())
}

fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word) || MORE_ABBREVIATIONS.contains(&word)
}

/// Whether every letter is a plain Latin capital, two at least: the first part of `EU-01` or `WG-SS`.
pub(crate) fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() && !is_combining(c))
}
