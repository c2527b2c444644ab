//! The list of units: what lies in what, beside what, and how far away.

use std::collections::{BTreeMap, BTreeSet};

use kernel::UnitCode;
use serbian::fold;
use serde::Deserialize;

use crate::{
    Addition, Development, Level, Match, PlacesError, Unit,
    distance::haversine_km,
    matching::{Names, name_keys},
    shipped,
};

/// All units, with their neighbours and the names they go by.
#[derive(Debug, Clone)]
pub struct Places {
    units: BTreeMap<UnitCode, Unit>,
    neighbours: BTreeMap<UnitCode, BTreeSet<UnitCode>>,
    names: Names,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    unit: Vec<Addition>,
}

impl Places {
    /// The units of the Republic of Serbia that Svi ships.
    ///
    /// # Errors
    /// [`PlacesError`] when the shipped list is broken, which the tests exclude.
    pub fn shipped() -> Result<Self, PlacesError> {
        let mut places =
            Self { units: BTreeMap::new(), neighbours: BTreeMap::new(), names: Names::default() };
        for unit in shipped::units()? {
            places.insert(unit)?;
        }
        for unit in places.units.values() {
            places.check(unit)?;
        }
        for (a, b) in shipped::neighbours()? {
            places.join(&a, &b)?;
        }
        places.names = places.all_names();
        Ok(places)
    }

    /// With further units of local self-government or city municipalities, such as a fictional one.
    ///
    /// # Errors
    /// [`PlacesError`] when a code is taken, a unit above or a neighbour does not exist or the point is none.
    pub fn with(
        mut self,
        additions: impl IntoIterator<Item = Addition>,
    ) -> Result<Self, PlacesError> {
        let additions: Vec<Addition> = additions.into_iter().collect();
        for addition in &additions {
            if addition.unit.level >= Level::District {
                let Unit { code, level, .. } = addition.unit.clone();
                return Err(PlacesError::Level { code, found: level });
            }
            self.insert(addition.unit.clone())?;
        }
        for Addition { unit, neighbours } in &additions {
            self.check(unit)?;
            for neighbour in neighbours {
                self.join(&unit.code, neighbour)?;
            }
        }
        self.names = self.all_names();
        Ok(self)
    }

    /// With the units of an installation's `catalogue/places.toml` (`[[unit]]` with the fields of [`Addition`]).
    ///
    /// # Errors
    /// [`PlacesError::Toml`] naming `file`, or as [`with`](Self::with).
    pub fn with_toml(self, file: &str, text: &str) -> Result<Self, PlacesError> {
        let list: File = toml::from_str(text).map_err(|fault| {
            let line = fault.span().map_or(1, |span| {
                text.bytes().take(span.start).filter(|&byte| byte == b'\n').count() + 1
            });
            let cause = format!("row {line}: {}", fault.message().replace('\n', " "));
            PlacesError::Toml { file: file.to_owned(), cause }
        })?;
        self.with(list.unit)
    }

    /// With the list of development in force; Svi ships none, because it changes and is the government's to publish.
    ///
    /// # Errors
    /// [`PlacesError::Unknown`] for a code that is not in the list.
    pub fn with_development(
        mut self,
        list: impl IntoIterator<Item = (UnitCode, Development)>,
    ) -> Result<Self, PlacesError> {
        for (code, development) in list {
            match self.units.get_mut(&code) {
                Some(unit) => unit.development = Some(development),
                None => return Err(PlacesError::Unknown(code)),
            }
        }
        Ok(self)
    }

    fn insert(&mut self, unit: Unit) -> Result<(), PlacesError> {
        if let Some(owner) = self.units.get(&unit.code) {
            let Unit { code, name, .. } = unit;
            return Err(PlacesError::Taken { code, name, owner: owner.name.clone() });
        }
        self.units.insert(unit.code.clone(), unit);
        Ok(())
    }

    fn check(&self, unit: &Unit) -> Result<(), PlacesError> {
        let needs = |expected: Level, code: Option<&UnitCode>| match code.and_then(|c| self.find(c))
        {
            Some(above) if above.level == expected => Ok(()),
            _ => Err(PlacesError::Above {
                code: unit.code.clone(),
                expected,
                found: code.map(ToString::to_string).unwrap_or_default(),
            }),
        };
        match unit.level {
            Level::Republic => {}
            Level::Region => needs(Level::Republic, unit.region.as_ref())?,
            Level::District => needs(Level::Region, unit.region.as_ref())?,
            Level::Municipality | Level::City | Level::CityMunicipality => {
                needs(Level::District, unit.district.as_ref())?;
                if unit.level == Level::CityMunicipality {
                    needs(Level::City, unit.city.as_ref())?;
                }
            }
        }
        match (unit.longitude, unit.latitude) {
            (Some(longitude), Some(latitude))
                if !((-180.0..=180.0).contains(&longitude)
                    && (-90.0..=90.0).contains(&latitude)) =>
            {
                Err(PlacesError::Point { code: unit.code.clone(), longitude, latitude })
            }
            _ => Ok(()),
        }
    }

    fn join(&mut self, a: &UnitCode, b: &UnitCode) -> Result<(), PlacesError> {
        if self.find(b).is_none() {
            return Err(PlacesError::Neighbour { code: a.clone(), found: b.clone() });
        }
        if self.find(a).is_none() {
            return Err(PlacesError::Neighbour { code: b.clone(), found: a.clone() });
        }
        self.neighbours.entry(a.clone()).or_default().insert(b.clone());
        self.neighbours.entry(b.clone()).or_default().insert(a.clone());
        Ok(())
    }

    fn all_names(&self) -> Names {
        let mut names = Names::default();
        for unit in self.units.values() {
            let city = unit.city.as_ref().and_then(|city| self.find(city));
            names.insert(unit, name_keys(unit, city));
        }
        names
    }

    /// The unit of this code.
    pub fn find(&self, code: &UnitCode) -> Option<&Unit> {
        self.units.get(code)
    }

    /// All units, by code.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// Units of local self-government, by code: 145 and those added.
    pub fn local_governments(&self) -> impl Iterator<Item = &Unit> {
        self.units().filter(|unit| unit.level.is_local_government())
    }

    /// Units of local self-government of a district, a region or the republic; city municipalities of a city.
    ///
    /// Fictional units are among them; sums about the real country leave out those that say
    /// [`is_fictional`](Unit::is_fictional).
    pub fn members(&self, code: &UnitCode) -> Vec<&Unit> {
        let Some(whole) = self.find(code) else { return Vec::new() };
        let belongs = |unit: &Unit| match whole.level {
            Level::Republic => unit.level.is_local_government(),
            Level::Region => {
                unit.level.is_local_government()
                    && self.region_of(&unit.code).is_some_and(|region| region.code == *code)
            }
            Level::District => {
                unit.level.is_local_government() && unit.district.as_ref() == Some(code)
            }
            Level::City => {
                unit.level == Level::CityMunicipality && unit.city.as_ref() == Some(code)
            }
            Level::Municipality | Level::CityMunicipality => false,
        };
        self.units().filter(|unit| belongs(unit)).collect()
    }

    /// The district in which a unit lies; a district lies in itself.
    pub fn district_of(&self, code: &UnitCode) -> Option<&Unit> {
        let unit = self.find(code)?;
        if unit.level == Level::District {
            return Some(unit);
        }
        self.find(unit.district.as_ref()?)
    }

    /// The region in which a unit lies; a region lies in itself.
    pub fn region_of(&self, code: &UnitCode) -> Option<&Unit> {
        let unit = self.find(code)?;
        if unit.level == Level::Region {
            return Some(unit);
        }
        self.find(self.district_of(code)?.region.as_ref()?)
    }

    /// Units of local self-government that touch this one, by code.
    pub fn neighbours(&self, code: &UnitCode) -> Vec<&Unit> {
        let codes = self.neighbours.get(code).into_iter().flatten();
        codes.filter_map(|code| self.find(code)).collect()
    }

    /// Great-circle distance between the points of two units, in kilometres; `None` where a point is not known.
    pub fn distance_km(&self, a: &UnitCode, b: &UnitCode) -> Option<f64> {
        let point = |code: &UnitCode| {
            let unit = self.find(code)?;
            unit.longitude.zip(unit.latitude)
        };
        Some(haversine_km(point(a)?, point(b)?))
    }

    /// The `count` nearest other units of local self-government with their distance in kilometres, nearest first.
    pub fn nearest(&self, code: &UnitCode, count: usize) -> Vec<(&Unit, f64)> {
        let mut others: Vec<(&Unit, f64)> = self
            .local_governments()
            .filter(|unit| unit.code != *code)
            .filter_map(|unit| Some((unit, self.distance_km(code, &unit.code)?)))
            .collect();
        others.sort_by(|a, b| a.1.total_cmp(&b.1));
        others.truncate(count);
        others
    }

    /// The unit that `text` names, as a source writes it: a code, or a name in either script and any case, with
    /// diacritics lost, "Grad Beograd", "Beograd-Barajevo", "Niš - grad". `district` tells units of one name apart and,
    /// where it is the name of a district, must agree.
    ///
    /// A bare name that a city and its city municipality share means the city.
    pub fn match_name(&self, text: &str, district: Option<&str>) -> Match {
        self.names.find(self, text, district)
    }

    /// The units that go by `text`, without suggestions: what [`match_name`](Self::match_name) chooses from.
    pub(crate) fn named(&self, text: &str) -> Vec<UnitCode> {
        self.names.candidates(self, &fold(text))
    }
}
