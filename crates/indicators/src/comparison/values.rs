//! All known values of an indicator, by unit, period and origin.
//!
//! A view over published figures and runs that the caller has loaded; it reads no file. Values of two origins stand
//! apart, so that a targeted list never meets a sample, nor a mapping the statistical office. Missing is not zero: a
//! unit without a value is not here.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Design, IndicatorCode, Period, UnitCode};

use crate::{
    definition::{Catalogue, Definition, Unit},
    official::{Aggregation, FigureValue, Figures, OfficialFigure, Series, SeriesCatalogue},
    run::Figure,
    snapshot::About,
};

/// How a value came about. Values of two origins are never set against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Published or entered: official statistics, a register, a budget.
    Published,
    /// From a mapping whose households were chosen so.
    Mapping(Design),
}

impl Origin {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Mapping(Design::List) => "mapping_list",
            Self::Mapping(Design::Sample) => "mapping_sample",
            Self::Mapping(Design::Census) => "mapping_census",
        }
    }
}

/// The counts behind a share or a rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// Cases; `None` where only the base is known.
    pub cases: Option<f64>,
    /// What they are cases of: persons, households, births.
    pub base: f64,
    /// The value is this many times cases over base.
    pub scale: f64,
}

/// A value of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The unit.
    pub unit: UnitCode,
    /// The time that it speaks of.
    pub period: Period,
    /// How it came about.
    pub origin: Origin,
    /// The value in the indicator's unit; `None` where it is hidden because too few people stand behind it.
    pub value: Option<f64>,
    /// Standard error of an estimate.
    pub standard_error: Option<f64>,
    /// The counts behind it, where they are known.
    pub counts: Option<Counts>,
    /// Who says so: a source or a run.
    pub source: Arc<str>,
}

/// Published figures and runs, seen by indicator.
#[derive(Debug)]
pub struct Values<'a> {
    pub(super) figures: &'a Figures,
    pub(super) series: &'a SeriesCatalogue,
    pub(super) catalogue: &'a Catalogue,
    mapped: BTreeMap<IndicatorCode, Vec<(u32, Entry)>>,
}

/// The values of one indicator, of one version of its definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The indicator.
    pub indicator: IndicatorCode,
    entries: BTreeMap<(Origin, Period, UnitCode), Entry>,
    /// Units whose figure is of another version of the definition, and was left out.
    pub other_versions: Vec<UnitCode>,
}

impl<'a> Values<'a> {
    /// A view over published figures.
    pub fn new(
        figures: &'a Figures,
        series: &'a SeriesCatalogue,
        catalogue: &'a Catalogue,
    ) -> Self {
        Self { figures, series, catalogue, mapped: BTreeMap::new() }
    }

    /// With the figures of a run; `source` is what the reader is told, such as the run's id. Of two runs of one unit,
    /// period and design the one given last counts.
    #[must_use]
    pub fn with_run(mut self, about: &About, source: &str, figures: &[Figure]) -> Self {
        let source: Arc<str> = Arc::from(source);
        for figure in figures.iter().filter(|figure| figure.by.is_none()) {
            if figure.estimate.is_none() && figure.hidden.is_none() {
                continue;
            }
            let entry = Entry {
                unit: about.unit.clone(),
                period: about.period,
                origin: Origin::Mapping(about.design),
                value: figure.estimate.filter(|_| figure.hidden.is_none()),
                standard_error: figure.standard_error.filter(|_| figure.hidden.is_none()),
                counts: None,
                source: source.clone(),
            };
            self.mapped.entry(figure.indicator.clone()).or_default().push((figure.version, entry));
        }
        self
    }

    /// All values of an indicator under the version of its definition in force; `None` where the catalogue has none.
    ///
    /// A figure from the indicator's series stands before one entered under the indicator's own code, because the
    /// other units' figures come from the series.
    pub fn of(&self, indicator: &IndicatorCode) -> Option<Column> {
        self.column(indicator, None)
    }

    /// As [`of`](Self::of), of one unit alone.
    pub fn of_unit(&self, indicator: &IndicatorCode, unit: &UnitCode) -> Option<Column> {
        self.column(indicator, Some(unit))
    }

    fn column(&self, indicator: &IndicatorCode, unit: Option<&UnitCode>) -> Option<Column> {
        let definition = self.catalogue.find(indicator)?;
        let figures = |series: &IndicatorCode| -> Vec<&OfficialFigure> {
            match unit {
                Some(unit) => self.figures.over_time(unit, series).collect(),
                None => self.figures.of_series(series).collect(),
            }
        };
        let mut column = Column {
            indicator: indicator.clone(),
            entries: BTreeMap::new(),
            other_versions: Vec::new(),
        };
        for figure in figures(indicator) {
            column.take(entered(figure, definition));
        }
        if let Some(reader) = SeriesReader::new(self, definition) {
            for figure in figures(&reader.series.code) {
                column.take(reader.entry(figure));
            }
        }
        let mapped = self.mapped.get(indicator).into_iter().flatten();
        for (version, entry) in mapped.filter(|(_, one)| unit.is_none_or(|unit| one.unit == *unit))
        {
            if *version == definition.version {
                column.take(Some(entry.clone()));
            } else {
                column.other_versions.push(entry.unit.clone());
            }
        }
        Some(column)
    }

    /// Codes of the indicators of which a unit has a value, in the order of the catalogue.
    pub fn indicators_of(&self, unit: &UnitCode) -> Vec<&'a IndicatorCode> {
        let has = |definition: &&Definition| {
            self.of_unit(&definition.code, unit)
                .is_some_and(|column| column.iter().next().is_some())
        };
        self.catalogue.definitions().filter(has).map(|definition| &definition.code).collect()
    }
}

impl Column {
    fn take(&mut self, entry: Option<Entry>) {
        if let Some(entry) = entry {
            self.entries.insert((entry.origin, entry.period, entry.unit.clone()), entry);
        }
    }

    /// All values, by origin, period and unit.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The value of a unit.
    pub fn find(&self, unit: &UnitCode, period: Period, origin: Origin) -> Option<&Entry> {
        self.entries.get(&(origin, period, unit.clone()))
    }
}

/// A figure entered under the indicator's own code.
fn entered(figure: &OfficialFigure, definition: &Definition) -> Option<Entry> {
    let value = figure.value.number()?;
    let scale = match definition.unit {
        Unit::Percent => Some(100.0),
        Unit::PerMille => Some(1000.0),
        _ => None,
    };
    let base = figure.base.filter(|base| *base > 0.0);
    let counts = scale.zip(base).map(|(scale, base)| Counts { cases: None, base, scale });
    Some(entry(figure, value, counts))
}

fn entry(figure: &OfficialFigure, value: f64, counts: Option<Counts>) -> Entry {
    Entry {
        unit: figure.unit.clone(),
        period: figure.period,
        origin: Origin::Published,
        value: Some(value),
        standard_error: None,
        counts,
        source: figure.source.clone(),
    }
}

/// Reads an indicator from its series.
struct SeriesReader<'a> {
    figures: &'a Figures,
    definition: &'a Definition,
    series: &'a Series,
    per: Option<IndicatorCode>,
}

impl<'a> SeriesReader<'a> {
    fn new(values: &Values<'a>, definition: &'a Definition) -> Option<Self> {
        let official = definition.official.as_ref()?;
        let series = values.series.find(&official.series.parse().ok()?)?;
        let per = official.per.as_ref().map(|per| per.parse()).transpose().ok()?;
        Some(Self { figures: values.figures, definition, series, per })
    }

    fn number(&self, unit: &UnitCode, series: &IndicatorCode, period: Period) -> Option<f64> {
        self.figures.find(unit, series, period).and_then(|figure| figure.value.number())
    }

    fn entry(&self, figure: &OfficialFigure) -> Option<Entry> {
        let official = self.definition.official.as_ref()?;
        let FigureValue::Number(number) = figure.value else { return None };
        let per = match &self.per {
            None => None,
            Some(per) => Some(self.number(&figure.unit, per, figure.period)?),
        };
        let value = official.figure(number, per)?;
        Some(entry(figure, value, self.counts(figure, number, per)))
    }

    /// Cases and base, where the series is a ratio of counts or the indicator divides one count by another.
    fn counts(&self, figure: &OfficialFigure, number: f64, per: Option<f64>) -> Option<Counts> {
        let official = self.definition.official.as_ref()?;
        if let Some(base) = per {
            let counts = Counts { cases: Some(number), base, scale: official.scale };
            return (self.series.aggregate == Aggregation::Sum && !official.complement)
                .then_some(counts);
        }
        let Aggregation::Ratio(ratio) = &self.series.aggregate else { return None };
        let count = |code: &IndicatorCode| self.number(&figure.unit, code, figure.period);
        let mut cases = 0.0;
        for (code, sign) in ratio.terms() {
            cases += sign * count(&code)?;
        }
        let base = count(&ratio.per).filter(|base| *base > 0.0)?;
        let cases = if official.complement { base - cases } else { cases };
        Some(Counts { cases: Some(cases), base, scale: ratio.scale * official.scale })
    }
}
