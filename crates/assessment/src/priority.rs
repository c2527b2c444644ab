//! Which households are looked at first: a versioned set of weights over flags, each with why and on what it rests
//! (`catalogue/priority.toml`). Advisory: it orders the work and decides about nobody.
//!
//! A flag that is unknown is never no: it leaves the score open by its weight. What does not apply counts as no.

use std::collections::BTreeMap;

use kernel::{VariableCode, Words};
use serde::Deserialize;

use crate::{
    Assessment, Kind, Level, Subject, Value, VariableCatalogue, VariableId, ranking::Held,
};

const SHIPPED: &str = include_str!("../../../catalogue/priority.toml");

/// A set of weights that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriorityError {
    /// The file is not TOML of the expected shape.
    #[error("priorities cannot be read: {0}")]
    Syntax(String),
    /// A factor that is no flag of the vocabulary, stands twice or says not why.
    #[error(
        "factor \"{0}\": expected a derived flag, once, with a weight above 0, a reason and a source"
    )]
    Factor(String),
}

/// One flag with its weight.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The flag: of the household, or of any member.
    pub variable: VariableCode,
    /// What it weighs, in points, > 0.
    pub weight: f64,
    /// Why it counts.
    pub reason: Words,
    /// On what that rests.
    pub source: String,
}

/// The set of weights.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityRules {
    /// Raised with every change.
    pub version: u32,
    /// The factors.
    #[serde(rename = "factor")]
    pub factors: Vec<Factor>,
}

/// Whether a factor holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not, or does not apply.
    No,
    /// Not known.
    Unknown,
}

/// What one factor adds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The flag.
    pub variable: VariableId,
    /// Its weight in this score.
    pub weight: f64,
    /// Whether it holds.
    pub holds: Holds,
}

/// The score of a household.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    /// What each factor adds, in the order of the set.
    pub contributions: Vec<Contribution>,
    /// Points of the factors that hold.
    pub points: f64,
    /// Points that unknown factors may still add.
    pub open: f64,
    /// Points of all factors.
    pub most: f64,
}

impl PriorityRules {
    /// The set that Svi ships.
    ///
    /// # Errors
    /// As [`parse`](Self::parse); tests hold the shipped file valid.
    pub fn shipped(catalogue: &VariableCatalogue) -> Result<Self, PriorityError> {
        Self::parse(SHIPPED, catalogue)
    }

    /// Reads and checks a set.
    ///
    /// # Errors
    /// [`PriorityError`] with the first factor that is wrong.
    pub fn parse(text: &str, catalogue: &VariableCatalogue) -> Result<Self, PriorityError> {
        let rules: Self =
            toml::from_str(text).map_err(|cause| PriorityError::Syntax(cause.to_string()))?;
        for (at, factor) in rules.factors.iter().enumerate() {
            let code = &factor.variable;
            let is_flag = catalogue
                .find_variable(code.as_str())
                .is_some_and(|one| one.derived && one.kind == Kind::Flag);
            let is_twice = rules.factors.iter().take(at).any(|other| other.variable == *code);
            let says_why = [&factor.reason.sr, &factor.reason.en, &factor.source]
                .into_iter()
                .all(|text| !text.trim().is_empty());
            let weighs = factor.weight.is_finite() && factor.weight > 0.0;
            if !is_flag || is_twice || !says_why || !weighs {
                return Err(PriorityError::Factor(code.to_string()));
            }
        }
        Ok(rules)
    }

    /// The score of a household.
    ///
    /// - `weights`: by code of the flag, finite, ≥ 0, in place of the set's own: what if they were others
    /// - a factor of a member's flag holds when it holds for any member; it is unknown when it holds for none and is unknown of one
    pub fn score(
        &self,
        catalogue: &VariableCatalogue,
        assessment: &Assessment,
        weights: &BTreeMap<String, f64>,
    ) -> Priority {
        let weighed = self.factors.iter().map(|factor| {
            let code = factor.variable.as_str();
            (code, weights.get(code).copied().unwrap_or(factor.weight))
        });
        score(catalogue, assessment, weighed)
    }

    /// The weights, in the order of the factors.
    pub(crate) fn weights(&self) -> Vec<f64> {
        self.factors.iter().map(|factor| factor.weight).collect()
    }

    /// Whether each factor holds, in the order of the set.
    pub(crate) fn held(&self, catalogue: &VariableCatalogue, assessment: &Assessment) -> Held {
        let of = |factor: &Factor| {
            let variable = catalogue.find(factor.variable.as_str());
            variable.map_or(Holds::Unknown, |variable| holds(catalogue, assessment, variable))
        };
        self.factors.iter().map(of).collect()
    }
}

/// The score by weights, each with the code of its flag. A flag that the vocabulary does not know any more leaves the score open.
pub(crate) fn score<'a>(
    catalogue: &VariableCatalogue,
    assessment: &Assessment,
    weights: impl IntoIterator<Item = (&'a str, f64)>,
) -> Priority {
    let mut priority = Priority { contributions: Vec::new(), points: 0.0, open: 0.0, most: 0.0 };
    for (code, weight) in weights {
        let variable = catalogue.find(code);
        let holds = variable.map_or(Holds::Unknown, |id| holds(catalogue, assessment, id));
        priority.most += weight;
        match holds {
            Holds::Yes => priority.points += weight,
            Holds::Unknown => priority.open += weight,
            Holds::No => {}
        }
        let one = variable.map(|variable| Contribution { variable, weight, holds });
        priority.contributions.extend(one);
    }
    priority
}

/// A result that is not there is not known: of somebody who was erased nothing is kept.
fn holds(catalogue: &VariableCatalogue, assessment: &Assessment, id: VariableId) -> Holds {
    let level = catalogue.get(id).map(|variable| variable.level);
    let subjects: Vec<Subject> = match level {
        Some(Level::Person) => (0..assessment.persons.len()).map(Subject::Person).collect(),
        Some(Level::Household) | None => vec![Subject::Household],
    };
    let mut is_open = false;
    for subject in subjects {
        match assessment.value(subject, id) {
            Some(Value::Flag(true)) => return Holds::Yes,
            Some(Value::Unknown(_)) | None => is_open = true,
            Some(Value::Flag(false) | Value::Number(_) | Value::Code(_) | Value::DoesNotApply) => {}
        }
    }
    if is_open { Holds::Unknown } else { Holds::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;

    fn outcome(catalogue: &VariableCatalogue, code: &str, value: Value) -> Outcome {
        Outcome { variable: catalogue.find(code).unwrap(), value }
    }

    #[test]
    fn what_holds_counts_and_what_is_unknown_leaves_the_score_open() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let text = r#"
version = 3
[[factor]]
variable = "overcrowded"
weight = 2
reason = { sr = "tesno", en = "crowded" }
source = "test"
[[factor]]
variable = "smsd"
weight = 4
reason = { sr = "uskraćenost", en = "deprivation" }
source = "test"
[[factor]]
variable = "uninsured"
weight = 1
reason = { sr = "osiguranje", en = "insurance" }
source = "test"
"#;
        let rules = PriorityRules::parse(text, &catalogue).unwrap();
        let assessment = Assessment {
            household: vec![outcome(&catalogue, "overcrowded", Value::Flag(true))],
            persons: vec![
                vec![
                    outcome(&catalogue, "smsd", Value::Unknown(Vec::new())),
                    outcome(&catalogue, "uninsured", Value::Flag(false)),
                ],
                vec![
                    outcome(&catalogue, "smsd", Value::Flag(false)),
                    outcome(&catalogue, "uninsured", Value::DoesNotApply),
                ],
            ],
        };
        let score = rules.score(&catalogue, &assessment, &BTreeMap::new());
        let holds: Vec<Holds> = score.contributions.iter().map(|one| one.holds).collect();
        assert_eq!(holds, [Holds::Yes, Holds::Unknown, Holds::No]);
        assert_eq!((score.points, score.open, score.most), (2.0, 4.0, 7.0));
        let what_if = BTreeMap::from([("overcrowded".to_owned(), 5.0)]);
        let score = rules.score(&catalogue, &assessment, &what_if);
        assert_eq!((score.points, score.open, score.most), (5.0, 4.0, 10.0));
    }

    #[test]
    fn the_shipped_set_is_usable() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let rules = PriorityRules::shipped(&catalogue).unwrap();
        assert_eq!(rules.version, 1);
        assert!(rules.factors.len() > 5);
    }

    #[test]
    fn a_factor_that_is_no_flag_or_says_not_why_is_named() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let text = |variable: &str, source: &str| {
            format!(
                "version = 1\n[[factor]]\nvariable = \"{variable}\"\nweight = 1\n\
                 reason = {{ sr = \"a\", en = \"b\" }}\nsource = \"{source}\"\n"
            )
        };
        let fault = |variable: &str, source: &str| {
            PriorityRules::parse(&text(variable, source), &catalogue).unwrap_err()
        };
        assert_eq!(fault("rooms", "test"), PriorityError::Factor("rooms".into()));
        assert_eq!(fault("arop", " "), PriorityError::Factor("arop".into()));
    }
}
