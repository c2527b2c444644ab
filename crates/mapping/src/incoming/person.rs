//! A person of a file: what the registry keeps, checked, and what tells the person from others of the household.

use std::collections::BTreeMap;

use assessment::{Answer, Level, PersonFacts, VariableId};
use registry::{Contradiction, Jmbg, PersonData, Relation, Sex};
use tables::Finding;

use super::{IncomingPerson, Intake, LONGEST_NAME};

impl Intake<'_> {
    pub(super) fn person(
        &self,
        (household, is_alone): (&str, bool),
        row: u64,
        person: &PersonFacts,
        found: &mut Vec<Finding>,
    ) -> IncomingPerson {
        let of = self.of;
        let facts = &person.facts;
        let text = |id: VariableId| match facts.get(id) {
            Answer::Text(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        let (mut family_name, mut given_name) = (text(of.last_name), text(of.first_name));
        for (name, code) in [(&family_name, "last_name"), (&given_name, "first_name")] {
            if name.chars().count() > LONGEST_NAME {
                let expected = format!("at most {LONGEST_NAME} characters");
                found.push(self.finding(row, code, expected, Finding::quote(name)));
            }
        }
        let is_nameless = family_name.is_empty() && given_name.is_empty();
        if is_nameless {
            if self.has_names {
                let expected = "a name; the person is listed under the numbers of the file";
                found.push(self.finding(row, "last_name", expected, "none").into_warning());
            }
            household.clone_into(&mut family_name);
            person.id.clone_into(&mut given_name);
        }
        let relation = self.relation(person, is_alone, row, found);
        let birth_date = match facts.get(of.date_of_birth) {
            Answer::Date(day) => Some(*day),
            _ => None,
        };
        let data = PersonData {
            family_name,
            given_name,
            sex: self.code(facts.get(of.sex), of.sex).and_then(|code| code.parse::<Sex>().ok()),
            birth_date,
            jmbg: self.number(&text(of.personal_number), row, found),
            relation,
        }
        .completed();
        for what in data.contradictions(self.today) {
            found.push(self.contradiction(what, row, &data));
        }
        let answers = self.answers(facts, Level::Person);
        let key =
            if self.has_person_ids || is_nameless { person.id.clone() } else { key_of(&data) };
        IncomingPerson {
            key,
            row,
            digest: self.digest(&person_text(&data), &answers),
            data,
            answers,
        }
    }

    fn relation(
        &self,
        person: &PersonFacts,
        is_alone: bool,
        row: u64,
        found: &mut Vec<Finding>,
    ) -> Relation {
        let code = self.code(person.facts.get(self.of.relation), self.of.relation);
        let known = code.map(|code| match code {
            "child_of_partner" => Relation::Child,
            "parent_of_partner" => Relation::Parent,
            "foster_child" => Relation::NotRelated,
            other => other.parse().unwrap_or(Relation::OtherRelative),
        });
        match known {
            Some(relation) => relation,
            None if is_alone => Relation::Reference,
            None => {
                let expected = "what the person is to the reference person";
                found.push(self.finding(row, "relation", expected, "nothing"));
                Relation::OtherRelative
            }
        }
    }

    pub(super) fn check_reference(
        &self,
        id: &str,
        persons: &[IncomingPerson],
        found: &mut Vec<Finding>,
    ) {
        let mut references = persons.iter().filter(|one| one.data.relation == Relation::Reference);
        let expected = || format!("one reference person of household {}", Finding::quote(id));
        match (references.next(), references.next()) {
            (Some(_), Some(second)) => {
                found.push(self.finding(second.row, "relation", expected(), "another one"));
            }
            (None, _) => {
                let row = persons.first().map_or(0, |one| one.row);
                found.push(self.finding(row, "relation", expected(), "none").into_warning());
            }
            (Some(_), None) => {}
        }
    }

    fn number(&self, text: &str, row: u64, found: &mut Vec<Finding>) -> Option<Jmbg> {
        if text.is_empty() {
            return None;
        }
        match text.parse() {
            Ok(number) => Some(number),
            Err(fault) => {
                let expected = match fault {
                    registry::JmbgError::Shape => "a JMBG of thirteen digits",
                    registry::JmbgError::Check => "a JMBG whose check digit fits",
                    registry::JmbgError::Date => "a JMBG that begins with a date",
                };
                found.push(self.finding(row, "personal_number", expected, Finding::quote(text)));
                None
            }
        }
    }

    fn contradiction(&self, what: Contradiction, row: u64, data: &PersonData) -> Finding {
        let born = data.birth_date.map(|day| day.to_string()).unwrap_or_default();
        match what {
            Contradiction::BornInFuture => {
                self.finding(row, "date_of_birth", "a day of birth that has come", born)
            }
            Contradiction::BornTooLongAgo => {
                let expected = "a day of birth of at most 120 years ago";
                self.finding(row, "date_of_birth", expected, born)
            }
            Contradiction::JmbgOtherDate => {
                let expected = "the day of birth that the JMBG states";
                self.finding(row, "date_of_birth", expected, born)
            }
            Contradiction::JmbgOtherSex => {
                let expected = "the sex that the JMBG states";
                let sex = data.sex.map(Sex::name).unwrap_or_default();
                self.finding(row, "sex", expected, sex)
            }
        }
    }
}

/// What tells a person from others where the file gives no ids: the JMBG, otherwise name and day of birth.
fn key_of(data: &PersonData) -> String {
    if let Some(number) = &data.jmbg {
        return format!("#{}", number.digits());
    }
    let born = data.birth_date.map(|day| day.to_string()).unwrap_or_default();
    format!("{} {born}", serbian::fold(&data.listed_name()))
}

/// Several persons of one household with one key get a number each.
pub(super) fn tell_apart(persons: &mut [IncomingPerson]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for person in persons {
        let count = seen.entry(person.key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            person.key = format!("{} ({count})", person.key);
        }
    }
}

fn person_text(data: &PersonData) -> String {
    let born = data.birth_date.map(|day| day.to_string()).unwrap_or_default();
    let sex = data.sex.map(Sex::name).unwrap_or_default();
    let number = data.jmbg.as_ref().map(Jmbg::digits).unwrap_or_default();
    let relation = data.relation.name();
    [data.family_name.as_str(), &data.given_name, sex, &born, &number, relation].join("\0")
}
