//! The general template: one row a figure, with unit, indicator, period, value and where known base, source, status, note.
//!
//! Headings may be English or Serbian; units are codes or names, told apart by a district column where there is one.

use std::collections::BTreeMap;

use kernel::{IndicatorCode, Period};
use tables::{Cell, Decimal, Finding, Row, Table};

use super::{
    FigureValue, ImportOptions, OfficialFigure, Unmatched,
    collect::Collector,
    jls_export::missing,
    resolve::{Named, Resolver},
};

/// A column with the folded headings under which it is known.
const COLUMNS: [(Field, &[&str]); 10] = [
    (Field::Unit, &["unit", "jedinica", "opstina", "jls"]),
    (Field::District, &["district", "okrug", "oblast"]),
    (Field::Indicator, &["indicator", "series", "pokazatelj", "indikator", "serija"]),
    (Field::Period, &["period", "year", "godina"]),
    (Field::Value, &["value", "vrednost"]),
    (Field::Base, &["base", "osnova", "baza"]),
    (Field::Measure, &["unit of measure", "jedinica mere"]),
    (Field::Source, &["source", "izvor"]),
    (Field::Status, &["status"]),
    (Field::Note, &["note", "napomena"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Unit,
    District,
    Indicator,
    Period,
    Value,
    Base,
    Measure,
    Source,
    Status,
    Note,
}

type Places = BTreeMap<Field, usize>;

fn places_of(header: &[String]) -> Places {
    let folded: Vec<String> = header.iter().map(|heading| serbian::fold(heading)).collect();
    COLUMNS
        .iter()
        .filter_map(|(field, names)| {
            let place = folded.iter().position(|heading| names.contains(&heading.as_str()))?;
            Some((*field, place))
        })
        .collect()
}

/// Whether a header is that of the template.
pub(super) fn recognises(header: &[String]) -> bool {
    let places = places_of(header);
    [Field::Unit, Field::Indicator, Field::Period, Field::Value]
        .iter()
        .all(|field| places.contains_key(field))
}

struct Raw {
    row: u64,
    named: Named,
    texts: BTreeMap<Field, String>,
    value: Result<FigureValue, String>,
    base: Result<Option<f64>, String>,
}

/// Reads the template into `collector`.
pub(super) fn read(
    file: &str,
    table: Table,
    options: &ImportOptions<'_>,
    collector: &mut Collector,
) {
    let places = places_of(table.header());
    let decimal = table.assumed_decimal();
    let raw = collector.read_rows(table, |row, _| read_row(row, &places, decimal));
    let resolver = Resolver::new(options.places, raw.iter().map(|raw| raw.named.clone()));
    for raw in &raw {
        let Some(unit) = resolver.resolve(raw.row, &raw.named, &mut collector.report) else {
            continue;
        };
        let Some(series) = known_code(raw, options, collector) else { continue };
        let fault = |expected: &str, found: &str, column: &str| {
            Finding::new(file, expected, found).in_row(raw.row).in_column(column)
        };
        let period = text(raw, Field::Period);
        let parsed = (period.parse::<Period>(), &raw.value, &raw.base);
        let (period, value, base) = match parsed {
            (Ok(period), Ok(value), Ok(base)) => (period, *value, *base),
            (Err(_), ..) => {
                let expected = "a year (2026), a quarter (2026-Q3) or a month (2026-07)";
                let found = Finding::quote(period);
                collector.report.faults.push(fault(expected, &found, "period"));
                continue;
            }
            (_, Err(found), _) => {
                collector.report.faults.push(fault(NUMBER, found, "value"));
                continue;
            }
            (.., Err(found)) => {
                collector.report.faults.push(fault(NUMBER, found, "base"));
                continue;
            }
        };
        let known = options.series.find(&series);
        let or = |given: &str, other: &str| {
            if given.is_empty() { other.into() } else { given.into() }
        };
        let figure = OfficialFigure {
            unit,
            period,
            value,
            base,
            unit_of_measure: or(text(raw, Field::Measure), known.map_or("", |known| &known.unit)),
            source: or(text(raw, Field::Source), &options.source),
            status: text(raw, Field::Status).to_owned(),
            note: text(raw, Field::Note).to_owned(),
            series,
        };
        collector.take(file, raw.row, figure, known);
    }
}

const NUMBER: &str = "a number whose decimal mark is clear";

fn text(raw: &Raw, field: Field) -> &str {
    raw.texts.get(&field).map(String::as_str).unwrap_or_default()
}

fn read_row(row: &Row<'_>, places: &Places, decimal: Option<Decimal>) -> Raw {
    let texts: BTreeMap<Field, String> =
        places.iter().map(|(field, place)| (*field, row.cell(*place).text())).collect();
    let cell = |field: Field| places.get(&field).map_or(Cell::Empty, |place| row.cell(*place));
    let number = |cell: Cell<'_>| {
        cell.number(decimal).map_err(|tables::NotANumber| Finding::quote(&cell.text()))
    };
    let value = match missing(&cell(Field::Value).text()) {
        Some(missing) => Ok(missing),
        None => number(cell(Field::Value))
            .map(|value| value.map_or(FigureValue::NotAvailable, FigureValue::Number)),
    };
    let base = match missing(&cell(Field::Base).text()) {
        Some(_) => Ok(None),
        None => number(cell(Field::Base)),
    };
    let name = texts.get(&Field::Unit).cloned().unwrap_or_default();
    let named = (name, texts.get(&Field::District).cloned().filter(|text| !text.is_empty()));
    Raw { row: row.number(), named, texts, value, base }
}

fn known_code(
    raw: &Raw,
    options: &ImportOptions<'_>,
    collector: &mut Collector,
) -> Option<IndicatorCode> {
    let what = text(raw, Field::Indicator);
    let code = what.parse::<IndicatorCode>().ok().filter(|code| {
        options.indicators.is_empty()
            || options.indicators.contains(code)
            || options.series.find(code).is_some()
    });
    if code.is_none() {
        collector.report.unmatched.push(Unmatched {
            row: Some(raw.row),
            what: what.to_owned(),
            reason: "no indicator and no series has this code",
            suggestions: Vec::new(),
        });
    }
    code
}
