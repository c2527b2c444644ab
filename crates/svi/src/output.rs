//! A table on the screen, as CSV or as JSON.
//!
//! Everything is made in memory and written at once: a command that fails has written nothing.

use std::io::Write as _;

use tables::{CsvStyle, Value, write_csv};

use crate::{
    cli::TableFormat,
    exit::{Failure, OrRefuse as _},
};

/// A table: column names and rows of cells.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// Names of the columns.
    pub(crate) columns: Vec<String>,
    /// Rows, as many cells as columns.
    pub(crate) rows: Vec<Vec<Value>>,
}

/// Writes a table; `json` is what programs get.
///
/// # Errors
/// When the output is closed.
pub(crate) fn write(
    grid: Grid,
    json: &serde_json::Value,
    format: TableFormat,
) -> anyhow::Result<()> {
    match format {
        TableFormat::Table => say(&aligned(&grid)),
        TableFormat::Csv => say(&separated(grid)?),
        TableFormat::Json => say(&format!("{json:#}\n")),
    }
}

/// Writes text to the output.
///
/// # Errors
/// When the output is closed for another reason than a reader that has seen enough.
pub(crate) fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.or_refuse(Failure::Output),
    }
}

fn separated(grid: Grid) -> anyhow::Result<String> {
    let header: Vec<&str> = grid.columns.iter().map(String::as_str).collect();
    let mut bytes = Vec::new();
    write_csv(&mut bytes, CsvStyle::PLAIN, &header, grid.rows).or_refuse(Failure::Output)?;
    String::from_utf8(bytes).or_refuse(Failure::Output)
}

fn aligned(grid: &Grid) -> String {
    let cells: Vec<Vec<String>> =
        grid.rows.iter().map(|row| row.iter().map(for_people).collect()).collect();
    let columns: Vec<Column> = (0..grid.columns.len())
        .map(|at| {
            let header = grid.columns.get(at).map_or(0, |name| name.chars().count());
            let body = cells.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
            let is_number =
                grid.rows.iter().any(|row| matches!(row.get(at), Some(Value::Number(..))));
            Column { width: body.fold(header, usize::max), is_number }
        })
        .collect();
    let mut text = line(&grid.columns, &columns);
    for row in &cells {
        text.push_str(&line(row, &columns));
    }
    text
}

struct Column {
    width: usize,
    is_number: bool,
}

fn line(cells: &[String], columns: &[Column]) -> String {
    let cells = cells.iter().zip(columns).map(|(cell, column)| {
        let width = column.width;
        if column.is_number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    });
    format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
}

/// Six significant digits for people; files keep them all.
fn for_people(value: &Value) -> String {
    match value {
        Value::Empty => "·".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Number(number, tables::Format::Decimals(decimals)) => {
            format!("{number:.*}", usize::from(*decimals))
        }
        Value::Number(number, tables::Format::General) => {
            let digits = if *number == 0.0 { 0.0 } else { number.abs().log10().floor() };
            let decimals = (5.0 - digits).clamp(0.0, 6.0) as usize;
            format!("{number:.decimals$}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        Grid {
            columns: vec!["region".into(), "estimate".into()],
            rows: vec![
                vec!["Tyrol, east".into(), Value::number(15.308_190_489)],
                vec!["=1+1".into(), Value::Empty],
            ],
        }
    }

    #[test]
    fn a_table_is_aligned_with_six_digits() {
        assert_eq!(
            aligned(&grid()),
            "region       estimate\nTyrol, east   15.3082\n=1+1                ·\n"
        );
    }

    #[test]
    fn csv_keeps_every_digit_and_disarms_formulas() {
        assert_eq!(
            separated(grid()).unwrap(),
            "region,estimate\n\"Tyrol, east\",15.308190489\n'=1+1,\n"
        );
    }
}
