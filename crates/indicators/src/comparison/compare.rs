//! The comparison itself: chooses origin and period, then sets the values side by side.

use kernel::{IndicatorCode, Period, UnitCode};
use places::Places;

use super::{
    Column, Comparison, Entry, MIN_COMPARATORS, NotCompared, Origin, Values,
    chance::{funnel, shrunk},
    peers::peers,
    set,
    side::SideBySide,
};

/// How a comparison is asked for. By default: the base set, any origin, the newest common period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only with these units and territories.
    pub with: Option<&'a [UnitCode]>,
    /// Only values of this origin.
    pub origin: Option<Origin>,
    /// Nothing later than this.
    pub until: Option<Period>,
}

/// Compares a unit with others in one indicator.
///
/// The period is the newest in which the unit and at least five others have a value of one origin, with fewer named all
/// of them; where there is none, the newest in which anybody else has one. Of two origins with the same period the
/// published one is taken.
///
/// # Errors
/// [`NotCompared`] when there is nothing to compare.
pub fn compare(
    values: &Values<'_>,
    places: &Places,
    unit: &UnitCode,
    indicator: &IndicatorCode,
    asked: &Asked<'_>,
) -> Result<Comparison, NotCompared> {
    let own = places.find(unit).ok_or_else(|| NotCompared::UnknownUnit(unit.clone()))?;
    if !set::is_municipal(own) {
        return Err(NotCompared::NotMunicipal(unit.clone()));
    }
    let unknown = || NotCompared::UnknownIndicator(indicator.clone());
    let definition = values.catalogue.find(indicator).ok_or_else(unknown)?;
    let column = values.of(indicator).ok_or_else(unknown)?;
    let (base, needed) = match asked.with {
        None => (set::base_set(places, own), set::base_set(places, own)),
        Some(named) => (set::named_set(places, own, named), set::expanded(places, own, named)),
    };
    let needed: Vec<&UnitCode> =
        needed.iter().map(|other| &other.code).filter(|code| *code != unit).collect();
    let (entry, newest) = choose(&column, unit, &needed, asked)?;
    let table = SideBySide { values, places, definition, column: &column, own, entry };
    let others: Vec<&Entry> = base
        .iter()
        .filter(|other| other.code != *unit)
        .filter_map(|other| table.find(&other.code))
        .collect();
    let similar = asked.with.is_none().then(|| peers(values, &base, own));
    let against = match asked.with {
        Some(named) => {
            named.iter().filter(|code| *code != unit).map(|code| table.named(code)).collect()
        }
        None => table.around(similar.as_ref()),
    };
    Ok(Comparison {
        indicator: indicator.clone(),
        version: definition.version,
        direction: definition.direction,
        own: entry.clone(),
        newest,
        against,
        all: table.group(&base),
        peers: similar,
        funnel: funnel(definition.unit, entry, &others),
        shrunk: shrunk(definition.unit, entry, &others),
    })
}

/// The unit's entry that is compared, and the newest period of the same origin.
fn choose<'a>(
    column: &'a Column,
    unit: &UnitCode,
    needed: &[&UnitCode],
    asked: &Asked<'_>,
) -> Result<(&'a Entry, Period), NotCompared> {
    let indicator = || column.indicator.clone();
    let mut entries: Vec<&Entry> = column
        .iter()
        .filter(|entry| entry.unit == *unit)
        .filter(|entry| asked.origin.is_none_or(|origin| entry.origin == origin))
        .filter(|entry| asked.until.is_none_or(|until| entry.period <= until))
        .collect();
    if entries.is_empty() {
        return Err(NotCompared::NoFigure { unit: unit.clone(), indicator: indicator() });
    }
    entries.retain(|entry| entry.value.is_some());
    if entries.is_empty() {
        return Err(NotCompared::Hidden { unit: unit.clone(), indicator: indicator() });
    }
    // The newest first; of one period the published value first.
    entries.sort_by(|a, b| b.period.cmp(&a.period).then(a.origin.cmp(&b.origin)));
    let count = |entry: &&&Entry| {
        let of = |code: &&&UnitCode| column.find(code, entry.period, entry.origin).is_some();
        needed.iter().filter(of).count()
    };
    let enough = needed.len().clamp(1, MIN_COMPARATORS);
    let found = entries
        .iter()
        .find(|entry| count(entry) >= enough)
        .or_else(|| entries.iter().find(|entry| count(entry) > 0));
    let Some(found) = found else {
        let is_needed = |entry: &&Entry| needed.contains(&&entry.unit);
        return Err(NotCompared::NoCommonPeriod {
            indicator: indicator(),
            periods: entries.iter().rev().map(|entry| entry.period).collect(),
            newest: column.iter().filter(is_needed).map(|entry| entry.period).max(),
        });
    };
    let newest =
        entries.iter().filter(|entry| entry.origin == found.origin).map(|e| e.period).max();
    Ok((found, newest.unwrap_or(found.period)))
}
