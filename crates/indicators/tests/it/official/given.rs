//! Catalogue, units and imports, short to write.

use std::{collections::BTreeSet, io::Cursor, sync::LazyLock};

use indicators::official::{ImportOptions, Imported, SeriesCatalogue, import};
use kernel::{IndicatorCode, Period, UnitCode};
use places::Places;
use tables::{Finding, Options, Table};

pub(super) static PLACES: LazyLock<Places> = LazyLock::new(|| Places::shipped().unwrap());
pub(super) static SERIES: LazyLock<SeriesCatalogue> =
    LazyLock::new(|| SeriesCatalogue::shipped().unwrap());

pub(super) fn unit(code: &str) -> UnitCode {
    code.parse().unwrap()
}

pub(super) fn series(code: &str) -> IndicatorCode {
    code.parse().unwrap()
}

pub(super) fn year(year: u16) -> Period {
    Period::of_year(year)
}

/// Imports a file in memory; the year is for files that state none.
pub(super) fn imported(text: &str, period: Option<u16>) -> Result<Imported, Finding> {
    let bytes = Cursor::new(text.as_bytes().to_vec());
    imported_from(Table::from_reader("file.csv", bytes, &Options::default())?, period)
}

pub(super) fn imported_from(table: Table, period: Option<u16>) -> Result<Imported, Finding> {
    let options = ImportOptions {
        places: &PLACES,
        series: &SERIES,
        indicators: BTreeSet::new(),
        source: "Proba".into(),
        period: period.map(year),
    };
    import("file.csv", table, &options)
}

/// Unit, series, period and number of every figure.
pub(super) fn flat(imported: &Imported) -> Vec<(String, String, String, Option<f64>)> {
    imported
        .figures
        .iter()
        .map(|figure| {
            let number = figure.value.number();
            (figure.unit.to_string(), figure.series.to_string(), figure.period.to_string(), number)
        })
        .collect()
}

pub(super) fn lines<T: ToString>(entries: &[T]) -> Vec<String> {
    entries.iter().map(ToString::to_string).collect()
}
