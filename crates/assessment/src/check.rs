//! What is implausible or contradictory in a household's facts; nothing is changed, everything is named.
//!
//! Plausibility is the range of the vocabulary. Consistency is that of the roster: one reference person, mutual
//! partners, parents at least twelve years older, as many members as declared.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    Answer, Facts, HouseholdFacts, Subject, VariableCatalogue, VariableId, rules::completed_years,
};

/// Least years between a parent and a child.
const PARENT_YEARS: f64 = 12.0;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A number outside its plausible range.
    #[error("expected {min} to {max}, found {found}")]
    OutOfRange {
        /// Lower end.
        min: f64,
        /// Upper end.
        max: f64,
        /// The number.
        found: f64,
    },
    /// Not exactly one reference person.
    #[error("expected one reference person, found {0}")]
    ReferencePersons(usize),
    /// A declared size that the roster does not have.
    #[error("expected {declared} members as declared, found {found}")]
    Size {
        /// Declared.
        declared: f64,
        /// On the roster.
        found: usize,
    },
    /// Two members of one number.
    #[error("expected each member number once, found {0} again")]
    NumberTwice(f64),
    /// A link to nobody.
    #[error("expected the number of a member, found {0}")]
    NoSuchMember(f64),
    /// A link to oneself.
    #[error("expected another member, found the person itself")]
    Itself,
    /// A partner who names somebody else or nobody.
    #[error("expected member {0} to name this person as partner")]
    PartnerNotMutual(f64),
    /// A parent who is too young.
    #[error("expected a parent at least 12 years older, found {0}")]
    ParentTooYoung(f64),
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The household's id.
    pub household: String,
    /// Whom it is about.
    pub subject: Subject,
    /// The variable's code.
    pub variable: String,
    /// What is wrong.
    pub problem: Problem,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "household {}", self.household)?;
        if let Subject::Person(at) = self.subject {
            write!(f, ", member {}", at + 1)?;
        }
        write!(f, ", {}: {}", self.variable, self.problem)
    }
}

/// Everything implausible or contradictory in a household.
pub fn check(catalogue: &VariableCatalogue, household: &HouseholdFacts) -> Vec<Finding> {
    let mut check = Check { catalogue, household, findings: Vec::new() };
    check.ranges(Subject::Household, &household.facts);
    for (at, person) in household.persons.iter().enumerate() {
        check.ranges(Subject::Person(at), &person.facts);
    }
    check.roster();
    check.findings
}

struct Check<'a> {
    catalogue: &'a VariableCatalogue,
    household: &'a HouseholdFacts,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn report(&mut self, subject: Subject, variable: &str, problem: Problem) {
        self.findings.push(Finding {
            household: self.household.id.clone(),
            subject,
            variable: variable.to_owned(),
            problem,
        });
    }

    fn ranges(&mut self, subject: Subject, facts: &Facts) {
        for (id, answer) in facts.iter() {
            let Some(variable) = self.catalogue.get(id) else { continue };
            if let (Some((min, max)), Answer::Number(found)) = (variable.range, answer)
                && !(min..=max).contains(found)
            {
                let problem = Problem::OutOfRange { min, max, found: *found };
                self.report(subject, variable.code.as_str(), problem);
            }
        }
    }

    fn number(&self, at: usize, code: &str) -> Option<f64> {
        let id = self.catalogue.find(code)?;
        self.household.persons.get(at)?.facts.number(id)
    }

    fn born(&self, at: usize) -> Option<NaiveDate> {
        let id = self.catalogue.find("date_of_birth")?;
        match self.household.persons.get(at)?.facts.get(id) {
            Answer::Date(day) => Some(*day),
            _ => None,
        }
    }

    /// How many years a member is older than another: by dates of birth, else by ages stated; 0 or less when younger.
    fn years_older(&self, older: usize, younger: usize) -> Option<f64> {
        if let (Some(first), Some(second)) = (self.born(older), self.born(younger)) {
            return Some(completed_years(first, second).unwrap_or(0.0));
        }
        Some(self.number(older, "age")? - self.number(younger, "age")?)
    }

    fn is(&self, at: usize, code: &str, value: &str) -> bool {
        let id: Option<VariableId> = self.catalogue.find(code);
        id.is_some_and(|id| {
            let facts = self.household.persons.get(at).map(|person| &person.facts);
            facts
                .and_then(|facts| facts.code(id))
                .and_then(|index| self.catalogue.code_of(id, index))
                == Some(value)
        })
    }

    fn roster(&mut self) {
        let members = self.household.persons.len();
        let id = self.catalogue.find("household_size");
        let declared = id.and_then(|id| self.household.facts.number(id));
        if let Some(declared) = declared.filter(|declared| *declared != members as f64) {
            let problem = Problem::Size { declared, found: members };
            self.report(Subject::Household, "household_size", problem);
        }
        let relation_asked = self.catalogue.find("relation").is_some_and(|id| {
            self.household.persons.iter().any(|person| !person.facts.get(id).is_missing())
        });
        let reference = (0..members).filter(|at| self.is(*at, "relation", "reference")).count();
        if relation_asked && reference != 1 {
            self.report(Subject::Household, "relation", Problem::ReferencePersons(reference));
        }
        let mut by_number: BTreeMap<u64, usize> = BTreeMap::new();
        for at in 0..members {
            let Some(number) = self.number(at, "member_number") else { continue };
            if by_number.insert(number.to_bits(), at).is_some() {
                self.report(Subject::Person(at), "member_number", Problem::NumberTwice(number));
            }
        }
        for at in 0..members {
            self.links(at, &by_number);
        }
    }

    fn links(&mut self, at: usize, by_number: &BTreeMap<u64, usize>) {
        for code in ["partner_number", "mother_number", "father_number", "carer_of_number"] {
            let Some(number) = self.number(at, code) else { continue };
            let subject = Subject::Person(at);
            let Some(other) = by_number.get(&number.to_bits()).copied() else {
                self.report(subject, code, Problem::NoSuchMember(number));
                continue;
            };
            if other == at {
                self.report(subject, code, Problem::Itself);
            } else if code == "partner_number" {
                if self.number(other, code) != self.number(at, "member_number") {
                    self.report(subject, code, Problem::PartnerNotMutual(number));
                }
            } else if code != "carer_of_number"
                && let Some(years) = self.years_older(other, at)
                && years < PARENT_YEARS
            {
                self.report(subject, code, Problem::ParentTooYoung(years));
            }
        }
    }
}
