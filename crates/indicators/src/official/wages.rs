//! Mean wages by municipality: a row for each unit, no year; the period comes with the order to import.

use tables::{Cell, Decimal, Finding, Table};

use super::{
    FigureValue, ImportOptions, OfficialFigure, Series,
    collect::Collector,
    jls_export::missing,
    resolve::{Named, Resolver},
};

const UNIT: &str = "opstina";
const DISTRICT: &str = "oblast";
/// Folded headings and the series they hold.
const VALUES: [(&str, &str); 2] =
    [("prosecne neto zarade rsd", "rzs-wage"), ("prosecne bruto zarade rsd", "rzs-wage-gross")];

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
    table: Table,
    options: &ImportOptions<'_>,
    collector: &mut Collector,
) -> Result<(), Finding> {
    let Some(period) = options.period else {
        return Err(Finding::new(file, "a period given beside the file (--period)", "none"));
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
    let rows: Vec<(u64, Named, Vec<FigureValue>)> = collector.read_rows(table, |row, report| {
        let named = (row.cell(name).text(), district.map(|column| row.cell(column).text()));
        let value = |(column, series): &(usize, &Series)| {
            read_value(row.cell(*column), decimal).unwrap_or_else(|found| {
                let finding = Finding::new(file, "a number", found).in_row(row.number());
                report.faults.push(finding.in_column(series.code.as_str()));
                FigureValue::NotAvailable
            })
        };
        (row.number(), named, series.iter().map(value).collect())
    });
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

fn read_value(cell: Cell<'_>, decimal: Option<Decimal>) -> Result<FigureValue, String> {
    if let Some(missing) = missing(&cell.text()) {
        return Ok(missing);
    }
    let number = cell.number(decimal).map_err(|tables::NotANumber| Finding::quote(&cell.text()))?;
    Ok(number.map_or(FigureValue::NotAvailable, FigureValue::Number))
}
