//! The list that Svi ships: `catalogue/places/units.csv` and `neighbours.csv`, sources in their first lines.

use std::io::Cursor;

use kernel::UnitCode;
use tables::{Finding, Options, Row, Table};

use crate::{Level, Unit};

const UNITS: &str = include_str!("../../../catalogue/places/units.csv");
const NEIGHBOURS: &str = include_str!("../../../catalogue/places/neighbours.csv");

const LEVELS: [Level; 6] = [
    Level::Municipality,
    Level::City,
    Level::CityMunicipality,
    Level::District,
    Level::Region,
    Level::Republic,
];

pub(crate) fn units() -> Result<Vec<Unit>, Finding> {
    let file = "catalogue/places/units.csv";
    let mut reader = UnitReader::open(file, UNITS)?;
    let mut units = Vec::new();
    while let Some(row) = reader.table.next_row()? {
        units.push(unit(file, &reader.places, &row)?);
    }
    Ok(units)
}

pub(crate) fn neighbours() -> Result<Vec<(UnitCode, UnitCode)>, Finding> {
    let file = "catalogue/places/neighbours.csv";
    let mut table = open(file, NEIGHBOURS)?;
    let (a, b) = (table.column("a")?, table.column("b")?);
    let mut pairs = Vec::new();
    while let Some(row) = table.next_row()? {
        pairs.push((code(file, &row, a)?, code(file, &row, b)?));
    }
    Ok(pairs)
}

fn open(file: &str, text: &'static str) -> Result<Table, Finding> {
    Table::from_reader(file, Cursor::new(text), &Options::plain())
}

/// The table with the places of its columns, in the order in which [`unit`] takes them.
struct UnitReader {
    table: Table,
    places: Vec<usize>,
}

impl UnitReader {
    fn open(file: &str, text: &'static str) -> Result<Self, Finding> {
        const COLUMNS: [&str; 14] = [
            "code",
            "name",
            "level",
            "city",
            "district",
            "region",
            "population_2022",
            "population_2020",
            "population_2011",
            "settlements",
            "area_km2",
            "longitude",
            "latitude",
            "note",
        ];
        let table = open(file, text)?;
        let places = COLUMNS.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?;
        Ok(Self { table, places })
    }
}

fn unit(file: &str, places: &[usize], row: &Row<'_>) -> Result<Unit, Finding> {
    let at = |index: usize| places.get(index).copied().unwrap_or_default();
    let text = |index: usize| row.cell(at(index)).text();
    let above = |index: usize| -> Result<Option<UnitCode>, Finding> {
        if text(index).is_empty() { Ok(None) } else { code(file, row, at(index)).map(Some) }
    };
    let number = |index: usize| {
        row.cell(at(index)).number(None).map_err(|tables::NotANumber| {
            Finding::new(file, "a number", Finding::quote(&text(index))).in_row(row.number())
        })
    };
    let count = |index: usize| number(index).map(|value| value.map(|value| value as u32));
    let level = LEVELS.into_iter().find(|level| level.as_str() == text(2)).ok_or_else(|| {
        Finding::new(file, "a level", Finding::quote(&text(2))).in_row(row.number())
    })?;
    Ok(Unit {
        code: code(file, row, at(0))?,
        name: text(1),
        level,
        city: above(3)?,
        district: above(4)?,
        region: above(5)?,
        population_2022: count(6)?,
        population_2020: count(7)?,
        population_2011: count(8)?,
        settlements: count(9)?,
        area_km2: number(10)?,
        longitude: number(11)?,
        latitude: number(12)?,
        development: None,
        is_fictional: false,
        note: text(13),
    })
}

fn code(file: &str, row: &Row<'_>, column: usize) -> Result<UnitCode, Finding> {
    row.cell(column).text().parse().map_err(|fault: kernel::InvalidCode| {
        Finding::new(file, fault.expected, Finding::quote(&fault.found)).in_row(row.number())
    })
}
