//! Results of rules: one outcome for each derived variable of the household and of each member.
//!
//! An outcome is small; its sentence, inputs and parameters are built from it on demand by [`crate::Explainer`].

use crate::{Answer, CodeIndex, Facts, Gap, Judged, MissingKind, Subject, VariableId};

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number in the variable's unit.
    Number(f64),
    /// A value of a category.
    Code(CodeIndex),
    /// Not known, and what would settle it.
    Unknown(Vec<Gap>),
    /// The rule does not concern this household or person.
    DoesNotApply,
}

impl From<Judged<bool>> for Value {
    fn from(judged: Judged<bool>) -> Self {
        match judged {
            Judged::Is(value) => Self::Flag(value),
            Judged::Unknown(gaps) => Self::Unknown(gaps),
            Judged::DoesNotApply => Self::DoesNotApply,
        }
    }
}

impl From<Judged<f64>> for Value {
    fn from(judged: Judged<f64>) -> Self {
        match judged {
            Judged::Is(value) => Self::Number(value),
            Judged::Unknown(gaps) => Self::Unknown(gaps),
            Judged::DoesNotApply => Self::DoesNotApply,
        }
    }
}

impl From<Judged<CodeIndex>> for Value {
    fn from(judged: Judged<CodeIndex>) -> Self {
        match judged {
            Judged::Is(value) => Self::Code(value),
            Judged::Unknown(gaps) => Self::Unknown(gaps),
            Judged::DoesNotApply => Self::DoesNotApply,
        }
    }
}

impl Value {
    /// The value as a fact. What is unknown takes the reason of the first question that would settle it; a missing
    /// parameter counts as not asked.
    pub fn to_answer(&self) -> Answer {
        match self {
            Self::Flag(value) => Answer::Flag(*value),
            Self::Number(value) => Answer::Number(*value),
            Self::Code(index) => Answer::Code(*index),
            Self::DoesNotApply => Answer::Missing(MissingKind::DoesNotApply),
            Self::Unknown(gaps) => Answer::Missing(match gaps.first() {
                Some(Gap::Question { kind, .. }) => *kind,
                Some(Gap::Parameter(_)) | None => MissingKind::NotAsked,
            }),
        }
    }
}

/// The result for one derived variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The variable.
    pub variable: VariableId,
    /// What was found.
    pub value: Value,
}

/// All results for a household and its members, in the order of the vocabulary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assessment {
    /// Results about the household.
    pub household: Vec<Outcome>,
    /// Results about each member, in the order of the roster.
    pub persons: Vec<Vec<Outcome>>,
}

impl Assessment {
    fn outcomes(&self, subject: Subject) -> Option<&Vec<Outcome>> {
        match subject {
            Subject::Household => Some(&self.household),
            Subject::Person(at) => self.persons.get(at),
        }
    }

    /// The result of a derived variable; `None` when the variable is not derived or not of the subject's level.
    pub fn value(&self, subject: Subject, variable: VariableId) -> Option<&Value> {
        let outcomes = self.outcomes(subject)?;
        let at = outcomes.binary_search_by_key(&variable, |outcome| outcome.variable).ok()?;
        outcomes.get(at).map(|outcome| &outcome.value)
    }

    pub(crate) fn set(&mut self, subject: Subject, variable: VariableId, value: Value) {
        let outcomes = match subject {
            Subject::Household => Some(&mut self.household),
            Subject::Person(at) => self.persons.get_mut(at),
        };
        let Some(outcomes) = outcomes else { return };
        if let Ok(at) = outcomes.binary_search_by_key(&variable, |outcome| outcome.variable)
            && let Some(outcome) = outcomes.get_mut(at)
        {
            outcome.value = value;
        }
    }

    /// The results of a subject as facts, to stand beside the answers in snapshots and filters.
    pub fn facts(&self, subject: Subject) -> Facts {
        let mut facts = Facts::new();
        for outcome in self.outcomes(subject).into_iter().flatten() {
            facts.set(outcome.variable, outcome.value.to_answer());
        }
        facts
    }
}
