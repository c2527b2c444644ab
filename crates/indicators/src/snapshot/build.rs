//! Households, their selection and the results of the rules, made into a snapshot.

use std::collections::{BTreeMap, BTreeSet};

use assessment::{
    Answer, Assessor, Facts, HouseholdFacts, Kind, Level, MissingKind, Sensitivity, Subject,
    Variable, VariableCatalogue, VariableId,
};
use kernel::VariableCode;
use rayon::prelude::*;

use super::{About, Data, PRESENT, Snapshot, SnapshotColumn};
use crate::{definition::Catalogue, microdata::Microdata, pseudonym::PseudonymKey};

/// Why no snapshot can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// There is nobody.
    #[error("expected at least one household with a member, found none")]
    Empty,
    /// Households and selections do not go together.
    #[error("expected a selection for each of {households} households, found {selections}")]
    Selection {
        /// Households.
        households: usize,
        /// Selections.
        selections: usize,
    },
    /// A weight that is no weight.
    #[error("household \"{household}\": expected weights of 0 or more, found {found}")]
    Weight {
        /// The source's id.
        household: String,
        /// The weight.
        found: String,
    },
    /// Two persons of one household have one id.
    #[error("household \"{household}\": expected each person once, found \"{person}\" twice")]
    PersonTwice {
        /// The source's id of the household.
        household: String,
        /// The source's id of the person.
        person: String,
    },
}

/// Makes a snapshot.
///
/// - runs the rules over every household, in parallel
/// - keeps variables that somebody answered or that somebody has a reason for not answering, except texts, dates,
///   identity, contact and violence; ethnicity and health only where `catalogue` needs them
///
/// # Errors
/// [`SnapshotError`]
pub fn build(
    about: About,
    microdata: &Microdata,
    assessor: &Assessor<'_>,
    catalogue: &Catalogue,
    key: &PseudonymKey,
) -> Result<Snapshot, SnapshotError> {
    check(microdata)?;
    let mut order: Vec<(String, usize)> = microdata
        .households
        .iter()
        .enumerate()
        .filter(|(_, household)| !household.persons.is_empty())
        .map(|(place, household)| (key.of("household", &household.id), place))
        .collect();
    if order.is_empty() {
        return Err(SnapshotError::Empty);
    }
    order.sort();
    let assessed: Vec<Assessed<'_>> = order
        .par_iter()
        .filter_map(|(_, place)| microdata.households.get(*place))
        .map(|household| Assessed::new(household, assessor))
        .collect();
    let columns = columns(&assessed, assessor.catalogue(), catalogue);
    let rows = Rows::new(&order, microdata, key);
    Ok(Snapshot {
        about,
        household: rows.household,
        person: rows.person,
        is_first: rows.is_first,
        weight: rows.weight,
        stratum: rows.stratum,
        psu: rows.psu,
        stratum_size: rows.stratum_size,
        columns,
    })
}

fn check(microdata: &Microdata) -> Result<(), SnapshotError> {
    let (households, selections) = (microdata.households.len(), microdata.selection.len());
    if households != selections {
        return Err(SnapshotError::Selection { households, selections });
    }
    for (household, selection) in microdata.households.iter().zip(&microdata.selection) {
        if let Some(found) =
            selection.person_weights.iter().find(|w| !(w.is_finite() && **w >= 0.0))
        {
            return Err(SnapshotError::Weight {
                household: household.id.clone(),
                found: found.to_string(),
            });
        }
        let mut seen = BTreeSet::new();
        if let Some(person) = household.persons.iter().find(|person| !seen.insert(&person.id)) {
            let (household, person) = (household.id.clone(), person.id.clone());
            return Err(SnapshotError::PersonTwice { household, person });
        }
    }
    Ok(())
}

/// A household with the results of its rules.
struct Assessed<'a> {
    household: &'a HouseholdFacts,
    results: Facts,
    person_results: Vec<Facts>,
}

impl<'a> Assessed<'a> {
    fn new(household: &'a HouseholdFacts, assessor: &Assessor<'_>) -> Self {
        let assessment = assessor.assess(household);
        let persons = 0..household.persons.len();
        Self {
            household,
            results: assessment.facts(Subject::Household),
            person_results: persons.map(|place| assessment.facts(Subject::Person(place))).collect(),
        }
    }

    fn answer(&self, person: usize, variable: &Variable, id: VariableId) -> &Answer {
        let facts = match (variable.level, variable.derived) {
            (Level::Household, false) => Some(&self.household.facts),
            (Level::Household, true) => Some(&self.results),
            (Level::Person, false) => self.household.persons.get(person).map(|p| &p.facts),
            (Level::Person, true) => self.person_results.get(person),
        };
        facts.map_or(&Answer::NOT_ASKED, |facts| facts.get(id))
    }

    fn all_ids(&self) -> impl Iterator<Item = VariableId> {
        let persons = self.household.persons.iter().map(|person| &person.facts);
        let facts =
            persons.chain(&self.person_results).chain([&self.household.facts, &self.results]);
        facts.flat_map(|facts| facts.iter().map(|(id, _)| id))
    }
}

fn columns(
    assessed: &[Assessed<'_>],
    variables: &VariableCatalogue,
    catalogue: &Catalogue,
) -> Vec<SnapshotColumn> {
    let needed: BTreeSet<&VariableCode> =
        catalogue.definitions().flat_map(|definition| definition.variables()).collect();
    let known: BTreeSet<VariableId> = assessed
        .par_iter()
        .fold(BTreeSet::new, |mut ids, household| {
            ids.extend(household.all_ids());
            ids
        })
        .reduce(BTreeSet::new, |mut all, ids| {
            all.extend(ids);
            all
        });
    let kept: Vec<(VariableId, &Variable)> = known
        .into_iter()
        .filter_map(|id| Some((id, variables.get(id)?)))
        .filter(|(_, variable)| is_kept(variable, needed.contains(&variable.code)))
        .collect();
    let mut columns: Vec<SnapshotColumn> =
        kept.into_par_iter().map(|(id, variable)| column(assessed, id, variable)).collect();
    columns.sort_by(|a, b| a.variable.cmp(&b.variable));
    columns
}

fn is_kept(variable: &Variable, is_needed: bool) -> bool {
    let publishable_kind = !matches!(variable.kind, Kind::Text | Kind::Date | Kind::Settlement);
    publishable_kind
        && match variable.sensitive {
            None => true,
            // Breakdowns by these two are made from their results, which no definition names.
            Some(Sensitivity::Ethnicity | Sensitivity::Health) => {
                is_needed || matches!(variable.code.as_str(), "roma" | "disability")
            }
            Some(Sensitivity::Violence | Sensitivity::Contact | Sensitivity::Identity) => false,
        }
}

fn column(assessed: &[Assessed<'_>], id: VariableId, variable: &Variable) -> SnapshotColumn {
    let rows = assessed.iter().map(|a| a.household.persons.len()).sum();
    let mut missing = Vec::with_capacity(rows);
    let answers = assessed.iter().flat_map(|household| {
        (0..household.household.persons.len()).map(|person| household.answer(person, variable, id))
    });
    let code = |kind: MissingKind| {
        MissingKind::ALL
            .iter()
            .zip(1_u8..)
            .find(|(other, _)| **other == kind)
            .map_or(1, |(_, code)| code)
    };
    let mut note = |answer: &Answer| missing.push(answer.missing().map_or(PRESENT, code));
    let data = if variable.kind.is_numeric() {
        let value = |answer: &Answer| {
            note(answer);
            answer.number().unwrap_or(f64::NAN)
        };
        Data::Number(answers.map(value).collect())
    } else {
        let value = |answer: &Answer| {
            note(answer);
            match answer {
                Answer::Flag(flag) => u16::from(*flag),
                Answer::Code(index) => index.0,
                _ => 0,
            }
        };
        let codes = answers.map(value).collect();
        let is_flag = variable.kind == Kind::Flag;
        let labels = if is_flag {
            vec!["no".to_owned(), "yes".to_owned()]
        } else {
            variable.values.iter().map(|value| value.code.clone()).collect()
        };
        Data::Code { codes, labels, is_flag }
    };
    SnapshotColumn { variable: variable.code.clone(), data, missing }
}

/// The columns that are no variables.
#[derive(Default)]
struct Rows {
    household: Vec<String>,
    person: Vec<String>,
    is_first: Vec<bool>,
    weight: Vec<f64>,
    stratum: Vec<u32>,
    psu: Vec<u32>,
    stratum_size: Option<Vec<f64>>,
}

impl Rows {
    fn new(order: &[(String, usize)], microdata: &Microdata, key: &PseudonymKey) -> Self {
        let mut rows = Self::default();
        let mut strata = Codes::default();
        let mut units = Codes::default();
        let with_size = microdata.selection.iter().any(|s| s.stratum_size.is_some());
        let mut sizes = Vec::new();
        for (pseudonym, place) in order {
            let (Some(household), Some(selection)) =
                (microdata.households.get(*place), microdata.selection.get(*place))
            else {
                continue;
            };
            let stratum_name = selection.stratum.as_deref().unwrap_or_default();
            let stratum = strata.code(stratum_name);
            // The same name in two strata is two units.
            let psu = match &selection.psu {
                Some(psu) => units.code(&format!("{stratum_name}\u{0}{psu}")),
                None => units.code(&format!("\u{1}{pseudonym}")),
            };
            for (number, person) in household.persons.iter().enumerate() {
                rows.household.push(pseudonym.clone());
                rows.person.push(key.of("person", &format!("{}\u{0}{}", household.id, person.id)));
                rows.is_first.push(number == 0);
                rows.weight.push(selection.person_weights.get(number).copied().unwrap_or(1.0));
                rows.stratum.push(stratum);
                rows.psu.push(psu);
                sizes.push(selection.stratum_size.unwrap_or(f64::INFINITY));
            }
        }
        rows.stratum_size = with_size.then_some(sizes);
        rows
    }
}

#[derive(Default)]
struct Codes(BTreeMap<String, u32>);

impl Codes {
    fn code(&mut self, name: &str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}
