//! Keys that sort Serbian words: by the Latin abeceda or the Cyrillic azbuka.
//!
//! Keys compare byte by byte. Texts of both scripts sort together, letter by letter; spaces and punctuation before
//! digits, digits before letters. Equal letters are told apart by the text itself, so the order is total and stable.

use crate::alphabet::{AZBUKA, cyrillic_of, digraph, latin_of, lower, split_positions};

/// The abeceda with the letters of foreign names in their places.
const ABECEDA: [&str; 34] = [
    "a", "b", "c", "č", "ć", "d", "dž", "đ", "e", "f", "g", "h", "i", "j", "k", "l", "lj", "m",
    "n", "nj", "o", "p", "q", "r", "s", "š", "t", "u", "v", "w", "x", "y", "z", "ž",
];

const FIRST_DIGIT: u8 = 2;
const FIRST_LETTER: u8 = 16;
const AFTER_LETTERS: u8 = 0xF0;

/// The key of `text` in the order a b c č ć d dž đ e … l lj m n nj … z ž; lj, nj and dž are one letter.
pub fn latin_key(text: &str) -> Vec<u8> {
    key(text, |letter| {
        let spelling = latin_of(letter).map_or_else(|| letter.to_string(), str::to_owned);
        ABECEDA.iter().position(|&one| one == spelling)
    })
}

/// The key of `text` in the order а б в г д ђ е ж …; foreign Latin letters after all others.
pub fn cyrillic_key(text: &str) -> Vec<u8> {
    key(text, |letter| AZBUKA.iter().position(|&(one, _)| one == letter))
}

fn key(text: &str, place: impl Fn(char) -> Option<usize>) -> Vec<u8> {
    let mut weights = Vec::with_capacity(text.len() * 2 + 1);
    for letter in letters(text) {
        if let Some(place) = place(letter) {
            weights.push(FIRST_LETTER + place as u8);
        } else if let Some(digit) = letter.to_digit(10) {
            weights.push(FIRST_DIGIT + digit as u8);
        } else if letter.is_alphabetic() {
            weights.push(AFTER_LETTERS);
            weights.extend(letter.to_string().bytes());
        } else if weights.last() != Some(&1) {
            weights.push(1);
        }
    }
    weights.push(0);
    weights.extend(text.bytes());
    weights
}

/// The text as Cyrillic letters, lower case, whatever its script; letters that Serbian lacks as they are.
fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word: Vec<char> = piece.chars().map(lower).collect();
        let split = split_positions(&word);
        let mut at = 0;
        while let Some(&letter) = word.get(at) {
            let pair = word.get(at + 1).filter(|_| !split.contains(&at));
            let joined = pair.and_then(|&next| digraph(letter, next));
            letters.push(joined.or_else(|| cyrillic_of(letter)).unwrap_or(letter));
            at += if joined.is_some() { 2 } else { 1 };
        }
    }
    letters
}
