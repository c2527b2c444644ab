//! A row of the file: what a register wrote down about somebody.

use std::io::{self, Write};

use chance::Stream;

use super::{
    jmbg,
    lists::Lists,
    population::{Home, Person},
};

/// The head of the file.
pub(crate) const COLUMNS: &str =
    "record_id,given_name,family_name,sex,birth_date,jmbg,settlement,address,phone,household_id";

/// Values as written; empty: not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) sex: String,
    pub(crate) birth: String,
    pub(crate) jmbg: String,
    pub(crate) settlement: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) household: String,
}

/// How often an original lacks a value.
const ORIGINAL_LACKS: Lacks =
    Lacks { jmbg: 0.3, phone: 0.2, birth: 0.003, address: 0.02, sex: 0.01 };
/// How often a duplicate does, before it is damaged.
const DUPLICATE_LACKS: Lacks =
    Lacks { jmbg: 0.5, phone: 0.3, birth: 0.01, address: 0.04, sex: 0.02 };

struct Lacks {
    jmbg: f64,
    phone: f64,
    birth: f64,
    address: f64,
    sex: f64,
}

impl Record {
    /// Everything about somebody, without an error.
    pub(crate) fn of(person: &Person, lists: &Lists) -> Self {
        let date = person.birth;
        let jmbg = person.serial.and_then(|serial| jmbg::digits(date, person.region, serial));
        let family = lists.name(person.family);
        let (settlement, address) = place(person.home, lists);
        Self {
            given: lists.name(person.given).to_owned(),
            family: match person.second {
                Some(second) => format!("{family}-{}", lists.name(second)),
                None => family.to_owned(),
            },
            sex: if person.female { "f" } else { "m" }.to_owned(),
            birth: format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
            jmbg: jmbg.unwrap_or_default(),
            settlement,
            address,
            phone: if person.phone == 0 { String::new() } else { format!("0{}", person.phone) },
            household: format!("H{:07}", person.household + 1),
        }
    }

    /// Takes away what a row of its kind often lacks.
    pub(crate) fn thin(&mut self, stream: &mut Stream, duplicate: bool) {
        let lacks = if duplicate { DUPLICATE_LACKS } else { ORIGINAL_LACKS };
        for (value, share) in [
            (&mut self.jmbg, lacks.jmbg),
            (&mut self.phone, lacks.phone),
            (&mut self.birth, lacks.birth),
            (&mut self.address, lacks.address),
            (&mut self.sex, lacks.sex),
        ] {
            if stream.chance(share) {
                value.clear();
            }
        }
    }

    /// One line.
    pub(crate) fn write(&self, number: usize, file: &mut impl Write) -> io::Result<()> {
        write!(file, "{}", id(number))?;
        for value in [
            &self.given,
            &self.family,
            &self.sex,
            &self.birth,
            &self.jmbg,
            &self.settlement,
            &self.address,
            &self.phone,
            &self.household,
        ] {
            if value.contains([',', '"', '\n']) {
                write!(file, ",\"{}\"", value.replace('"', "\"\""))?;
            } else {
                write!(file, ",{value}")?;
            }
        }
        writeln!(file)
    }
}

/// The id of the row: its place in the file, which tells nothing about the person.
pub(crate) fn id(number: usize) -> String {
    format!("R{number:07}")
}

/// Settlement and address as written.
pub(crate) fn place(home: Home, lists: &Lists) -> (String, String) {
    let settlement = lists.settlement(home.settlement).map_or("", |place| place.name);
    let street = lists.streets.get(usize::from(home.street)).copied().unwrap_or_default();
    let address = match home.number {
        0 => format!("{street} bb"),
        number => format!("{street} {number}"),
    };
    (settlement.to_owned(), address)
}
