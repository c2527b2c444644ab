//! The rules, ready to run over many households: vocabulary, parameters of a date and definitions, resolved once.
//!
//! Pure and shareable between threads. A parameter without a value on the date makes the results that need it unknown;
//! [`Assessor::missing_parameters`] says which, and callers show it.

use std::collections::BTreeMap;

use crate::{
    Amount, Assessment, Definitions, HouseholdFacts, Level, MissingVariable, Outcome,
    ParameterError, ParametersAt, Value, VariableCatalogue, VariableId,
    case::Case,
    ids::Ids,
    rules::{RULES, Rule},
};

/// The rules with everything they need.
#[derive(Debug)]
pub struct Assessor<'a> {
    pub(crate) catalogue: &'a VariableCatalogue,
    pub(crate) definitions: Definitions,
    pub(crate) ids: Ids,
    parameters: ParametersAt<'a>,
    amounts: BTreeMap<&'static str, Amount<'a>>,
    missing: Vec<ParameterError>,
    household: Vec<VariableId>,
    person: Vec<VariableId>,
}

impl<'a> Assessor<'a> {
    /// Prepares the rules.
    ///
    /// # Errors
    /// [`MissingVariable`] when the vocabulary lacks a variable that the rules name.
    pub fn new(
        catalogue: &'a VariableCatalogue,
        parameters: ParametersAt<'a>,
        definitions: Definitions,
    ) -> Result<Self, MissingVariable> {
        let derived = |level: Level| {
            let of_level = catalogue.iter().filter(|(_, v)| v.derived && v.level == level);
            of_level.map(|(id, _)| id).collect::<Vec<_>>()
        };
        let mut assessor = Self {
            catalogue,
            definitions,
            ids: Ids::resolve(catalogue)?,
            parameters,
            amounts: BTreeMap::new(),
            missing: Vec::new(),
            household: derived(Level::Household),
            person: derived(Level::Person),
        };
        for code in RULES.iter().flat_map(|rule| rule.parameters) {
            match parameters.get(code) {
                Ok(amount) => {
                    assessor.amounts.insert(code, amount);
                }
                Err(error) if !assessor.missing.contains(&error) => assessor.missing.push(error),
                Err(_) => {}
            }
        }
        Ok(assessor)
    }

    /// Runs all rules over a household.
    ///
    /// Never fails: what cannot be said is unknown, with what would settle it.
    pub fn assess(&self, household: &HouseholdFacts) -> Assessment {
        let mut case = Case::new(self, household);
        for rule in RULES {
            (rule.derive)(&mut case);
        }
        case.results
    }

    /// Parameters that the rules need and that have no value on the date.
    pub fn missing_parameters(&self) -> &[ParameterError] {
        &self.missing
    }

    /// The vocabulary.
    pub const fn catalogue(&self) -> &'a VariableCatalogue {
        self.catalogue
    }

    /// The definitions.
    pub const fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// The parameters, with reference date and income year.
    pub const fn parameters(&self) -> ParametersAt<'a> {
        self.parameters
    }

    /// The rule that produces a derived variable.
    pub fn rule_of(&self, variable: VariableId) -> Option<&'static Rule> {
        let code = self.catalogue.get(variable)?.code.as_str();
        RULES.iter().find(|rule| rule.outputs.contains(&code))
    }

    pub(crate) fn amount(&self, code: &str) -> Option<&Amount<'a>> {
        self.amounts.get(code)
    }

    /// An assessment in which nothing is known yet.
    pub(crate) fn blank(&self, persons: usize) -> Assessment {
        let outcomes = |ids: &[VariableId]| {
            let blank =
                |id: &VariableId| Outcome { variable: *id, value: Value::Unknown(Vec::new()) };
            ids.iter().map(blank).collect::<Vec<_>>()
        };
        Assessment {
            household: outcomes(&self.household),
            persons: (0..persons).map(|_| outcomes(&self.person)).collect(),
        }
    }
}
