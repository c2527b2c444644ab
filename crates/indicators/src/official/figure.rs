//! One published figure, and the collection in which figures are looked up.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{IndicatorCode, Period, UnitCode};

/// The value of a figure, or why there is none. Missing is never zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FigureValue {
    /// A finite number.
    Number(f64),
    /// The source has the cell but no figure (`...` or empty).
    NotAvailable,
    /// The source says that nothing occurred (`-`).
    NoOccurrence,
    /// The figure has no meaning here: a rate of nothing.
    DoesNotApply,
}

impl FigureValue {
    /// The number, where there is one. Nothing occurred is not taken for zero.
    pub const fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::NotAvailable | Self::NoOccurrence | Self::DoesNotApply => None,
        }
    }

    /// The word in files; `None` for a number.
    pub const fn missing(self) -> Option<&'static str> {
        match self {
            Self::Number(_) => None,
            Self::NotAvailable => Some("not_available"),
            Self::NoOccurrence => Some("no_occurrence"),
            Self::DoesNotApply => Some("does_not_apply"),
        }
    }

    /// The kind of this word.
    pub fn from_missing(word: &str) -> Option<Self> {
        [Self::NotAvailable, Self::NoOccurrence, Self::DoesNotApply]
            .into_iter()
            .find(|kind| kind.missing() == Some(word))
    }
}

/// A published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialFigure {
    /// The unit that it speaks of.
    pub unit: UnitCode,
    /// The series (`rzs-07`) or, from the general template, the indicator (`EDU-04`).
    pub series: IndicatorCode,
    /// The time that it speaks of.
    pub period: Period,
    /// The value in `unit_of_measure`.
    pub value: FigureValue,
    /// The number of cases it rests on (the denominator of a share), where the source gives it.
    pub base: Option<f64>,
    /// The unit of the value: `persons`, `%`, `RSD`.
    pub unit_of_measure: Arc<str>,
    /// Slug of the source.
    pub source: Arc<str>,
    /// What the source says of its standing (preliminary, estimate), as it says it.
    pub status: String,
    /// What else it says.
    pub note: String,
}

/// Figures by unit, series and period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    by_unit: BTreeMap<UnitCode, BTreeMap<(IndicatorCode, Period), OfficialFigure>>,
}

impl Figures {
    /// Takes a figure; gives back the one that had its place.
    pub fn insert(&mut self, figure: OfficialFigure) -> Option<OfficialFigure> {
        let key = (figure.series.clone(), figure.period);
        self.by_unit.entry(figure.unit.clone()).or_default().insert(key, figure)
    }

    /// The figure of a unit, a series and a period.
    pub fn find(
        &self,
        unit: &UnitCode,
        series: &IndicatorCode,
        period: Period,
    ) -> Option<&OfficialFigure> {
        self.by_unit.get(unit)?.get(&(series.clone(), period))
    }

    /// All figures of a unit in a series, in the order of time.
    pub fn over_time(
        &self,
        unit: &UnitCode,
        series: &IndicatorCode,
    ) -> impl Iterator<Item = &OfficialFigure> {
        let start = (series.clone(), Period::of_year(0));
        let series = series.clone();
        self.by_unit
            .get(unit)
            .into_iter()
            .flat_map(move |figures| figures.range(start.clone()..))
            .map(|(_, figure)| figure)
            .take_while(move |figure| figure.series == series)
    }

    /// All figures of a series, by unit and time.
    pub fn of_series(&self, series: &IndicatorCode) -> impl Iterator<Item = &OfficialFigure> {
        self.by_unit.keys().flat_map(|unit| self.over_time(unit, series))
    }

    /// The last figure of a unit in a series that is a number, not later than `until` where it is given.
    pub fn latest(
        &self,
        unit: &UnitCode,
        series: &IndicatorCode,
        until: Option<Period>,
    ) -> Option<&OfficialFigure> {
        self.over_time(unit, series)
            .filter(|figure| until.is_none_or(|until| figure.period <= until))
            .filter(|figure| figure.value.number().is_some())
            .last()
    }

    /// All figures, by unit, series and period.
    pub fn iter(&self) -> impl Iterator<Item = &OfficialFigure> {
        self.by_unit.values().flat_map(BTreeMap::values)
    }

    /// Number of figures.
    pub fn len(&self) -> usize {
        self.by_unit.values().map(BTreeMap::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_unit.is_empty()
    }
}

impl FromIterator<OfficialFigure> for Figures {
    fn from_iter<I: IntoIterator<Item = OfficialFigure>>(figures: I) -> Self {
        let mut all = Self::default();
        for figure in figures {
            all.insert(figure);
        }
        all
    }
}
