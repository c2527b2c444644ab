//! Builders: a vocabulary, shipped parameters of income year 2023 and small households.

use std::sync::LazyLock;

use assessment::{
    Assessment, Assessor, Definitions, Given, HouseholdFacts, Parameters, ParametersAt,
    PersonFacts, Subject, Value, VariableCatalogue,
};
use chrono::NaiveDate;

pub(crate) static CATALOGUE: LazyLock<VariableCatalogue> =
    LazyLock::new(|| VariableCatalogue::shipped().unwrap());
static PARAMETERS: LazyLock<Parameters> = LazyLock::new(|| Parameters::shipped().unwrap());

/// A day on which incomes of 2023 and social assistance of April 2024 hold.
pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, 1).unwrap()
}

pub(crate) fn shipped() -> ParametersAt<'static> {
    PARAMETERS.at(day(), 2023)
}

pub(crate) fn assessor(definitions: Definitions) -> Assessor<'static> {
    Assessor::new(&CATALOGUE, shipped(), definitions).unwrap()
}

/// A household under construction.
#[derive(Debug, Clone, Default)]
pub(crate) struct Home(pub(crate) HouseholdFacts);

impl Home {
    pub(crate) fn new() -> Self {
        Self(HouseholdFacts { id: "H1".to_owned(), ..HouseholdFacts::default() })
    }

    pub(crate) fn with<'a>(mut self, code: &str, given: impl Into<Given<'a>>) -> Self {
        CATALOGUE.record(&mut self.0.facts, code, given).unwrap();
        self
    }

    /// A member of an age and sex.
    pub(crate) fn member(mut self, age: i32, sex: &str) -> Self {
        self.0.persons.push(PersonFacts { id: String::new(), ..PersonFacts::default() });
        self.of_last("age", age).of_last("sex", sex)
    }

    /// An answer of the member added last.
    pub(crate) fn of_last<'a>(mut self, code: &str, given: impl Into<Given<'a>>) -> Self {
        let person = self.0.persons.last_mut().unwrap();
        CATALOGUE.record(&mut person.facts, code, given).unwrap();
        self
    }

    /// The member added last did one thing for the first months and another for the rest.
    pub(crate) fn calendar(mut self, first: &str, months: usize, rest: &str) -> Self {
        for month in 1..=12 {
            let activity = if month <= months { first } else { rest };
            self = self.of_last(&format!("activity_month_{month:02}"), activity);
        }
        self
    }

    /// The member added last has no pension of their own.
    pub(crate) fn no_pension(self) -> Self {
        self.of_last("income_old_age_pension_per_year", 0)
            .of_last("income_disability_pension_per_year", 0)
            .of_last("income_foreign_pension_per_year", 0)
    }

    pub(crate) fn assess(&self) -> Assessment {
        self.assess_by(Definitions::default())
    }

    pub(crate) fn assess_by(&self, definitions: Definitions) -> Assessment {
        assessor(definitions).assess(&self.0)
    }

    /// A result about the household.
    pub(crate) fn result(&self, code: &str) -> Value {
        value(&self.assess(), Subject::Household, code)
    }

    /// A result about a member.
    pub(crate) fn of(&self, person: usize, code: &str) -> Value {
        value(&self.assess(), Subject::Person(person), code)
    }
}

pub(crate) fn value(assessment: &Assessment, subject: Subject, code: &str) -> Value {
    assessment.value(subject, CATALOGUE.find(code).unwrap()).unwrap().clone()
}

/// The codes of the questions that would settle a result; empty when it is known.
pub(crate) fn questions(value: &Value) -> Vec<String> {
    let Value::Unknown(gaps) = value else { return Vec::new() };
    gaps.iter()
        .map(|gap| match gap {
            assessment::Gap::Question { variable, .. } => {
                CATALOGUE.get(*variable).unwrap().code.to_string()
            }
            assessment::Gap::Parameter(code) => (*code).to_owned(),
        })
        .collect()
}

pub(crate) const YES: Value = Value::Flag(true);
pub(crate) const NO: Value = Value::Flag(false);
