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
    let (x, y) = (a.as_bytes(), b.as_bytes());
    if let (Some(p), Some(q)) = (letters(x), letters(y))
        && x.len() <= 64
    {
        // A slip changes two letters of the set at most.
        if (p ^ q).count_ones() as usize > 2 * most {
            return None;
        }
        return Some(plain_slips(x, y, most)).filter(|wrong| *wrong <= most);
    }
    let args = osa::Args::default().score_cutoff(most);
    osa::distance_with_args(a.chars(), b.chars(), &args)
}

/// Places of small letters, digits and the blank among 38.
const fn place(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some((byte - b'a') as usize),
        b'0'..=b'9' => Some((byte - b'0') as usize + 26),
        b' ' => Some(36),
        _ => None,
    }
}

/// The set of letters of folded ASCII; `None` for other text.
fn letters(word: &[u8]) -> Option<u64> {
    word.iter().try_fold(0, |set, byte| Some(set | 1 << place(*byte)?))
}

/// [`slips`] of folded ASCII, the first word of 64 letters at most; above `most` any number above it.
fn plain_slips(a: &[u8], b: &[u8], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let Some(last) = a.len().checked_sub(1).map(|last| 1u64 << last) else { return b.len() };
    let mut marks = [0u64; 38];
    for (at, byte) in a.iter().enumerate() {
        if let Some(mark) = place(*byte).and_then(|place| marks.get_mut(place)) {
            *mark |= 1 << at;
        }
    }
    let (mut plus, mut minus, mut zero, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
    let mut wrong = a.len();
    for byte in b {
        let mark = place(*byte).and_then(|place| marks.get(place)).copied().unwrap_or_default();
        let exchanged = ((!zero & mark) << 1) & before;
        zero = ((mark & plus).wrapping_add(plus) ^ plus) | mark | minus | exchanged;
        let right_plus = minus | !(zero | plus);
        let right_minus = zero & plus;
        wrong += usize::from(right_plus & last != 0);
        wrong -= usize::from(right_minus & last != 0);
        let right_plus = (right_plus << 1) | 1;
        plus = (right_minus << 1) | !(zero | right_plus);
        minus = right_plus & zero;
        before = mark;
    }
    wrong
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

    proptest::proptest! {
        #[test]
        fn slips_are_those_of_the_reference(a in "[a-c1 ]{0,9}", b in "[a-c1 ]{0,9}", most in 0usize..6) {
            let whole = osa::distance(a.chars(), b.chars());
            assert_eq!(slips(&a, &b, most), Some(whole).filter(|wrong| *wrong <= most));
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
