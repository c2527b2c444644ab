//! Results as text that is kept: values by the codes of the vocabulary, what is unknown with the questions that would settle it,
//! and with which parameters, rules and weights they were computed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Answer, Assessment, Assessor, Definitions, Gap, MissingKind, Outcome, Priority, PriorityRules,
    RULES, Subject, Value, VariableCatalogue, priority, stored::Stored,
};

/// The results of one subject.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptOutcomes {
    /// Values, by code.
    #[serde(rename = "v")]
    values: BTreeMap<String, Stored>,
    /// What is unknown, by code, with a number into the sets of gaps.
    #[serde(rename = "u", default, skip_serializing_if = "BTreeMap::is_empty")]
    unknown: BTreeMap<String, usize>,
    /// Sets of gaps, each a list of numbers into the gaps; many results wait for the same questions.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    sets: Vec<Vec<usize>>,
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<KeptGap>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum KeptGap {
    /// Code, place of the member on the roster (none for the household), why there is no answer.
    #[serde(rename = "q")]
    Question(String, Option<usize>, MissingKind),
    #[serde(rename = "p")]
    Parameter(String),
}

impl KeptOutcomes {
    /// The results of a subject as they are kept.
    pub(crate) fn of(catalogue: &VariableCatalogue, outcomes: &[Outcome]) -> Self {
        let mut kept = Self::default();
        let (mut gaps, mut sets) = (BTreeMap::new(), BTreeMap::new());
        for outcome in outcomes {
            let Some(variable) = catalogue.get(outcome.variable) else { continue };
            let code = variable.code.as_str().to_owned();
            if let Value::Unknown(open) = &outcome.value {
                let set: Vec<usize> = open
                    .iter()
                    .filter_map(|gap| kept_gap(catalogue, gap))
                    .map(|gap| numbered(&mut gaps, &mut kept.gaps, gap))
                    .collect();
                kept.unknown.insert(code, numbered(&mut sets, &mut kept.sets, set));
            } else {
                kept.values.insert(code, Stored::of(variable, &outcome.value.to_answer()));
            }
        }
        kept
    }

    /// The results that the vocabulary knows, in its order.
    pub(crate) fn outcomes(&self, catalogue: &VariableCatalogue) -> Vec<Outcome> {
        let values = self.values.iter().filter_map(|(code, stored)| {
            let (variable, answer) = stored.answer(catalogue, code)?;
            Some(Outcome { variable, value: value(&answer)? })
        });
        let unknown = self.unknown.iter().filter_map(|(code, set)| {
            let gaps = self.sets.get(*set)?.iter().filter_map(|at| self.gaps.get(*at));
            let gaps = gaps.filter_map(|gap| gap_of(catalogue, gap)).collect();
            Some(Outcome { variable: catalogue.find(code)?, value: Value::Unknown(gaps) })
        });
        let mut outcomes: Vec<Outcome> = values.chain(unknown).collect();
        outcomes.sort_by_key(|outcome| outcome.variable);
        outcomes
    }
}

/// The number of a thing in a list that holds each once.
fn numbered<T: Ord + Clone>(numbers: &mut BTreeMap<T, usize>, list: &mut Vec<T>, one: T) -> usize {
    if let Some(number) = numbers.get(&one) {
        return *number;
    }
    let number = list.len();
    list.push(one.clone());
    numbers.insert(one, number);
    number
}

fn kept_gap(catalogue: &VariableCatalogue, gap: &Gap) -> Option<KeptGap> {
    Some(match gap {
        Gap::Parameter(code) => KeptGap::Parameter((*code).to_owned()),
        Gap::Question { variable, subject, kind } => {
            let code = catalogue.get(*variable)?.code.as_str().to_owned();
            let position = match subject {
                Subject::Household => None,
                Subject::Person(at) => Some(*at),
            };
            KeptGap::Question(code, position, *kind)
        }
    })
}

fn gap_of(catalogue: &VariableCatalogue, kept: &KeptGap) -> Option<Gap> {
    match kept {
        KeptGap::Parameter(code) => {
            let mut known = RULES.iter().flat_map(|rule| rule.parameters.iter().copied());
            known.find(|known| known == code).map(Gap::Parameter)
        }
        KeptGap::Question(code, position, kind) => Some(Gap::Question {
            variable: catalogue.find(code)?,
            subject: position.map_or(Subject::Household, Subject::Person),
            kind: *kind,
        }),
    }
}

fn value(answer: &Answer) -> Option<Value> {
    match answer {
        Answer::Number(number) => Some(Value::Number(*number)),
        Answer::Flag(flag) => Some(Value::Flag(*flag)),
        Answer::Code(index) => Some(Value::Code(*index)),
        Answer::Missing(_) => Some(Value::DoesNotApply),
        Answer::Text(_) | Answer::Date(_) => None,
    }
}

/// A parameter with which results were computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptParameter {
    /// Its code.
    pub code: String,
    /// Its value.
    pub value: f64,
    /// First day of validity.
    pub valid_from: NaiveDate,
    /// Last day of validity, if it ended.
    pub valid_to: Option<NaiveDate>,
    /// Where it was published.
    pub source: String,
}

/// What a flag weighed for the priority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptWeight {
    /// The flag.
    pub variable: String,
    /// What it weighed, in points.
    pub weight: f64,
}

/// The weights by which households were put into an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptWeights {
    /// Their version.
    pub version: u32,
    /// Each flag with its weight, in the order of the set.
    pub weights: Vec<KeptWeight>,
}

impl KeptWeights {
    /// The weights of a set.
    pub fn of(rules: &PriorityRules) -> Self {
        let weight = |factor: &crate::Factor| KeptWeight {
            variable: factor.variable.to_string(),
            weight: factor.weight,
        };
        Self { version: rules.version, weights: rules.factors.iter().map(weight).collect() }
    }

    /// The score that a household had by them.
    pub fn score(&self, catalogue: &VariableCatalogue, assessment: &Assessment) -> Priority {
        let weights = self.weights.iter().map(|one| (one.variable.as_str(), one.weight));
        priority::score(catalogue, assessment, weights)
    }
}

/// All parameters, definitions and weights with which results were computed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ParameterSet {
    /// Which of the disputed definitions held.
    pub definitions: Definitions,
    /// The amounts, by code.
    pub parameters: Vec<KeptParameter>,
    /// Codes of those that had no value on the date.
    pub missing: Vec<String>,
    /// The weights of the priority; `None` in sets that were kept before weights were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<KeptWeights>,
}

impl ParameterSet {
    /// What an assessor computes with, and how its results are weighed.
    pub fn of(assessor: &Assessor<'_>, priority: &PriorityRules) -> Self {
        let codes: BTreeSet<&str> =
            RULES.iter().flat_map(|rule| rule.parameters).copied().collect();
        let mut set = Self {
            definitions: *assessor.definitions(),
            priority: Some(KeptWeights::of(priority)),
            ..Self::default()
        };
        for code in codes {
            match assessor.parameters().get(code) {
                Ok(amount) => set.parameters.push(KeptParameter {
                    code: code.to_owned(),
                    value: amount.value(),
                    valid_from: amount.dated.valid_from,
                    valid_to: amount.dated.valid_to,
                    source: amount.dated.source.clone(),
                }),
                Err(_no_value) => set.missing.push(code.to_owned()),
            }
        }
        set
    }
}

/// The digest of a text, in hexadecimal digits.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    HEXLOWER.encode(&hash.finalize())
}

/// The digest of all rules with their versions.
pub(crate) fn rules_digest() -> String {
    let rules: Vec<String> =
        RULES.iter().map(|rule| format!("{} {}", rule.code, rule.version)).collect();
    digest(&[rules.join("\n").as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Definitions, HouseholdFacts, Parameters, PersonFacts};

    #[test]
    fn kept_results_read_back_with_values_and_gaps() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let parameters = Parameters::shipped().unwrap();
        let date = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
        let at = parameters.at(date, 2023);
        let assessor = Assessor::new(&catalogue, at, Definitions::default()).unwrap();
        let mut home =
            HouseholdFacts { persons: vec![PersonFacts::default()], ..Default::default() };
        catalogue.record(&mut home.facts, "rooms", 1).unwrap();
        catalogue.record(&mut home.persons[0].facts, "age", 40).unwrap();
        catalogue.record(&mut home.facts, "household_income_reported_per_year", 494_400).unwrap();
        let assessment = assessor.assess(&home);
        for outcomes in [&assessment.household, &assessment.persons[0]] {
            let kept = KeptOutcomes::of(&catalogue, outcomes);
            let text = serde_json::to_string(&kept).unwrap();
            let again: KeptOutcomes = serde_json::from_str(&text).unwrap();
            assert_eq!(again.outcomes(&catalogue), *outcomes);
        }
    }

    #[test]
    fn another_amount_gives_another_set() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let parameters = Parameters::shipped().unwrap();
        let date = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
        let set = |year| {
            let at = parameters.at(date, year);
            let assessor = Assessor::new(&catalogue, at, Definitions::default()).unwrap();
            ParameterSet::of(&assessor, &PriorityRules::shipped(&catalogue).unwrap())
        };
        let line = |year| {
            let set = set(year);
            set.parameters.into_iter().find(|one| one.code == "arop_line").map(|one| one.value)
        };
        assert_eq!(line(2023), Some(35_606.0));
        assert_eq!(line(2025), None);
        assert!(set(2025).missing.contains(&"arop_line".to_owned()));
    }

    #[test]
    fn a_set_that_was_kept_before_weights_were_opens_without_them() {
        let kept = r#"{"definitions":{},"parameters":[],"missing":["arop_line"]}"#;
        let set: ParameterSet = serde_json::from_str(kept).unwrap();
        let missing = vec!["arop_line".to_owned()];
        assert_eq!(set, ParameterSet { missing, ..ParameterSet::default() });
    }

    #[test]
    fn the_points_of_then_are_by_the_weights_of_then_and_open_where_nothing_is_kept() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let weight = |variable: &str, weight| KeptWeight { variable: variable.to_owned(), weight };
        let weights = vec![
            weight("overcrowded", 7.0),
            weight("smsd", 2.0),
            weight("a_flag_that_was_given_up", 1.0),
        ];
        let kept = KeptWeights { version: 3, weights };
        let crowded = catalogue.find("overcrowded").unwrap();
        let assessment = Assessment {
            household: vec![Outcome { variable: crowded, value: Value::Flag(true) }],
            persons: vec![Vec::new()],
        };
        let score = kept.score(&catalogue, &assessment);
        assert_eq!((score.points, score.open, score.most), (7.0, 3.0, 10.0));
    }
}
