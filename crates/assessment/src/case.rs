//! One household while the rules run over it: answers, earlier results and parameters, each possibly missing.

use crate::{
    Answer, Assessment, CodeIndex, Definitions, Gap, HouseholdFacts, Judged, MissingKind,
    PersonFacts, Subject, Value, VariableCatalogue, VariableId, assessor::Assessor, ids::Ids,
    judged::Tally,
};

/// A household under assessment.
pub(crate) struct Case<'a> {
    pub(crate) assessor: &'a Assessor<'a>,
    household: &'a HouseholdFacts,
    pub(crate) results: Assessment,
}

impl<'a> Case<'a> {
    pub(crate) fn new(assessor: &'a Assessor<'a>, household: &'a HouseholdFacts) -> Self {
        let results = assessor.blank(household.persons.len());
        Self { assessor, household, results }
    }

    pub(crate) const fn ids(&self) -> &'a Ids {
        &self.assessor.ids
    }

    pub(crate) const fn definitions(&self) -> &'a Definitions {
        &self.assessor.definitions
    }

    pub(crate) const fn catalogue(&self) -> &'a VariableCatalogue {
        self.assessor.catalogue
    }

    /// What is known of the members.
    pub(crate) fn members(&self) -> &'a [PersonFacts] {
        &self.household.persons
    }

    /// Positions of the members on the roster.
    pub(crate) fn persons(&self) -> std::ops::Range<usize> {
        0..self.household.persons.len()
    }

    /// The answer to a question.
    pub(crate) fn answer(&self, subject: Subject, variable: VariableId) -> &'a Answer {
        match subject {
            Subject::Household => self.household.facts.get(variable),
            Subject::Person(at) => self
                .household
                .persons
                .get(at)
                .map_or(&Answer::NOT_ASKED, |person| person.facts.get(variable)),
        }
    }

    /// What a question leaves open. An answer of a kind that the variable does not take counts as not asked.
    pub(crate) fn gap<T>(&self, subject: Subject, variable: VariableId) -> Judged<T> {
        let kind = self.answer(subject, variable).missing().unwrap_or(MissingKind::NotAsked);
        if kind == MissingKind::DoesNotApply {
            return Judged::DoesNotApply;
        }
        Judged::Unknown(vec![Gap::Question { variable, subject, kind }])
    }

    /// A number answered; one that is not finite counts as not asked.
    pub(crate) fn number(&self, subject: Subject, variable: VariableId) -> Judged<f64> {
        match self.answer(subject, variable) {
            Answer::Number(value) if value.is_finite() => Judged::Is(*value),
            _ => self.gap(subject, variable),
        }
    }

    /// Yes or no, as answered.
    pub(crate) fn flag(&self, subject: Subject, variable: VariableId) -> Judged<bool> {
        match self.answer(subject, variable) {
            Answer::Flag(value) => Judged::Is(*value),
            _ => self.gap(subject, variable),
        }
    }

    /// The code of a category's answer.
    pub(crate) fn code(&self, subject: Subject, variable: VariableId) -> Judged<&'a str> {
        match self.answer(subject, variable) {
            Answer::Code(index) => match self.catalogue().code_of(variable, *index) {
                Some(code) => Judged::Is(code),
                None => self.gap(subject, variable),
            },
            _ => self.gap(subject, variable),
        }
    }

    /// Whether a category's answer is one of some codes.
    pub(crate) fn is_one_of(
        &self,
        subject: Subject,
        variable: VariableId,
        codes: &[&str],
    ) -> Judged<bool> {
        self.code(subject, variable).map(|code| codes.contains(&code))
    }

    /// An earlier result that is a flag.
    pub(crate) fn result(&self, subject: Subject, variable: VariableId) -> Judged<bool> {
        match self.results.value(subject, variable) {
            Some(Value::Flag(value)) => Judged::Is(*value),
            other => unsettled(other),
        }
    }

    /// An earlier result that is a number.
    pub(crate) fn result_number(&self, subject: Subject, variable: VariableId) -> Judged<f64> {
        match self.results.value(subject, variable) {
            Some(Value::Number(value)) => Judged::Is(*value),
            other => unsettled(other),
        }
    }

    /// Age in completed years on the reference date.
    pub(crate) fn age(&self, person: usize) -> Judged<f64> {
        self.result_number(Subject::Person(person), self.ids().age_years)
    }

    /// A parameter's value on the date of the assessment.
    pub(crate) fn parameter(&self, code: &'static str) -> Judged<f64> {
        match self.assessor.amount(code) {
            Some(amount) => Judged::Is(amount.value()),
            None => Judged::Unknown(vec![Gap::Parameter(code)]),
        }
    }

    /// Position of a code among a category's values; a code that the vocabulary lost is unknown.
    pub(crate) fn index_of(&self, variable: VariableId, code: &str) -> Judged<CodeIndex> {
        match self.catalogue().get(variable).and_then(|found| found.index_of(code)) {
            Some(index) => Judged::Is(index),
            None => Judged::Unknown(Vec::new()),
        }
    }

    /// Records a result.
    pub(crate) fn set(&mut self, subject: Subject, variable: VariableId, value: impl Into<Value>) {
        self.results.set(subject, variable, value.into());
    }

    /// Whether any member fulfils something.
    pub(crate) fn any_member(&self, test: impl Fn(usize) -> Judged<bool>) -> Judged<bool> {
        crate::judged::any(self.persons().map(test))
    }

    /// How many members fulfil something.
    pub(crate) fn tally_members(&self, test: impl Fn(usize) -> Judged<bool>) -> Tally {
        Tally::of(self.persons().map(test))
    }
}

fn unsettled<T>(value: Option<&Value>) -> Judged<T> {
    match value {
        Some(Value::DoesNotApply) => Judged::DoesNotApply,
        Some(Value::Unknown(gaps)) => Judged::Unknown(gaps.clone()),
        Some(Value::Flag(_) | Value::Number(_) | Value::Code(_)) | None => {
            Judged::Unknown(Vec::new())
        }
    }
}

/// A variable that the rules need and the vocabulary does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the rules need a variable \"{0}\" that the vocabulary does not have")]
pub struct MissingVariable(pub String);

/// The id of a variable that the rules name.
pub(crate) fn resolve(
    catalogue: &VariableCatalogue,
    code: &str,
) -> Result<VariableId, MissingVariable> {
    catalogue.find(code).ok_or_else(|| MissingVariable(code.to_owned()))
}
