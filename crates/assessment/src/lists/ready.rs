//! A question that was checked against the vocabulary and is ready to be asked of many households.

use super::question::{About, Condition, MOST_CONDITIONS, On, Question, Test, Who};
use crate::{
    CodeIndex, Kind, Level, MissingKind, Variable, VariableCatalogue, VariableId, permissions::Eyes,
};

/// Why a question cannot be asked. The text of each stands in the locale files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    /// It asks nothing.
    #[error("a question without a condition")]
    Nothing,
    /// More conditions than anybody can oversee.
    #[error("more than {MOST_CONDITIONS} conditions")]
    TooMany,
    /// The vocabulary does not know the variable.
    #[error("{0}: no such variable")]
    NoVariable(On),
    /// The test does not suit what is asked.
    #[error("{0}: a test that does not suit it")]
    Test(On),
    /// A value that the variable cannot have.
    #[error("{on}: no such value: {found}")]
    Value {
        /// On what.
        on: On,
        /// What was given.
        found: String,
    },
    /// A list of households asks about a person itself.
    #[error("{0}: of which member?")]
    Who(On),
    /// The variable is sealed for who asks.
    #[error("{0}: sealed for this user")]
    Sealed(On),
}

/// A question ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    pub(super) about: About,
    pub(super) groups: Vec<Vec<ReadyCondition>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReadyCondition {
    pub(super) on: On,
    pub(super) of: Of,
    pub(super) who: Who,
    pub(super) check: Check,
}

/// Of whom the answer is, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Settlement,
    Household { id: VariableId, derived: bool },
    Person { id: VariableId, derived: bool },
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Check {
    OneOf(Vec<Target>),
    NoneOf(Vec<Target>),
    Between(f64, f64),
    Missing(MissingKind),
    Unknown,
}

/// A value as answers have it; texts are folded.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Number(f64),
    Code(CodeIndex),
    Flag(bool),
    Text(String),
}

impl Question {
    /// Checks the question against the vocabulary.
    ///
    /// # Errors
    /// [`QuestionFault`] for the first condition that cannot be asked.
    pub fn ready(&self, catalogue: &VariableCatalogue) -> Result<Ready, QuestionFault> {
        let count = self.conditions().count();
        if count == 0 || self.all.iter().any(|group| group.any.is_empty()) {
            return Err(QuestionFault::Nothing);
        }
        if count > MOST_CONDITIONS {
            return Err(QuestionFault::TooMany);
        }
        let group = |conditions: &Vec<Condition>| {
            conditions.iter().map(|one| one.ready(self.about, catalogue)).collect()
        };
        let groups = self.all.iter().map(|one| group(&one.any));
        Ok(Ready { about: self.about, groups: groups.collect::<Result<_, _>>()? })
    }

    /// Checks that nothing in it is sealed for `eyes`, whoever wrote it.
    ///
    /// # Errors
    /// [`QuestionFault::Sealed`] with the first that is.
    pub fn seen_by(&self, catalogue: &VariableCatalogue, eyes: Eyes) -> Result<(), QuestionFault> {
        for condition in self.conditions() {
            if let On::Variable(code) = &condition.on
                && let Some(variable) = catalogue.find_variable(code.as_str())
                && !eyes.see(variable)
            {
                return Err(QuestionFault::Sealed(condition.on.clone()));
            }
        }
        Ok(())
    }
}

impl Condition {
    /// Checks one condition of a question about whom.
    ///
    /// # Errors
    /// [`QuestionFault`].
    pub(super) fn ready(
        &self,
        about: About,
        catalogue: &VariableCatalogue,
    ) -> Result<ReadyCondition, QuestionFault> {
        let on = self.on.clone();
        let On::Variable(code) = &self.on else {
            let check = check(&self.test, &on, |word| Some(Target::Text(serbian::fold(word))))?;
            let is_named = matches!(check, Check::OneOf(_) | Check::NoneOf(_) | Check::Unknown);
            let ready = ReadyCondition { on, of: Of::Settlement, who: self.who, check };
            return if is_named { Ok(ready) } else { Err(QuestionFault::Test(self.on.clone())) };
        };
        let missing = || QuestionFault::NoVariable(on.clone());
        let id = catalogue.find(code.as_str()).ok_or_else(missing)?;
        let variable = catalogue.get(id).ok_or_else(missing)?;
        let derived = variable.derived;
        let of = match variable.level {
            Level::Household => Of::Household { id, derived },
            Level::Person if about == About::Households && self.who == Who::Itself => {
                return Err(QuestionFault::Who(on));
            }
            Level::Person => Of::Person { id, derived },
        };
        let check = check(&self.test, &on, |word| target(variable, word))?;
        let is_ranged = matches!(check, Check::Between(..));
        if (is_ranged && !variable.kind.is_numeric())
            || (variable.kind == Kind::Date && !asks_why(&check))
        {
            return Err(QuestionFault::Test(on));
        }
        Ok(ReadyCondition { on, of, who: self.who, check })
    }
}

const fn asks_why(check: &Check) -> bool {
    matches!(check, Check::Missing(_) | Check::Unknown)
}

fn check(
    test: &Test,
    on: &On,
    target: impl Fn(&str) -> Option<Target>,
) -> Result<Check, QuestionFault> {
    let one = |word: &String| {
        let found = || QuestionFault::Value { on: on.clone(), found: word.clone() };
        target(word.trim()).ok_or_else(found)
    };
    let between = |from: f64, to: f64| {
        if from <= to { Ok(Check::Between(from, to)) } else { Err(QuestionFault::Test(on.clone())) }
    };
    match test {
        Test::Is(word) => Ok(Check::OneOf(vec![one(word)?])),
        Test::IsNot(word) => Ok(Check::NoneOf(vec![one(word)?])),
        Test::OneOf(words) if words.is_empty() => Err(QuestionFault::Test(on.clone())),
        Test::OneOf(words) => Ok(Check::OneOf(words.iter().map(one).collect::<Result<_, _>>()?)),
        Test::AtLeast(from) => between(*from, f64::INFINITY),
        Test::AtMost(to) => between(f64::NEG_INFINITY, *to),
        Test::Between(from, to) => between(*from, *to),
        Test::Missing(kind) => Ok(Check::Missing(*kind)),
        Test::Unknown => Ok(Check::Unknown),
    }
}

fn target(variable: &Variable, word: &str) -> Option<Target> {
    match variable.kind {
        Kind::Flag => match word {
            "yes" => Some(Target::Flag(true)),
            "no" => Some(Target::Flag(false)),
            _ => None,
        },
        Kind::Category => variable.index_of(word).map(Target::Code),
        Kind::Integer | Kind::Number | Kind::Money => {
            let number: f64 = word.replace(',', ".").parse().ok()?;
            number.is_finite().then_some(Target::Number(number))
        }
        Kind::Text | Kind::Settlement => {
            (!word.is_empty()).then(|| Target::Text(serbian::fold(word)))
        }
        Kind::Date => None,
    }
}
