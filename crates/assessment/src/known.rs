//! What is known of a household: its roster from the registry, the sheets of the household and of each member.
//!
//! Sex, day of birth, relation and member number come from the registry, so that nobody types them twice; so does whether a birth is registered,
//! where nobody was asked, and who is whose partner, where a partnership is recorded.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId};
use registry::{Member, Relation, Roster};
use uuid::Uuid;

use crate::{
    Answer, Facts, HouseholdFacts, PersonFacts, Subject, Variable, VariableCatalogue,
    kept_result::digest,
    record::{FactSubject, Recorded},
    rules::families_of,
    sheet::Sheet,
};

/// Variables that the registry answers: they are asked on its pages.
const OF_REGISTRY: [&str; 9] = [
    "address",
    "date_of_birth",
    "first_name",
    "last_name",
    "member_number",
    "personal_number",
    "relation",
    "round",
    "sex",
];

/// The oldest age that is believed.
const OLDEST: u32 = 130;

/// Whether a variable is answered elsewhere: by the registry, by an entry itself, or by a rule.
pub fn is_asked_elsewhere(variable: &Variable) -> bool {
    variable.derived || OF_REGISTRY.contains(&variable.code.as_str())
}

/// A household with all that is known of it and its members.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownHousehold {
    /// Who lives there.
    pub roster: Roster,
    /// What is known of the household.
    pub household: Sheet,
    /// What is known of each member, in the order of the roster.
    pub members: Vec<Sheet>,
    pub(crate) version: String,
}

/// Characters of a version.
pub(crate) const VERSION_LENGTH: usize = 64;

/// The version of sheets: for each the subject, the record and how often something was recorded in it.
pub(crate) fn version_of(sheets: &BTreeSet<(Uuid, Uuid, i32)>) -> String {
    let line =
        |(subject, record, version): &(Uuid, Uuid, i32)| format!("{subject} {record} {version}");
    let lines: Vec<String> = sheets.iter().map(line).collect();
    digest(&[lines.join("\n").as_bytes()])
}

impl KnownHousehold {
    /// The household's id.
    pub const fn id(&self) -> HouseholdId {
        self.roster.household
    }

    /// A text that is another one as soon as something was recorded of anybody here, somebody joined or left, or other records are
    /// behind the household or a member: a form names the version that it was filled from.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The household and its members, as rules and as stored answers name them.
    pub fn subjects(&self) -> Vec<(Subject, FactSubject)> {
        let household = (Subject::Household, FactSubject::Household(self.id()));
        let person = |member: &Member| FactSubject::Person(member.person);
        let members = self.roster.members.iter().enumerate();
        let members = members.map(|(at, member)| (Subject::Person(at), person(member)));
        std::iter::once(household).chain(members).collect()
    }

    /// The place of a member on the roster.
    pub fn position(&self, person: PersonId) -> Option<usize> {
        self.roster.members.iter().position(|member| member.person == person)
    }

    /// The sheet of a subject.
    pub fn sheet(&self, subject: Subject) -> Option<&Sheet> {
        match subject {
            Subject::Household => Some(&self.household),
            Subject::Person(at) => self.members.get(at),
        }
    }

    /// The name of a member; nothing for the household itself.
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Household => "",
            Subject::Person(at) => {
                self.roster.members.get(at).map_or("", |member| member.name.as_str())
            }
        }
    }

    /// The age of a member on a day: by the registry's day of birth, otherwise as it was answered; `None` when neither is known, and
    /// for the household itself.
    pub fn age(
        &self,
        catalogue: &VariableCatalogue,
        subject: Subject,
        today: NaiveDate,
    ) -> Option<u32> {
        let Subject::Person(at) = subject else { return None };
        let born = self.roster.members.get(at)?.birth_date;
        let answered = || {
            let years = self.recorded(catalogue, subject, "age")?.answer.number()?;
            (0.0..=f64::from(OLDEST)).contains(&years).then_some(years as u32)
        };
        born.and_then(|born| registry::age(born, today)).or_else(answered)
    }

    /// Whether several families live in the household.
    pub(crate) fn has_several_families(&self, catalogue: &VariableCatalogue) -> bool {
        let numbers = families_of(catalogue, &self.facts(catalogue).persons);
        numbers.iter().any(|number| *number > 1)
    }

    /// The recorded answer of a subject.
    pub fn recorded(
        &self,
        catalogue: &VariableCatalogue,
        subject: Subject,
        code: &str,
    ) -> Option<Recorded> {
        self.sheet(subject)?.get(catalogue, catalogue.find(code)?)
    }

    /// All facts as the rules read them.
    pub fn facts(&self, catalogue: &VariableCatalogue) -> HouseholdFacts {
        let household = self.household.facts(catalogue);
        let members = self.members.iter().map(|sheet| sheet.facts(catalogue)).collect();
        with_registry(catalogue, &self.roster, household, members)
    }
}

/// Facts of sheets, with what the registry answers in its place.
pub(crate) fn with_registry(
    catalogue: &VariableCatalogue,
    roster: &Roster,
    facts: Facts,
    members: Vec<Facts>,
) -> HouseholdFacts {
    let members = roster.members.iter().zip(members).enumerate();
    HouseholdFacts {
        id: roster.household.to_string(),
        facts,
        persons: members
            .map(|(at, (member, facts))| PersonFacts {
                id: member.person.to_string(),
                facts: person_facts(catalogue, (at, partner_of(roster, member)), member, facts),
            })
            .collect(),
    }
}

/// The place of the partner with whom a partnership is recorded, who lives here too.
fn partner_of(roster: &Roster, member: &Member) -> Option<usize> {
    let partner = member.partner?;
    roster.members.iter().position(|one| one.person == partner)
}

fn person_facts(
    catalogue: &VariableCatalogue,
    (position, partner): (usize, Option<usize>),
    member: &Member,
    mut facts: Facts,
) -> Facts {
    let finer = finer_relation(catalogue, &facts, member.relation);
    if let Some(id) = catalogue.find("birth_registered")
        && facts.get(id) == &Answer::NOT_ASKED
        && let Some(is_registered) = member.birth_registered
    {
        facts.set(id, Answer::Flag(is_registered));
    }
    let mut set = |code: &str, answer: Option<Answer>| {
        if let (Some(id), Some(answer)) = (catalogue.find(code), answer) {
            facts.set(id, answer);
        }
    };
    let code = |variable: &str, value: &str| {
        let index = catalogue.find_variable(variable)?.index_of(value)?;
        Some(Answer::Code(index))
    };
    set("member_number", Some(Answer::Number(position as f64 + 1.0)));
    set("sex", member.sex.and_then(|sex| code("sex", sex.name())));
    set("date_of_birth", member.birth_date.map(Answer::Date));
    set("relation", code("relation", finer.unwrap_or(member.relation.name())));
    set("partner_number", partner.map(|at| Answer::Number(at as f64 + 1.0)));
    facts
}

/// A recorded relation that says the same as the registry's, more exactly.
fn finer_relation(
    catalogue: &VariableCatalogue,
    facts: &Facts,
    relation: Relation,
) -> Option<&'static str> {
    let id = catalogue.find("relation")?;
    match (relation, catalogue.code_of(id, facts.code(id)?)?) {
        (Relation::Child, "child_of_partner") => Some("child_of_partner"),
        (Relation::Child | Relation::NotRelated, "foster_child") => Some("foster_child"),
        (Relation::Parent, "parent_of_partner") => Some("parent_of_partner"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use registry::Sex;

    use super::*;

    fn known() -> KnownHousehold {
        let member = Member {
            person: Uuid::from_u128(2).into(),
            records: Vec::new(),
            name: "Jović Ana".into(),
            sex: Some(Sex::Female),
            birth_date: NaiveDate::from_ymd_opt(1984, 5, 3),
            birth_registered: None,
            refused: Vec::new(),
            is_only_kept: false,
            objection: None,
            partner: None,
            relation: Relation::Reference,
        };
        let roster = Roster {
            household: Uuid::from_u128(1).into(),
            listed_name: "Jović Ana".into(),
            settlement: "Vedrovo".into(),
            area: None,
            records: Vec::new(),
            members: vec![member],
        };
        let (household, members) = (Sheet::default(), vec![Sheet::default()]);
        KnownHousehold { roster, household, members, version: String::new() }
    }

    #[test]
    fn the_registry_answers_who_somebody_is() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let facts = known().facts(&catalogue);
        let mut expected = Facts::new();
        catalogue.record(&mut expected, "member_number", 1).unwrap();
        catalogue.record(&mut expected, "sex", "female").unwrap();
        catalogue.record(&mut expected, "date_of_birth", "1984-05-03").unwrap();
        catalogue.record(&mut expected, "relation", "reference").unwrap();
        assert_eq!(facts.persons[0].facts, expected);
        assert_eq!(facts.facts, Facts::new());
    }

    #[test]
    fn an_age_is_the_registrys_or_else_the_answered_one() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
        let mut known = known();
        let age = |known: &KnownHousehold, on| known.age(&catalogue, Subject::Person(0), day(on));
        assert_eq!((age(&known, 2), age(&known, 3)), (Some(41), Some(42)));
        assert_eq!(known.age(&catalogue, Subject::Household, day(3)), None);
        known.roster.members[0].birth_date = None;
        assert_eq!(age(&known, 3), None);
        let origin = crate::Origin {
            entry: Uuid::from_u128(3).into(),
            round: String::new(),
            valid_from: day(1),
            recorded_at: chrono::DateTime::from_timestamp(0, 0).unwrap(),
            source: crate::FactSource::Office,
        };
        let answer = (catalogue.find("age").unwrap(), Answer::Number(7.0));
        known.members[0].enter(&catalogue, &origin, &[answer]);
        assert_eq!(age(&known, 3), Some(7));
    }

    #[test]
    fn a_version_is_another_one_when_a_record_or_an_entry_comes_or_goes() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let version = |sheets: &[(Uuid, Uuid, i32)]| version_of(&sheets.iter().copied().collect());
        let all = [
            version(&[(one, one, 0)]),
            version(&[(one, one, 1)]),
            version(&[(one, one, 1), (two, two, 0)]),
            version(&[(one, one, 1), (one, three, 1), (two, two, 0)]),
            version(&[(one, one, 1), (two, three, 1), (two, two, 0)]),
        ];
        assert_eq!(BTreeSet::from(all.clone()).len(), all.len());
        assert!(all.iter().all(|one| one.len() == VERSION_LENGTH));
    }

    #[test]
    fn every_variable_that_is_asked_elsewhere_is_in_the_vocabulary() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        assert!(OF_REGISTRY.iter().all(|code| catalogue.find(code).is_some()));
    }
}
