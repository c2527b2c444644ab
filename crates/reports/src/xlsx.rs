//! The report's figures as a workbook: typed numbers with their definitions and notes, for whoever computes further.
//!
//! A withheld value is the mark `·` with its reason in a column of its own; an absent value is an empty cell.

use std::collections::BTreeSet;

use chrono::Datelike;
use kernel::{Language, TextArgs};
use tables::{CreationDate, Sheet, Value, Workbook};

use crate::{
    Format, ReportError,
    content::{WITHHELD, write_report},
    model::{Cell, Figure, Origin, ReportInput},
    speech::Speech,
};

/// The workbook.
///
/// # Errors
/// [`ReportError::Packing`] when the format does not allow what is to be written.
pub(crate) fn render(input: &ReportInput, language: Language) -> Result<Vec<u8>, ReportError> {
    let speech = Speech::new(language)?;
    let meta = write_report(input, language)?.meta;
    let created = CreationDate {
        year: u16::try_from(input.date.year()).unwrap_or(1900),
        month: input.date.month() as u8,
        day: input.date.day() as u8,
    };
    let mut line = meta.header();
    line.extend(meta.demo.iter().flat_map(|demo| [" · ", demo]));
    let title = format!("{} – {}", meta.title, meta.header());
    let mut book = Workbook::new(title, created).with_page_line(line);
    let mut first = vec![meta.title.clone(), meta.header(), meta.place.clone(), meta.date_text];
    first.extend(meta.demo);
    first.push(speech.text("read-marks"));
    book.push(Sheet::notes(speech.text("sheet-about"), first.iter().map(String::as_str)));
    book.push(figures(speech, input));
    book.push(breakdowns(speech, input));
    book.push(series(speech, input));
    book.push(comparison(speech, input));
    book.push(definitions(speech, input));
    book.push(notes(speech, input));
    let mut bytes = Vec::new();
    book.write_to(&mut bytes)
        .map_err(|cause| ReportError::Packing { format: Format::Xlsx, cause: cause.to_string() })?;
    Ok(bytes)
}

fn sheet(speech: Speech, name: &str, columns: &[&str], widths: &[f64]) -> Sheet {
    let header: Vec<String> = columns.iter().map(|key| speech.text(key)).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    Sheet::new(speech.text(name), &header).with_widths(widths)
}

/// Code and name, with which every row of every sheet begins.
fn head(speech: Speech, figure: &Figure) -> Vec<Value> {
    vec![Value::text(figure.code.to_string()), Value::text(speech.words(&figure.name))]
}

/// Value, standard error, interval, n, population, reason.
fn cell(speech: Speech, figure: &Figure, cell: &Cell) -> Vec<Value> {
    let places = figure.measure.decimals() as u8;
    let number = |value: Option<f64>, places: u8| match value.filter(|_| cell.shown().is_some()) {
        Some(value) => Value::rounded(value, places),
        None => Value::Empty,
    };
    let value = match (cell.shown(), cell.suppression) {
        (None, Some(_)) => Value::text(WITHHELD),
        (value, _) => number(value, places),
    };
    vec![
        value,
        number(cell.standard_error, places + 1),
        number(cell.interval.map(|i| i.lower), places),
        number(cell.interval.map(|i| i.upper), places),
        number(cell.n.map(|n| n as f64), 0),
        number(cell.population, 0),
        cell.suppression.map_or(Value::Empty, |why| Value::text(speech.why(why))),
    ]
}

const CELL: [&str; 7] = [
    "column-value",
    "column-standard-error",
    "column-lower",
    "column-upper",
    "column-records",
    "column-represented",
    "column-withheld",
];

const CELL_WIDTHS: [f64; 7] = [12.0, 20.0, 20.0, 20.0, 10.0, 14.0, 52.0];

fn figures(speech: Speech, input: &ReportInput) -> Sheet {
    let columns = [
        &["column-code", "column-figure", "column-unit"][..],
        &CELL,
        &["column-period", "column-origin", "column-direction"],
        &["column-not-asked", "column-refused", "column-does-not-know", "column-does-not-apply"],
        &["column-source", "column-run"],
    ]
    .concat();
    let widths = [
        &[14.0, 52.0, 10.0][..],
        &CELL_WIDTHS,
        &[10.0, 18.0, 8.0, 13.0, 11.0, 13.0, 15.0, 36.0, 30.0],
    ]
    .concat();
    let mut sheet = sheet(speech, "sheet-figures", &columns, &widths);
    for figure in &input.figures {
        let mut row = head(speech, figure);
        row.push(Value::text(speech.unit(&figure.measure)));
        row.extend(cell(speech, figure, &figure.cell));
        row.push(Value::text(figure.period.to_string()));
        row.push(Value::text(crate::content::show_kind(speech, figure.origin)));
        row.push(Value::number(f64::from(figure.direction)));
        row.extend(missing(figure));
        row.push(Value::text(speech.words(&figure.source)));
        row.push(
            figure.provenance.as_ref().map_or(Value::Empty, |p| Value::text(p.run.to_string())),
        );
        sheet.push(row);
    }
    sheet
}

/// Answers that are missing, by kind; an official figure has no answers, so its cells are empty and not zero.
fn missing(figure: &Figure) -> [Value; 4] {
    let missing = figure.missing;
    [missing.not_asked, missing.refused, missing.does_not_know, missing.does_not_apply].map(
        |count| match figure.origin {
            Origin::Official => Value::Empty,
            Origin::Mapping(_) => Value::count(count),
        },
    )
}

fn breakdowns(speech: Speech, input: &ReportInput) -> Sheet {
    let columns =
        [&["column-code", "column-figure", "column-dimension", "column-group"][..], &CELL].concat();
    let widths = [&[14.0, 52.0, 16.0, 26.0][..], &CELL_WIDTHS].concat();
    let mut sheet = sheet(speech, "sheet-groups", &columns, &widths);
    for figure in &input.figures {
        for by in &figure.breakdowns {
            for (group, value) in &by.groups {
                let mut row = head(speech, figure);
                row.push(Value::text(speech.words(&by.dimension)));
                row.push(Value::text(speech.words(group)));
                row.extend(cell(speech, figure, value));
                sheet.push(row);
            }
        }
    }
    sheet
}

fn series(speech: Speech, input: &ReportInput) -> Sheet {
    let columns = ["column-code", "column-figure", "column-period", "column-value"];
    let mut sheet = sheet(speech, "sheet-series", &columns, &[14.0, 52.0, 10.0, 12.0]);
    for figure in input.figures.iter().filter(|figure| figure.cell.suppression.is_none()) {
        for (period, value) in &figure.series {
            let mut row = head(speech, figure);
            row.push(Value::text(period.to_string()));
            row.push(Value::rounded(*value, figure.measure.decimals() as u8));
            sheet.push(row);
        }
    }
    sheet
}

fn comparison(speech: Speech, input: &ReportInput) -> Sheet {
    let columns = [
        "column-code",
        "column-figure",
        "column-period",
        "column-own",
        "column-with",
        "column-value",
        "column-standard-error",
        "column-quartile-1",
        "column-median",
        "column-quartile-3",
        "column-rank",
        "column-rank-of",
    ];
    let mut widths = vec![14.0, 52.0, 10.0, 16.0, 34.0];
    widths.extend([12.0, 20.0, 14.0, 12.0, 14.0, 10.0, 14.0]);
    let mut sheet = sheet(speech, "sheet-comparison", &columns, &widths);
    for figure in &input.figures {
        let places = figure.measure.decimals() as u8;
        let number = |value: Option<f64>| value.map_or(Value::Empty, |v| Value::rounded(v, places));
        for other in &figure.comparisons {
            let mut row = head(speech, figure);
            let compared = figure.compared();
            row.push(compared.map_or(Value::Empty, |one| Value::text(one.period.to_string())));
            row.push(number(compared.map(|one| one.own)));
            row.push(Value::text(speech.words(&other.label)));
            row.push(number(other.value));
            row.push(number(other.standard_error));
            row.extend((0..3).map(|at| number(other.quartiles.and_then(|q| q.get(at).copied()))));
            row.push(other.rank.map_or(Value::Empty, |rank| Value::count(rank.place.into())));
            row.push(other.rank.map_or(Value::Empty, |rank| Value::count(rank.of.into())));
            sheet.push(row);
        }
    }
    sheet
}

fn definitions(speech: Speech, input: &ReportInput) -> Sheet {
    let columns = [
        "column-code",
        "column-figure",
        "column-also",
        "column-definition-version",
        "column-definition",
        "column-source",
    ];
    let widths = [14.0, 52.0, 14.0, 9.0, 80.0, 40.0];
    let mut sheet = sheet(speech, "sheet-definitions", &columns, &widths);
    let mut known = BTreeSet::new();
    for figure in input.figures.iter().filter(|f| known.insert((&f.code, f.version))) {
        let also: Vec<String> = figure.also.iter().map(ToString::to_string).collect();
        let mut row = head(speech, figure);
        row.push(if also.is_empty() { Value::Empty } else { Value::text(also.join(", ")) });
        row.push(Value::count(figure.version.into()));
        row.push(Value::text(speech.words(&figure.definition)));
        row.push(Value::text(speech.words(&figure.source)));
        sheet.push(row);
    }
    sheet
}

fn notes(speech: Speech, input: &ReportInput) -> Sheet {
    let annex = &input.annex;
    let mut lines: Vec<String> = annex.method.iter().map(|words| speech.words(words)).collect();
    for (what, much) in &annex.quality {
        lines.push(format!("{}: {}", speech.words(what), speech.words(much)));
    }
    for (what, why) in &annex.suppressed {
        let args = TextArgs::new().text("reason", speech.why(*why));
        lines.push(format!("{} {}", speech.words(what), speech.with("note-withheld", &args)));
    }
    lines.extend(annex.commands.iter().cloned());
    if lines.is_empty() {
        lines.push(speech.text("nothing-here"));
    }
    Sheet::notes(speech.text("sheet-method"), lines.iter().map(String::as_str))
}
