//! The kind of a column, guessed from its name and a sample of its values.

use crate::{Kind, Spec, fold::fold};

/// Beginnings or parts of column names, first match wins. Serbian, English, Hungarian, German.
const NAMES: [(&str, Kind); 62] = [
    ("jmbg", Kind::Jmbg),
    ("maticni", Kind::Jmbg),
    ("household", Kind::Household),
    ("domacinstv", Kind::Household),
    ("haztartas", Kind::Household),
    ("soc sec", Kind::NationalId),
    ("ssn", Kind::NationalId),
    ("lbo", Kind::NationalId),
    ("oib", Kind::NationalId),
    ("passport", Kind::NationalId),
    ("pasos", Kind::NationalId),
    ("national", Kind::NationalId),
    ("tax", Kind::NationalId),
    ("maiden", Kind::OtherName),
    ("devojack", Kind::OtherName),
    ("other name", Kind::OtherName),
    ("ime i prezime", Kind::FullName),
    ("prezime i ime", Kind::FullName),
    ("full name", Kind::FullName),
    ("fullname", Kind::FullName),
    ("given", Kind::GivenName),
    ("first name", Kind::GivenName),
    ("firstname", Kind::GivenName),
    ("fname", Kind::GivenName),
    ("forename", Kind::GivenName),
    ("keresztnev", Kind::GivenName),
    ("vorname", Kind::GivenName),
    ("surname", Kind::FamilyName),
    ("family", Kind::FamilyName),
    ("last name", Kind::FamilyName),
    ("lastname", Kind::FamilyName),
    ("lname", Kind::FamilyName),
    ("prezime", Kind::FamilyName),
    ("nachname", Kind::FamilyName),
    ("csaladnev", Kind::FamilyName),
    ("birth", Kind::Date),
    ("dob", Kind::Date),
    ("rodj", Kind::Date),
    ("rod", Kind::Date),
    ("datum", Kind::Date),
    ("szulet", Kind::Date),
    ("geburt", Kind::Date),
    ("date", Kind::Date),
    ("phone", Kind::Phone),
    ("telefon", Kind::Phone),
    ("mobil", Kind::Phone),
    ("tel", Kind::Phone),
    ("members", Kind::Members),
    ("clanovi", Kind::Members),
    ("suburb", Kind::Settlement),
    ("city", Kind::Settlement),
    ("town", Kind::Settlement),
    ("naselj", Kind::Settlement),
    ("mesto", Kind::Settlement),
    ("settlement", Kind::Settlement),
    ("place", Kind::Settlement),
    ("postcode", Kind::Number),
    ("postal", Kind::Number),
    ("zip", Kind::Number),
    ("number", Kind::Number),
    ("broj", Kind::Number),
    ("sex", Kind::Sex),
];

/// Names that are the whole name of a column.
const WHOLE: [(&str, Kind); 14] = [
    ("ime", Kind::GivenName),
    ("name", Kind::FullName),
    ("nev", Kind::FullName),
    ("pol", Kind::Sex),
    ("gender", Kind::Sex),
    ("nem", Kind::Sex),
    ("adresa", Kind::Address),
    ("address", Kind::Address),
    ("street", Kind::Address),
    ("ulica", Kind::Address),
    ("street address", Kind::Address),
    ("ulica i broj", Kind::Address),
    ("cim", Kind::Address),
    ("place of birth", Kind::Settlement),
];

/// The kind of a column; `sample` holds values of it, blank ones too.
///
/// The name decides where it is known and the values do not speak against it; otherwise the values: dates, numbers, a few
/// values that repeat, street and number, text.
pub fn guess_kind(name: &str, sample: &[&str]) -> Kind {
    let folded = fold(name);
    let values: Vec<&str> =
        sample.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    let whole = WHOLE.iter().find(|(word, _)| *word == folded);
    let part = NAMES.iter().find(|(word, _)| begins_a_word(&folded, word));
    match whole.or(part) {
        Some((_, kind)) if fits(*kind, &values) => *kind,
        _ => by_values(&folded, &values),
    }
}

/// Whether a word of the text, or several, begin like this.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| at == 0 || text.get(..at).is_some_and(|before| before.ends_with(' ')))
}

fn share(values: &[&str], is: impl Fn(&str) -> bool) -> f64 {
    let count = values.iter().filter(|value| is(value)).count();
    count as f64 / values.len().max(1) as f64
}

fn reads(values: &[&str], kind: Kind) -> f64 {
    share(values, |value| {
        let only = [value];
        let spec = Spec { fields: vec![crate::Field { name: String::new(), kind }] };
        !crate::Prepared::new(&spec, only.iter().map(|value| Some(*value))).is_empty()
    })
}

fn fits(kind: Kind, values: &[&str]) -> bool {
    match kind {
        Kind::Date | Kind::Sex | Kind::Phone | Kind::Jmbg => {
            values.is_empty() || reads(values, kind) >= 0.6
        }
        Kind::Number => values.is_empty() || share(values, is_numeric) >= 0.6,
        _ => true,
    }
}

fn is_numeric(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit()) && value.len() <= 20 && !value.contains(' ')
}

fn by_values(name: &str, values: &[&str]) -> Kind {
    let mut distinct = values.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let is_few = distinct.len() <= 12 || distinct.len() * 40 <= values.len();
    let is_date = |value: &str| value.len() >= 8 && value.contains(['-', '.', '/']);
    if values.len() > 30 && is_few {
        return Kind::Category;
    }
    if !values.is_empty() && share(values, is_date) >= 0.8 && reads(values, Kind::Date) >= 0.8 {
        return Kind::Date;
    }
    if !values.is_empty() && share(values, is_numeric) >= 0.8 {
        return Kind::Number;
    }
    let has_number =
        |value: &str| value.contains(' ') && value.contains(|c: char| c.is_ascii_digit());
    let is_address =
        ["address", "adresa", "street", "ulica"].iter().any(|word| name.contains(word));
    if is_address && share(values, has_number) >= 0.4 { Kind::Address } else { Kind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_name_and_values() {
        let dates = ["19081209", "19990219", ""];
        assert_eq!(guess_kind("date_of_birth", &dates), Kind::Date);
        assert_eq!(guess_kind("Datum rođenja", &["01.02.1990."]), Kind::Date);
        assert_eq!(guess_kind("given_name", &["lachlan"]), Kind::GivenName);
        assert_eq!(guess_kind("Презиме", &["Илић"]), Kind::FamilyName);
        assert_eq!(guess_kind("ime", &["Ana"]), Kind::GivenName);
        assert_eq!(guess_kind("soc_sec_id", &["6988048"]), Kind::NationalId);
        assert_eq!(guess_kind("household_id", &["H0000450"]), Kind::Household);
        assert_eq!(guess_kind("address_1", &["tullaroop street"]), Kind::Text);
        assert_eq!(guess_kind("address", &["Nikole Tesle 37"]), Kind::Address);
        assert_eq!(guess_kind("pol", &["m", "ž"]), Kind::Sex);
        assert_eq!(guess_kind("street_number", &["6", "69"]), Kind::Number);
        assert_eq!(guess_kind("pol", &["severni", "južni"]), Kind::Text);
    }
}
