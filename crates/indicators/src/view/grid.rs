//! Comparisons as a file: one row for each indicator and comparator, the same from the command line and from a page.

use kernel::{IndicatorCode, Language, UnitCode};
use places::Places;
use tables::{Format, Value};

use super::{Beside, Compared, Note, Row, document::word};
use crate::{comparison::Comparison, definition::Catalogue};

/// What rows and JSON need to name things.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Units.
    pub places: &'a Places,
    /// Indicators.
    pub catalogue: &'a Catalogue,
    /// Whose comparison it is.
    pub unit: &'a UnitCode,
    /// The language of names.
    pub language: Language,
}

impl Names<'_> {
    /// The name of a unit.
    pub(super) fn unit_name(&self, code: &UnitCode) -> String {
        let name = self.places.find(code).map_or(code.as_str(), |unit| &unit.name);
        self.language.show(name).into_owned()
    }
}

/// Titles of the columns.
pub const COLUMNS: [&str; 17] = [
    "indicator",
    "name",
    "unit",
    "period",
    "value",
    "with",
    "code",
    "with_name",
    "other",
    "difference",
    "rank",
    "of",
    "percentile",
    "how",
    "origin",
    "source",
    "note",
];

/// The rows, each as long as [`COLUMNS`].
pub fn rows(shown: &Names<'_>, compared: &[Compared]) -> Vec<Vec<Value>> {
    let rows = compared.iter().flat_map(|one| match &one.found {
        Ok(Beside { comparison, rows }) => {
            rows.iter().map(|row| side(shown, comparison, row)).collect()
        }
        Err(reason) => {
            let mut row = begin(shown, &one.indicator);
            row.resize(COLUMNS.len() - 1, Value::Empty);
            row.push(Value::text(reason.to_string()));
            vec![row]
        }
    });
    rows.collect()
}

/// Without the dust of binary fractions: nothing is published with more than six decimals.
pub(super) fn tidy(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::Empty, |value| Value::number(tidy(value)))
}

fn rounded(value: Option<f64>, decimals: u8) -> Value {
    value.map_or(Value::Empty, |value| Value::Number(value, Format::Decimals(decimals)))
}

fn begin(shown: &Names<'_>, indicator: &IndicatorCode) -> Vec<Value> {
    let definition = shown.catalogue.find(indicator);
    let name = definition.map(|definition| definition.name.show(shown.language).into_owned());
    let unit = definition.and_then(|definition| word(&definition.unit));
    let text = |text: Option<String>| text.map_or(Value::Empty, Value::text);
    vec![Value::text(indicator.as_str()), text(name), text(unit)]
}

fn side(shown: &Names<'_>, comparison: &Comparison, beside: &Row) -> Vec<Value> {
    let (own, other) = (&comparison.own, beside.other.as_ref());
    let standing = beside.standing;
    let mut row = begin(shown, &comparison.indicator);
    row.extend([
        Value::text(own.period.to_string()),
        number(own.value),
        Value::text(beside.with.as_str()),
        beside.with.code().map_or(Value::Empty, |code| Value::text(code.as_str())),
        Value::text(name(shown, beside)),
        number(other.map(|other| other.value)),
        number(other.map(|other| other.difference)),
        rounded(standing.map(|standing| f64::from(standing.place())), 0),
        rounded(standing.map(|standing| standing.of as f64), 0),
        rounded(standing.map(|standing| standing.percentile), 1),
        other.map_or(Value::Empty, |other| Value::text(other.how.as_str())),
        Value::text(own.origin.as_str()),
        Value::text(&*own.source),
        Value::text(notes(beside)),
    ]);
    row
}

/// The name of the comparator: of a unit or a territory its own, in every language.
pub(super) fn name(shown: &Names<'_>, beside: &Row) -> String {
    match beside.with.code() {
        Some(code) => shown.unit_name(code),
        None => beside.name.show(shown.language).into_owned(),
    }
}

fn notes(beside: &Row) -> String {
    beside.notes.iter().map(Note::to_string).collect::<Vec<_>>().join("; ")
}
