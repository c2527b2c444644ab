//! Roman numerals in Serbian text: which words of I and V are numerals and not the conjunction or an initial.
//!
//! Numerals with X need no rule (the letter is foreign), those with L, C, D, M and no X are words (li, mi, div).

use crate::token::Token;

/// Beginnings of words before which a single I or V is a numeral, in both scripts' Latin form.
const COUNTED: [&str; 22] = [
    "stepen",
    "razred",
    "kategorij",
    "grup",
    "kvartal",
    "tromeseč",
    "polugod",
    "faz",
    "kvintil",
    "kvartil",
    "decil",
    "ciklus",
    "zon",
    "klas",
    "krug",
    "nivo",
    "svetsk",
    "stub",
    "pododelj",
    "odelj",
    "glav",
    "oblast",
];

/// Beginnings of words after which a single I or V is a numeral.
const COUNTING: [&str; 20] = [
    "stepen",
    "glav",
    "deo",
    "dela",
    "delu",
    "prilo",
    "aneks",
    "tip",
    "faz",
    "kategorij",
    "grup",
    "nivo",
    "zon",
    "tom",
    "obraz",
    "tabel",
    "odelj",
    "pododelj",
    "stub",
    "zasavic",
];

/// Whether the token at `at`, a word of capitals I and V, is a numeral where it stands.
pub(crate) fn is_numeral(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(word) = tokens.get(at).map(|token| token.text) else { return false };
    if is_long(word) {
        return true;
    }
    if !matches!(word, "I" | "V") {
        return false;
    }
    let before = words_before(tokens, at);
    let after = words_after(tokens, at);
    after.first().is_some_and(|next| starts_like(next, &COUNTED))
        || before.first().is_some_and(|last| last.len() > 2 && starts_like(last, &COUNTING))
        || listed_with(&before)
        || listed_with(&after)
        || ends_a_phrase(tokens, at)
}

/// II, III, IV, VI, VII, VIII.
fn is_long(word: &str) -> bool {
    matches!(word, "II" | "III" | "IV" | "VI" | "VII" | "VIII")
}

/// Any numeral in capitals up to XXXIX: what stands beside a single I in a range or a list.
fn is_neighbour(word: &str) -> bool {
    let tail = word.trim_start_matches('X');
    let tens = word.len() - tail.len();
    tens <= 3
        && (tail.is_empty() && tens > 0 || is_long(tail) || tens > 0 && matches!(tail, "I" | "V"))
}

/// Whether the nearest word, past a conjunction, is a numeral: I–IV, I i II, I, II i III.
fn listed_with(words: &[&str]) -> bool {
    match words {
        [near, ..] if is_neighbour(near) || matches!(*near, "V") => true,
        [near, far, ..] => {
            matches!(*near, "i" | "ili" | "do" | "и" | "или" | "до")
                && (is_neighbour(far) || *far == "V")
        }
        _ => false,
    }
}

/// Whether a capital I closes a phrase ("Zasavica I", "grupa (I)"): a conjunction never does.
fn ends_a_phrase(tokens: &[Token<'_>], at: usize) -> bool {
    if tokens.get(at).is_none_or(|token| token.text != "I") {
        return false;
    }
    let opens = match tokens.get(..at).and_then(<[_]>::last) {
        None => true,
        Some(gap) => gap.text.contains(['.', '!', '?', ':', '\n', '„', '"', '–', '—', '-']),
    };
    match tokens.get(at + 1) {
        None => !opens,
        Some(gap) if gap.is_word => false,
        Some(gap) if gap.text.starts_with(')') => true,
        Some(gap) if gap.text.starts_with([',', ';']) => !opens,
        Some(gap) => !opens && gap.text.starts_with('.') && tokens.get(at + 2).is_none(),
    }
}

/// Up to two words before `at` in the same sentence, nearest first.
fn words_before<'t>(tokens: &[Token<'t>], at: usize) -> Vec<&'t str> {
    nearest(tokens.get(..at).unwrap_or_default().iter().rev())
}

/// Up to two words after `at` in the same sentence, nearest first.
fn words_after<'t>(tokens: &[Token<'t>], at: usize) -> Vec<&'t str> {
    nearest(tokens.get(at + 1..).unwrap_or_default().iter())
}

fn nearest<'a, 't: 'a>(tokens: impl Iterator<Item = &'a Token<'t>>) -> Vec<&'t str> {
    tokens
        .take_while(|token| {
            token.is_word || !token.text.contains(['.', '!', '?', '\n', '\u{2068}'])
        })
        .filter(|token| token.is_word)
        .map(|token| token.text)
        .take(2)
        .collect()
}

/// Whether a word of either script begins with one of the Latin stems.
fn starts_like(word: &str, stems: &[&str]) -> bool {
    let latin = crate::latin::letters_to_latin(word).to_lowercase();
    stems.iter().any(|stem| latin.starts_with(stem))
}
