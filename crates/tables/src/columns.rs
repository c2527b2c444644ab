//! Columns asked for by name, read into a [`Frame`]; cells of other columns are passed over without a look.
//!
//! Numbers are parsed from the bytes as they come. The decimal mark of a column is settled by the rules of
//! [`Decimal`]; cells that could be read in two ways wait until it is.

use std::path::Path;

use crate::{
    Cell, Decimal, Finding, Frame, Options, Severity, Table, Values,
    frame::{Column, LabelBuilder},
    number::{Reading, read_number, under},
    table::{Body, check_cell, check_length},
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Numbers; anything else is a finding.
    Number,
    /// Texts, also those that look like numbers: groups, codes, strata.
    Text,
}

/// A column asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its name in the header.
    pub name: String,
    /// What it must hold.
    pub kind: Kind,
}

impl Wanted {
    /// A column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Number }
    }

    /// A column of texts.
    pub fn text(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Text }
    }
}

/// Columns together with what was found in them.
#[derive(Debug)]
pub struct Checked {
    /// The columns; a cell with an error is empty, a row with an error is left out.
    pub frame: Frame,
    /// The first findings, by row.
    pub findings: Vec<Finding>,
    /// Whether reading ended early because there were as many findings as asked for.
    pub is_cut: bool,
}

/// Reads the wanted columns of a CSV, XLSX or ODS file.
///
/// # Errors
/// The first [`Finding`] of [`Severity::Error`].
pub fn read_frame(path: &Path, wanted: &[Wanted], options: &Options) -> Result<Frame, Finding> {
    read_frame_from(Table::open(path, options)?, wanted, options)
}

/// Reads the wanted columns of a table that is open and of which no row has been read.
///
/// # Errors
/// As [`read_frame`].
pub fn read_frame_from(
    table: Table,
    wanted: &[Wanted],
    options: &Options,
) -> Result<Frame, Finding> {
    let checked = check_frame(table, wanted, options, 1)?;
    match checked.findings.into_iter().find(|finding| finding.severity == Severity::Error) {
        Some(finding) => Err(finding),
        None => Ok(checked.frame),
    }
}

/// Reads the wanted columns and goes on after faults until there are `up_to` findings.
///
/// # Errors
/// A [`Finding`] when nothing can be read at all: no such column.
pub fn check_frame(
    mut table: Table,
    wanted: &[Wanted],
    options: &Options,
    up_to: usize,
) -> Result<Checked, Finding> {
    let places: Vec<usize> =
        wanted.iter().map(|want| table.column(&want.name)).collect::<Result<_, _>>()?;
    let mut builders: Vec<Builder> =
        wanted.iter().map(|want| Builder::new(want, options.decimal)).collect();
    let (mut findings, mut rows) = (Vec::new(), 0);
    while findings.len() < up_to {
        match take_row(&mut table, &places, &mut builders, options, &mut findings) {
            Ok(true) => rows += 1,
            Ok(false) => break,
            Err(finding) => findings.push(finding),
        }
    }
    let is_cut = findings.len() >= up_to;
    let of_file = common_mark(&builders);
    let fallback = of_file.or(table.assumed_decimal());
    let mut columns = Vec::with_capacity(builders.len());
    for builder in builders {
        columns.push(builder.finish(&table.file, fallback, &mut findings));
    }
    findings.sort_by_key(|finding| finding.row);
    findings.truncate(up_to);
    Ok(Checked { frame: Frame { columns, rows }, findings, is_cut })
}

/// The decimal mark on which all columns that show one agree.
fn common_mark(builders: &[Builder]) -> Option<Decimal> {
    let mut marks = builders.iter().filter_map(|builder| match &builder.target {
        Target::Numbers(numbers) => numbers.mark,
        Target::Texts(_) => None,
    });
    let first = marks.next()?;
    marks.all(|mark| mark == first).then_some(first)
}

fn take_row(
    table: &mut Table,
    places: &[usize],
    builders: &mut [Builder],
    options: &Options,
    findings: &mut Vec<Finding>,
) -> Result<bool, Finding> {
    let length = table.header.len();
    match &mut table.body {
        Body::Text(records) => {
            if !records.advance()? {
                return Ok(false);
            }
            check_length(&table.file, records, length)?;
            for (builder, &place) in builders.iter_mut().zip(places) {
                let bytes = records.cell(place).trim_ascii();
                let pushed = if is_empty(bytes, options) {
                    builder.push_empty();
                    Ok(())
                } else if let Target::Numbers(numbers) = &mut builder.target {
                    numbers.push(&builder.name, bytes, records.row())
                } else {
                    check_cell(&table.file, &builder.name, place, records)
                        .map(|text| builder.push_text(text.trim()))
                };
                keep(pushed, builder, &table.file, findings);
            }
        }
        Body::Sheet(_) => {
            let file = table.file.clone();
            let Some(row) = table.next_row()? else { return Ok(false) };
            for (builder, &place) in builders.iter_mut().zip(places) {
                let pushed = builder.push_cell(row.cell(place), row.number(), options);
                keep(pushed, builder, &file, findings);
            }
        }
    }
    Ok(true)
}

/// A cell with a fault counts as empty, so that columns stay equally long.
fn keep(pushed: Result<(), Finding>, builder: &mut Builder, file: &str, to: &mut Vec<Finding>) {
    if let Err(mut finding) = pushed {
        builder.push_empty();
        file.clone_into(&mut finding.file);
        to.push(finding);
    }
}

fn is_empty(bytes: &[u8], options: &Options) -> bool {
    bytes.is_empty() || options.empty.iter().any(|empty| empty.as_bytes() == bytes)
}

struct Builder {
    name: String,
    target: Target,
}

enum Target {
    Numbers(Numbers),
    Texts(LabelBuilder),
}

impl Builder {
    fn new(want: &Wanted, decimal: Option<Decimal>) -> Self {
        let target = match want.kind {
            Kind::Number => Target::Numbers(Numbers { mark: decimal, ..Numbers::default() }),
            Kind::Text => Target::Texts(LabelBuilder::default()),
        };
        Self { name: want.name.clone(), target }
    }

    fn push_empty(&mut self) {
        match &mut self.target {
            Target::Numbers(numbers) => numbers.values.push(f64::NAN),
            Target::Texts(texts) => texts.push(None),
        }
    }

    fn push_text(&mut self, text: &str) {
        if let Target::Texts(texts) = &mut self.target {
            texts.push(Some(text));
        }
    }

    fn push_cell(&mut self, cell: Cell<'_>, row: u64, options: &Options) -> Result<(), Finding> {
        match (cell, &mut self.target) {
            (Cell::Text(text), _) if is_empty(text.as_bytes().trim_ascii(), options) => {
                self.push_empty();
            }
            (Cell::Empty, _) => self.push_empty(),
            (Cell::Error(text), _) => {
                return Err(Finding::new("", "a value", text).in_row(row).in_column(&self.name));
            }
            (Cell::Number(number), Target::Numbers(numbers)) => numbers.values.push(number),
            (Cell::Text(text), Target::Numbers(numbers)) => {
                return numbers.push(&self.name, text.as_bytes(), row);
            }
            (cell, Target::Texts(texts)) => texts.push(Some(&cell.text())),
        }
        Ok(())
    }

    fn finish(self, file: &str, fallback: Option<Decimal>, findings: &mut Vec<Finding>) -> Column {
        let values = match self.target {
            Target::Texts(texts) => texts.finish(),
            Target::Numbers(numbers) => numbers.finish(file, &self.name, fallback, findings),
        };
        Column { name: self.name, values }
    }
}

/// Numbers of one column, with the cells whose reading waits for the column's decimal mark.
#[derive(Default)]
struct Numbers {
    values: Vec<f64>,
    mark: Option<Decimal>,
    /// Index, and the mark under which the value stored there was read.
    waiting: Vec<(usize, Decimal)>,
    first_waiting: Option<(u64, String)>,
}

impl Numbers {
    fn push(&mut self, name: &str, bytes: &[u8], row: u64) -> Result<(), Finding> {
        let fault = |expected: &str| {
            let found = Finding::quote(&String::from_utf8_lossy(bytes));
            Err(Finding::new("", expected, found).in_row(row).in_column(name))
        };
        let Ok(reading) = read_number(bytes) else { return fault("a number") };
        if let (Reading::Ambiguous(number), false) = (reading, self.settles(reading)) {
            let text = || String::from_utf8_lossy(bytes).into_owned();
            self.first_waiting.get_or_insert_with(|| (row, text()));
            self.waiting.push((self.values.len(), number.decimal));
            self.values.push(number.as_decimal);
            return Ok(());
        }
        let Some(value) = under(reading, self.mark) else {
            return match self.mark {
                Some(Decimal::Comma) => fault("a number with decimal comma"),
                _ => fault("a number with decimal point"),
            };
        };
        if let Reading::Under { decimal, .. } = reading {
            self.mark.get_or_insert(decimal);
        }
        self.values.push(value);
        Ok(())
    }

    /// Whether an ambiguous cell is settled by what is known of the column.
    fn settles(&self, reading: Reading) -> bool {
        self.mark.is_some() || !matches!(reading, Reading::Ambiguous(_))
    }

    fn finish(
        mut self,
        file: &str,
        name: &str,
        fallback: Option<Decimal>,
        findings: &mut Vec<Finding>,
    ) -> Values {
        if let Some((row, text)) = self.first_waiting {
            let Some(mark) = self.mark.or(fallback) else {
                let expected = "a number whose decimal mark is clear (give it: comma or point)";
                let finding = Finding::new(file, expected, Finding::quote(&text));
                findings.push(finding.in_row(row).in_column(name));
                return Values::Number(self.values);
            };
            for (index, read_under) in self.waiting {
                if let Some(value) = self.values.get_mut(index)
                    && read_under != mark
                {
                    // At most six digits: the product is exact once rounded.
                    *value = (*value * 1000.0).round();
                }
            }
        }
        Values::Number(self.values)
    }
}
