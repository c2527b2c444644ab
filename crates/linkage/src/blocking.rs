//! Keys under which records that may be of one person meet.
//!
//! Seven rules make the keys of a person, ten at most for a usual one, each with small blocks; eight wide rules are added
//! where files are small enough. Names enter by the code of their sound, both orders of day and month give one key, and
//! so do given and family name that changed places.

use crate::{
    Kind, Prepared, Spec,
    date::Date,
    plan::{Plan, birth_of},
    value::{Mixer, Value},
};
use std::hash::Hasher as _;

/// A key: records that share one are compared. Stable for one [`Model::version`](crate::Model::version); callers that
/// store keys store a keyed hash of the bytes, since they contain parts of the values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockingKey {
    /// Code of the rule: `name`, `date-initial` …
    pub rule: &'static str,
    /// The rule's number and what it is made of.
    pub bytes: Vec<u8>,
}

/// A rule of blocking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Stable code.
    pub(crate) code: &'static str,
    /// Most keys of one record.
    pub(crate) keys: usize,
}

const fn rule(code: &'static str, keys: usize) -> Rule {
    Rule { code, keys }
}

/// Rules that every record is found by.
pub(crate) const NARROW: usize = 7;

/// The rules; the first [`NARROW`] are those of [`blocking_keys`].
pub(crate) const RULES: [Rule; 15] = [
    rule("id", 2),
    rule("name", 4),
    rule("date-initial", 3),
    rule("phone", 2),
    rule("address-name", 2),
    rule("name-day", 2),
    rule("initial-place", 1),
    rule("name-year", 2),
    rule("name-place", 2),
    rule("address", 2),
    rule("date", 1),
    rule("household", 1),
    rule("name-word", 2),
    rule("place-number", 2),
    rule("text", 4),
];

/// The keys of a record in the order of the rules; none for an empty record, few for one of which only a name is known.
pub fn blocking_keys(spec: &Spec, record: &Prepared) -> Vec<BlockingKey> {
    let missing = Value::Missing;
    let mut keys: Vec<BlockingKey> = Vec::new();
    let keyer = Keyer::new(&Plan::new(spec));
    keyer.narrow(|at| record.values.get(at).unwrap_or(&missing), &mut |rule, bytes| {
        let code = RULES.get(rule).map_or("", |rule| rule.code);
        let mut whole = vec![rule as u8];
        whole.extend_from_slice(bytes);
        let key = BlockingKey { rule: code, bytes: whole };
        if !keys.contains(&key) {
            keys.push(key);
        }
    });
    keys
}

/// Where the fields are that keys are made of.
#[derive(Debug, Clone)]
pub(crate) struct Keyer {
    given: Option<usize>,
    families: Vec<usize>,
    full: Option<usize>,
    birth: (Option<usize>, Option<usize>),
    ids: Vec<usize>,
    phones: Vec<usize>,
    addresses: Vec<usize>,
    places: Vec<usize>,
    households: Vec<usize>,
    numbers: Vec<usize>,
    texts: Vec<usize>,
}

/// What a record's names give.
#[derive(Default)]
struct Names {
    given: Vec<u64>,
    family: Vec<u64>,
    initials: Vec<u8>,
}

type Emit<'e> = &'e mut dyn FnMut(usize, &[u8]);

impl Keyer {
    pub(crate) fn new(plan: &Plan) -> Self {
        let all = |wanted: &[Kind]| -> Vec<usize> {
            let is_wanted = |(at, kind): (usize, &Kind)| wanted.contains(kind).then_some(at);
            plan.kinds.iter().enumerate().filter_map(is_wanted).collect()
        };
        let first = |kind| all(&[kind]).first().copied();
        Self {
            given: first(Kind::GivenName),
            families: all(&[Kind::FamilyName, Kind::OtherName]),
            full: first(Kind::FullName),
            birth: (first(Kind::Date), first(Kind::Jmbg)),
            ids: all(&[Kind::Jmbg, Kind::NationalId]),
            phones: all(&[Kind::Phone]),
            addresses: all(&[Kind::Address]),
            places: all(&[Kind::Settlement]),
            households: all(&[Kind::Household]),
            numbers: all(&[Kind::Number]),
            texts: all(&[Kind::Text, Kind::Address, Kind::Settlement]),
        }
    }

    fn names<'v>(&self, value: &impl Fn(usize) -> &'v Value) -> Names {
        let mut names = Names::default();
        let words = |at: Option<usize>| at.and_then(|at| value(at).name());
        if let Some(name) = words(self.given) {
            for word in name.words.iter().take(2) {
                add(&mut names.given, word.code);
                word.forms.codes(2).for_each(|code| add(&mut names.given, code));
                names.initials.push(initial(&word.text));
            }
            names.given.truncate(3);
        }
        for name in self.families.iter().filter_map(|at| value(*at).name()) {
            for word in name.words.iter().take(2) {
                add(&mut names.family, word.code);
                names.initials.push(initial(&word.text));
            }
        }
        if let Some(name) = words(self.full) {
            for (at, word) in name.words.iter().take(3).enumerate() {
                let list = if at == 0 { &mut names.given } else { &mut names.family };
                add(list, word.code);
                names.initials.push(initial(&word.text));
            }
        }
        names.family.truncate(3);
        names.initials.sort_unstable();
        names.initials.dedup();
        names.initials.truncate(3);
        names
    }

    /// The birth date, or the JMBG's.
    pub(crate) fn birth<'v>(&self, value: &impl Fn(usize) -> &'v Value) -> Option<Date> {
        static MISSING: Value = Value::Missing;
        let get = |at: Option<usize>| at.map_or(&MISSING, value);
        birth_of(get(self.birth.0), get(self.birth.1))
    }

    /// A number of the place: settlement, or the first text of an address.
    pub(crate) fn place<'v>(&self, value: &impl Fn(usize) -> &'v Value) -> u64 {
        let places = self.places.iter().chain(&self.texts);
        let found = places.map(|at| value(*at)).find(|value| !value.is_missing());
        found.map_or(0, text_code)
    }

    /// The keys of the narrow rules.
    pub(crate) fn narrow<'v>(&self, value: impl Fn(usize) -> &'v Value, emit: Emit<'_>) {
        for id in self.ids.iter().map(|at| value(*at)).filter(|id| !id.is_missing()).take(2) {
            match id.numeral() {
                Some(number) => emit(0, number.decimals().text().as_bytes()),
                None => emit(0, &id.digest().to_be_bytes()),
            }
        }
        let names = self.names(&value);
        self.name_pairs(&names, emit);
        let birth = self.birth(&value).filter(|date| date.is_whole());
        if let Some(date) = birth {
            let (year, less, more) = date.unordered();
            let [a, b] = year.to_be_bytes();
            for letter in &names.initials {
                emit(2, &[a, b, less, more, *letter]);
            }
            for (code, letter) in self.crossed(&names, &value) {
                emit(5, &joined(&[code, letter.into(), u64::from(less), u64::from(more)]));
            }
        }
        for list in self.phones.iter().map(|at| value(*at)) {
            if let Value::Phones(numbers) = list {
                numbers.iter().take(2).for_each(|number| emit(3, &number.to_be_bytes()));
            }
        }
        for address in self.addresses.iter().map(|at| value(*at)) {
            if let (Value::Address(address), Some(code)) = (address, names.given.first()) {
                emit(4, &joined(&[address.code, u64::from(address.number), *code]));
            }
        }
        if let (Some(family), Some(letter)) = (names.family.first(), self.given_initial(&value)) {
            emit(6, &joined(&[*family, u64::from(letter), self.place(&value)]));
        }
    }

    /// The family code with the initial of the given name, and the other way: the same when they changed places.
    fn crossed<'v>(
        &self,
        names: &Names,
        value: &impl Fn(usize) -> &'v Value,
    ) -> impl Iterator<Item = (u64, u8)> {
        let letter = |at: Option<usize>, word: usize| {
            let name = at.and_then(|at| value(at).name());
            name.and_then(|name| name.words.get(word)).map(|word| initial(&word.text))
        };
        let given = self.given_initial(value);
        let family = letter(self.families.first().copied(), 0).or_else(|| letter(self.full, 1));
        let one = names.family.first().copied().zip(given);
        let other = names.given.first().copied().zip(family);
        one.into_iter().chain(other)
    }

    fn given_initial<'v>(&self, value: &impl Fn(usize) -> &'v Value) -> Option<u8> {
        let at = self.given.or(self.full)?;
        value(at).name().and_then(|name| name.words.first()).map(|word| initial(&word.text))
    }

    /// Given and family codes in one order, whichever was written first.
    fn name_pairs(&self, names: &Names, emit: Emit<'_>) {
        let pairs = names.given.iter().flat_map(|given| {
            names.family.iter().map(move |family| [*given.min(family), *given.max(family)])
        });
        let inner = names.family.first().zip(names.family.get(1)).filter(|_| self.full.is_some());
        let inner = inner.map(|(a, b)| [*a.min(b), *a.max(b)]);
        pairs.chain(inner).take(4).for_each(|pair| emit(1, &joined(&pair)));
    }

    /// The keys of the wide rules.
    pub(crate) fn wide<'v>(&self, value: impl Fn(usize) -> &'v Value, emit: Emit<'_>) {
        let names = self.names(&value);
        let birth = self.birth(&value);
        let place = self.place(&value);
        for code in first_of_each(&names) {
            if let Some(date) = birth {
                emit(7, &joined(&[code, u64::from(date.year)]));
            }
            if place != 0 {
                emit(8, &joined(&[code, place]));
            }
            emit(12, &joined(&[code]));
        }
        for address in self.addresses.iter().map(|at| value(*at)).take(2) {
            if let Value::Address(address) = address {
                emit(9, &joined(&[address.code, u64::from(address.number)]));
            }
        }
        if let Some(date) = birth.filter(|date| date.is_whole()) {
            let (year, less, more) = date.unordered();
            emit(10, &joined(&[u64::from(year), u64::from(less), u64::from(more)]));
        }
        if let Some(code) = self.households.iter().map(|at| value(*at)).find(|v| !v.is_missing()) {
            emit(11, &joined(&[code.digest()]));
        }
        let number = self.numbers.iter().map(|at| value(*at)).find(|v| !v.is_missing());
        let texts = || self.texts.iter().map(|at| value(*at)).filter(|v| !v.is_missing());
        if let Some(number) = number {
            for text in texts().take(2) {
                emit(13, &joined(&[number.digest(), text_code(text)]));
            }
        }
        for (at, text) in texts().enumerate().take(4) {
            let line = if self.addresses.len() > 1 { 0 } else { at as u64 };
            emit(14, &joined(&[line, text_code(text)]));
        }
    }
}

/// The first code of the given and of the family names.
fn first_of_each(names: &Names) -> impl Iterator<Item = u64> {
    names.given.first().into_iter().chain(names.family.first()).copied()
}

fn add(codes: &mut Vec<u64>, code: u64) {
    if code != 0 && !codes.contains(&code) {
        codes.push(code);
    }
}

fn initial(word: &str) -> u8 {
    match word.bytes().next() {
        Some(b'y' | b'j') => b'i',
        Some(b'w') => b'v',
        first => first.unwrap_or_default(),
    }
}

fn text_code(value: &Value) -> u64 {
    match value {
        Value::Text(text) => match crate::fold::code(&crate::fold::sound(&text.1)) {
            0 => value.digest(),
            code => code,
        },
        Value::Address(address) => address.code,
        other => other.digest(),
    }
}

fn joined(parts: &[u64]) -> Vec<u8> {
    parts.iter().flat_map(|part| part.to_be_bytes()).collect()
}

/// A key as 32 bits, never zero.
pub(crate) fn short(rule: usize, bytes: &[u8]) -> u32 {
    let mut mixer = Mixer::default().mix(rule as u64 + 1);
    mixer.write(bytes);
    ((mixer.finish() >> 32) as u32).max(1)
}
