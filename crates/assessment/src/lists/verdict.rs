//! Whether a question holds of a household or a person: yes, no, or not decided, and why not.
//!
//! Missing is never no: an answer that is not asked, refused or not known leaves a condition open, and a question is decided only
//! by what is known. What does not apply meets no comparison, as in figures. Conditions that ask for a missing answer are always
//! decided.

use std::collections::BTreeSet;

use super::{
    question::{About, On, Who},
    ready::{Check, Of, Ready, ReadyCondition, Target},
};
use crate::{Answer, Assessment, HouseholdFacts, MissingKind, Subject};

/// Why something is not decided: which answer is missing, and for what reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Why {
    /// On what.
    pub on: On,
    /// For what reason there is no answer.
    pub kind: MissingKind,
}

/// Whether a question holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Not decided.
    Open(BTreeSet<Why>),
}

impl Truth {
    /// What is known for certain.
    pub const fn of(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }

    /// The opposite; what is open stays open.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            open @ Self::Open(_) => open,
        }
    }
}

/// Yes when any is; no when all are; otherwise open, for the reasons of those that are.
pub(crate) fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
    let mut reasons = BTreeSet::new();
    for part in parts {
        match part {
            Truth::Yes => return Truth::Yes,
            Truth::No => {}
            Truth::Open(more) => reasons.extend(more),
        }
    }
    if reasons.is_empty() { Truth::No } else { Truth::Open(reasons) }
}

/// No when any is; yes when all are; otherwise open, for the reasons of those that are.
pub(crate) fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
    any(parts.into_iter().map(Truth::negate)).negate()
}

/// A household as a question looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What was answered.
    pub facts: &'a HouseholdFacts,
    /// What follows.
    pub assessment: &'a Assessment,
    /// The settlement as the registry names it; empty when it names none.
    pub settlement: &'a str,
}

impl Ready {
    /// Whether it holds of the household; of a question about persons, whether it holds of anybody in it.
    pub fn of_household(&self, case: Case<'_>) -> Truth {
        match self.about {
            About::Households => self.of(case, None),
            About::Persons => any(self.of_persons(case)),
        }
    }

    /// Whether it holds of each member, in the order of the roster.
    pub fn of_persons(&self, case: Case<'_>) -> Vec<Truth> {
        (0..case.facts.persons.len()).map(|at| self.of(case, Some(at))).collect()
    }

    fn of(&self, case: Case<'_>, person: Option<usize>) -> Truth {
        let group =
            |group: &Vec<ReadyCondition>| any(group.iter().map(|one| one.holds(case, person)));
        all(self.groups.iter().map(group))
    }
}

impl ReadyCondition {
    fn holds(&self, case: Case<'_>, person: Option<usize>) -> Truth {
        let of_member = |at: usize| self.judge(&self.answer(case, Subject::Person(at)));
        let members = 0..case.facts.persons.len();
        match (self.of, self.who, person) {
            (Of::Settlement, _, _) => self.judge(&settlement(case.settlement)),
            (Of::Household { .. }, _, _) => self.judge(&self.answer(case, Subject::Household)),
            (Of::Person { .. }, Who::Itself, Some(at)) => of_member(at),
            (Of::Person { .. }, Who::Any, _) | (Of::Person { .. }, Who::Itself, None) => {
                any(members.map(of_member))
            }
            // Of nobody nothing holds.
            (Of::Person { .. }, Who::Every, _) if members.is_empty() => Truth::No,
            (Of::Person { .. }, Who::Every, _) => all(members.map(of_member)),
        }
    }

    fn answer(&self, case: Case<'_>, subject: Subject) -> Answer {
        let (Of::Household { id, derived } | Of::Person { id, derived }) = self.of else {
            return Answer::NOT_ASKED;
        };
        if derived {
            let value = case.assessment.value(subject, id);
            return value.map_or(Answer::NOT_ASKED, crate::Value::to_answer);
        }
        match subject {
            Subject::Household => case.facts.facts.get(id).clone(),
            Subject::Person(at) => {
                let person = case.facts.persons.get(at);
                person.map_or(Answer::NOT_ASKED, |person| person.facts.get(id).clone())
            }
        }
    }

    fn judge(&self, answer: &Answer) -> Truth {
        match (&self.check, answer) {
            (Check::Missing(kind), Answer::Missing(found)) => Truth::of(kind == found),
            (Check::Missing(_) | Check::Unknown, answer) if !answer.is_missing() => Truth::No,
            (Check::Unknown, Answer::Missing(kind)) => {
                Truth::of(*kind != MissingKind::DoesNotApply)
            }
            (_, Answer::Missing(MissingKind::DoesNotApply)) => Truth::No,
            (_, Answer::Missing(kind)) => {
                Truth::Open(BTreeSet::from([Why { on: self.on.clone(), kind: *kind }]))
            }
            (Check::OneOf(targets), answer) => {
                Truth::of(targets.iter().any(|target| target.is(answer)))
            }
            (Check::NoneOf(targets), answer) => {
                Truth::of(!targets.iter().any(|target| target.is(answer)))
            }
            (Check::Between(from, to), answer) => {
                Truth::of(answer.number().is_some_and(|number| (*from..=*to).contains(&number)))
            }
            (Check::Missing(_) | Check::Unknown, _) => Truth::No,
        }
    }
}

impl Target {
    fn is(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Number(a), Answer::Number(b)) => a == b,
            (Self::Code(a), Answer::Code(b)) => a == b,
            (Self::Flag(a), Answer::Flag(b)) => a == b,
            (Self::Text(folded), Answer::Text(text)) => *folded == serbian::fold(text),
            _ => false,
        }
    }
}

fn settlement(name: &str) -> Answer {
    if name.is_empty() { Answer::NOT_ASKED } else { Answer::Text(name.to_owned()) }
}
