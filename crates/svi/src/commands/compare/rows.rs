//! One row for each indicator and comparator.

use indicators::comparison::{Absent, Against, Comparison, Group, How, NotRanked, Other, Whom};
use kernel::{IndicatorCode, Language};
use tables::{Format, Value};

use super::{Compared, Shown};
use crate::output::Grid;

const COLUMNS: [&str; 17] = [
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

/// The table.
pub(super) fn grid(shown: &Shown<'_>, compared: &[Compared]) -> Grid {
    let rows = compared.iter().flat_map(|(indicator, found)| match found {
        Ok(comparison) => rows(shown, comparison),
        Err(reason) => {
            let mut row = begin(shown, indicator);
            row.resize(COLUMNS.len() - 1, Value::Empty);
            row.push(Value::text(reason.to_string()));
            vec![row]
        }
    });
    Grid { rows: rows.collect(), columns: COLUMNS.map(str::to_owned).to_vec() }
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

fn begin(shown: &Shown<'_>, indicator: &IndicatorCode) -> Vec<Value> {
    let definition = shown.installation.indicators.find(indicator);
    let name = definition.map(|definition| definition.name.show(shown.language).into_owned());
    let unit = definition.and_then(|definition| super::json::word(&definition.unit));
    let text = |text: Option<String>| text.map_or(Value::Empty, Value::text);
    vec![Value::text(indicator.as_str()), text(name), text(unit)]
}

fn rows(shown: &Shown<'_>, comparison: &Comparison) -> Vec<Vec<Value>> {
    let mut rows: Vec<Vec<Value>> = comparison
        .against
        .iter()
        .map(|against| {
            let code = against.whom.code().map_or(Value::Empty, |code| Value::text(code.as_str()));
            let names =
                [Value::text(against.whom.as_str()), code, Value::text(name(shown, &against.whom))];
            let other = against.other.as_ref();
            let mut row = side(shown, comparison, names, other.ok(), against.group.as_ref());
            row.push(Value::text(note(comparison, against)));
            row
        })
        .collect();
    // Who names several asks for their order; the base set's order stands with the republic.
    if comparison.peers.is_none() && comparison.against.len() > 1 {
        let words = match shown.language {
            Language::English => "all named".into(),
            language => language.show("sve navedene").into_owned(),
        };
        let names = [Value::text("all"), Value::Empty, Value::text(words)];
        let mut row = side(shown, comparison, names, None, Some(&comparison.all));
        row.push(Value::text(unranked(&comparison.all)));
        rows.push(row);
    }
    rows
}

fn side(
    shown: &Shown<'_>,
    comparison: &Comparison,
    names: [Value; 3],
    other: Option<&Other>,
    group: Option<&Group>,
) -> Vec<Value> {
    let own = &comparison.own;
    let standing = group.and_then(|group| group.standing.as_ref().ok());
    let mut row = begin(shown, &comparison.indicator);
    row.extend([Value::text(own.period.to_string()), number(own.value)]);
    row.extend(names);
    row.extend([
        number(other.map(|other| other.value)),
        number(other.map(|other| other.difference)),
        rounded(standing.map(|standing| f64::from(standing.place())), 0),
        rounded(standing.map(|standing| standing.of as f64), 0),
        rounded(standing.map(|standing| standing.percentile), 1),
        other.map_or(Value::Empty, |other| Value::text(other.how.as_str())),
        Value::text(own.origin.as_str()),
        Value::text(&*own.source),
    ]);
    row
}

/// The name of the comparator.
pub(super) fn name(shown: &Shown<'_>, whom: &Whom) -> String {
    let (sr, en) = match whom {
        Whom::Similar => {
            ("Slične opštine i gradovi".to_owned(), "Similar municipalities".to_owned())
        }
        Whom::DevelopmentGroup(group) => {
            (format!("Razvojna grupa {group}"), format!("Development group {group}"))
        }
        _ => return whom.code().map_or_else(String::new, |code| shown.unit_name(code)),
    };
    if shown.language == Language::English { en } else { shown.language.show(&sr).into_owned() }
}

fn note(comparison: &Comparison, against: &Against) -> String {
    let mut notes = Vec::new();
    match &against.other {
        Err(reason) => notes.push(reason.to_string()),
        Ok(Other { how: How::Median { known, of }, .. }) => {
            notes.push(format!("median of {known} of {of} units"));
        }
        Ok(Other { how: How::Figure | How::Counts, .. }) => {}
    }
    if !matches!(&against.other, Err(Absent::NoPeers(_) | Absent::TooFew { .. }))
        && let Some(group) = &against.group
    {
        notes.push(unranked(group));
    }
    if comparison.newest > comparison.own.period {
        notes.push(format!("the unit's newest is {}", comparison.newest));
    }
    notes.retain(|note| !note.is_empty());
    notes.join("; ")
}

fn unranked(group: &Group) -> String {
    group.standing.as_ref().err().map_or_else(String::new, NotRanked::to_string)
}
