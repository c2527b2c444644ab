//! Cyrillic to Latin: lossless letter by letter, except that two-letter spellings need a case.

use crate::{
    alphabet::{latin_of, upper},
    token,
};

/// `text` in Serbian Latin. Passages inside [`protect`](crate::protect) stay; letters that Serbian Cyrillic lacks stay.
///
/// Љ Њ Џ become Lj Nj Dž in a word of small letters and LJ NJ DŽ among capitals, also at the end of a word.
pub fn to_latin(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    for piece in token::tokens(text) {
        if piece.text.starts_with('\u{2068}') {
            latin.push_str(&token::without_marks(piece.text));
        } else {
            latin.push_str(&letters_to_latin(piece.text));
        }
    }
    latin
}

/// The letters of one piece in Latin.
pub(crate) fn letters_to_latin(piece: &str) -> String {
    let letters: Vec<char> = piece.chars().collect();
    let mut latin = String::with_capacity(piece.len());
    for (at, &letter) in letters.iter().enumerate() {
        match latin_of(letter) {
            None => latin.push(letter),
            Some(spelling) if letter.is_lowercase() => latin.push_str(spelling),
            Some(spelling) => {
                let mut parts = spelling.chars();
                latin.extend(parts.next().map(upper));
                let small = !is_among_capitals(&letters, at);
                latin.extend(parts.map(|part| if small { part } else { upper(part) }));
            }
        }
    }
    latin
}

/// Whether a capital letter's neighbour says that the whole word is in capitals.
fn is_among_capitals(letters: &[char], at: usize) -> bool {
    let next = letters.get(at + 1).filter(|c| c.is_alphabetic());
    let last = at.checked_sub(1).and_then(|at| letters.get(at)).filter(|c| c.is_alphabetic());
    match (next, last) {
        (Some(next), _) => next.is_uppercase(),
        (None, Some(last)) => last.is_uppercase(),
        (None, None) => false,
    }
}
