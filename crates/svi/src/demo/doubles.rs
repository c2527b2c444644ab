//! People of the demo who were entered twice: the same person again in a household of one, written as another clerk writes it.
//!
//! They are planted in the registry that `svi demo` serves and nowhere else: no run and no report knows of them.

use chrono::{Datelike as _, NaiveDate};
use registry::{HouseholdData, NewHousehold, PersonData, Relation};

/// How many people are entered twice.
const DOUBLES: usize = 25;
/// Only families from this letter on: the beginning of the list of households stays as it is.
const FIRST_LETTER: &str = "m";

/// The doubles of some of these households' reference persons.
pub(crate) fn of(entries: &[NewHousehold]) -> Vec<NewHousehold> {
    let known: Vec<&NewHousehold> = entries.iter().filter(|one| is_fit(one)).collect();
    let step = (known.len() / DOUBLES).max(1);
    let chosen = known.into_iter().step_by(step).take(DOUBLES).enumerate();
    chosen.filter_map(|(number, home)| Some(double(number, home, home.reference()?))).collect()
}

fn is_fit(home: &NewHousehold) -> bool {
    home.reference().is_some_and(|person| {
        let family = serbian::fold(&person.family_name);
        person.birth_date.is_some() && family.as_str() >= FIRST_LETTER
    })
}

/// The household of the person who is entered again: where it was, partly without the address; nobody asked for the number.
fn double(number: usize, home: &NewHousehold, person: &PersonData) -> NewHousehold {
    let mut data = HouseholdData {
        settlement: home.data.settlement.clone(),
        address: home.data.address.clone(),
        ..HouseholdData::default()
    };
    let mut again =
        PersonData { jmbg: None, relation: Relation::Reference, ..PersonData::clone(person) };
    match number % 5 {
        0 => in_cyrillic(&mut again),
        1 => again.birth_date = again.birth_date.map(exchanged),
        2 => again.family_name = without_marks(&again.family_name),
        3 => again.family_name = slipped(&again.family_name),
        _ => {
            data.address = String::new();
            std::mem::swap(&mut again.family_name, &mut again.given_name);
        }
    }
    NewHousehold { data, members: vec![again] }
}

fn in_cyrillic(person: &mut PersonData) {
    person.family_name = serbian::to_cyrillic(&person.family_name);
    person.given_name = serbian::to_cyrillic(&person.given_name);
}

/// Day and month exchanged; the next day where that is none.
fn exchanged(born: NaiveDate) -> NaiveDate {
    let exchanged = NaiveDate::from_ymd_opt(born.year(), born.day(), born.month());
    exchanged.filter(|day| *day != born).or_else(|| born.succ_opt()).unwrap_or(born)
}

/// As it is typed on a keyboard without our letters.
fn without_marks(name: &str) -> String {
    let letter = |one: char| match one {
        'č' | 'ć' => "c".to_owned(),
        'Č' | 'Ć' => "C".to_owned(),
        'š' => "s".to_owned(),
        'Š' => "S".to_owned(),
        'ž' => "z".to_owned(),
        'Ž' => "Z".to_owned(),
        'đ' => "dj".to_owned(),
        'Đ' => "Dj".to_owned(),
        other => other.to_string(),
    };
    name.chars().map(letter).collect()
}

/// Two letters in the middle have changed places.
fn slipped(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    if middle > 1 {
        letters.swap(middle - 1, middle);
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::households::FIRST;

    #[test]
    fn some_people_are_entered_twice_and_written_otherwise() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let entries = FIRST.entries(1, &FIRST.mapped(1).take(400).collect::<Vec<_>>());
        let doubles = of(&entries);
        assert_eq!(doubles.len(), DOUBLES);
        let people: Vec<&PersonData> = doubles.iter().flat_map(|one| &one.members).collect();
        assert!(
            people.iter().all(|one| one.contradictions(today).is_empty() && one.jmbg.is_none())
        );
        let all: Vec<&PersonData> = entries.iter().flat_map(|one| &one.members).collect();
        let is_written_the_same = |one: &&&PersonData| {
            all.iter().any(|other| {
                (&other.family_name, &other.given_name, other.birth_date)
                    == (&one.family_name, &one.given_name, one.birth_date)
            })
        };
        assert!(people.iter().filter(is_written_the_same).count() < 3);
    }

    #[test]
    fn a_name_is_written_as_another_clerk_writes_it() {
        assert_eq!(without_marks("Đorđević"), "Djordjevic");
        assert_eq!(slipped("Petrović"), "Petorvić");
        let day = |month, day| NaiveDate::from_ymd_opt(1984, month, day).unwrap();
        assert_eq!(exchanged(day(5, 3)), day(3, 5));
        assert_eq!(exchanged(day(5, 5)), day(5, 6));
        assert_eq!(exchanged(day(1, 31)), day(2, 1));
    }
}
