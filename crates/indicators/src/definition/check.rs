//! What is wrong in a catalogue of indicators: each fault names file, indicator and field.
//!
//! Shape is the reader's business; here the definitions are held against the vocabulary and against each other.

use std::fmt;

use assessment::{Kind as VariableKind, Variable, VariableCatalogue};
use kernel::{VariableCode, Words};

use super::{Catalogue, Condition, Count, Definition, Filter, Kind, Measured, Test, Total, Unit};

/// One fault of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The indicator's code.
    pub indicator: String,
    /// The field.
    pub field: &'static str,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, indicator, field, expected, found } = self;
        write!(
            f,
            "{file}, indicator {indicator}, field {field}: expected {expected}, found {found}"
        )
    }
}

/// Measures of `stats` that a definition may name, beside `count`.
const MEASURES: [&str; 12] = [
    "arpr", "arpt", "rmpg", "qsr", "gini", "median", "palma", "fgt0", "fgt1", "fgt2", "mean", "gpg",
];

/// The faults of a catalogue, in its order; empty when all is well.
///
/// Held: words in both languages, versions from 1, cells of five and more, sources named, variables known, values of
/// their kind and set, filters that somebody can pass, measures known, gaps of indicators that exist and are no gaps.
pub fn check(catalogue: &Catalogue, variables: &VariableCatalogue) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, definition) in catalogue.by_file() {
        let mut checker = Checker { file, definition, variables, faults: &mut faults };
        checker.words();
        checker.numbers();
        checker.kind(catalogue);
    }
    faults
}

struct Checker<'a> {
    file: &'a str,
    definition: &'a Definition,
    variables: &'a VariableCatalogue,
    faults: &'a mut Vec<Fault>,
}

impl Checker<'_> {
    fn fault(&mut self, field: &'static str, expected: &str, found: &str) {
        self.faults.push(Fault {
            file: self.file.to_owned(),
            indicator: self.definition.code.to_string(),
            field,
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
    }

    fn words(&mut self) {
        let both = |words: &Words| !words.sr.trim().is_empty() && !words.en.trim().is_empty();
        if !both(&self.definition.name) {
            self.fault("name", "words in Serbian and English", "none in one of them");
        }
        if !both(&self.definition.definition) {
            self.fault("definition", "words in Serbian and English", "none in one of them");
        }
        if self.definition.name.sr.chars().any(|c| ('Ѐ'..='ӿ').contains(&c)) {
            self.fault("name", "Serbian in Latin script", &self.definition.name.sr.clone());
        }
        if self.definition.from.is_empty() {
            self.fault("from", "at least one source", "none");
        }
    }

    fn numbers(&mut self) {
        if self.definition.version == 0 {
            self.fault("version", "1 or more", "0");
        }
        if self.definition.minimum_cell < 5 {
            self.fault("minimum_cell", "5 or more", &self.definition.minimum_cell.to_string());
        }
        let mut by = self.definition.by.clone();
        by.sort_unstable();
        by.dedup();
        if by.len() < self.definition.by.len() {
            self.fault("by", "each breakdown once", "one of them twice");
        }
        if self.definition.official.as_ref().is_some_and(|o| o.series.is_empty() || o.scale == 0.0)
        {
            self.fault("official", "a series and a scale that is not zero", "one of them missing");
        }
    }

    fn kind(&mut self, catalogue: &Catalogue) {
        match &self.definition.kind {
            Kind::Entered(true) => {}
            Kind::Entered(false) => self.fault("entered", "true", "false"),
            Kind::Share(share) => {
                if share.of.0.is_empty() {
                    self.fault("share.of", "at least one test", "none");
                }
                self.filter("share.of", &share.of);
                self.filter("share.where", &share.among);
                if !matches!(self.definition.unit, Unit::Percent | Unit::PerMille) {
                    self.fault("unit", "percent or per_mille for a share", "another unit");
                }
            }
            Kind::Mean(mean) => {
                self.number("mean.of", &mean.of);
                self.filter("mean.where", &mean.among);
            }
            Kind::Ratio(ratio) => {
                self.total("ratio.of", &ratio.of);
                self.total("ratio.per", &ratio.per);
            }
            Kind::Measure(measure) => self.measure(measure),
            Kind::Gap(gap) => {
                self.filter("gap.a", &gap.a);
                self.filter("gap.b", &gap.b);
                let of = catalogue.find(&gap.of);
                if of.is_none_or(|d| matches!(d.kind, Kind::Gap(_) | Kind::Entered(_))) {
                    self.fault("gap.of", "a computed indicator that is no gap", gap.of.as_str());
                }
            }
        }
    }

    fn measure(&mut self, measure: &Measured) {
        self.filter("measure.where", &measure.among);
        match (&measure.of, measure.name.as_str()) {
            (None, "count") => {}
            (Some(of), name) if MEASURES.contains(&name) => self.number("measure.of", of),
            (_, name) => {
                let expected = format!("count without \"of\", or with it {}", MEASURES.join(", "));
                self.fault("measure.name", &expected, name);
            }
        }
        if measure.share.is_some_and(|share| !(share > 0.0 && share <= 1.0)) {
            self.fault(
                "measure.share",
                "a share of the median above 0, at most 1",
                "another number",
            );
        }
    }

    fn total(&mut self, field: &'static str, total: &Total) {
        if let Some(sum) = &total.sum {
            self.number(field, sum);
        }
        self.filter(field, &total.among);
    }

    fn variable(&mut self, field: &'static str, code: &VariableCode) -> Option<Variable> {
        let found = self.variables.find_variable(code.as_str()).cloned();
        match &found {
            None => self.fault(field, "a variable of catalogue/variables.toml", code.as_str()),
            Some(variable)
                if self.definition.count == Count::Households
                    && variable.level == assessment::Level::Person =>
            {
                self.fault(
                    field,
                    "a variable of the household, as households are counted",
                    code.as_str(),
                );
            }
            Some(_) => {}
        }
        found
    }

    fn number(&mut self, field: &'static str, code: &VariableCode) {
        if self.variable(field, code).is_some_and(|variable| !variable.kind.is_numeric()) {
            self.fault(field, "a variable that is a number", code.as_str());
        }
    }

    fn filter(&mut self, field: &'static str, filter: &Filter) {
        for test in &filter.0 {
            if let Some(variable) = self.variable(field, &test.variable)
                && let Err(expected) = fits(test, &variable)
            {
                self.fault(field, &expected, &format!("\"{test}\""));
            }
        }
        for (place, test) in filter.0.iter().enumerate() {
            if filter.0.iter().skip(place + 1).any(|other| excludes(test, other)) {
                self.fault(
                    field,
                    "tests that can hold together",
                    &format!("\"{test}\" and another"),
                );
            }
        }
    }
}

/// Whether a test asks of a variable what it can answer.
fn fits(test: &Test, variable: &Variable) -> Result<(), String> {
    match (&test.condition, variable.kind) {
        (Condition::Holds, VariableKind::Flag) => Ok(()),
        (Condition::Holds, _) => Err("a comparison, as this variable is no flag".to_owned()),
        (Condition::Compare(..) | Condition::Range { .. }, kind) if kind.is_numeric() => {
            reachable(test, variable)
        }
        (Condition::Among { codes, .. }, VariableKind::Flag) => {
            let known = codes.iter().all(|code| code == "yes" || code == "no");
            known.then_some(()).ok_or_else(|| "yes or no".to_owned())
        }
        (Condition::Among { codes, .. }, VariableKind::Category) => {
            let known = codes.iter().all(|code| variable.index_of(code).is_some());
            let values = || variable.values.iter().map(|v| v.code.as_str()).collect::<Vec<_>>();
            known.then_some(()).ok_or_else(|| format!("values among {}", values().join(", ")))
        }
        _ => Err("a test that suits the variable's kind".to_owned()),
    }
}

/// Whether some plausible value passes a test on a number.
fn reachable(test: &Test, variable: &Variable) -> Result<(), String> {
    let Some((min, max)) = variable.range else { return Ok(()) };
    let possible = match bounds(&test.condition) {
        Some((low, high)) => low <= max && high >= min,
        None => true,
    };
    possible.then_some(()).ok_or_else(|| format!("a test that a value in {min}..{max} can pass"))
}

/// The closed range of numbers that a condition admits, where it is one range.
fn bounds(condition: &Condition) -> Option<(f64, f64)> {
    use super::Comparison::{Above, AtLeast, AtMost, Below, Equal};
    match condition {
        Condition::Compare(Below | AtMost, bound) => Some((f64::NEG_INFINITY, *bound)),
        Condition::Compare(Above | AtLeast, bound) => Some((*bound, f64::INFINITY)),
        Condition::Compare(Equal, bound) => Some((*bound, *bound)),
        Condition::Range { low, high, inside: true } => Some((*low, *high)),
        _ => None,
    }
}

/// Whether two tests on one variable can never hold together.
fn excludes(one: &Test, other: &Test) -> bool {
    if one.variable != other.variable {
        return false;
    }
    if let (Some(a), Some(b)) = (bounds(&one.condition), bounds(&other.condition)) {
        return a.0 > b.1 || b.0 > a.1;
    }
    match (&one.condition, &other.condition) {
        (
            Condition::Among { codes: a, inside: true },
            Condition::Among { codes: b, inside: true },
        ) => !a.iter().any(|code| b.contains(code)),
        _ => false,
    }
}
