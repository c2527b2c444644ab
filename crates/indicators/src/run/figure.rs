//! A figure of a run, and the file of figures.

use std::{collections::BTreeMap, path::Path, str::FromStr};

use kernel::IndicatorCode;
use serde::{Deserialize, Serialize};
use tables::{Column, Finding, Frame, LabelBuilder, Values, Wanted};

use crate::{definition::Breakdown, parquet_file};

/// One figure: of everybody, or of one group of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The version of its definition.
    pub version: u32,
    /// The breakdown; none for everybody.
    pub by: Option<Breakdown>,
    /// The code of the group's value, such as `female`.
    pub group: Option<String>,
    /// The figure in the indicator's unit; none where it cannot be estimated or is hidden.
    pub estimate: Option<f64>,
    /// Its standard error; only of samples, 0 for a census.
    pub standard_error: Option<f64>,
    /// Lower end of the 95 % interval.
    pub lower: Option<f64>,
    /// Upper end of the 95 % interval.
    pub upper: Option<f64>,
    /// Records with a value; none where hidden.
    pub n: Option<u64>,
    /// Persons or households they stand for; none where hidden.
    pub population: Option<f64>,
    /// Records in scope without a value, by kind: not asked, refused, does not know, does not apply.
    pub missing: [u64; 4],
    /// Why the figure is hidden, if it is.
    pub hidden: Option<Hidden>,
    /// Why something is absent: in the words of `stats::Reason::code`, `no_line`, or because the figure is not reliable:
    /// `too_many_unknown` (more than half of the records in scope, a fifth where all known answers are alike),
    /// `too_few_records` (fewer than 20 of a sample).
    pub reason: Option<String>,
}

/// Why a figure is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    /// Too few households stand behind it.
    SmallCount,
    /// It would give away another hidden figure.
    Complementary,
}

impl Figure {
    /// Whether it speaks of everybody, not of one group.
    pub const fn is_whole(&self) -> bool {
        self.by.is_none() && self.group.is_none()
    }

    /// Whether it was withheld because too little is known behind it.
    pub fn is_doubtful(&self) -> bool {
        let doubts = ["too_few_records", "too_many_unknown"];
        self.reason.as_deref().is_some_and(|reason| doubts.contains(&reason))
    }
}

impl Hidden {
    /// The name used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SmallCount => "small_count",
            Self::Complementary => "complementary",
        }
    }
}

impl Breakdown {
    /// All breakdowns, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::Sex,
        Self::AgeGroup,
        Self::Settlement,
        Self::Roma,
        Self::Disability,
        Self::HouseholdType,
    ];

    /// The name used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sex => "sex",
            Self::AgeGroup => "age_group",
            Self::Settlement => "settlement",
            Self::Roma => "roma",
            Self::Disability => "disability",
            Self::HouseholdType => "household_type",
        }
    }
}

const MISSING: [&str; 4] =
    ["missing_not_asked", "missing_refused", "missing_does_not_know", "missing_does_not_apply"];
const TEXTS: [&str; 5] = ["indicator", "by", "group", "hidden", "reason"];
const NUMBERS: [&str; 7] =
    ["version", "estimate", "standard_error", "lower", "upper", "n", "population"];

/// The bytes of the file of figures.
pub(super) fn to_bytes(figures: &[Figure], run: &str) -> Result<Vec<u8>, parquet_file::Error> {
    let text = |name: &str, of: fn(&Figure) -> Option<&str>| {
        let mut builder = LabelBuilder::default();
        for figure in figures {
            builder.push(of(figure));
        }
        Column { name: name.to_owned(), values: builder.finish() }
    };
    let number = |name: &str, of: &dyn Fn(&Figure) -> Option<f64>| {
        let values = figures.iter().map(|figure| of(figure).unwrap_or(f64::NAN)).collect();
        Column { name: name.to_owned(), values: Values::Number(values) }
    };
    let mut columns = vec![
        text("indicator", |f| Some(f.indicator.as_str())),
        number("version", &|f| Some(f64::from(f.version))),
        text("by", |f| f.by.map(Breakdown::as_str)),
        text("group", |f| f.group.as_deref()),
        number("estimate", &|f| f.estimate),
        number("standard_error", &|f| f.standard_error),
        number("lower", &|f| f.lower),
        number("upper", &|f| f.upper),
        number("n", &|f| f.n.map(|n| n as f64)),
        number("population", &|f| f.population),
        text("hidden", |f| f.hidden.map(Hidden::as_str)),
        text("reason", |f| f.reason.as_deref()),
    ];
    for (place, name) in MISSING.iter().enumerate() {
        columns.push(number(name, &|f| f.missing.get(place).map(|count| *count as f64)));
    }
    let frame = Frame { columns, rows: figures.len() };
    parquet_file::to_bytes(&frame, &BTreeMap::from([("svi.run".to_owned(), run.to_owned())]))
}

/// Reads the file of figures.
pub(super) fn read(path: &Path) -> Result<Vec<Figure>, Finding> {
    let texts = TEXTS.iter().map(|name| Wanted::text(*name));
    let numbers = NUMBERS.iter().chain(&MISSING).map(|name| Wanted::number(*name));
    let wanted: Vec<Wanted> = texts.chain(numbers).collect();
    let frame = parquet_file::read(path, &wanted).map_err(|fault| fault.finding())?;
    (0..frame.rows).map(|row| figure(path, &frame, row)).collect()
}

fn figure(path: &Path, frame: &Frame, row: usize) -> Result<Figure, Finding> {
    let text = |name: &str| {
        let (codes, labels) = frame.texts(name)?;
        codes.get(row).and_then(|code| labels.get(*code as usize)).map(String::as_str)
    };
    let number =
        |name: &str| frame.numbers(name).and_then(|n| n.get(row)).copied().filter(|n| !n.is_nan());
    let fault = |column: &str, expected: &str| {
        let found = Finding::quote(text(column).unwrap_or_default());
        Finding::new(path.display().to_string(), expected, found)
            .in_row(row as u64 + 1)
            .in_column(column)
    };
    let by = match text("by") {
        None => None,
        Some(name) => {
            let found = Breakdown::ALL.into_iter().find(|by| by.as_str() == name);
            Some(found.ok_or_else(|| fault("by", "the name of a breakdown"))?)
        }
    };
    let hidden = match text("hidden") {
        None => None,
        Some("complementary") => Some(Hidden::Complementary),
        Some("small_count") => Some(Hidden::SmallCount),
        Some(_) => return Err(fault("hidden", "small_count or complementary")),
    };
    Ok(Figure {
        indicator: IndicatorCode::from_str(text("indicator").unwrap_or_default())
            .map_err(|_cause| fault("indicator", "an indicator's code"))?,
        version: number("version").unwrap_or_default() as u32,
        by,
        group: text("group").map(str::to_owned),
        estimate: number("estimate"),
        standard_error: number("standard_error"),
        lower: number("lower"),
        upper: number("upper"),
        n: number("n").map(|n| n as u64),
        population: number("population"),
        missing: MISSING.map(|name| number(name).unwrap_or_default() as u64),
        hidden,
        reason: text("reason").map(str::to_owned),
    })
}
