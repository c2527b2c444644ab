//! Latin to Cyrillic.
//!
//! Digraphs become one letter except in the stems where they are two; codes, addresses, foreign words and Roman numerals
//! stay. `dj` is never read as đ: whoever writes so is found by folding, not rewritten.

use crate::{
    alphabet::{cyrillic_of, digraph, split_positions, upper},
    foreign, roman,
    token::{self, Token},
};

/// `text` in Serbian Cyrillic.
///
/// Stay in Latin: addresses of pages and of mail, names of files, passages between backticks or inside
/// [`protect`](crate::protect), words with digits, underscores or letters that Serbian lacks (q w x y ö é …),
/// abbreviations that the field leaves in Latin, and Roman numerals. A single `I` is a numeral only beside a word that is
/// counted ("I stepen"), in a range or list (I–IV), or where it closes a phrase ("Zasavica I").
/// A zero-width non-joiner between `n` and `j` keeps them two letters and is dropped.
pub fn to_cyrillic(text: &str) -> String {
    to_cyrillic_except(text, &[])
}

/// [`to_cyrillic`], with `words` kept as they are wherever they stand as whole words.
pub fn to_cyrillic_except(text: &str, words: &[&str]) -> String {
    let tokens = token::tokens(text);
    let mut cyrillic = String::with_capacity(text.len() * 2);
    for (at, piece) in tokens.iter().enumerate() {
        if !piece.is_word {
            cyrillic.push_str(&token::without_marks(piece.text));
        } else if words.contains(&piece.text) || stays(&tokens, at) {
            cyrillic.push_str(piece.text);
        } else {
            push_word(&mut cyrillic, piece.text);
        }
    }
    cyrillic
}

/// Whether the word at `at` stays in Latin, seen with its neighbours.
fn stays(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(word) = tokens.get(at).map(|token| token.text) else { return true };
    foreign::stays(word)
        || roman::is_numeral(tokens, at)
        || (foreign::is_capitals(word) && is_part_of_a_code(tokens, at))
}

/// Whether capitals are joined by a hyphen to digits (`EU-01`) or to a word that stays (`WG-SS`).
fn is_part_of_a_code(tokens: &[Token<'_>], at: usize) -> bool {
    let joined = |gap: Option<usize>, other: Option<usize>| {
        let gap = gap.and_then(|at| tokens.get(at));
        let other = other.and_then(|at| tokens.get(at)).filter(|token| token.is_word);
        gap.filter(|gap| gap.text == "-" && !gap.stays).and(other).map(|token| token.text)
    };
    let next = joined(at.checked_add(1), at.checked_add(2));
    let last = joined(at.checked_sub(1), at.checked_sub(2));
    let stays = |word: &str| foreign::stays(word) && !word.contains(char::is_lowercase);
    next.is_some_and(|word| stays(word) || is_short_number(word)) || last.is_some_and(stays)
}

/// The number of a code; four digits would be a year.
fn is_short_number(word: &str) -> bool {
    word.len() < 4 && word.chars().all(|c| c.is_ascii_digit())
}

fn push_word(cyrillic: &mut String, word: &str) {
    let letters = composed(word);
    let split = split_positions(&letters);
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let pair = letters.get(at + 1).filter(|_| !split.contains(&at));
        // A small letter before a capital one (`nJ`) is never one letter.
        let pair = pair.filter(|next| letter.is_uppercase() || next.is_lowercase());
        if let Some(joined) = pair.and_then(|&next| digraph(letter, next)) {
            cyrillic.push(cased(joined, letter));
            at += 2;
            continue;
        }
        match cyrillic_of(letter) {
            Some(one) => cyrillic.push(cased(one, letter)),
            None if letter == '\u{200C}' => {}
            None => cyrillic.push(letter),
        }
        at += 1;
    }
}

/// `letter` in the case of `like`; the title forms ǅ ǈ ǋ count as capitals.
fn cased(letter: char, like: char) -> char {
    if like.is_lowercase() { letter } else { upper(letter) }
}

/// The word's letters, with č ć š ž composed where the text carries them as a letter and a combining mark.
fn composed(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    for c in word.chars() {
        let whole = letters.last().and_then(|&base| match (base, c) {
            ('c', '\u{030C}') => Some('č'),
            ('C', '\u{030C}') => Some('Č'),
            ('c', '\u{0301}') => Some('ć'),
            ('C', '\u{0301}') => Some('Ć'),
            ('s', '\u{030C}') => Some('š'),
            ('S', '\u{030C}') => Some('Š'),
            ('z', '\u{030C}') => Some('ž'),
            ('Z', '\u{030C}') => Some('Ž'),
            _ => None,
        });
        match whole {
            Some(whole) => {
                letters.pop();
                letters.push(whole);
            }
            None => letters.push(c),
        }
    }
    letters
}
