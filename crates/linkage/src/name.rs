//! Names of persons: several words, initials, short forms, two halves.

use crate::{
    Level,
    fold::{self, length, slips},
    short_forms::{self, Forms},
};

/// Most words of a name that are looked at.
const MOST_WORDS: usize = 5;

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Word {
    pub(crate) text: Box<str>,
    sound: Box<str>,
    /// Code of its sound, zero for an initial.
    pub(crate) code: u64,
    /// The full names that it is or may stand for.
    pub(crate) forms: Forms,
}

/// A name of one or more words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    /// The words in the order written.
    pub(crate) words: Box<[Word]>,
    /// All letters without blanks.
    joined: Box<str>,
}

impl Word {
    fn new(text: &str) -> Self {
        let sound = fold::sound(text);
        let forms = short_forms::forms(text);
        Self { text: text.into(), code: fold::code(&sound), sound: sound.into(), forms }
    }

    /// Whether it is a letter that stands for a name: `J.`, `Lj.`
    pub(crate) fn is_initial(&self) -> bool {
        length(&self.text) == 1 || matches!(&*self.text, "lj" | "nj" | "dz")
    }

    /// How two words agree. Symmetric.
    fn level(&self, other: &Self) -> Level {
        if self.text == other.text {
            return if self.is_initial() { Level::Initial } else { Level::Exact };
        }
        if self.is_initial() || other.is_initial() {
            let (short, long) = if self.is_initial() { (self, other) } else { (other, self) };
            let fits = long.text.starts_with(&*short.text);
            return if fits { Level::Initial } else { Level::Different };
        }
        if self.forms.shares(other.forms) || self.sound == other.sound {
            return Level::Variant;
        }
        letters_level(&self.text, &other.text)
    }
}

/// How two words agree by their letters alone. Symmetric.
pub(crate) fn letters_level(a: &str, b: &str) -> Level {
    if a == b {
        return Level::Exact;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (least, most) = (length(short), length(long));
    if most > 2 * least + 2 && !long.starts_with(short) {
        return Level::Different;
    }
    let is_gender = most == least + 1 && long.ends_with('a') && long.starts_with(short);
    match slips(a, b, (most / 3).max(2)) {
        Some(1) if is_gender => Level::Similar,
        Some(1) if least >= 3 => Level::Typo,
        Some(1) if least == 2 => Level::Similar,
        Some(2) if most >= 6 => Level::Similar,
        Some(wrong) if wrong * 4 <= most => Level::Similar,
        _ if least >= 3 && long.starts_with(short) => Level::Similar,
        Some(wrong) if wrong * 3 <= most => Level::Slight,
        _ => Level::Different,
    }
}

impl Name {
    /// Reads a name; `None` when no letter is left.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let folded = fold::fold(text);
        let words: Box<[Word]> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .map(Word::new)
            .collect();
        if words.is_empty() || !folded.chars().any(char::is_alphabetic) {
            return None;
        }
        Some(Self { words, joined: folded.replace(' ', "").into() })
    }

    /// Whether nothing but initials is known.
    pub(crate) fn is_initial(&self) -> bool {
        self.words.iter().all(Word::is_initial)
    }

    /// Whether the first words are those of a given name.
    pub(crate) fn begins_with(&self, given: &Self) -> bool {
        !given.is_initial() && given.words.iter().zip(&self.words).all(|(x, y)| x.text == y.text)
    }

    /// The year that is written beside a name.
    pub(crate) fn year(&self) -> Option<u16> {
        self.words.iter().find_map(|word| word.text.parse().ok()).filter(|year| *year > 1800)
    }

    /// Whether two names agree but for one slip or form, told quickly where they do not. Symmetric.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (a, b) = (self.joined.as_bytes(), other.joined.as_bytes());
        let may_be = a.first() == b.first()
            || a.last() == b.last()
            || self.words.len() + other.words.len() > 2
            || self.words.iter().zip(&other.words).any(|(x, y)| x.forms.shares(y.forms));
        may_be && matches!(self.level(other), Level::Exact | Level::Typo | Level::Variant)
    }

    /// How two names agree. Symmetric.
    pub(crate) fn level(&self, other: &Self) -> Level {
        if self.joined.len() == other.joined.len() && self == other && !self.is_initial() {
            return Level::Exact;
        }
        if let ([a], [b]) = (&*self.words, &*other.words) {
            return a.level(b);
        }
        let whole = letters_level(&self.joined, &other.joined);
        if matches!(whole, Level::Exact | Level::Typo) {
            // One word or two: a slip of the blank.
            return Level::Typo;
        }
        let by_words = self.words_level(other);
        match (by_words, whole) {
            (Level::Exact | Level::Variant | Level::Part, _) => by_words,
            (_, Level::Similar) => Level::Similar,
            (Level::Different, Level::Slight) => Level::Slight,
            _ => by_words,
        }
    }

    /// The words paired in any order: all agree, a part agrees, something is alike.
    fn words_level(&self, other: &Self) -> Level {
        let (short, long) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let best = |word: &Word, among: &[Word]| {
            among.iter().map(|other| word.level(other)).min_by_key(|level| rank(*level))
        };
        let forward: Vec<Level> =
            short.words.iter().filter_map(|word| best(word, &long.words)).collect();
        let agree = |level: &&Level| matches!(level, Level::Exact | Level::Variant | Level::Typo);
        let agreeing = forward.iter().filter(agree).count();
        let initials = forward.iter().filter(|level| **level == Level::Initial).count();
        let equal = short.words.len() == long.words.len();
        let backward = !equal
            || long
                .words
                .iter()
                .filter_map(|word| best(word, &short.words))
                .all(|level| rank(level) <= rank(Level::Initial));
        if equal && backward && agreeing == forward.len() {
            return Level::Variant;
        }
        if agreeing > 0 {
            return if agreeing + initials == forward.len() || equal {
                Level::Part
            } else {
                Level::Slight
            };
        }
        match forward.iter().min_by_key(|level| rank(**level)) {
            Some(Level::Initial) => Level::Initial,
            Some(Level::Similar) => Level::Slight,
            _ => Level::Different,
        }
    }
}

/// Order of levels of words, best first.
fn rank(level: Level) -> u8 {
    match level {
        Level::Exact => 0,
        Level::Variant => 1,
        Level::Typo => 2,
        Level::Initial => 3,
        Level::Similar => 4,
        Level::Slight => 5,
        _ => 6,
    }
}

/// How two lists of given names agree: all, half or more, one, none. Symmetric.
pub(crate) fn members_level(a: &[Name], b: &[Name]) -> Level {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let is_like =
        |x: &Name, y: &Name| matches!(x.level(y), Level::Exact | Level::Variant | Level::Typo);
    let count = |these: &[Name], those: &[Name]| {
        these.iter().filter(|x| those.iter().any(|y| is_like(x, y))).count()
    };
    let found = count(short, long).min(count(long, short));
    match found {
        0 => Level::Different,
        _ if found == long.len() => Level::Exact,
        _ if found * 2 >= long.len() => Level::Part,
        _ => Level::Slight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(a: &str, b: &str) -> Level {
        let (a, b) = (Name::parse(a).unwrap(), Name::parse(b).unwrap());
        assert_eq!(a.level(&b), b.level(&a));
        a.level(&b)
    }

    #[test]
    fn one_name_in_every_spelling_is_exact() {
        for name in ["Ђорђевић", "DJORDJEVIC", "Dordevic", "Đorđević"] {
            assert_eq!(level("Đorđević", name), Level::Exact, "{name}");
        }
    }

    #[test]
    fn names_agree_by_levels() {
        assert_eq!(level("Aleksandar", "Saša"), Level::Variant);
        assert_eq!(level("Jeca", "Jelenka"), Level::Variant);
        assert_eq!(level("Katalin", "Kati"), Level::Variant);
        assert_eq!(level("Kovács", "Kovač"), Level::Variant);
        assert_eq!(level("J.", "Jovan"), Level::Initial);
        assert_eq!(level("M.", "Jovan"), Level::Different);
        assert_eq!(level("Petrović-Jovanović", "Petrović"), Level::Part);
        assert_eq!(level("Marija Ana", "Ana Marija"), Level::Variant);
        assert_eq!(level("Petrovic", "Petrovci"), Level::Typo);
        assert_eq!(level("Jovan", "Jovana"), Level::Similar);
        assert_eq!(level("Dragan", "Milica"), Level::Different);
    }
}
