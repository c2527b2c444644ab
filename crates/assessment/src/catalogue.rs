//! The vocabulary: every variable that forms, imports, rules, indicators and pages may name.
//!
//! A catalogue that is in hand is valid: codes are unique, values and ranges are stated where the kind needs them,
//! both languages are present. It holds no answers.

use std::{
    collections::{BTreeMap, btree_map},
    iter::Peekable,
};

use chrono::NaiveDate;
use kernel::{IndicatorCode, SettlementCode, VariableCode, Words};
use serde::Deserialize;

use crate::{
    Ages, Answer, CodeIndex, Facts, Given, Kind, Level, Sensitivity, ValueLabel, Variable,
    VariableId,
};

const SHIPPED: &str = include_str!("../../../catalogue/variables.toml");

/// A vocabulary that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is not TOML of the expected shape.
    #[error("variables cannot be read: {0}")]
    Syntax(String),
    /// Two entries with one code.
    #[error("variable or set \"{0}\" is defined twice")]
    Twice(String),
    /// A category refers to values that are not there.
    #[error("variable \"{variable}\": expected the code of a set of values, found \"{found}\"")]
    UnknownSet {
        /// The variable.
        variable: String,
        /// What it names.
        found: String,
    },
    /// An entry lacks or contradicts something.
    #[error("variable \"{variable}\": {expected}")]
    Incomplete {
        /// The variable or set.
        variable: String,
        /// What was expected.
        expected: &'static str,
    },
    /// More variables than an id can number.
    #[error("expected at most 65535 variables, found {0}")]
    TooMany(usize),
}

/// A value that the vocabulary does not allow.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FactError {
    /// No such variable.
    #[error("expected a variable of the vocabulary, found \"{0}\"")]
    UnknownVariable(String),
    /// A value of another kind.
    #[error("variable \"{variable}\": expected {expected}, found {found}")]
    Kind {
        /// The variable.
        variable: String,
        /// What its kind takes.
        expected: &'static str,
        /// What was given.
        found: String,
    },
    /// A value that the category does not have.
    #[error("variable \"{variable}\": expected one of {expected}, found \"{found}\"")]
    UnknownValue {
        /// The variable.
        variable: String,
        /// Its values, separated by commas.
        expected: String,
        /// What was given.
        found: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    set: Vec<SetEntry>,
    variable: Vec<VariableEntry>,
    #[serde(default)]
    asked: Vec<AskedEntry>,
}

/// To whom questions are put, and where that is from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedEntry {
    from: u32,
    to: Option<u32>,
    source: String,
    variables: Vec<VariableCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetEntry {
    code: String,
    values: Vec<ValueLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariableEntry {
    code: VariableCode,
    level: Level,
    kind: Kind,
    block: String,
    unit: Option<String>,
    min: Option<f64>,
    max: Option<f64>,
    values: Option<String>,
    #[serde(default)]
    feeds: Vec<IndicatorCode>,
    sensitive: Option<Sensitivity>,
    #[serde(default)]
    derived: bool,
    #[serde(default)]
    several_families: bool,
    words: Words,
    question: Option<Words>,
}

/// The vocabulary.
#[derive(Debug, Clone)]
pub struct VariableCatalogue {
    variables: Vec<Variable>,
    ids: BTreeMap<String, VariableId>,
}

impl VariableCatalogue {
    /// The vocabulary that Svi ships (`catalogue/variables.toml`).
    ///
    /// # Errors
    /// As [`parse`](Self::parse); tests hold the shipped file valid.
    pub fn shipped() -> Result<Self, CatalogueError> {
        Self::parse(SHIPPED)
    }

    /// Reads and checks a vocabulary.
    ///
    /// # Errors
    /// [`CatalogueError`] with the first entry that is wrong.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: File =
            toml::from_str(text).map_err(|cause| CatalogueError::Syntax(cause.to_string()))?;
        let mut sets = BTreeMap::new();
        for set in file.set {
            check_values(&set)?;
            if sets.insert(set.code.clone(), set.values).is_some() {
                return Err(CatalogueError::Twice(set.code));
            }
        }
        let mut catalogue =
            Self { variables: Vec::with_capacity(file.variable.len()), ids: BTreeMap::new() };
        let count = file.variable.len();
        for entry in file.variable {
            let variable = check_variable(entry, &sets)?;
            let id = u16::try_from(catalogue.variables.len())
                .map_err(|_too_large| CatalogueError::TooMany(count))?;
            let code = variable.code.as_str().to_owned();
            if catalogue.ids.insert(code.clone(), VariableId(id)).is_some() {
                return Err(CatalogueError::Twice(code));
            }
            catalogue.variables.push(variable);
        }
        for asked in file.asked {
            catalogue.ask(&asked)?;
        }
        Ok(catalogue)
    }

    /// Notes to whom questions are put.
    fn ask(&mut self, asked: &AskedEntry) -> Result<(), CatalogueError> {
        let ages = Ages { from: asked.from, to: asked.to };
        let is_stated =
            !asked.source.trim().is_empty() && asked.to.is_none_or(|to| to >= asked.from);
        for code in &asked.variables {
            let incomplete =
                |expected| CatalogueError::Incomplete { variable: code.to_string(), expected };
            if !is_stated {
                return Err(incomplete(
                    "expected ages with a source, the oldest not below the youngest",
                ));
            }
            let id = self.find(code.as_str()).map(VariableId::index);
            let found = id.and_then(|at| self.variables.get_mut(at));
            let question = found.filter(|one| one.level == Level::Person && !one.derived);
            let Some(question) = question else {
                return Err(incomplete("expected ages of questions about persons only"));
            };
            if question.ages.replace(ages).is_some() {
                return Err(incomplete("expected the ages of a question once"));
            }
        }
        Ok(())
    }

    /// All variables, in the order of the questionnaire; a variable's id is its position.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// All variables with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (VariableId, &Variable)> {
        self.variables.iter().enumerate().map(|(at, variable)| (VariableId(at as u16), variable))
    }

    /// The id of a code.
    pub fn find(&self, code: &str) -> Option<VariableId> {
        self.ids.get(code).copied()
    }

    /// The variable of a code.
    pub fn find_variable(&self, code: &str) -> Option<&Variable> {
        self.find(code).and_then(|id| self.variables.get(id.index()))
    }

    /// The variable of an id; `None` only for an id of another, larger catalogue.
    pub fn get(&self, id: VariableId) -> Option<&Variable> {
        self.variables.get(id.index())
    }

    /// The word behind the value of a category.
    pub fn code_of(&self, id: VariableId, index: CodeIndex) -> Option<&str> {
        self.get(id).and_then(|variable| variable.code_of(index))
    }

    /// The answer that a given value is for a variable.
    ///
    /// # Errors
    /// [`FactError`] when the vocabulary does not know the variable, its kind takes no such value or its category
    /// has no such code. Plausibility is not judged here: see [`crate::check`].
    pub fn answer(&self, code: &str, given: &Given<'_>) -> Result<(VariableId, Answer), FactError> {
        let id = self.find(code).ok_or_else(|| FactError::UnknownVariable(code.to_owned()))?;
        Ok((id, self.answer_of(id, given)?))
    }

    /// The same for a variable of the vocabulary.
    ///
    /// # Errors
    /// As [`answer`](Self::answer); [`FactError::UnknownVariable`] for an id of another, larger catalogue.
    pub(crate) fn answer_of(&self, id: VariableId, given: &Given<'_>) -> Result<Answer, FactError> {
        let unknown = || FactError::UnknownVariable(format!("{id:?}"));
        answer(self.get(id).ok_or_else(unknown)?, given)
    }

    /// Finds the ids of codes that come in their order, without a search for each.
    pub(crate) fn in_order(&self) -> InOrder<'_> {
        InOrder { catalogue: self, rest: self.ids.iter().peekable() }
    }

    /// Records a given value among facts.
    ///
    /// # Errors
    /// As [`answer`](Self::answer).
    pub fn record<'a>(
        &self,
        facts: &mut Facts,
        code: &str,
        given: impl Into<Given<'a>>,
    ) -> Result<(), FactError> {
        let (id, answer) = self.answer(code, &given.into())?;
        facts.set(id, answer);
        Ok(())
    }
}

/// The codes of a vocabulary from the last one that was found on.
pub(crate) struct InOrder<'a> {
    catalogue: &'a VariableCatalogue,
    rest: Peekable<btree_map::Iter<'a, String, VariableId>>,
}

impl InOrder<'_> {
    /// The id of a code; searched for when it comes out of its order.
    pub(crate) fn find(&mut self, code: &str) -> Option<VariableId> {
        while self.rest.next_if(|(known, _)| known.as_str() < code).is_some() {}
        match self.rest.peek() {
            Some((known, id)) if known.as_str() == code => Some(**id),
            _ => self.catalogue.find(code),
        }
    }
}

fn answer(variable: &Variable, given: &Given<'_>) -> Result<Answer, FactError> {
    let wrong = |expected: &'static str, found: String| FactError::Kind {
        variable: variable.code.to_string(),
        expected,
        found,
    };
    let expected = match variable.kind {
        Kind::Integer => "a whole number",
        Kind::Number | Kind::Money => "a finite number",
        Kind::Category => "the code of a value",
        Kind::Flag => "yes or no",
        Kind::Date => "a date (2026-05-03 or 3. 5. 2026.)",
        Kind::Text => "a text",
        Kind::Settlement => "a settlement's code of six digits",
    };
    match (variable.kind, given) {
        (_, Given::Missing(kind)) => Ok(Answer::Missing(*kind)),
        (Kind::Integer, Given::Number(value)) if value.is_finite() && value.fract() == 0.0 => {
            Ok(Answer::Number(*value))
        }
        (Kind::Number | Kind::Money, Given::Number(value)) if value.is_finite() => {
            Ok(Answer::Number(*value))
        }
        (Kind::Category, Given::Word(word)) => {
            variable.index_of(word).map(Answer::Code).ok_or_else(|| FactError::UnknownValue {
                variable: variable.code.to_string(),
                expected: variable
                    .values
                    .iter()
                    .map(|value| value.code.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                found: (*word).to_owned(),
            })
        }
        (Kind::Flag, Given::Flag(value)) => Ok(Answer::Flag(*value)),
        (Kind::Date, Given::Date(date)) => Ok(Answer::Date(*date)),
        (Kind::Date, Given::Word(word)) => {
            read_date(word).map(Answer::Date).ok_or_else(|| wrong(expected, format!("\"{word}\"")))
        }
        (Kind::Text, Given::Word(word)) => Ok(Answer::Text((*word).to_owned())),
        (Kind::Settlement, Given::Word(word)) if word.parse::<SettlementCode>().is_ok() => {
            Ok(Answer::Text((*word).to_owned()))
        }
        (_, Given::Number(value)) => Err(wrong(expected, value.to_string())),
        (_, Given::Word(word)) => Err(wrong(expected, format!("\"{word}\""))),
        (_, Given::Flag(value)) => Err(wrong(expected, value.to_string())),
        (_, Given::Date(date)) => Err(wrong(expected, date.to_string())),
    }
}

/// A date as ISO 8601 or as Serbian writes it, blanks and the last dot optional. Day first: nothing else is guessed.
fn read_date(word: &str) -> Option<NaiveDate> {
    if let Ok(date) = word.parse() {
        return Some(date);
    }
    let word = word.trim();
    let mut parts = word.strip_suffix('.').unwrap_or(word).split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4;
    is_whole.then(|| {
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })?
}

fn is_complete(words: &Words) -> bool {
    !words.sr.trim().is_empty() && !words.en.trim().is_empty()
}

fn check_values(set: &SetEntry) -> Result<(), CatalogueError> {
    let incomplete = |expected| CatalogueError::Incomplete { variable: set.code.clone(), expected };
    if set.values.is_empty() {
        return Err(incomplete("expected at least one value"));
    }
    for (at, value) in set.values.iter().enumerate() {
        if value.code.is_empty() || !is_complete(&value.words()) {
            return Err(incomplete("expected a code and both languages for every value"));
        }
        if set.values.iter().take(at).any(|earlier| earlier.code == value.code) {
            return Err(incomplete("expected each value once"));
        }
    }
    Ok(())
}

fn check_variable(
    entry: VariableEntry,
    sets: &BTreeMap<String, Vec<ValueLabel>>,
) -> Result<Variable, CatalogueError> {
    let incomplete =
        |expected| CatalogueError::Incomplete { variable: entry.code.to_string(), expected };
    if !is_complete(&entry.words) || entry.question.as_ref().is_some_and(|q| !is_complete(q)) {
        return Err(incomplete("expected words and question in both languages"));
    }
    if entry.question.is_some() == entry.derived {
        return Err(incomplete("expected a question unless derived, and none when derived"));
    }
    let range = match (entry.min, entry.max) {
        (Some(min), Some(max)) if min <= max => Some((min, max)),
        (None, None) => None,
        _ => return Err(incomplete("expected min and max with min not above max")),
    };
    if entry.kind.is_numeric() && (entry.unit.is_none() || range.is_none()) {
        return Err(incomplete("expected unit, min and max for a number"));
    }
    if (entry.kind == Kind::Category) != entry.values.is_some() {
        return Err(incomplete("expected values for a category and for nothing else"));
    }
    let values = match &entry.values {
        None => Vec::new(),
        Some(set) => sets.get(set).cloned().ok_or_else(|| CatalogueError::UnknownSet {
            variable: entry.code.to_string(),
            found: set.clone(),
        })?,
    };
    Ok(Variable {
        code: entry.code,
        level: entry.level,
        kind: entry.kind,
        block: entry.block,
        unit: entry.unit,
        range,
        values,
        feeds: entry.feeds,
        sensitive: entry.sensitive,
        derived: entry.derived,
        ages: None,
        several_families: entry.several_families,
        words: entry.words,
        question: entry.question,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_the_standard_and_as_serbian_write_it() {
        let may = NaiveDate::from_ymd_opt(2026, 5, 3);
        for word in ["2026-05-03", "3. 5. 2026.", "03.05.2026", "3.5.2026."] {
            assert_eq!(read_date(word), may, "{word}");
        }
        for word in ["5/3/2026", "3.5.26", "3.13.2026", "3.5.2026.1", "", "3.5."] {
            assert_eq!(read_date(word), None, "{word}");
        }
    }

    #[test]
    fn codes_are_found_in_their_order_and_out_of_it_and_what_is_unknown_is_not() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let mut codes = catalogue.in_order();
        for code in ["age", "no_such_variable", "rooms", "rooms", "age", "tenure", "zzz", "sex"] {
            assert_eq!(codes.find(code), catalogue.find(code), "{code}");
        }
        let mut codes = catalogue.in_order();
        let sorted: std::collections::BTreeSet<&str> =
            catalogue.variables().iter().map(|one| one.code.as_str()).collect();
        for code in sorted {
            assert_eq!(codes.find(code), catalogue.find(code), "{code}");
            assert!(catalogue.find(code).is_some(), "{code}");
        }
    }
}
