//! The thirty letters in both scripts, and how a Latin word falls into letters.
//!
//! One table serves transliteration, folding and collation, so that they cannot disagree. Case is decided by callers.

/// The letters in the order of the azbuka, lower case: Cyrillic, Latin.
pub(crate) const AZBUKA: [(char, &str); 30] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('ђ', "đ"),
    ('е', "e"),
    ('ж', "ž"),
    ('з', "z"),
    ('и', "i"),
    ('ј', "j"),
    ('к', "k"),
    ('л', "l"),
    ('љ', "lj"),
    ('м', "m"),
    ('н', "n"),
    ('њ', "nj"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('ћ', "ć"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('ц', "c"),
    ('ч', "č"),
    ('џ', "dž"),
    ('ш', "š"),
];

/// Stems in which `nj` is н + ј, wherever they stand in the word.
const SPLIT_ANYWHERE: [&str; 8] =
    ["injekc", "injekt", "injicir", "konjug", "konjunk", "konjekt", "vanjezič", "anjonsk"];

/// Beginnings of words in which `nj` or `dž` is two letters.
const SPLIT_AT_START: [&str; 27] = [
    "anjon",
    "tanjug",
    "nadžanj",
    "nadždrel",
    "nadžel",
    "nadžet",
    "nadžinj",
    "nadživ",
    "nadžnj",
    "nadžup",
    "odžali",
    "odžalo",
    "odžari",
    "odžive",
    "odživi",
    "odživlj",
    "odžubor",
    "odžvać",
    "odžvak",
    "podžanr",
    "podžel",
    "podžig",
    "podžiž",
    "podžup",
    "predžel",
    "predžet",
    "predživ",
];

/// The Cyrillic letter, lower case, of a Latin letter or Unicode digraph of either case; `None` for letters that
/// Serbian does not have.
pub(crate) fn cyrillic_of(letter: char) -> Option<char> {
    let lower = lower(letter);
    match lower {
        'ǆ' => Some('џ'),
        'ǉ' => Some('љ'),
        'ǌ' => Some('њ'),
        _ => AZBUKA
            .iter()
            .find(|(_, latin)| latin.chars().eq([lower]))
            .map(|&(cyrillic, _)| cyrillic),
    }
}

/// The Latin spelling, lower case, of a Serbian Cyrillic letter of either case.
pub(crate) fn latin_of(letter: char) -> Option<&'static str> {
    let lower = lower(letter);
    AZBUKA.iter().find(|&&(cyrillic, _)| cyrillic == lower).map(|&(_, latin)| latin)
}

/// The digraph letter that two Latin letters can make: љ, њ or џ.
pub(crate) fn digraph(first: char, second: char) -> Option<char> {
    match (lower(first), lower(second)) {
        ('l', 'j') => Some('љ'),
        ('n', 'j') => Some('њ'),
        ('d', 'ž') => Some('џ'),
        _ => None,
    }
}

/// Positions of letters in `word` (in characters) at which a digraph does not begin, although its letters stand there.
pub(crate) fn split_positions(word: &[char]) -> Vec<usize> {
    let lowered: Vec<char> = word.iter().map(|&c| lower(c)).collect();
    let mut positions = Vec::new();
    for stem in SPLIT_ANYWHERE {
        let stem: Vec<char> = stem.chars().collect();
        for (start, window) in lowered.windows(stem.len()).enumerate() {
            if window == stem {
                positions.extend(digraphs_in(&stem).first().map(|offset| start + offset));
            }
        }
    }
    for stem in SPLIT_AT_START {
        let stem: Vec<char> = stem.chars().collect();
        if lowered.starts_with(&stem) {
            positions.extend(digraphs_in(&stem).first());
        }
    }
    positions
}

/// Where in a stem two letters look like a digraph; only the first one is split (`nadžnj-` keeps its `nj`).
fn digraphs_in(stem: &[char]) -> Vec<usize> {
    stem.windows(2)
        .enumerate()
        .filter_map(|(at, pair)| match pair {
            [first, second] => digraph(*first, *second).map(|_| at),
            _ => None,
        })
        .collect()
}

/// The one-character lower case; letters whose lower case is longer stay.
pub(crate) fn lower(letter: char) -> char {
    let mut lowered = letter.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// The one-character upper case; letters whose upper case is longer stay.
pub(crate) fn upper(letter: char) -> char {
    let mut raised = letter.to_uppercase();
    match (raised.next(), raised.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// Whether the letter belongs to the Cyrillic block.
pub(crate) const fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{0400}'..='\u{052F}')
}

/// Whether the letter belongs to the Latin blocks.
pub(crate) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (letter.is_alphabetic()
            && matches!(letter, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}'))
}
