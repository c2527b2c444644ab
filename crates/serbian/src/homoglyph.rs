//! Words in which Latin and Cyrillic letters are mixed: Cyrillic е ј а о р с inside a Latin word and the other way.
//!
//! A word is read in the script of the letters that exist in one script only; without such letters, in the script of
//! the majority. Never guesses beyond letters that look the same.

use crate::{
    alphabet::{AZBUKA, is_cyrillic, is_latin, lower},
    token,
};

/// Letters that look the same: Latin, Cyrillic.
const TWINS: [(char, char); 27] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('h', 'һ'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('k', 'к'),
];

/// A word with letters of both scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixedWord {
    /// The word as written.
    pub word: String,
    /// Where it begins in the text, in characters from 0.
    pub at: usize,
    /// The letters of the other script and their places in the text, in characters from 0.
    pub strangers: Vec<(usize, char)>,
    /// The word in one script, where look-alikes allow it; otherwise with the remaining strangers.
    pub suggestion: String,
}

/// The words of `text` that mix scripts, in order.
pub fn homoglyphs(text: &str) -> Vec<MixedWord> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in token::tokens(text) {
        if piece.is_word {
            found.extend(mixed(piece.text, at));
        }
        at += piece.text.chars().count();
    }
    found
}

/// `text` with look-alikes of the other script replaced in words that mix scripts.
pub fn unmix(text: &str) -> String {
    token::tokens(text)
        .into_iter()
        .map(|piece| match mixed(piece.text, 0) {
            Some(word) if piece.is_word => word.suggestion,
            _ => piece.text.to_owned(),
        })
        .collect()
}

fn mixed(word: &str, at: usize) -> Option<MixedWord> {
    let count = |belongs: fn(char) -> bool| word.chars().filter(|&c| belongs(c)).count();
    let (latin, cyrillic) = (count(is_latin), count(is_cyrillic));
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let (sure_latin, sure_cyrillic) = (count(is_surely_latin), count(is_surely_cyrillic));
    let reads_latin = (sure_latin, latin) >= (sure_cyrillic, cyrillic);
    let stranger = if reads_latin { is_cyrillic } else { is_latin };
    Some(MixedWord {
        word: word.to_owned(),
        at,
        strangers: word
            .chars()
            .enumerate()
            .filter(|&(_, c)| stranger(c))
            .map(|(offset, c)| (at + offset, c))
            .collect(),
        suggestion: word.chars().map(|c| twin(c, reads_latin)).collect(),
    })
}

/// The look-alike of `letter` in the script asked for, or the letter.
fn twin(letter: char, latin: bool) -> char {
    let found = TWINS.iter().find(|&&(one, other)| letter == if latin { other } else { one });
    found.map_or(letter, |&(one, other)| if latin { one } else { other })
}

fn is_surely_latin(c: char) -> bool {
    is_latin(c) && !TWINS.iter().any(|&(latin, _)| latin == c)
}

fn is_surely_cyrillic(c: char) -> bool {
    is_cyrillic(c)
        && AZBUKA.iter().any(|&(letter, _)| letter == lower(c))
        && !TWINS.iter().any(|&(_, cyrillic)| cyrillic == c)
}
