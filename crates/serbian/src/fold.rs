//! One key for one name, however it was typed: script, case, diacritics, `dj` for đ, mixed scripts, hyphens.
//!
//! For search, matching and finding doubles; never for display and never as an identity. Different names may share a
//! key: *Sana* and *Šana*, *Nađa* and *Nada*, *65+* and *65*, *odjek* and *odek*.

use crate::{
    alphabet::{cyrillic_of, is_cyrillic, latin_of, lower},
    homoglyph,
    token::is_combining,
};

/// The key of `text`: small plain Latin letters and digits, words separated by one space.
///
/// Đorđe, Djordje, Ђорђе, Dorde and a Đorđe with a Cyrillic `о` give `dorde`. Idempotent, and the same for a Serbian
/// text in either script. Letters of other alphabets stay, in lower case; Cyrillic letters of the neighbours become Latin,
/// so that no key mixes scripts.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in homoglyph::unmix(text).chars().flat_map(char::to_lowercase) {
        if is_ignored(c) {
            continue;
        }
        if c.is_alphanumeric() && (!is_cyrillic(c) || romanised(c).is_some()) {
            push_letter(&mut key, c);
        } else if !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Marks that show nothing of their own.
const fn is_ignored(c: char) -> bool {
    is_combining(c)
        || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn push_letter(key: &mut String, c: char) {
    let spelling = cyrillic_of(c).map_or_else(|| romanised(c), latin_of);
    match spelling {
        Some(spelling) => spelling.chars().for_each(|letter| push_plain(key, letter)),
        None => push_plain(key, c),
    }
}

/// The Latin spelling of a Cyrillic letter, Serbian or of the neighbours (Rusyn, Bulgarian, Macedonian, Russian).
fn romanised(c: char) -> Option<&'static str> {
    latin_of(c).or(match c {
        'є' => Some("je"),
        'ё' => Some("jo"),
        'э' => Some("e"),
        'і' => Some("i"),
        'ї' => Some("ji"),
        'й' => Some("j"),
        'ы' => Some("y"),
        'ю' => Some("ju"),
        'я' => Some("ja"),
        'щ' => Some("sc"),
        'ґ' | 'ѓ' => Some("g"),
        'ќ' => Some("k"),
        'ѕ' => Some("s"),
        'һ' => Some("h"),
        'ъ' | 'ь' => Some(""),
        _ => None,
    })
}

/// One letter without its diacritic; a `j` after `d` is the second half of a đ.
fn push_plain(key: &mut String, letter: char) {
    let plain = plain(letter);
    if plain != 'j' || !key.ends_with('d') {
        key.push(plain);
    }
}

/// The letter without diacritic, for Serbian, Montenegrin and the languages of the neighbours.
fn plain(letter: char) -> char {
    match lower(letter) {
        'á' | 'à' | 'â' | 'ä' | 'ă' | 'ã' | 'å' | 'ą' => 'a',
        'č' | 'ć' | 'ç' => 'c',
        'đ' | 'ď' | 'ð' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ľ' | 'ĺ' | 'ł' => 'l',
        'ñ' | 'ň' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'ő' | 'õ' => 'o',
        'ŕ' | 'ř' => 'r',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ű' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    }
}
