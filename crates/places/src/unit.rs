//! One territorial unit and what is known of it.

use std::fmt;

use kernel::UnitCode;
use serde::{Deserialize, Serialize};

/// What kind of unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// `opština`: a unit of local self-government.
    Municipality,
    /// `grad`: a unit of local self-government; Belgrade is one of the 28.
    City,
    /// `gradska opština`: a part of a city.
    CityMunicipality,
    /// `upravni okrug` (the territory of the `oblast`), NUTS 3.
    District,
    /// NUTS 2.
    Region,
    /// The republic, in this list without Kosovo and Metohija.
    Republic,
}

impl Level {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::City => "city",
            Self::CityMunicipality => "city_municipality",
            Self::District => "district",
            Self::Region => "region",
            Self::Republic => "republic",
        }
    }

    /// Whether it is one of the 145 units of local self-government. Sums over the country go over these and no others.
    pub const fn is_local_government(self) -> bool {
        matches!(self, Self::Municipality | Self::City)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.as_str().replace('_', " "))
    }
}

/// Place of a unit of local self-government on the government's list of development.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Development {
    /// 1 (above the republic's average) to 4 (below 60 % of it).
    pub group: u8,
    /// Whether it is devastated: below 50 %.
    #[serde(default)]
    pub is_devastated: bool,
    /// The list: regulation and year.
    pub list: String,
}

/// A territorial unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its code.
    pub code: UnitCode,
    /// Its name in Serbian Latin, without "grad" or "opština".
    pub name: String,
    /// What it is.
    pub level: Level,
    /// The city that a city municipality belongs to.
    #[serde(default)]
    pub city: Option<UnitCode>,
    /// Its district; none for regions and the republic.
    #[serde(default)]
    pub district: Option<UnitCode>,
    /// Its region; of a region, the republic.
    #[serde(default)]
    pub region: Option<UnitCode>,
    /// Inhabitants, census of 2022.
    #[serde(default)]
    pub population_2022: Option<u32>,
    /// Inhabitants, mid-year estimate of 2020.
    #[serde(default)]
    pub population_2020: Option<u32>,
    /// Inhabitants, mid-year estimate of 2011.
    #[serde(default)]
    pub population_2011: Option<u32>,
    /// Settlements.
    #[serde(default)]
    pub settlements: Option<u32>,
    /// Area in square kilometres.
    #[serde(default)]
    pub area_km2: Option<f64>,
    /// A point inside it, degrees east.
    #[serde(default)]
    pub longitude: Option<f64>,
    /// A point inside it, degrees north.
    #[serde(default)]
    pub latitude: Option<f64>,
    /// Its place on the list of development, where an installation has entered the list in force.
    #[serde(default)]
    pub development: Option<Development>,
    /// Whether it exists only for demonstration.
    #[serde(default)]
    pub is_fictional: bool,
    /// What the reader should know of these facts.
    #[serde(default)]
    pub note: String,
}

/// A unit to be added to the list, with its neighbours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addition {
    /// The unit.
    #[serde(flatten)]
    pub unit: Unit,
    /// Units that touch it.
    #[serde(default)]
    pub neighbours: Vec<UnitCode>,
}
