//! The export of the office's portal of municipal indicators, as it is published.
//!
//! A row for each unit and year; columns are numbered ("07. Broj stanovnika"); a cell holds value and unit ("227 km2") in
//! either script; cities stand twice. A column is taken for a series only if number *and* heading agree.

use kernel::Period;
use serbian::{fold, to_latin};
use tables::{Decimal, Finding, Table};

use super::{
    Aggregation, FigureValue, ImportOptions, OfficialFigure, Series, Unmatched,
    collect::Collector,
    resolve::{Named, Resolver},
};

const NAME: [&str; 2] = ["NazivOpstine", "naziv_opstine_clean"];
const DISTRICT: [&str; 2] = ["NazivOkruga1", "naziv_okruga_clean"];
const YEAR: &str = "Datum";

/// Whether a header is that of the export.
pub(super) fn recognises(header: &[String]) -> bool {
    let has = |name: &str| header.iter().any(|heading| heading == name);
    NAME.iter().any(|name| has(name))
        && has(YEAR)
        && header.iter().any(|heading| numbered(heading).is_some())
}

/// Number and rest of "07. Broj stanovnika".
fn numbered(heading: &str) -> Option<(&str, &str)> {
    let (number, rest) = heading.split_once(". ")?;
    (number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit())).then_some((number, rest))
}

struct Raw {
    row: u64,
    named: Named,
    year: String,
    cells: Vec<String>,
}

/// Reads the export into `collector`.
pub(super) fn read(
    file: &str,
    table: Table,
    options: &ImportOptions<'_>,
    collector: &mut Collector,
) -> Result<(), Finding> {
    let columns = match_columns(table.header(), options, collector);
    let find = |names: [&str; 2]| names.iter().find_map(|name| table.column(name).ok());
    let (name, district, year) = (find(NAME), find(DISTRICT), table.column(YEAR)?);
    let decimal = table.assumed_decimal();
    let raw = collector.read_rows(table, |row, _| {
        let text = |column: Option<usize>| column.map(|column| row.cell(column).text());
        Raw {
            row: row.number(),
            named: (text(name).unwrap_or_default(), text(district)),
            year: row.cell(year).text(),
            cells: columns.iter().map(|(column, _)| row.cell(*column).text()).collect(),
        }
    });
    let resolver = Resolver::new(options.places, raw.iter().map(|raw| raw.named.clone()));
    for raw in &raw {
        let Some(unit) = resolver.resolve(raw.row, &raw.named, &mut collector.report) else {
            continue;
        };
        let Ok(period) = raw.year.parse::<Period>() else {
            let finding = Finding::new(file, "a year", Finding::quote(&raw.year));
            collector.report.faults.push(finding.in_row(raw.row).in_column(YEAR));
            continue;
        };
        let values = read_values(file, raw, &columns, decimal, collector);
        for ((_, series), value) in columns.iter().zip(&values) {
            let Some(value) = value else { continue };
            let value = unless_of_nothing(series, *value, &columns, &values);
            let figure = OfficialFigure {
                unit: unit.clone(),
                series: series.code.clone(),
                period,
                value,
                base: None,
                unit_of_measure: series.unit.clone(),
                source: options.source.clone(),
                status: String::new(),
                note: String::new(),
            };
            collector.take(file, raw.row, figure, Some(series));
        }
    }
    Ok(())
}

/// Columns whose number and heading are those of a series; the other numbered ones are listed.
fn match_columns<'a>(
    header: &[String],
    options: &ImportOptions<'a>,
    collector: &mut Collector,
) -> Vec<(usize, &'a Series)> {
    let mut columns = Vec::new();
    for (place, heading) in header.iter().enumerate() {
        let Some((number, rest)) = numbered(heading) else { continue };
        let series = options.series.of_column(number);
        match series {
            Some(series) if series.heading.as_deref().map(fold) == Some(fold(rest)) => {
                columns.push((place, series));
            }
            _ => collector.report.unmatched.push(Unmatched {
                row: None,
                what: heading.clone(),
                reason: "no series has this number and heading",
                suggestions: Vec::new(),
            }),
        }
    }
    columns
}

/// The row's values by column; `None` where a cell cannot be read.
fn read_values(
    file: &str,
    raw: &Raw,
    columns: &[(usize, &Series)],
    decimal: Option<Decimal>,
    collector: &mut Collector,
) -> Vec<Option<FigureValue>> {
    let read = |((_, series), cell): (&(usize, &Series), &String)| match read_cell(
        cell, series, decimal,
    ) {
        Ok(value) => Some(value),
        Err(expected) => {
            let finding = Finding::new(file, expected, Finding::quote(cell));
            let place = series.column.clone().unwrap_or_default();
            collector.report.faults.push(finding.in_row(raw.row).in_column(place));
            None
        }
    };
    columns.iter().zip(&raw.cells).map(read).collect()
}

fn read_cell(cell: &str, series: &Series, decimal: Option<Decimal>) -> Result<FigureValue, String> {
    if let Some(missing) = missing(cell) {
        return Ok(missing);
    }
    let unit = series.published_unit.as_deref().unwrap_or_default();
    let expected = || format!("a number and \"{unit}\"");
    let (number, found) = cell.rsplit_once(' ').unwrap_or((cell, ""));
    // Newer exports leave the unit away; a wrong one would mean another quantity.
    let is_same = found.is_empty() || to_latin(found).eq_ignore_ascii_case(unit);
    if !is_same {
        return Err(expected());
    }
    tables::parse_number(number, decimal)
        .map(FigureValue::Number)
        .map_err(|tables::NotANumber| expected())
}

/// The signs of the statistical office for a cell without a number.
pub(super) fn missing(cell: &str) -> Option<FigureValue> {
    match cell.trim() {
        "" | "..." | "…" | "NA" => Some(FigureValue::NotAvailable),
        "-" | "–" => Some(FigureValue::NoOccurrence),
        _ => None,
    }
}

/// The portal writes 0 for a rate whose divisor is 0; a rate of nothing does not apply.
fn unless_of_nothing(
    series: &Series,
    value: FigureValue,
    columns: &[(usize, &Series)],
    values: &[Option<FigureValue>],
) -> FigureValue {
    let Aggregation::Ratio(ratio) = &series.aggregate else { return value };
    let is_zero = columns.iter().zip(values).any(|((_, other), found)| {
        other.code == ratio.per && *found == Some(FigureValue::Number(0.0))
    });
    if is_zero { FigureValue::DoesNotApply } else { value }
}
