//! What goes wrong when somebody is written down a second time.

use chance::Stream;

use super::{
    lists::Lists,
    population::{Date, Home, Person, phone},
    record::{self, Record},
    spelling,
};

/// A kind of error, in the order in which they happen to one record: first what is said, then how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Damage {
    Diminutive,
    OtherFamilyName,
    Moved,
    OtherPhone,
    Initial,
    SwappedNames,
    SwappedDate,
    DateDigit,
    YearOnly,
    JmbgDigit,
    Missing,
    Typo,
    Bald,
    Dj,
    PhoneFormat,
    Cyrillic,
    Homoglyph,
}

/// How many errors a duplicate has.
const ERRORS: [(usize, f64); 4] = [(1, 0.64), (2, 0.25), (3, 0.08), (4, 0.03)];

/// How often each kind comes; those that do not apply to a record leave their share to the others.
const KINDS: [(Damage, f64); 17] = [
    (Damage::Diminutive, 4.0),
    (Damage::OtherFamilyName, 3.0),
    (Damage::Moved, 4.0),
    (Damage::OtherPhone, 6.0),
    (Damage::Initial, 3.0),
    (Damage::SwappedNames, 3.0),
    (Damage::SwappedDate, 4.0),
    (Damage::DateDigit, 6.0),
    (Damage::YearOnly, 2.0),
    (Damage::JmbgDigit, 7.0),
    (Damage::Missing, 6.0),
    (Damage::Typo, 36.0),
    (Damage::Bald, 18.0),
    (Damage::Dj, 5.0),
    (Damage::PhoneFormat, 5.0),
    (Damage::Cyrillic, 4.0),
    (Damage::Homoglyph, 2.0),
];

/// Damages a record in one to four ways.
pub(crate) fn damage(record: &mut Record, person: &Person, lists: &Lists, stream: &mut Stream) {
    let errors = stream.choose(&ERRORS);
    let mut kinds = Vec::new();
    for _ in 0..errors * 3 {
        let kind = stream.choose(&KINDS);
        if !kinds.contains(&kind) && applies(kind, record, person) {
            kinds.push(kind);
        }
        if kinds.len() == errors {
            break;
        }
    }
    if kinds.is_empty() {
        kinds.push(Damage::Typo);
    }
    kinds.sort_unstable();
    for kind in kinds {
        inflict(kind, record, person, lists, stream);
    }
}

/// Whether this can go wrong here.
fn applies(kind: Damage, record: &Record, person: &Person) -> bool {
    match kind {
        Damage::OtherFamilyName => person.female && person.birth.year < 2007,
        Damage::SwappedDate => person.birth.day <= 12 && person.birth.day != person.birth.month,
        Damage::DateDigit | Damage::YearOnly => !record.birth.is_empty(),
        Damage::JmbgDigit => !record.jmbg.is_empty(),
        Damage::OtherPhone | Damage::PhoneFormat => !record.phone.is_empty(),
        Damage::Bald => !record.family.is_ascii() || !record.given.is_ascii(),
        Damage::Dj => record.family.contains(['đ', 'Đ']) || record.given.contains(['đ', 'Đ']),
        _ => true,
    }
}

fn inflict(kind: Damage, record: &mut Record, person: &Person, lists: &Lists, stream: &mut Stream) {
    match kind {
        Damage::Diminutive => diminutive(record, lists, stream),
        Damage::OtherFamilyName => other_family_name(record, person, lists, stream),
        Damage::Moved => {
            (record.settlement, record.address) = record::place(home(person, lists, stream), lists);
            record.household = new_household(stream);
            if stream.chance(0.4) {
                record.phone = other_phone(record, stream);
            }
        }
        Damage::OtherPhone => record.phone = other_phone(record, stream),
        Damage::Initial => initial(&mut record.given, stream),
        Damage::SwappedNames => std::mem::swap(&mut record.given, &mut record.family),
        Damage::SwappedDate => swap_date(record, person.birth),
        Damage::DateDigit => date_digit(record, stream),
        Damage::YearOnly => record.birth = record.birth.chars().take(4).collect(),
        Damage::JmbgDigit => record.jmbg = spelling::other_digit(&record.jmbg, stream),
        Damage::Missing => missing(record, stream),
        Damage::Typo => typo(record, stream),
        Damage::Bald => each(record, |text| spelling::bald(text, "d")),
        Damage::Dj => each(record, |text| spelling::bald(text, "dj")),
        Damage::PhoneFormat => phone_format(record, stream),
        Damage::Cyrillic => each(record, serbian::to_cyrillic),
        Damage::Homoglyph => {
            record.given = spelling::homoglyphs(&record.given, stream);
            record.family = spelling::homoglyphs(&record.family, stream);
        }
    }
}

/// Changes all that is written in letters.
fn each(record: &mut Record, change: impl Fn(&str) -> String) {
    for text in [&mut record.given, &mut record.family, &mut record.settlement, &mut record.address]
    {
        *text = change(text);
    }
}

/// A short form; a typo where the name has none.
fn diminutive(record: &mut Record, lists: &Lists, stream: &mut Stream) {
    let forms = lists.short_forms(&record.given);
    record.given = match forms.get(stream.below(forms.len())) {
        Some(form) => (*form).to_owned(),
        None => spelling::typo(&record.given, stream),
    };
}

/// The name before or after a marriage, or both.
fn other_family_name(record: &mut Record, person: &Person, lists: &Lists, stream: &mut Stream) {
    let other = person.maiden.unwrap_or_else(|| lists.draw_family(stream, person.people));
    let other = lists.name(other);
    record.family =
        if stream.chance(0.3) { format!("{} {other}", record.family) } else { other.to_owned() };
}

/// Half of those who move stay in their town.
fn home(person: &Person, lists: &Lists, stream: &mut Stream) -> Home {
    let mut home = Home::draw(stream, lists);
    if stream.chance(0.5) {
        home.settlement = person.home.settlement;
    }
    home
}

/// A household of another register: numbers that no household of this file has.
pub(crate) fn new_household(stream: &mut Stream) -> String {
    format!("H{:07}", 5_000_000 + stream.below(4_999_999))
}

fn other_phone(record: &Record, stream: &mut Stream) -> String {
    if record.phone.is_empty() { String::new() } else { format!("0{}", phone(stream)) }
}

fn initial(name: &mut String, stream: &mut Stream) {
    let letters = if ["Lj", "Nj", "Dž"].iter().any(|pair| name.starts_with(pair)) { 2 } else { 1 };
    *name = name.chars().take(letters).collect();
    if stream.chance(0.7) {
        name.push('.');
    }
}

fn swap_date(record: &mut Record, birth: Date) {
    if let (Some(Date { year, month, day }), false) =
        (Date::new(birth.year, birth.day, birth.month), record.birth.is_empty())
    {
        record.birth = format!("{year:04}-{month:02}-{day:02}");
    }
}

/// One digit of the date is another, and the day still exists.
fn date_digit(record: &mut Record, stream: &mut Stream) {
    for _ in 0..20 {
        let changed = spelling::other_digit(&record.birth, stream);
        let parts: Vec<u32> = changed.split('-').filter_map(|part| part.parse().ok()).collect();
        if let [year @ 1930..=2025, month, day] = *parts.as_slice()
            && Date::new(year, month, day).is_some()
        {
            record.birth = changed;
            return;
        }
    }
}

/// One more value is not known.
fn missing(record: &mut Record, stream: &mut Stream) {
    let options = [
        ("birth", 2.0),
        ("address", 3.0),
        ("settlement", 2.0),
        ("phone", 2.0),
        ("given", 0.5),
        ("family", 0.3),
    ];
    match stream.choose(&options) {
        "birth" => record.birth.clear(),
        "address" => record.address.clear(),
        "settlement" => record.settlement.clear(),
        "phone" => record.phone.clear(),
        "given" => record.given.clear(),
        _ => record.family.clear(),
    }
}

/// A slip in a name or in the address; sometimes two in one.
fn typo(record: &mut Record, stream: &mut Stream) {
    let options = [("given", 8.0), ("family", 10.0), ("settlement", 2.0), ("address", 3.0)];
    let text = match stream.choose(&options) {
        "given" => &mut record.given,
        "family" => &mut record.family,
        "settlement" => &mut record.settlement,
        _ => &mut record.address,
    };
    *text = spelling::typo(text, stream);
    if stream.chance(0.2) {
        *text = spelling::typo(text, stream);
    }
}

fn phone_format(record: &mut Record, stream: &mut Stream) {
    let digits: String = record.phone.chars().skip(1).collect();
    let (network, rest): (String, String) =
        (digits.chars().take(2).collect(), digits.chars().skip(2).collect());
    record.phone = match stream.below(4) {
        0 => format!("+381{digits}"),
        1 => format!("+381 {network} {rest}"),
        2 => format!("0{network}/{rest}"),
        _ => format!("0{network} {rest}"),
    };
}
