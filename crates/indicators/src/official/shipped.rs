//! The figures that Svi ships: municipal indicators 2011–2018 and mean wages, re-tabulated with their source.
//!
//! The files hold counts and what cannot be computed from counts. Shares and rates are computed here and rounded as
//! the office rounds; a value outside the plausible range of its series is left out, as an import leaves it out.

use std::{io::Cursor, sync::Arc};

use kernel::{IndicatorCode, Period, UnitCode, Words};
use tables::{Finding, Options, Table};

use super::{
    Aggregation, FigureValue, Figures, OfficialError, OfficialFigure, Series, SeriesCatalogue,
};

const FILES: [(&str, &str, &str); 2] = [
    (
        "catalogue/official/rzs-jls-2011-2018.csv",
        include_str!("../../../../catalogue/official/rzs-jls-2011-2018.csv"),
        "RZS, opštinski pokazatelji 2011–2018",
    ),
    (
        "catalogue/official/rzs-wages-2018.csv",
        include_str!("../../../../catalogue/official/rzs-wages-2018.csv"),
        "RZS, prosečne zarade po opštinama (2018)",
    ),
];

/// The shipped sources: as figures name them, and how they are cited.
pub fn shipped_titles() -> impl Iterator<Item = (&'static str, Words)> {
    let english = [
        "Statistical Office of the Republic of Serbia, municipal indicators 2011–2018",
        "Statistical Office of the Republic of Serbia, mean wages by municipality (2018)",
    ];
    FILES
        .into_iter()
        .zip(english)
        .map(|((_, _, source), en)| (source, Words { sr: source.to_owned(), en: en.to_owned() }))
}

/// All shipped figures of the units of local self-government.
///
/// # Errors
/// [`OfficialError`] when a shipped file is broken, which the tests exclude.
pub fn shipped(catalogue: &SeriesCatalogue) -> Result<Figures, OfficialError> {
    let mut figures = Figures::default();
    for (file, text, source) in FILES {
        read(file, text, source, catalogue, &mut figures)?;
    }
    Ok(figures)
}

fn read(
    file: &str,
    text: &'static str,
    source: &str,
    catalogue: &SeriesCatalogue,
    figures: &mut Figures,
) -> Result<(), Finding> {
    let source: Arc<str> = Arc::from(source);
    let mut table = Table::from_reader(file, Cursor::new(text), &Options::plain())?;
    let (unit, period) = (table.column("unit")?, table.column("period")?);
    let columns: Vec<(usize, &Series)> = table
        .header()
        .iter()
        .enumerate()
        .filter_map(|(place, heading)| Some((place, catalogue.find(&heading.parse().ok()?)?)))
        .collect();
    // Ratios that this file's counts can give and that it does not hold as published.
    let has = |code: &IndicatorCode| columns.iter().any(|(_, series)| series.code == *code);
    let ratios: Vec<&Series> = catalogue
        .iter()
        .filter(|series| match &series.aggregate {
            Aggregation::Ratio(ratio) => {
                !has(&series.code) && has(&ratio.per) && ratio.terms().all(|(code, _)| has(&code))
            }
            Aggregation::Sum | Aggregation::MeanBy(_) | Aggregation::None => false,
        })
        .collect();
    while let Some(row) = table.next_row()? {
        let fault = |expected: &str, found: &str| {
            Finding::new(file, expected, Finding::quote(found)).in_row(row.number())
        };
        let code = row.cell(unit).text();
        let unit: UnitCode =
            code.parse().map_err(|error: kernel::InvalidCode| fault(error.expected, &code))?;
        let year = row.cell(period).text();
        let period: Period =
            year.parse().map_err(|kernel::InvalidPeriod(found)| fault("a period", &found))?;
        let mut values: Vec<(&Series, f64)> = Vec::with_capacity(columns.len());
        for (place, series) in &columns {
            let cell = row.cell(*place);
            let number = cell
                .number(Some(tables::Decimal::Point))
                .map_err(|tables::NotANumber| fault("a number", &cell.text()))?;
            values.extend(number.map(|number| (*series, number)));
        }
        let found = with_ratios(&values, &ratios);
        for (series, value) in found {
            if value.number().is_none_or(|value| series.is_plausible(value)) {
                figures.insert(figure(&unit, series, period, value, &source));
            }
        }
    }
    Ok(())
}

/// The values of a row with the ratios that follow from them.
fn with_ratios<'a>(
    values: &[(&'a Series, f64)],
    ratios: &[&'a Series],
) -> Vec<(&'a Series, FigureValue)> {
    let count = |code: &IndicatorCode| {
        values.iter().find(|(series, _)| series.code == *code).map(|(_, value)| *value)
    };
    let published = values.iter().map(|(series, value)| (*series, FigureValue::Number(*value)));
    let computed = ratios.iter().filter_map(|series| {
        let Aggregation::Ratio(ratio) = &series.aggregate else { return None };
        let value = match ratio.compute(count)? {
            FigureValue::Number(value) => FigureValue::Number(series.round(value)),
            missing => missing,
        };
        Some((*series, value))
    });
    published.chain(computed).collect()
}

fn figure(
    unit: &UnitCode,
    series: &Series,
    period: Period,
    value: FigureValue,
    source: &Arc<str>,
) -> OfficialFigure {
    OfficialFigure {
        unit: unit.clone(),
        series: series.code.clone(),
        period,
        value,
        base: None,
        unit_of_measure: series.unit.clone(),
        source: source.clone(),
        status: String::new(),
        note: String::new(),
    }
}
