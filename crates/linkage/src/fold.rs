//! Text made comparable: folding with a short way for plain letters, edit distance, spelling by sound.

use rapidfuzz::distance::osa;

/// [`serbian::fold`], with a short way for ASCII.
pub(crate) fn fold(text: &str) -> String {
    if !text.is_ascii() {
        return serbian::fold(text);
    }
    let mut key = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            let small = char::from(byte.to_ascii_lowercase());
            if small != 'j' || !key.ends_with('d') {
                key.push(small);
            }
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Slips between two words (insertion, deletion, substitution, two neighbours exchanged); `None` above `most`.
///
/// Optimal string alignment; symmetric. Source: Hyyrö, Nordic J. Computing 10 (2003).
pub(crate) fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most.saturating_mul(4) {
        return None;
    }
    let args = osa::Args::default().score_cutoff(most);
    if a.is_ascii() && b.is_ascii() {
        return osa::distance_with_args(a.bytes(), b.bytes(), &args);
    }
    osa::distance_with_args(a.chars(), b.chars(), &args)
}

/// Letters of a word.
pub(crate) fn length(word: &str) -> usize {
    if word.is_ascii() { word.len() } else { word.chars().count() }
}

/// Spellings of one sound in Serbian, Hungarian, German and English names, longest first.
const SOUNDS: [(&str, &str); 30] = [
    ("sch", "s"),
    ("tch", "c"),
    ("dzs", "dz"),
    ("ch", "c"),
    ("cs", "c"),
    ("cz", "c"),
    ("ck", "k"),
    ("sz", "s"),
    ("sh", "s"),
    ("zs", "z"),
    ("zh", "z"),
    ("gy", "d"),
    ("dj", "d"),
    ("ty", "c"),
    ("ly", "lj"),
    ("ny", "nj"),
    ("ph", "f"),
    ("th", "t"),
    ("kh", "h"),
    ("qu", "kv"),
    ("dz", "dz"),
    ("ij", "i"),
    ("ie", "i"),
    ("ee", "i"),
    ("oo", "u"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("ts", "c"),
];

/// A folded word spelt by its sound; doubled letters once.
pub(crate) fn sound(word: &str) -> String {
    let mut spelt = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let known = SOUNDS.iter().find(|(spelling, _)| rest.starts_with(spelling));
        let taken = known.map_or(first.len_utf8(), |(spelling, _)| spelling.len());
        match known {
            Some((_, sound)) => sound.chars().for_each(|c| push_once(&mut spelt, c)),
            None => push_once(&mut spelt, first),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    spelt
}

fn push_once(text: &mut String, c: char) {
    if !text.ends_with(c) {
        text.push(c);
    }
}

/// Code of a sound for blocking: its first letter and up to six further consonants; zero for an initial or nothing.
///
/// The bytes of the code are its letters, so that it is stable.
pub(crate) fn code(sound: &str) -> u64 {
    if length(sound) < 2 {
        return 0;
    }
    let letters = sound
        .chars()
        .enumerate()
        .filter(|&(at, c)| at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'j'));
    let mut code = 0u64;
    let mut last = '\0';
    for (_, c) in letters.filter(|&(_, c)| std::mem::replace(&mut last, c) != c).take(7) {
        code = (code << 8) | u64::from((c as u32 & 0xff).max(1));
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_folds_as_the_long_one() {
        for text in ["Djordje  O'Neil-Smith ", "dj d-j DJ", "", " 12/A bb.", "a_b"] {
            assert_eq!(fold(text), serbian::fold(text));
        }
    }

    #[test]
    fn one_sound_has_one_spelling() {
        assert_eq!(sound("kovacs"), "kovac");
        assert_eq!(sound("nagy"), sound("nad"));
        assert_eq!(sound("smyth"), "smit");
        assert_eq!(code(&sound("petrovic")), code(&sound("petrovich")));
        assert_eq!(code("j"), 0);
    }
}
