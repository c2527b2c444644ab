//! Which units stand in one set.
//!
//! The set that nobody names is that of the 145 units of local self-government. A fictional unit is compared with them
//! and is never one of them. A city and its own municipalities never stand in one set: they are the same people.

use std::collections::BTreeSet;

use kernel::UnitCode;
use places::{Level, Places, Unit};

/// Whether one is a city and the other a part of it.
pub(super) fn is_part_of_the_other(a: &Unit, b: &Unit) -> bool {
    a.city.as_ref() == Some(&b.code) || b.city.as_ref() == Some(&a.code)
}

/// The units with which `own` is compared when nobody is named, itself among them where it is real.
pub(super) fn base_set<'a>(places: &'a Places, own: &Unit) -> Vec<&'a Unit> {
    match &own.city {
        Some(city) => places.members(city),
        None => places.local_governments().filter(|unit| !unit.is_fictional).collect(),
    }
}

/// The named units that can stand in one set with `own`, after `own` where it is real. Of a city and its municipality
/// that are both named the city stays.
pub(super) fn named_set<'a>(places: &'a Places, own: &Unit, named: &[UnitCode]) -> Vec<&'a Unit> {
    let others = named.iter().filter(|code| **code != own.code);
    let mut set: Vec<&Unit> =
        [&own.code].into_iter().chain(others).filter_map(|code| places.find(code)).collect();
    set.retain(|unit| {
        let city_is_named = named.iter().any(|other| unit.city.as_ref() == Some(other));
        let is_fit = !is_part_of_the_other(unit, own) && !city_is_named;
        is_municipal(unit) && !unit.is_fictional && (unit.code == own.code || is_fit)
    });
    let mut seen = BTreeSet::new();
    set.retain(|unit| seen.insert(&unit.code));
    set
}

/// All units whose values a comparison with the named ones may need: they and what lies in named territories.
pub(super) fn expanded<'a>(places: &'a Places, own: &Unit, named: &[UnitCode]) -> Vec<&'a Unit> {
    let mut all: Vec<&Unit> = Vec::new();
    for unit in named.iter().filter_map(|code| places.find(code)) {
        if is_municipal(unit) {
            all.push(unit);
        } else {
            all.extend(members(places, own, &unit.code));
        }
    }
    all
}

/// The units of a district, a region or the republic that can stand in one set with `own`.
pub(super) fn members<'a>(places: &'a Places, own: &Unit, whole: &UnitCode) -> Vec<&'a Unit> {
    let mut members = places.members(whole);
    members.retain(|unit| !unit.is_fictional && !is_part_of_the_other(unit, own));
    members
}

/// The units in the development group of `own` by the same list; none where the list is not entered.
pub(super) fn development_group<'a>(places: &'a Places, own: &Unit) -> Option<(u8, Vec<&'a Unit>)> {
    let development = own.development.as_ref()?;
    let same = |unit: &&Unit| {
        !unit.is_fictional
            && unit.development.as_ref().is_some_and(|other| {
                other.group == development.group && other.list == development.list
            })
    };
    Some((development.group, places.local_governments().filter(same).collect()))
}

/// Whether a unit is a municipality, a city or a city municipality.
pub(super) fn is_municipal(unit: &Unit) -> bool {
    unit.level.is_local_government() || unit.level == Level::CityMunicipality
}

/// The republic.
pub(super) fn republic(places: &Places) -> Option<&Unit> {
    places.units().find(|unit| unit.level == Level::Republic)
}
