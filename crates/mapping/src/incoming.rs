//! Households of a file as they go on: what the registry keeps of them, and the answers that are recorded.
//!
//! Names, JMBG, sex, day of birth, relation, address, point and place on the roster go to the registry; all other answers, and
//! why one of those is missing, are facts. What cannot go on is a finding with its row.

mod person;

use std::collections::BTreeMap;

use assessment::{Answer, HouseholdFacts, Level, PersonFacts, VariableCatalogue, VariableId};
use chrono::NaiveDate;
use indicators::microdata::Spec;
use kernel::UnitCode;
use registry::{AddressKind, HouseholdData, NewHousehold, PersonData, Point};
use sha2::{Digest as _, Sha256};
use tables::Finding;

use crate::answer_text::answer_text;

/// Most members of a household.
const MOST_MEMBERS: usize = 40;
/// Most characters of a name, and of an address.
const LONGEST_NAME: usize = 100;
const LONGEST_LINE: usize = 200;
/// Millionths of a degree in one.
const MILLION: f64 = 1e6;

/// A household that comes in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Incoming {
    /// Its id in the file.
    pub(crate) id: String,
    /// The row of its first member.
    pub(crate) row: u64,
    /// What the registry keeps.
    pub(crate) data: HouseholdData,
    /// Its answers.
    pub(crate) answers: Vec<(VariableId, Answer)>,
    /// Digest of both.
    pub(crate) digest: [u8; 32],
    /// Its members, in the order of the roster.
    pub(crate) persons: Vec<IncomingPerson>,
}

/// A person who comes in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IncomingPerson {
    /// What tells the person from the others of the household, in every file of the source.
    pub(crate) key: String,
    /// The row.
    pub(crate) row: u64,
    /// What the registry keeps.
    pub(crate) data: PersonData,
    /// The person's answers.
    pub(crate) answers: Vec<(VariableId, Answer)>,
    /// Digest of both.
    pub(crate) digest: [u8; 32],
}

impl Incoming {
    /// As the registry enters it.
    pub(crate) fn to_new(&self) -> NewHousehold {
        NewHousehold {
            data: self.data.clone(),
            members: self.persons.iter().map(|one| one.data.clone()).collect(),
        }
    }

    /// Answers of the household and its members.
    pub(crate) fn count_answers(&self) -> usize {
        self.answers.len() + self.persons.iter().map(|one| one.answers.len()).sum::<usize>()
    }
}

/// The variables that go to the registry.
#[derive(Debug, Clone, Copy)]
struct OfRegistry {
    first_name: VariableId,
    last_name: VariableId,
    personal_number: VariableId,
    date_of_birth: VariableId,
    sex: VariableId,
    relation: VariableId,
    member_number: VariableId,
    address: VariableId,
    address_kind: VariableId,
    settlement: VariableId,
    latitude: VariableId,
    longitude: VariableId,
    round: VariableId,
    municipality: VariableId,
}

impl OfRegistry {
    fn of(catalogue: &VariableCatalogue) -> Option<Self> {
        let find = |code: &str| catalogue.find(code);
        Some(Self {
            first_name: find("first_name")?,
            last_name: find("last_name")?,
            personal_number: find("personal_number")?,
            date_of_birth: find("date_of_birth")?,
            sex: find("sex")?,
            relation: find("relation")?,
            member_number: find("member_number")?,
            address: find("address")?,
            address_kind: find("address_kind")?,
            settlement: find("settlement")?,
            latitude: find("latitude")?,
            longitude: find("longitude")?,
            round: find("round")?,
            municipality: find("municipality")?,
        })
    }
}

/// Takes households of one file in.
#[derive(Debug)]
pub(crate) struct Intake<'a> {
    catalogue: &'a VariableCatalogue,
    of: OfRegistry,
    file: &'a str,
    unit: &'a UnitCode,
    today: NaiveDate,
    /// What digests begin with: answers of another round or since another day are others.
    since: String,
    has_names: bool,
    has_person_ids: bool,
    /// The column of each variable.
    columns: BTreeMap<String, String>,
    /// Settlements by their codes, as the file writes them.
    settlements: BTreeMap<String, String>,
}

/// What all households of a file share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    /// What findings call the file.
    pub(crate) file: &'a str,
    /// The municipality that it is taken over in.
    pub(crate) unit: &'a UnitCode,
    /// The round of mapping.
    pub(crate) round: &'a str,
    /// Since when the answers hold.
    pub(crate) valid_from: NaiveDate,
    /// The day.
    pub(crate) today: NaiveDate,
}

impl<'a> Intake<'a> {
    /// `None` when the vocabulary lacks a variable that the registry keeps; a test holds the shipped one complete.
    pub(crate) fn new(
        catalogue: &'a VariableCatalogue,
        spec: &Spec,
        about: About<'a>,
    ) -> Option<Self> {
        let second = spec.households.iter().flat_map(|one| &one.column);
        let all = || spec.column.iter().chain(second.clone());
        let settlement = all().find(|one| one.variable.as_str() == "settlement");
        let settlements = settlement.iter().flat_map(|one| &one.values);
        let columns: BTreeMap<String, String> =
            all().map(|one| (one.variable.to_string(), one.name.clone())).collect();
        Some(Self {
            catalogue,
            of: OfRegistry::of(catalogue)?,
            file: about.file,
            unit: about.unit,
            today: about.today,
            since: format!("{}\0{}\0", about.round, about.valid_from),
            has_names: columns.contains_key("last_name") || columns.contains_key("first_name"),
            has_person_ids: spec.ids.person.is_some(),
            columns,
            settlements: settlements.map(|(name, code)| (code.clone(), name.clone())).collect(),
        })
    }

    /// A household with the findings about it; `None` when it cannot go on.
    pub(crate) fn take(
        &self,
        household: HouseholdFacts,
        rows: &[u64],
    ) -> (Option<Incoming>, Vec<Finding>) {
        let mut found = Vec::new();
        let row = rows.first().copied().unwrap_or_default();
        let members = self.in_order(&household, rows, &mut found);
        if members.len() > MOST_MEMBERS {
            let expected = format!("households of at most {MOST_MEMBERS} persons");
            found.push(self.finding(row, "", expected, members.len().to_string()));
        }
        let is_alone = members.len() == 1;
        let mut persons: Vec<IncomingPerson> = members
            .into_iter()
            .map(|(row, person)| self.person((&household.id, is_alone), row, person, &mut found))
            .collect();
        person::tell_apart(&mut persons);
        self.check_reference(&household.id, &persons, &mut found);
        let data = self.household_data(&household, row, &mut found);
        let answers = self.answers(&household.facts, Level::Household);
        let incoming = Incoming {
            digest: self.digest(&household_text(&data), &answers),
            id: household.id,
            row,
            data,
            answers,
            persons,
        };
        let is_usable = found.iter().all(|one| one.severity == tables::Severity::Warning);
        (is_usable.then_some(incoming), found)
    }

    /// Members by their numbers where the file has them: they become the places on the roster, and answers name them.
    fn in_order<'b>(
        &self,
        household: &'b HouseholdFacts,
        rows: &[u64],
        found: &mut Vec<Finding>,
    ) -> Vec<(u64, &'b PersonFacts)> {
        let row = |at: usize| rows.get(at).copied().unwrap_or_default();
        let persons = household.persons.iter().enumerate();
        let mut members: Vec<(u64, &PersonFacts)> =
            persons.map(|(at, person)| (row(at), person)).collect();
        if !self.columns.contains_key("member_number") {
            return members;
        }
        let number =
            |person: &PersonFacts| person.facts.number(self.of.member_number).unwrap_or_default();
        members.sort_by(|(_, a), (_, b)| number(a).total_cmp(&number(b)));
        let wrong = members.iter().zip(1_u32..).find(|((_, person), at)| {
            number(person).total_cmp(&f64::from(*at)) != std::cmp::Ordering::Equal
        });
        if let Some(((row, person), at)) = wrong {
            let expected = format!(
                "members of household {} numbered from 1 without a gap",
                Finding::quote(&household.id)
            );
            let is_there = person.facts.number(self.of.member_number);
            let found_there = is_there.map_or("no number".to_owned(), |number| number.to_string());
            let text = format!("{found_there} at place {at}");
            found.push(self.finding(*row, "member_number", expected, text));
        }
        members
    }

    fn household_data(
        &self,
        household: &HouseholdFacts,
        row: u64,
        found: &mut Vec<Finding>,
    ) -> HouseholdData {
        let (of, facts) = (self.of, &household.facts);
        let text = |id: VariableId| match facts.get(id) {
            Answer::Text(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        let address = text(of.address);
        if address.chars().count() > LONGEST_LINE {
            let expected = format!("at most {LONGEST_LINE} characters");
            found.push(self.finding(row, "address", expected, Finding::quote(&address)));
        }
        let unit = text(of.municipality);
        if !unit.is_empty() && unit != self.unit.as_str() {
            let expected = format!("households of the municipality {}", self.unit);
            found.push(self.finding(row, "municipality", expected, Finding::quote(&unit)));
        }
        let settlement = text(of.settlement);
        let kind = self.code(facts.get(of.address_kind), of.address_kind);
        let degrees = |id| facts.number(id).map(|number| (number * MILLION).round() as i32);
        let point = match (degrees(of.latitude), degrees(of.longitude)) {
            (Some(north), Some(east)) => {
                let point = Point::new(north, east);
                if point.is_none() {
                    let expected = "a point in or around Serbia";
                    let text = "a point elsewhere";
                    found.push(self.finding(row, "latitude", expected, text));
                }
                point
            }
            _ => None,
        };
        HouseholdData {
            settlement: self.settlements.get(&settlement).cloned().unwrap_or(settlement),
            address,
            address_kind: kind.and_then(|code| match code {
                "formal" => Some(AddressKind::Formal),
                "no_house_number" => Some(AddressKind::NoNumber),
                "substandard_settlement" => Some(AddressKind::Informal),
                _ => None,
            }),
            point,
            note: None,
        }
    }

    fn code(&self, answer: &Answer, id: VariableId) -> Option<&'a str> {
        match answer {
            Answer::Code(index) => self.catalogue.code_of(id, *index),
            _ => None,
        }
    }

    /// The answers that are recorded as facts.
    fn answers(&self, facts: &assessment::Facts, level: Level) -> Vec<(VariableId, Answer)> {
        let of = self.of;
        let kept = |id: VariableId, answer: &Answer| {
            if id == of.round || id == of.member_number {
                return false;
            }
            let moved = match level {
                Level::Person => {
                    [of.first_name, of.last_name, of.personal_number, of.date_of_birth, of.sex]
                        .contains(&id)
                }
                Level::Household => [of.address, of.latitude, of.longitude].contains(&id),
            };
            // The registry keeps the value; why there is none is a fact. Of relations it knows the coarser ones.
            let is_finer = id != of.relation
                || answer.is_missing()
                || matches!(
                    self.code(answer, id),
                    Some("child_of_partner" | "parent_of_partner" | "foster_child")
                );
            is_finer && (!moved || answer.is_missing())
        };
        facts.iter().filter(|(id, one)| kept(*id, one)).map(|(id, one)| (id, one.clone())).collect()
    }

    fn digest(&self, of_registry: &str, answers: &[(VariableId, Answer)]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(&self.since);
        hash.update(of_registry);
        for (id, answer) in answers {
            let Some(variable) = self.catalogue.get(*id) else { continue };
            hash.update("\0");
            hash.update(variable.code.as_str());
            // A missing answer and a text of the same letters are different answers.
            hash.update(if answer.is_missing() { "?" } else { "=" });
            hash.update(answer_text(variable, answer));
        }
        hash.finalize().into()
    }

    fn finding(
        &self,
        row: u64,
        code: &str,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Finding {
        let finding = Finding::new(self.file, expected, found).in_row(row);
        match self.columns.get(code) {
            Some(column) => finding.in_column(column),
            None if code.is_empty() => finding,
            None => finding.in_column(code),
        }
    }
}

fn household_text(data: &HouseholdData) -> String {
    let kind = data.address_kind.map(AddressKind::name).unwrap_or_default();
    let point = data.point.map(|point| point.to_string()).unwrap_or_default();
    [data.settlement.as_str(), &data.address, kind, &point].join("\0")
}

/// The findings about citizens' numbers that stand twice in the file.
pub(crate) fn numbers_twice(file: &str, households: &[Incoming]) -> Vec<Finding> {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut found = Vec::new();
    for person in households.iter().flat_map(|one| &one.persons) {
        let Some(number) = &person.data.jmbg else { continue };
        if let Some(row) = seen.insert(number.digits(), person.row) {
            let expected = "each JMBG once in the file";
            let text = format!("the one of row {row} again");
            let finding = Finding::new(file, expected, text).in_row(person.row);
            found.push(finding.in_column("personal_number"));
        }
    }
    found
}
