//! A table on the screen, as CSV or as JSON.
//!
//! Everything is made in memory and written at once: a command that fails has written nothing.

use std::io::Write as _;

use serde_json::Value;

use crate::{
    cli::TableFormat,
    exit::{Failure, OrRefuse as _},
};

/// A table: column names and rows of JSON values.
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
pub(crate) fn write(grid: &Grid, json: &Value, format: TableFormat) -> anyhow::Result<()> {
    let text = match format {
        TableFormat::Table => aligned(grid),
        TableFormat::Csv => separated(grid),
        TableFormat::Json => format!("{json:#}\n"),
    };
    say(&text)
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

fn aligned(grid: &Grid) -> String {
    let cells: Vec<Vec<String>> =
        grid.rows.iter().map(|row| row.iter().map(rounded).collect()).collect();
    let width = |column: usize| {
        let header = grid.columns.get(column).map_or(0, |name| name.chars().count());
        let body = cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        body.fold(header, usize::max)
    };
    let widths: Vec<usize> = (0..grid.columns.len()).map(width).collect();
    let line = |row: &[String], numbers: &dyn Fn(usize) -> bool| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if numbers(column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    let is_number = |column: usize| {
        grid.rows.iter().any(|row| row.get(column).is_some_and(Value::is_number))
    };
    let mut text = line(&grid.columns, &is_number);
    for row in &cells {
        text.push_str(&line(row, &is_number));
    }
    text
}

/// Six significant digits for people; files keep them all.
fn rounded(value: &Value) -> String {
    match value {
        Value::Null => "·".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().unwrap_or_default();
            let digits = if number == 0.0 { 0.0 } else { number.abs().log10().floor() };
            let decimals = (5.0 - digits).clamp(0.0, 6.0) as usize;
            format!("{number:.decimals$}")
        }
        other => other.to_string(),
    }
}

fn separated(grid: &Grid) -> String {
    let line = |cells: Vec<String>| format!("{}\n", cells.join(","));
    let mut text = line(grid.columns.iter().map(|name| quoted(name)).collect());
    for row in &grid.rows {
        text.push_str(&line(row.iter().map(exact).collect()));
    }
    text
}

fn exact(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

/// A CSV cell; what a spreadsheet would take for a formula is disarmed.
fn quoted(text: &str) -> String {
    let disarmed = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if disarmed.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", disarmed.replace('"', "\"\""))
    } else {
        disarmed
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn grid() -> Grid {
        Grid {
            columns: vec!["region".into(), "estimate".into()],
            rows: vec![vec![json!("Tyrol, east"), json!(15.308_190_489)], vec![json!("=1+1"), Value::Null]],
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
            separated(&grid()),
            "region,estimate\n\"Tyrol, east\",15.308190489\n'=1+1,\n"
        );
    }
}
