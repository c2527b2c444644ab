//! Addresses: street and house number, without number, abbreviated, renamed.

use crate::{
    Level,
    fold::{self, slips},
    name::letters_level,
};

/// Words that say nothing of which street it is.
const EMPTY_WORDS: [&str; 14] = [
    "ul", "ulica", "br", "broj", "bb", "utca", "u", "ut", "no", "nr", "str", "kbr", "stan", "sprat",
];

/// Abbreviations of streets and titles, and what they stand for.
const ABBREVIATIONS: [(&str, &str); 34] = [
    ("street", "st"),
    ("road", "rd"),
    ("avenue", "ave"),
    ("av", "ave"),
    ("place", "pl"),
    ("court", "ct"),
    ("crescent", "cres"),
    ("drive", "dr"),
    ("circuit", "cct"),
    ("close", "cl"),
    ("parade", "pde"),
    ("terrace", "tce"),
    ("highway", "hwy"),
    ("lane", "ln"),
    ("bulevar", "bul"),
    ("blv", "bul"),
    ("trg", "trg"),
    ("doktora", "dr"),
    ("doktor", "dr"),
    ("svetog", "sv"),
    ("sveti", "sv"),
    ("svetoga", "sv"),
    ("kralja", "kr"),
    ("vojvode", "vojv"),
    ("vojvoda", "vojv"),
    ("generala", "gen"),
    ("profesora", "prof"),
    ("narodnog", "nar"),
    ("heroja", "her"),
    ("marsala", "mars"),
    ("brace", "br"),
    ("naselje", "nas"),
    ("strasse", "str"),
    ("kneza", "kn"),
];

/// A street and a house number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Address {
    /// Words of the street, abbreviated where an abbreviation is known.
    street: Box<str>,
    /// Its letters without blanks.
    joined: Box<str>,
    /// Code of the sound of the street.
    pub(crate) code: u64,
    /// House number; zero when there is none.
    pub(crate) number: u32,
    /// The letter after the number, zero when there is none.
    letter: u8,
}

impl Address {
    /// Reads an address; `None` when neither street nor number is left.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let folded = fold::fold(text);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let (number, letter) = take_number(&mut words);
        words.retain(|word| !EMPTY_WORDS.contains(word));
        let street: Vec<&str> = words.iter().map(|word| abbreviated(word)).collect();
        let street = street.join(" ");
        let joined = street.replace(' ', "");
        if joined.is_empty() && number == 0 {
            return None;
        }
        let code = fold::code(&fold::sound(&joined));
        Some(Self { street: street.into(), joined: joined.into(), code, number, letter })
    }

    /// How two addresses agree. Symmetric.
    pub(crate) fn level(&self, other: &Self) -> Level {
        let street = self.street_level(other);
        let same_number = self.number == other.number;
        let one_missing = (self.number == 0) != (other.number == 0);
        let same_letter = self.letter == other.letter || self.letter == 0 || other.letter == 0;
        match street {
            _ if self == other => Level::Exact,
            Level::Exact if same_number && same_letter => Level::Typo,
            Level::Typo | Level::Similar if same_number => street,
            Level::Exact | Level::Typo if one_missing => Level::Part,
            Level::Exact if same_number => Level::Similar,
            Level::Exact | Level::Typo => Level::Slight,
            Level::Similar if one_missing => Level::Slight,
            _ if same_number && self.number > 0 => Level::NumberOnly,
            Level::Slight if same_number => Level::Slight,
            _ => Level::Different,
        }
    }

    fn street_level(&self, other: &Self) -> Level {
        if self.joined.is_empty() || other.joined.is_empty() {
            return if self.joined == other.joined { Level::Exact } else { Level::Different };
        }
        let whole = letters_level(&self.joined, &other.joined);
        if matches!(whole, Level::Exact | Level::Typo) {
            return whole;
        }
        match words_alike(&self.street, &other.street) {
            Alike::All => Level::Typo,
            Alike::Half if whole == Level::Different => Level::Slight,
            _ => whole,
        }
    }
}

enum Alike {
    All,
    Half,
    Few,
}

/// The words of the shorter street among those of the longer: an abbreviation agrees with the word it begins.
fn words_alike(a: &str, b: &str) -> Alike {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let agrees = |x: &str, y: &str| {
        let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        long.starts_with(short) || (short.len() > 3 && slips(short, long, 1).is_some())
    };
    let count = |these: &[&str], those: &[&str]| {
        these.iter().filter(|x| those.iter().any(|y| agrees(x, y))).count()
    };
    let (forward, backward) = (count(&a, &b), count(&b, &a));
    if forward == a.len() && backward == b.len() {
        Alike::All
    } else if (forward + backward) * 2 >= a.len() + b.len() {
        Alike::Half
    } else {
        Alike::Few
    }
}

fn abbreviated(word: &str) -> &str {
    ABBREVIATIONS.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| short)
}

/// Takes the house number and what follows it away: the first number of the run of numbers at the end, or a number at
/// the beginning. A flat or a floor after it falls away.
fn take_number(words: &mut Vec<&str>) -> (u32, u8) {
    let is_part = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || word.len() == 1
            || matches!(word, "bb" | "br" | "broj" | "stan" | "sprat" | "ulaz" | "lok")
    };
    let run = words.iter().rev().take_while(|word| is_part(word)).count();
    let at = words.len() - run;
    let numeric = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let found = words.get(at..).unwrap_or_default().iter().position(numeric);
    if let Some(place) = found.filter(|place| at + place > 0 || words.len() == 1) {
        let result = read_number(words.get(at + place..).unwrap_or_default());
        words.truncate(at);
        return result;
    }
    let is_bare = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > 1 && words.first().is_some_and(is_bare) {
        let result = read_number(words.get(..1).unwrap_or_default());
        words.remove(0);
        return result;
    }
    if run < words.len() {
        words.truncate(at);
    }
    (0, 0)
}

fn read_number(words: &[&str]) -> (u32, u8) {
    let Some(word) = words.first() else { return (0, 0) };
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, tail) = word.split_at_checked(end).unwrap_or((word, ""));
    let letter = tail.bytes().next().or_else(|| {
        let next = words.get(1).filter(|next| next.len() == 1)?;
        next.bytes().next().filter(u8::is_ascii_alphabetic)
    });
    (digits.parse().unwrap_or_default(), letter.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(a: &str, b: &str) -> Level {
        let (a, b) = (Address::parse(a).unwrap(), Address::parse(b).unwrap());
        assert_eq!(a.level(&b), b.level(&a));
        a.level(&b)
    }

    #[test]
    fn addresses_agree_by_levels() {
        assert_eq!(level("ul. Nikole Tesle br. 12", "Николе Тесле 12"), Level::Exact);
        assert_eq!(level("Nikole Tesle bb", "Nikole Tesle 12"), Level::Part);
        assert_eq!(level("N. Tesle 12", "Nikole Tesle 12"), Level::Typo);
        assert_eq!(level("Maršala Tita 5", "Svetog Save 5"), Level::NumberOnly);
        assert_eq!(level("Nikole Tesle 12", "Nikole Tesle 14"), Level::Slight);
        assert_eq!(level("Bulevar oslobođenja 12/3", "Bul. oslobođenja 12"), Level::Exact);
        assert_eq!(level("27. marta 15", "27 marta 15"), Level::Exact);
        assert_eq!(level("12 Main Street", "12 Main St"), Level::Exact);
        assert_eq!(level("Cara Dušana 3", "Vuka Karadžića 8"), Level::Different);
    }
}
