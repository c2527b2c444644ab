//! Values side by side: single units, territories, groups, and the unit's place among them.

use std::sync::Arc;

use kernel::{Design, UnitCode};
use places::{Level, Places, Unit};
use stats::{
    Sorted,
    comparison::{self, percentile_ranks, ranks, z_scores},
    quantile::QuantileRule,
};

use super::{
    Absent, Against, Column, Entry, Group, How, MIN_COMPARATORS, NoPeers, NotRanked, Origin, Other,
    Peers, Standing, Values, Whom, set,
};
use crate::{
    definition::{self, Definition},
    official::{Aggregation, aggregate},
};

/// Everything that one comparison looks at.
pub(super) struct SideBySide<'a> {
    pub(super) values: &'a Values<'a>,
    pub(super) places: &'a Places,
    pub(super) definition: &'a Definition,
    pub(super) column: &'a Column,
    pub(super) own: &'a Unit,
    /// The unit's value; its period and origin hold for all others.
    pub(super) entry: &'a Entry,
}

impl SideBySide<'_> {
    /// The value of another unit of the same period and origin.
    pub(super) fn find(&self, unit: &UnitCode) -> Option<&Entry> {
        self.column.find(unit, self.entry.period, self.entry.origin)
    }

    /// Neighbours, district, region, republic, development group and similar units.
    pub(super) fn around(&self, peers: Option<&Result<Peers, NoPeers>>) -> Vec<Against> {
        let own = &self.own.code;
        let neighbours = self.places.neighbours(own).into_iter();
        let mut all: Vec<Against> =
            neighbours.map(|unit| self.single(Whom::Neighbour(unit.code.clone()), unit)).collect();
        let district = self.places.district_of(own).map(|unit| Whom::District(unit.code.clone()));
        let region = self.places.region_of(own).map(|unit| Whom::Region(unit.code.clone()));
        let republic = set::republic(self.places).map(|unit| Whom::Republic(unit.code.clone()));
        for whom in district.into_iter().chain(region).chain(republic) {
            if let Some(code) = whom.code().cloned() {
                all.push(self.territory(whom, &code));
            }
        }
        if let Some((number, units)) = set::development_group(self.places, self.own) {
            all.push(self.median_of(Whom::DevelopmentGroup(number), &units));
        }
        match peers {
            None => {}
            Some(Ok(peers)) => {
                let found = peers.units.iter().filter_map(|peer| self.places.find(&peer.unit));
                all.push(self.median_of(Whom::Similar, &found.collect::<Vec<_>>()));
            }
            Some(Err(reason)) => all.push(Against {
                whom: Whom::Similar,
                other: Err(Absent::NoPeers(reason.clone())),
                group: None,
            }),
        }
        all
    }

    /// A unit or territory that was named.
    pub(super) fn named(&self, code: &UnitCode) -> Against {
        match self.places.find(code) {
            Some(unit) if set::is_municipal(unit) => self.single(Whom::Named(code.clone()), unit),
            Some(unit) => {
                let whom = match unit.level {
                    Level::District => Whom::District(code.clone()),
                    Level::Region => Whom::Region(code.clone()),
                    _ => Whom::Republic(code.clone()),
                };
                self.territory(whom, code)
            }
            None => Against {
                whom: Whom::Named(code.clone()),
                other: Err(Absent::Unknown(code.clone())),
                group: None,
            },
        }
    }

    fn single(&self, whom: Whom, unit: &Unit) -> Against {
        let other = match self.find(&unit.code) {
            _ if set::is_part_of_the_other(unit, self.own) => Err(Absent::PartOfCity),
            Some(entry) => entry.value.map_or(Err(Absent::Hidden), |value| {
                Ok(self.other(value, entry.standard_error, How::Figure, &entry.source))
            }),
            None => Err(self.why_absent(&unit.code)),
        };
        Against { whom, other, group: None }
    }

    fn why_absent(&self, unit: &UnitCode) -> Absent {
        let period = self.entry.period;
        let mut of_period =
            self.column.iter().filter(|entry| entry.unit == *unit && entry.period == period);
        if let Some(entry) = of_period.next() {
            return Absent::OtherOrigin(entry.origin);
        }
        if self.column.other_versions.contains(unit) {
            return Absent::OtherVersion;
        }
        Absent::NoValue(period)
    }

    /// A territory: its own figure, then its units' counts, then the median of its units.
    fn territory(&self, whom: Whom, code: &UnitCode) -> Against {
        let members = set::members(self.places, self.own, code);
        let published = self.find(code).filter(|_| !self.is_total());
        if let Some((entry, value)) = published.and_then(|entry| entry.value.map(|v| (entry, v))) {
            let other = self.other(value, entry.standard_error, How::Figure, &entry.source);
            return Against { whom, other: Ok(other), group: Some(self.group(&members)) };
        }
        match self.value_of_counts(code) {
            Some(value) => {
                let other = self.other(value, None, How::Counts, &self.entry.source);
                Against { whom, other: Ok(other), group: Some(self.group(&members)) }
            }
            None => self.median_of(whom, &members),
        }
    }

    /// Whether the indicator is a total, which grows with the territory: a municipality's inhabitants beside those of
    /// the republic say nothing.
    fn is_total(&self) -> bool {
        let is_divided =
            self.definition.official.as_ref().is_some_and(|official| official.per.is_some());
        let is_of_things = matches!(
            self.definition.unit,
            definition::Unit::Number
                | definition::Unit::Persons
                | definition::Unit::Households
                | definition::Unit::Km2
                | definition::Unit::Rsd
        );
        is_of_things && !is_divided
    }

    /// The territory's value from the counts of all its units, where the series allow it.
    fn value_of_counts(&self, whole: &UnitCode) -> Option<f64> {
        let official = self.definition.official.as_ref()?;
        if self.entry.origin != Origin::Published || self.is_total() {
            return None;
        }
        let (values, period) = (self.values, self.entry.period);
        let of = |series: &str| {
            let series = series.parse().ok()?;
            let asked = (&series, period);
            aggregate(values.figures, values.series, self.places, whole, asked).ok()
        };
        let series = values.series.find(&official.series.parse().ok()?)?;
        // A quotient can be made anew only from totals.
        if official.per.is_some() && series.aggregate != Aggregation::Sum {
            return None;
        }
        let per = match &official.per {
            None => None,
            Some(per) => Some(of(per)?),
        };
        official.figure(of(&official.series)?, per)
    }

    /// The median of the units of a group other than the unit itself, where more than half of them have a value.
    fn median_of(&self, whom: Whom, units: &[&Unit]) -> Against {
        let group = self.group(units);
        let (known, of) = (group.values.len(), group.size);
        let other = match group.quartiles {
            Some([_, median, _]) if known >= 3 && 2 * known > of => {
                Ok(self.other(median, None, How::Median { known, of }, &self.entry.source))
            }
            _ => Err(Absent::TooFew { known, of }),
        };
        Against { whom, other, group: Some(group) }
    }

    fn other(&self, value: f64, error: Option<f64>, how: How, source: &Arc<str>) -> Other {
        let own = self.entry.value.unwrap_or(f64::NAN);
        let both = self.entry.standard_error.zip(error);
        Other {
            value,
            standard_error: error,
            how,
            difference: own - value,
            difference_standard_error: both.map(|(a, b)| a.hypot(b)),
            source: source.clone(),
        }
    }

    /// The units side by side, and the place of the unit among them.
    pub(super) fn group(&self, units: &[&Unit]) -> Group {
        let mut hidden = 0;
        let mut values: Vec<(UnitCode, f64)> = Vec::new();
        for unit in units {
            match self.find(&unit.code).map(|entry| entry.value) {
                None => {}
                Some(None) => hidden += 1,
                Some(Some(value)) => values.push((unit.code.clone(), value)),
            }
        }
        let others: Vec<f64> = values
            .iter()
            .filter(|(code, _)| *code != self.own.code)
            .map(|(_, value)| *value)
            .collect();
        Group {
            size: units.len(),
            quartiles: quartiles(&values),
            values,
            standing: self.standing(&others, hidden),
        }
    }

    fn standing(&self, others: &[f64], hidden: usize) -> Result<Standing, NotRanked> {
        if self.entry.origin == Origin::Mapping(Design::List) {
            return Err(NotRanked::List);
        }
        if hidden > 0 {
            return Err(NotRanked::Suppressed(hidden));
        }
        if others.len() < MIN_COMPARATORS {
            return Err(NotRanked::TooFew(others.len()));
        }
        let own = self.entry.value.unwrap_or(f64::NAN);
        let all: Vec<f64> = [own].into_iter().chain(others.iter().copied()).collect();
        let direction = match self.definition.direction {
            definition::Direction::Higher => comparison::Direction::HigherIsBetter,
            definition::Direction::Lower => comparison::Direction::LowerIsBetter,
            definition::Direction::Context => comparison::Direction::Context,
        };
        let first = |found: Vec<Option<f64>>| found.first().copied().flatten();
        let (Some(rank), Some(percentile)) =
            (first(ranks(&all, direction)), first(percentile_ranks(&all, direction)))
        else {
            return Err(NotRanked::TooFew(0));
        };
        Ok(Standing {
            rank,
            tied: all.iter().filter(|value| **value == own).count(),
            of: all.len(),
            percentile,
            z: first(z_scores(&all, direction)),
        })
    }
}

fn quartiles(values: &[(UnitCode, f64)]) -> Option<[f64; 3]> {
    let numbers: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
    let sorted = Sorted::new(&numbers, None);
    let quantile = |p: f64| QuantileRule::Averaged.quantile(&sorted, p);
    Some([quantile(0.25)?, quantile(0.5)?, quantile(0.75)?])
}
