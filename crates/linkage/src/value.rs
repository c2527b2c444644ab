//! Values made ready once and compared often.

use std::hash::{Hash, Hasher};

use crate::{
    Kind, Level, Person, Spec,
    address::Address,
    date::Date,
    fold::fold,
    name::{Name, letters_level, members_level},
    numeral::{Numeral, phones, phones_level},
};

/// A record made ready for comparison: folded, parsed, coded. Holds no original text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prepared {
    pub(crate) values: Vec<Value>,
}

/// One value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// Nothing that can be compared.
    #[default]
    Missing,
    /// One name.
    Name(Box<Name>),
    /// Names of several persons.
    Members(Box<[Name]>),
    /// Whether female.
    Sex(bool),
    /// A date.
    Date(Date),
    /// Digits given to one person.
    Numeral(Numeral),
    /// Street and number.
    Address(Box<Address>),
    /// Telephone numbers.
    Phones(Box<[u32]>),
    /// Folded text with blanks and without.
    Text(Box<(Box<str>, Box<str>)>),
    /// A folded code or a number.
    Code(Box<str>),
}

impl Value {
    /// Reads a value of a kind; [`Missing`](Self::Missing) for blank text and for what the kind cannot read.
    pub(crate) fn read(kind: Kind, text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Missing;
        }
        let value = match kind {
            Kind::GivenName | Kind::FamilyName | Kind::OtherName | Kind::FullName => {
                Name::parse(text).map(|name| Self::Name(Box::new(name)))
            }
            Kind::Members => members(text),
            Kind::Sex => sex(text).map(Self::Sex),
            Kind::Date => Date::parse(text).map(Self::Date),
            Kind::Jmbg => Numeral::parse_jmbg(text).map(Self::Numeral),
            Kind::NationalId => Numeral::parse(text).map(Self::Numeral).or_else(|| code(text)),
            Kind::Address => Address::parse(text).map(|address| Self::Address(Box::new(address))),
            Kind::Phone => Some(phones(text)).filter(|list| !list.is_empty()).map(Self::Phones),
            Kind::Settlement | Kind::Text => words(text),
            Kind::Household | Kind::Category => code(text),
            Kind::Number => number(text),
            Kind::Id => None,
        };
        value.unwrap_or_default()
    }

    pub(crate) const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    pub(crate) fn name(&self) -> Option<&Name> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    pub(crate) fn numeral(&self) -> Option<Numeral> {
        if let Self::Numeral(numeral) = self { Some(*numeral) } else { None }
    }

    /// How two values of one kind agree. Symmetric.
    pub(crate) fn level(&self, other: &Self, kind: Kind) -> Level {
        match (self, other) {
            (Self::Missing, _) | (_, Self::Missing) => Level::Missing,
            (Self::Name(a), Self::Name(b)) => a.level(b),
            (Self::Members(a), Self::Members(b)) => members_level(a, b),
            (Self::Date(a), Self::Date(b)) => a.level(*b),
            (Self::Numeral(a), Self::Numeral(b)) => a.level(*b),
            (Self::Address(a), Self::Address(b)) => a.level(b),
            (Self::Phones(a), Self::Phones(b)) => phones_level(a, b),
            (Self::Text(a), Self::Text(b)) => text_level(a, b),
            (Self::Code(a), Self::Code(b)) => code_level(a, b, kind),
            _ if self == other => Level::Exact,
            _ => Level::Different,
        }
    }

    /// A number that equal values share, the same in every run.
    pub(crate) fn digest(&self) -> u64 {
        let mut mixer = Mixer::default();
        self.hash(&mut mixer);
        mixer.finish()
    }
}

fn members(text: &str) -> Option<Value> {
    let mut names: Vec<Name> = text.split([';', ',', '|']).filter_map(Name::parse).collect();
    names.truncate(12);
    (!names.is_empty()).then(|| Value::Members(names.into()))
}

/// Male or female in Serbian, Hungarian, English and codes of the Statistical Office; `None` for anything else.
fn sex(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "m" | "muski" | "musko" | "muskarac" | "male" | "man" | "1" | "ferfi" => Some(false),
        "z" | "f" | "w" | "zenski" | "zensko" | "zena" | "female" | "woman" | "2" | "no" | "n" => {
            Some(true)
        }
        _ => None,
    }
}

fn words(text: &str) -> Option<Value> {
    let folded = fold(text);
    let joined = folded.replace(' ', "");
    (!joined.is_empty()).then(|| Value::Text(Box::new((folded.into(), joined.into()))))
}

fn code(text: &str) -> Option<Value> {
    let folded = fold(text).replace(' ', "");
    (!folded.is_empty()).then(|| Value::Code(folded.into()))
}

/// Digits without leading zeros; other text as a code.
fn number(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('0');
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(Value::Code(text.into()));
    }
    code(text)
}

/// How two texts agree: by letters without blanks, then by words in any order. Symmetric.
fn text_level(a: &(Box<str>, Box<str>), b: &(Box<str>, Box<str>)) -> Level {
    if a == b {
        return Level::Exact;
    }
    let whole = match letters_level(&a.1, &b.1) {
        Level::Exact => Level::Typo,
        level => level,
    };
    if whole == Level::Typo || !a.0.contains(' ') && !b.0.contains(' ') {
        return whole;
    }
    let words = |text: &str| text.bytes().filter(|byte| *byte == b' ').count() + 1;
    let (x, y) = (words(&a.0), words(&b.0));
    let is_like = |p: &str, q: &str| matches!(letters_level(p, q), Level::Exact | Level::Typo);
    let count = |these: &str, those: &str| {
        these.split(' ').filter(|p| those.split(' ').any(|q| is_like(p, q))).count()
    };
    let shared = if whole == Level::Similar { 0 } else { count(&a.0, &b.0).min(count(&b.0, &a.0)) };
    match shared {
        0 => whole,
        _ if shared == x.max(y) => Level::Similar,
        _ if shared == x.min(y) || shared * 2 >= x.max(y) => Level::Part,
        _ => whole,
    }
}

/// How two codes agree. A household's code is the same or another; numbers may be near. Symmetric.
fn code_level(a: &str, b: &str, kind: Kind) -> Level {
    if a == b {
        return Level::Exact;
    }
    if kind == Kind::Household {
        return Level::Different;
    }
    let most = a.len().max(b.len());
    match crate::fold::slips(a, b, 2) {
        Some(1) if most >= 3 => Level::Typo,
        Some(1) if most == 2 && kind == Kind::Number => Level::Slight,
        Some(2) if most >= 6 => Level::Similar,
        Some(2) if most >= 4 && kind == Kind::Number => Level::Slight,
        _ => near(a, b).unwrap_or(Level::Different),
    }
}

/// Numbers of four digits at least that differ by a fiftieth at most.
fn near(a: &str, b: &str) -> Option<Level> {
    let (a, b): (u64, u64) = (a.parse().ok()?, b.parse().ok()?);
    (a.min(b) >= 1000 && a.abs_diff(b) * 50 <= a.max(b)).then_some(Level::Slight)
}

impl Prepared {
    /// Makes a record ready; `values` in the order of the specification's fields, missing ones `None` or blank.
    pub fn new<'a>(spec: &Spec, values: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut given = values.into_iter();
        let read = spec.fields.iter().map(|field| match given.next().flatten() {
            Some(text) => Value::read(field.kind, text),
            None => Value::Missing,
        });
        Self { values: read.collect() }
    }

    /// Makes a person ready for [`Spec::persons`].
    pub fn person(person: &Person) -> Self {
        Self::new(&Spec::persons(), person.values())
    }

    /// Whether nothing can be compared.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Value::is_missing)
    }
}

/// Mixes what it is given into 64 bits; the same in every run and on every machine.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Mixer(u64);

impl Mixer {
    pub(crate) fn mix(mut self, number: u64) -> Self {
        self.write_u64(number);
        self
    }
}

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        let x = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        x ^ (x >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0u64, |word, byte| (word << 8) | u64::from(*byte));
            self.write_u64(word ^ ((chunk.len() as u64) << 60));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(number.into());
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }
}
