//! `svi mpi`: a specification and one round or two in, multidimensional poverty out.

use std::path::Path;

use indicators::mpi::{self, Change, InputError, Round, Row, Scope, Spec};
use serde_json::{Map, json};
use tables::Value;

use super::columns;
use crate::{
    cli::MpiArgs,
    exit::{Failure, OrRefuse as _, refuse},
    installation::read_text,
    output::{self, Grid},
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what cannot be read or measured.
pub(super) fn run(args: &MpiArgs) -> anyhow::Result<()> {
    let file = args.spec.display().to_string();
    let text = read_text(&args.spec)?;
    let spec = Spec::of_text(&file, &text).or_refuse(Failure::Input)?;
    let progress = Progress::start("reading");
    let first = round(&args.file, &spec, args.by.as_deref(), &progress)?;
    let second = args
        .file2
        .as_deref()
        .map(|file| round(file, &spec, args.by.as_deref(), &progress))
        .transpose()?;
    drop(progress);
    let mut lines = Vec::new();
    let number = |number| second.as_ref().map(|_| number);
    lines.extend(of_round(&first, number(1)));
    if let Some(second) = &second {
        lines.extend(of_round(second, number(2)));
        lines.extend(
            mpi::compare(&first, second).into_iter().map(|change| Line::Change(Box::new(change))),
        );
    }
    show(args, &lines)
}

fn round(file: &Path, spec: &Spec, by: Option<&str>, progress: &Progress) -> anyhow::Result<Round> {
    progress.step("reading");
    let frame = columns::read(file, &spec.wanted(by))?;
    progress.step("measuring");
    mpi::measure(&frame, spec, by).map_err(|error| refuse(Failure::Input, named(file, &error)))
}

/// The engine's error with the file and its row.
fn named(file: &Path, error: &InputError) -> String {
    let shown = file.display();
    let row = |index: usize| columns::row_number(file, index);
    match error {
        InputError::Cell { row: index, column, expected, found } => {
            format!(
                "{shown}, row {}, column {column}: expected {expected}, found {found}",
                row(*index)
            )
        }
        InputError::Design { row: index, column, expected, found } => {
            format!(
                "{shown}, row {}, column {column}: expected {expected}, found {found}",
                row(*index)
            )
        }
        other => format!("{shown}: {other}"),
    }
}

/// A line of the output.
enum Line {
    /// A figure of a round, and the round's number where there are two.
    Figure(Box<Row>, Option<u8>),
    /// A change between rounds.
    Change(Box<Change>),
}

fn of_round(round: &Round, number: Option<u8>) -> impl Iterator<Item = Line> {
    round.rows.iter().map(move |row| Line::Figure(Box::new(row.clone()), number))
}

impl Line {
    fn group(&self) -> Option<&str> {
        let scope = match self {
            Self::Figure(row, _) => &row.scope,
            Self::Change(change) => &change.scope,
        };
        match scope {
            Scope::Group(name) => name.as_deref(),
            Scope::Whole => None,
        }
    }

    fn json(&self, by: Option<&str>) -> serde_json::Value {
        let mut row = match self {
            Self::Figure(row, _) => json!({
                "measure": row.measure.code(), "estimate": row.estimate,
                "standard_error": row.standard_error, "lower": row.lower, "upper": row.upper,
                "n": row.n, "population": row.population,
            }),
            Self::Change(change) => json!({
                "measure": "change", "of": change.measure.code(), "estimate": change.absolute,
                "standard_error": change.standard_error, "lower": change.lower,
                "upper": change.upper, "p_value": change.p_value, "n": change.n,
                "population": change.population,
            }),
        };
        let by: Map<String, serde_json::Value> = by
            .zip(self.group())
            .map(|(by, group)| (by.to_owned(), json!(group)))
            .into_iter()
            .collect();
        let (indicator, dimension, reason, extra) = match self {
            Self::Figure(row, round) => {
                let round = round.map(|round| ("round", json!(round)));
                (&row.indicator, &row.dimension, &row.reason, round.into_iter().collect())
            }
            Self::Change(change) => {
                (&change.indicator, &change.dimension, &change.reason, relative(change))
            }
        };
        if let Some(row) = row.as_object_mut() {
            row.insert("by".into(), json!(by));
            let texts = [("indicator", indicator), ("dimension", dimension), ("reason", reason)];
            let texts =
                texts.into_iter().filter_map(|(key, text)| Some((key, json!(text.as_ref()?))));
            row.extend(texts.chain(extra).map(|(key, value)| (key.to_owned(), value)));
        }
        row
    }

    /// Cells under the header of [`show`].
    fn cells(&self, args: &MpiArgs) -> Vec<Value> {
        let rounds = args.file2.is_some();
        let text = |text: Option<&str>| text.map_or(Value::Empty, Value::from);
        let group = args.by.as_ref().map(|_| text(self.group()));
        let (first, part, middle, end): (Vec<_>, _, _, _) = match self {
            Self::Figure(row, round) => (
                vec![
                    Value::from(row.measure.code()),
                    text(row.indicator.as_deref()),
                    text(row.dimension.as_deref()),
                ],
                [
                    round.map_or(Value::Empty, |round| Value::count(round.into())),
                    Value::Empty,
                    Value::Empty,
                ],
                [row.estimate, row.standard_error, row.lower, row.upper],
                ([None; 3], row.n, row.population, &row.reason),
            ),
            Self::Change(change) => (
                vec![
                    Value::from("change"),
                    text(change.indicator.as_deref()),
                    text(change.dimension.as_deref()),
                ],
                [
                    Value::Empty,
                    Value::from(change.measure.code()),
                    text(change.part.map(mpi::Part::code)),
                ],
                [change.absolute, change.standard_error, change.lower, change.upper],
                (
                    [change.p_value, change.relative, change.relative_standard_error],
                    change.n,
                    change.population,
                    &change.reason,
                ),
            ),
        };
        let (tests, n, population, reason) = end;
        let mut cells = first;
        cells.extend(group);
        cells.extend(part.into_iter().filter(|_| rounds));
        cells.extend(middle.map(Value::from));
        cells.extend([Value::count(n as u64), Value::number(population)]);
        cells.extend(tests.into_iter().filter(|_| rounds).map(Value::from));
        cells.push(text(reason.as_deref()));
        cells
    }
}

/// What only a change has.
fn relative(change: &Change) -> Vec<(&'static str, serde_json::Value)> {
    match change.part {
        Some(part) => vec![("part", json!(part.code()))],
        None => vec![
            ("before", json!(change.before)),
            ("after", json!(change.after)),
            ("relative", json!(change.relative)),
            ("relative_standard_error", json!(change.relative_standard_error)),
        ],
    }
}

fn show(args: &MpiArgs, lines: &[Line]) -> anyhow::Result<()> {
    let rounds = args.file2.is_some();
    let mut header = vec!["measure", "indicator", "dimension"];
    header.extend(args.by.as_deref());
    header.extend(["round", "of", "part"].into_iter().filter(|_| rounds));
    header.extend(["estimate", "standard_error", "lower", "upper", "n", "population"]);
    let tests = ["p_value", "relative", "relative_standard_error"];
    header.extend(tests.into_iter().filter(|_| rounds));
    header.push("reason");
    let grid = Grid {
        columns: header.into_iter().map(str::to_owned).collect(),
        rows: lines.iter().map(|line| line.cells(args)).collect(),
    };
    let json = lines.iter().map(|line| line.json(args.by.as_deref())).collect();
    output::write(grid, &serde_json::Value::Array(json), args.format)
}
