//! From the names in a file's rows to unit codes, by one stated rule for cities that stand there twice.
//!
//! Where a file has a row that says it is the city ("Užice - grad", "Grad Požarevac"), the bare name in another row
//! means the city municipality of that name; where the list has none (Novi Sad), the row is left out. Without a row
//! that says so, the bare name means the city. Both cases of the rule are listed.

use std::collections::{BTreeMap, BTreeSet};

use kernel::UnitCode;
use places::{How, Level, Match, Places};

use super::{Duplicate, ImportReport, Unmatched};

/// A row's name as it stands, with the district that stands beside it.
pub(super) type Named = (String, Option<String>);

/// Unit codes by name.
pub(super) struct Resolver<'a> {
    places: &'a Places,
    found: BTreeMap<Named, Match>,
    explicit_cities: BTreeSet<UnitCode>,
}

impl<'a> Resolver<'a> {
    /// Looks at all names of a file.
    pub(super) fn new(places: &'a Places, names: impl Iterator<Item = Named>) -> Self {
        let mut found = BTreeMap::new();
        let mut explicit_cities = BTreeSet::new();
        for (name, district) in names {
            if found.contains_key(&(name.clone(), district.clone())) {
                continue;
            }
            let matched = places.match_name(&name, district.as_deref());
            if let Match::One(code, How::Form) = &matched
                && places.find(code).is_some_and(|unit| unit.level == Level::City)
            {
                explicit_cities.insert(code.clone());
            }
            found.insert((name, district), matched);
        }
        Self { places, found, explicit_cities }
    }

    /// The unit of a row; what is not found or was decided by the rule goes into the report.
    pub(super) fn resolve(
        &self,
        row: u64,
        named: &Named,
        report: &mut ImportReport,
    ) -> Option<UnitCode> {
        let (reason, suggestions) = match self.found.get(named) {
            Some(Match::One(code, How::Name | How::Folded))
                if self.explicit_cities.contains(code) =>
            {
                return self.resolve_bare_city(row, &named.0, code, report);
            }
            Some(Match::One(code, _)) => {
                report.matched += 1;
                return Some(code.clone());
            }
            Some(Match::Ambiguous(codes)) => ("several units have this name", codes.clone()),
            Some(Match::None(codes)) => ("no unit has this name", codes.clone()),
            None => ("no unit has this name", Vec::new()),
        };
        let what = named.0.clone();
        report.unmatched.push(Unmatched { row: Some(row), what, reason, suggestions });
        None
    }

    fn resolve_bare_city(
        &self,
        row: u64,
        name: &str,
        city: &UnitCode,
        report: &mut ImportReport,
    ) -> Option<UnitCode> {
        let city_name = self.places.find(city).map(|city| city.name.as_str());
        let parts = self.places.members(city);
        let part = parts.iter().find(|part| Some(part.name.as_str()) == city_name);
        let taken_as = part.map(|part| part.code.clone());
        report.matched += usize::from(taken_as.is_some());
        report.duplicates.push(Duplicate {
            row,
            what: name.to_owned(),
            taken_as: taken_as.clone(),
            rule: "another row is the city as a whole",
        });
        taken_as
    }
}
