//! Facts about households and persons; poverty, deprivation and inclusion derived from them, each result explained.
//!
//! The vocabulary ([`VariableCatalogue`]) names every fact; [`Facts`] hold answers and reasons for missing ones;
//! [`Assessor`] runs the rules with dated [`Parameters`] and named [`Definitions`]. Pure: no clock, no disk, no
//! randomness; nothing here knows where facts come from or how many households there are.

mod answer;
mod assessor;
mod case;
mod catalogue;
mod check;
mod definitions;
mod explain;
mod facts;
mod ids;
mod judged;
mod outcome;
mod parameters;
pub mod rules;
mod variable;

pub use answer::{Answer, CodeIndex, Given, MissingKind};
pub use assessor::Assessor;
pub use case::MissingVariable;
pub use catalogue::{CatalogueError, FactError, VariableCatalogue};
pub use check::{Finding, Problem, check};
pub use definitions::{
    AbsoluteWelfare, AropLine, ChildItems, Definitions, NspIncome, Overcrowding, Sanitation,
    WorkIntensity,
};
pub use explain::{Explained, Explainer, Explanation, Input, ParameterUsed};
pub use facts::{Facts, HouseholdFacts, PersonFacts};
pub use judged::{Gap, Judged, Subject, Tally, any, sum};
pub use outcome::{Assessment, Outcome, Value};
pub use parameters::{
    Amount, DatedBy, DatedValue, Parameter, ParameterError, Parameters, ParametersAt,
};

pub use rules::{RULES, Rule};
pub use variable::{Kind, Level, Sensitivity, ValueLabel, Variable, VariableId};
