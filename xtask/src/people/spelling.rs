//! Slips of the pen and of the keyboard.

use chance::Stream;

const LATIN: &str = "abcčćdđefghijklmnoprsštuvzž";

/// Letters of the two scripts that look the same.
const ALIKE: [(char, char); 17] = [
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('P', 'Р'),
    ('C', 'С'),
    ('T', 'Т'),
    ('a', 'а'),
    ('e', 'е'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
];

/// One letter inserted, left out, taken for another, or exchanged with its neighbour.
pub(crate) fn typo(text: &str, stream: &mut Stream) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return text.to_owned();
    }
    let at = stream.below(letters.len());
    let other = LATIN.chars().nth(stream.below(LATIN.chars().count())).unwrap_or('a');
    match stream.below(4) {
        0 => letters.insert(at.max(1), other),
        1 => drop(letters.remove(at)),
        2 => {
            if let Some(letter) = letters.get_mut(at) {
                *letter = if letter.is_uppercase() { other.to_ascii_uppercase() } else { other };
            }
        }
        _ => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
    }
    letters.into_iter().collect()
}

/// Without the marks of Serbian letters; `d` is what stands for đ.
pub(crate) fn bald(text: &str, d: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'č' | 'ć' => plain.push('c'),
            'Č' | 'Ć' => plain.push('C'),
            'š' | 'ş' => plain.push('s'),
            'Š' => plain.push('S'),
            'ž' => plain.push('z'),
            'Ž' => plain.push('Z'),
            'đ' => plain.push_str(d),
            'Đ' => {
                let mut letters = d.chars();
                plain.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                plain.extend(letters);
            }
            'á' | 'ă' | 'â' => plain.push('a'),
            'é' => plain.push('e'),
            'í' => plain.push('i'),
            'ó' | 'ö' | 'ő' => plain.push('o'),
            'ú' | 'ü' | 'ű' => plain.push('u'),
            other => plain.push(other),
        }
    }
    plain
}

/// Some letters in the other script, which no eye can see.
pub(crate) fn homoglyphs(text: &str, stream: &mut Stream) -> String {
    let alike = |letter: char| ALIKE.iter().find(|(latin, _)| *latin == letter);
    text.chars()
        .map(|letter| match alike(letter) {
            Some((_, cyrillic)) if stream.chance(0.5) => *cyrillic,
            _ => letter,
        })
        .collect()
}

/// One of the digits is another.
pub(crate) fn other_digit(text: &str, stream: &mut Stream) -> String {
    let places: Vec<usize> = text
        .char_indices()
        .filter(|(_, letter)| letter.is_ascii_digit())
        .map(|(at, _)| at)
        .collect();
    let place = places.get(stream.below(places.len())).copied();
    let add = stream.between(1, 9);
    let changed = text.char_indices().map(|(at, letter)| {
        let digit = letter.to_digit(10).filter(|_| Some(at) == place);
        digit.and_then(|digit| char::from_digit((digit + add) % 10, 10)).unwrap_or(letter)
    });
    changed.collect()
}
