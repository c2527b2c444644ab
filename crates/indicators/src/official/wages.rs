//! Mean wages by municipality: a row for each unit, no year; the period comes with the order to import.

use tables::{Finding, Table};

use super::{
    FigureValue, ImportOptions, OfficialFigure,
    collect::Collector,
    jls_export::missing,
    resolve::{Named, Resolver},
};

const UNIT: &str = "opstina";
const DISTRICT: &str = "oblast";
/// Folded headings and the series they hold.
const VALUES: [(&str, &str); 2] = [
    ("prosecne neto zarade rsd", "rzs-wage"),
    ("prosecne bruto zarade rsd", "rzs-wage-gross"),
];

fn place_of(header: &[String], folded: &str) -> Option<usize> {
    header.iter().position(|heading| serbian::fold(heading) == folded)
}

/// Whether a header is that of the wages.
pub(super) fn recognises(header: &[String]) -> bool {
    place_of(header, UNIT).is_some()
        && VALUES.iter().any(|(heading, _)| place_of(header, heading).is_some())
}

/// Reads the wages into `collector`.
pub(super) fn read(
    file: &str,
    mut table: Table,
    options: &ImportOptions<'_>,
    collector: &mut Collector,
) -> Result<(), Finding> {
    let Some(period) = options.period else {
        return Err(Finding::new(file, "a period, given with the order to import", "none"));
    };
    let Some(name) = place_of(table.header(), UNIT) else { return Ok(()) };
    let district = place_of(table.header(), DISTRICT);
    let series: Vec<_> = VALUES
        .iter()
        .filter_map(|(heading, code)| {
            let series = options.series.find(&code.parse().ok()?)?;
            Some((place_of(table.header(), heading)?, series))
        })
        .collect();
    let decimal = table.assumed_decimal();
    let mut rows: Vec<(u64, Named, Vec<FigureValue>)> = Vec::new();
    loop {
        let row = match table.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(finding) => {
                collector.report.faults.push(finding);
                continue;
            }
        };
        collector.report.rows += 1;
        let named = (row.cell(name).text(), district.map(|column| row.cell(column).text()));
        let mut values = Vec::new();
        for (column, series) in &series {
            let cell = row.cell(*column);
            let value = match (missing(&cell.text()), cell.number(decimal)) {
                (Some(missing), _) => missing,
                (None, Ok(Some(number))) => FigureValue::Number(number),
                (None, _) => {
                    let finding = Finding::new(file, "a number", Finding::quote(&cell.text()));
                    let finding = finding.in_row(row.number()).in_column(series.code.as_str());
                    collector.report.faults.push(finding);
                    FigureValue::NotAvailable
                }
            };
            values.push(value);
        }
        rows.push((row.number(), named, values));
    }
    let resolver = Resolver::new(options.places, rows.iter().map(|(_, named, _)| named.clone()));
    for (row, named, values) in &rows {
        let Some(unit) = resolver.resolve(*row, named, &mut collector.report) else { continue };
        for ((_, series), value) in series.iter().zip(values) {
            let figure = OfficialFigure {
                unit: unit.clone(),
                series: series.code.clone(),
                period,
                value: *value,
                base: None,
                unit_of_measure: series.unit.clone(),
                source: options.source.clone(),
                status: String::new(),
                note: String::new(),
            };
            collector.take(file, *row, figure, Some(series));
        }
    }
    Ok(())
}
