//! What is known of a household and its members: answers by variable.
//!
//! A variable that nobody asked takes no room. Facts know no rule; results of rules are facts of the same shape.

use crate::{Answer, CodeIndex, MissingKind, VariableId};

/// Answers by variable.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Sorted by variable, each once; "not asked" is absent.
    answers: Vec<(VariableId, Answer)>,
}

impl Facts {
    /// Nothing known.
    pub const fn new() -> Self {
        Self { answers: Vec::new() }
    }

    /// Facts from answers of which each variable has one; what says "not asked" is left out.
    pub(crate) fn of_each_once(mut answers: Vec<(VariableId, Answer)>) -> Self {
        answers.retain(|(_, answer)| *answer != Answer::NOT_ASKED);
        answers.sort_unstable_by_key(|(id, _)| *id);
        Self { answers }
    }

    /// The answer to a variable; "not asked" when nothing is recorded.
    pub fn get(&self, variable: VariableId) -> &Answer {
        match self.answers.binary_search_by_key(&variable, |(id, _)| *id) {
            Ok(at) => self.answers.get(at).map_or(&Answer::NOT_ASKED, |(_, answer)| answer),
            Err(_) => &Answer::NOT_ASKED,
        }
    }

    /// Records an answer, in place of an earlier one. Callers who do not know the kind use
    /// [`crate::VariableCatalogue::record`], which checks it.
    pub fn set(&mut self, variable: VariableId, answer: Answer) {
        let not_asked = answer == Answer::NOT_ASKED;
        match self.answers.binary_search_by_key(&variable, |(id, _)| *id) {
            Ok(at) if not_asked => {
                self.answers.remove(at);
            }
            Ok(at) => {
                if let Some(slot) = self.answers.get_mut(at) {
                    slot.1 = answer;
                }
            }
            Err(_) if not_asked => {}
            Err(at) => self.answers.insert(at, (variable, answer)),
        }
    }

    /// Gives back what growing has left over: for who keeps hundreds of thousands.
    pub fn shrink(&mut self) {
        self.answers.shrink_to_fit();
    }

    /// The number answered.
    pub fn number(&self, variable: VariableId) -> Option<f64> {
        self.get(variable).number()
    }

    /// Yes or no, as answered.
    pub fn flag(&self, variable: VariableId) -> Option<bool> {
        self.get(variable).flag()
    }

    /// The value of a category.
    pub fn code(&self, variable: VariableId) -> Option<CodeIndex> {
        match self.get(variable) {
            Answer::Code(index) => Some(*index),
            _ => None,
        }
    }

    /// Why there is no value, if there is none.
    pub fn missing(&self, variable: VariableId) -> Option<MissingKind> {
        self.get(variable).missing()
    }

    /// All answers recorded, in the order of the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = (VariableId, &Answer)> {
        self.answers.iter().map(|(id, answer)| (*id, answer))
    }

    /// Number of answers recorded.
    pub const fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether nothing is recorded.
    pub const fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

/// A household with its members.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HouseholdFacts {
    /// The source's id of the household.
    pub id: String,
    /// Answers about the household.
    pub facts: Facts,
    /// Its members, in the order of the roster.
    pub persons: Vec<PersonFacts>,
}

/// A member of a household.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonFacts {
    /// The source's id of the person.
    pub id: String,
    /// Answers about the person.
    pub facts: Facts,
}
