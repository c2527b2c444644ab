//! `svi measure`: columns in, estimates out.

use std::path::Path;

use serde_json::{Map, json};
use stats::{
    inequality::pay_gap::Side,
    measure::{
        self, Columns, Difference, Error, Estimate, Interval, LineRule, Measure, Options,
        ParseMeasureError,
    },
    quantile::QuantileRule,
    variance::design,
};
use tables::{EMPTY, Frame, Value, Wanted};

use super::columns::{self, Classes};
use crate::{
    cli::{self, MeasureArgs},
    exit::{Failure, OrRefuse as _, refuse},
    output::{self, Grid},
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what cannot be read or measured.
pub(super) fn run(args: &MeasureArgs) -> anyhow::Result<()> {
    let measures: Vec<Measure> = args
        .measure
        .iter()
        .map(|name| name.parse())
        .collect::<Result<_, ParseMeasureError>>()
        .or_refuse(Failure::Usage)?;
    let contrast = args.contrast.as_deref().map(Contrast::parse).transpose()?;
    if contrast.is_none() && measures.contains(&Measure::Gpg) {
        return Err(refuse(
            Failure::Usage,
            "gpg compares two groups: expected --contrast COL:MEN,WOMEN",
        ));
    }
    let options = options(args)?;
    let progress = Progress::start("reading");
    let frame = columns::read(&args.file, &wanted(args, contrast.as_ref()))?;
    progress.step("measuring");
    let input = Input::new(args, frame, contrast.as_ref())?;
    let results = input.measure(args, &measures, &options)?;
    drop(progress);
    show(args, contrast.as_ref(), input.classes.as_ref(), &results)
}

/// Two groups of a column, the first minus the second.
#[derive(Debug, PartialEq, Eq)]
struct Contrast {
    column: String,
    a: String,
    b: String,
}

impl Contrast {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let parts = text.rsplit_once(':').and_then(|(column, groups)| {
            let (a, b) = groups.split_once(',')?;
            let whole = !column.is_empty() && !a.is_empty() && !b.is_empty() && a != b;
            whole.then(|| Self { column: column.into(), a: a.into(), b: b.into() })
        });
        parts.ok_or_else(|| {
            refuse(
                Failure::Usage,
                format!("--contrast: expected COL:A,B with two groups, found \"{text}\""),
            )
        })
    }
}

fn wanted(args: &MeasureArgs, contrast: Option<&Contrast>) -> Vec<Wanted> {
    let mut wanted = vec![Wanted::number(&args.value)];
    let numbers = args.weight.iter().chain(&args.fpc);
    wanted.extend(numbers.map(Wanted::number));
    let texts = args.by.iter().chain(&args.line_by).chain(&args.strata).chain(&args.psu);
    let texts = texts.chain(contrast.map(|contrast| &contrast.column));
    for name in texts {
        let text = Wanted::text(name);
        if !wanted.contains(&text) {
            wanted.push(text);
        }
    }
    wanted
}

fn options(args: &MeasureArgs) -> anyhow::Result<Options> {
    let in_range = |name: &str, value: f64, most: f64, expected: &str| {
        if value > 0.0 && value <= most {
            return Ok(());
        }
        Err(refuse(Failure::Usage, format!("{name}: expected {expected}, found {value}")))
    };
    in_range("--line", args.line.unwrap_or(1.0), f64::MAX, "a number above 0")?;
    in_range("--line-share", args.line_share, 10.0, "a share of the median, such as 0.6")?;
    Ok(Options {
        quantile: match args.quantile {
            cli::QuantileRule::InverseCdf => QuantileRule::InverseCdf,
            cli::QuantileRule::Averaged => QuantileRule::Averaged,
        },
        line: args.line.map_or(LineRule::ShareOfMedian(args.line_share), LineRule::Fixed),
        interval: match args.ci {
            cli::Interval::Linearized => Interval::Linearized,
            cli::Interval::Bootstrap => {
                Interval::Bootstrap { replicates: args.replicates as usize, seed: args.seed }
            }
            cli::Interval::None => Interval::None,
        },
        ..Options::default()
    })
}

/// The file's columns as the estimators take them.
struct Input {
    frame: Frame,
    classes: Option<Classes>,
    lines: Option<Classes>,
    strata: Option<Classes>,
    psu: Option<Vec<u32>>,
    sides: Option<Vec<Side>>,
}

/// A figure, or the difference of two sides.
enum Found {
    Estimate(Estimate),
    Difference(Box<Difference>),
}

impl Input {
    fn new(args: &MeasureArgs, frame: Frame, contrast: Option<&Contrast>) -> anyhow::Result<Self> {
        let classes = |names: &[String]| -> anyhow::Result<Option<Classes>> {
            if names.is_empty() { Ok(None) } else { Classes::of(&frame, names).map(Some) }
        };
        let one = |name: &Option<String>| classes(name.as_slice());
        let sides = contrast.map(|contrast| sides(&args.file, &frame, contrast)).transpose()?;
        let (by, lines, strata) = (classes(&args.by)?, one(&args.line_by)?, one(&args.strata)?);
        let psu = args.psu.as_deref().map(|name| units(&args.file, &frame, name)).transpose()?;
        Ok(Self { classes: by, lines, strata, psu, sides, frame })
    }

    fn measure(
        &self,
        args: &MeasureArgs,
        measures: &[Measure],
        options: &Options,
    ) -> anyhow::Result<Vec<Found>> {
        let refused = |error: Error| refuse(Failure::Input, named(args, &error));
        let number = |name: &Option<String>| {
            name.as_deref().map(|name| columns::numbers(&self.frame, name)).transpose()
        };
        let input = Columns {
            values: columns::numbers(&self.frame, &args.value)?,
            weights: number(&args.weight)?,
            groups: self.classes.as_ref().map(Classes::groups),
            line_groups: self.lines.as_ref().map(Classes::groups),
            sides: self.sides.as_deref(),
            denominators: None,
            strata: self.strata.as_ref().map(|classes| classes.codes.as_slice()),
            psu: self.psu.as_deref(),
            fpc: number(&args.fpc)?,
        };
        // The pay gap is a contrast of its two sides already.
        let is_plain = |measure: &Measure| self.sides.is_none() || *measure == Measure::Gpg;
        let mut found = Vec::new();
        for of_one in measures.chunk_by(|a, b| is_plain(a) == is_plain(b)) {
            if of_one.iter().all(is_plain) {
                let estimates = measure::estimate(&input, of_one, options);
                found.extend(estimates.map_err(refused)?.into_iter().map(Found::Estimate));
            } else {
                let differences = measure::contrast(&input, of_one, options);
                let differences = differences.map_err(refused)?.into_iter();
                found.extend(differences.map(|found| Found::Difference(Box::new(found))));
            }
        }
        if found.iter().any(|found| !Row::of(found).is_finite()) {
            let line = "expected values and weights whose sums can be computed, found larger ones";
            return Err(refuse(Failure::Input, format!("{}: {line}", args.file.display())));
        }
        Ok(found)
    }
}

fn sides(file: &Path, frame: &Frame, contrast: &Contrast) -> anyhow::Result<Vec<Side>> {
    let (codes, labels) = frame.texts(&contrast.column).unwrap_or_default();
    let code = |label: &str| {
        let found = labels.iter().position(|one| one == label).map(|code| code as u32);
        found.ok_or_else(|| {
            let known = labels.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ");
            let (file, column) = (file.display(), &contrast.column);
            refuse(
                Failure::Input,
                format!("{file}, column {column}: expected one of {known}, found \"{label}\" in --contrast"),
            )
        })
    };
    let (a, b) = (code(&contrast.a)?, code(&contrast.b)?);
    let side = |code: &u32| match *code {
        code if code == a => Side::A,
        code if code == b => Side::B,
        _ => Side::Neither,
    };
    Ok(codes.iter().map(side).collect())
}

/// Codes of the primary sampling units; a record without one cannot be placed in the design.
fn units(file: &Path, frame: &Frame, name: &str) -> anyhow::Result<Vec<u32>> {
    let (codes, _) = frame.texts(name).unwrap_or_default();
    match codes.iter().position(|code| *code == EMPTY) {
        None => Ok(codes.to_vec()),
        Some(index) => {
            let row = columns::row_number(file, index);
            let file = file.display();
            Err(refuse(
                Failure::Input,
                format!(
                    "{file}, row {row}, column {name}: expected a primary sampling unit, found nothing"
                ),
            ))
        }
    }
}

/// The estimators' error with the file's row and column.
fn named(args: &MeasureArgs, error: &Error) -> String {
    let file = args.file.display();
    let fpc = args.fpc.as_ref().unwrap_or(&args.value);
    let (column, row, expected, found) = match error {
        Error::Number { column, row, expected, found } => {
            let column = match *column {
                "values" => &args.value,
                "weights" => args.weight.as_ref().unwrap_or(&args.value),
                _ => fpc,
            };
            let found = if found.is_nan() { "nothing".to_owned() } else { found.to_string() };
            (column, *row, (*expected).to_owned(), found)
        }
        Error::Design(design::Error::UnitsVary { row, expected, found }) => {
            (fpc, *row, format!("{expected}, as above in the stratum"), found.to_string())
        }
        Error::Design(design::Error::UnitsBelowSample { row, units, sampled }) => {
            let expected = format!("at least {sampled}, the units of the stratum in the file");
            (fpc, *row, expected, units.to_string())
        }
        other => return format!("{file}: {other}"),
    };
    let row = columns::row_number(&args.file, row);
    format!("{file}, row {row}, column {column}: expected {expected}, found {found}")
}

/// One row of the output.
struct Row<'a> {
    measure: String,
    group: Option<u32>,
    estimate: [Option<f64>; 4],
    n: usize,
    population: f64,
    reason: Option<stats::Reason>,
    contrast: Option<&'a Difference>,
}

impl<'a> Row<'a> {
    fn of(found: &'a Found) -> Self {
        match found {
            Found::Estimate(found) => Self {
                measure: found.measure.to_string(),
                group: found.group,
                estimate: [found.estimate, found.standard_error, found.lower, found.upper],
                n: found.n,
                population: found.population,
                reason: found.reason,
                contrast: None,
            },
            Found::Difference(found) => Self {
                measure: found.measure.to_string(),
                group: found.group,
                estimate: [found.difference, found.standard_error, found.lower, found.upper],
                n: found.a.n + found.b.n,
                population: found.a.population + found.b.population,
                reason: found.reason,
                contrast: Some(found),
            },
        }
    }

    /// Whether every number is one: sums of very large values and weights are not.
    fn is_finite(&self) -> bool {
        self.estimate.iter().flatten().chain([&self.population]).all(|number| number.is_finite())
    }

    fn json(
        &self,
        by: &Map<String, serde_json::Value>,
        contrast: Option<&Contrast>,
    ) -> serde_json::Value {
        let [estimate, standard_error, lower, upper] = self.estimate;
        let mut row = json!({
            "measure": self.measure, "by": by, "estimate": estimate, "standard_error": standard_error,
            "lower": lower, "upper": upper, "n": self.n, "population": self.population,
        });
        if let (Some(named), Some(found), Some(row)) =
            (contrast, self.contrast, row.as_object_mut())
        {
            let sides = json!({
                "column": named.column, "a": named.a, "b": named.b,
                "estimate_a": found.a.estimate, "estimate_b": found.b.estimate, "p_value": found.p_value,
            });
            row.insert("contrast".into(), sides);
        }
        if let (Some(reason), Some(row)) = (self.reason, row.as_object_mut()) {
            row.insert("reason".into(), json!(reason.to_string()));
        }
        row
    }

    fn cells(&self, differs: bool) -> Vec<Value> {
        let mut cells: Vec<Value> = self.estimate.map(Value::from).into();
        cells.extend([Value::count(self.n as u64), Value::number(self.population)]);
        if differs {
            cells.push(Value::from(self.contrast.and_then(|found| found.p_value)));
        }
        cells.push(self.reason.map_or(Value::Empty, |reason| Value::text(reason.to_string())));
        cells
    }
}

fn show(
    args: &MeasureArgs,
    contrast: Option<&Contrast>,
    classes: Option<&Classes>,
    found: &[Found],
) -> anyhow::Result<()> {
    let differs = contrast.is_some();
    let mut grid = Grid { columns: header(args, differs), rows: Vec::new() };
    let mut list = Vec::new();
    // With groups, the groups only: the whole is asked for without --by.
    for row in found.iter().map(Row::of).filter(|row| row.group.is_some() == classes.is_some()) {
        let labels = labels(classes, row.group);
        let by = args.by.iter().cloned().zip(labels.iter().map(|label| json!(label))).collect();
        list.push(row.json(&by, contrast));
        let mut cells = vec![Value::text(&row.measure)];
        cells.extend(labels.iter().map(|label| label.as_deref().map_or(Value::Empty, Value::from)));
        cells.extend(row.cells(differs));
        grid.rows.push(cells);
    }
    output::write(grid, &serde_json::Value::Array(list), args.format)
}

fn labels(classes: Option<&Classes>, group: Option<u32>) -> &[Option<String>] {
    let (Some(classes), Some(group)) = (classes, group) else { return &[] };
    classes.labels.get(group as usize).map(Vec::as_slice).unwrap_or_default()
}

fn header(args: &MeasureArgs, differs: bool) -> Vec<String> {
    let mut header = vec!["measure".to_owned()];
    header.extend(args.by.iter().cloned());
    let estimate = if differs { "difference" } else { "estimate" };
    let rest = [estimate, "standard_error", "lower", "upper", "n", "population"];
    header.extend(rest.map(str::to_owned));
    if differs {
        header.push("p_value".to_owned());
    }
    header.push("reason".to_owned());
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_names_a_column_and_two_groups() {
        let found = Contrast::parse("sex:m,f").unwrap();
        assert_eq!(found, Contrast { column: "sex".into(), a: "m".into(), b: "f".into() });
        for text in ["sex", "sex:m", ":m,f", "sex:m,m", "sex:,f"] {
            assert!(Contrast::parse(text).is_err(), "{text}");
        }
    }
}
