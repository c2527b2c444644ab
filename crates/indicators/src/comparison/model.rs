//! What a comparison says, and why it says nothing where it does.

use std::sync::Arc;

use kernel::{IndicatorCode, Period, UnitCode, Words};
use stats::comparison::Position;

use super::{Entry, Origin};
use crate::definition::Direction;

/// A unit's value of one indicator beside those of others: one version, one period, one origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The version of its definition.
    pub version: u32,
    /// Whether more is better.
    pub direction: Direction,
    /// The unit's own value; its period and origin are those of every other value here.
    pub own: Entry,
    /// The newest period in which the unit has a value of this origin; later than `own.period` where the others have
    /// none for it.
    pub newest: Period,
    /// The others, one by one and in groups.
    pub against: Vec<Against>,
    /// All units of the base set: the 145 units of local self-government, or those that were named.
    pub all: Group,
    /// What is known of the peer group, if it was asked for.
    pub peers: Option<Result<Peers, NoPeers>>,
    /// How far the value may lie from the common rate by chance.
    pub funnel: Result<Funnel, NoChance>,
    /// The value after shrinkage; stands beside the value, never instead of it.
    pub shrunk: Result<Shrinkage, NoChance>,
}

/// With whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// A unit that was named.
    Named(UnitCode),
    /// A neighbouring unit.
    Neighbour(UnitCode),
    /// The unit's district.
    District(UnitCode),
    /// The unit's region.
    Region(UnitCode),
    /// The republic.
    Republic(UnitCode),
    /// The units of the same development group, 1 to 4.
    DevelopmentGroup(u8),
    /// The most similar units.
    Similar,
}

impl Whom {
    /// The word in files.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Named(_) => "named",
            Self::Neighbour(_) => "neighbour",
            Self::District(_) => "district",
            Self::Region(_) => "region",
            Self::Republic(_) => "republic",
            Self::DevelopmentGroup(_) => "development_group",
            Self::Similar => "similar",
        }
    }

    /// The code of the unit or territory; none for groups that have no code.
    pub const fn code(&self) -> Option<&UnitCode> {
        match self {
            Self::Named(code)
            | Self::Neighbour(code)
            | Self::District(code)
            | Self::Region(code)
            | Self::Republic(code) => Some(code),
            Self::DevelopmentGroup(_) | Self::Similar => None,
        }
    }
}

/// The unit beside another unit or a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// With whom.
    pub whom: Whom,
    /// The other value, or why there is none.
    pub other: Result<Other, Absent>,
    /// The units of the group; none for a single unit.
    pub group: Option<Group>,
}

/// Another value.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// The value in the indicator's unit.
    pub value: f64,
    /// Its standard error, where it is an estimate.
    pub standard_error: Option<f64>,
    /// How it came about.
    pub how: How,
    /// The unit's own value minus this one.
    pub difference: f64,
    /// Standard error of the difference of two independent estimates.
    pub difference_standard_error: Option<f64>,
    /// Who says so.
    pub source: Arc<str>,
}

/// How the value of another unit or a group came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The unit's or territory's own figure.
    Figure,
    /// Computed from the counts of all units of the territory.
    Counts,
    /// The median of the group's units: not the value of the territory.
    Median {
        /// Units with a value.
        known: usize,
        /// Units of the group.
        of: usize,
    },
}

impl How {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Counts => "counts",
            Self::Median { .. } => "median",
        }
    }
}

/// Why there is no other value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Absent {
    /// No such unit.
    #[error("no unit has the code {0}")]
    Unknown(UnitCode),
    /// No figure of this period and origin.
    #[error("no value for {0}")]
    NoValue(Period),
    /// A figure, but of another origin.
    #[error("only a value of another kind of source ({})", .0.as_str())]
    OtherOrigin(Origin),
    /// A figure of another version of the definition.
    #[error("only a value by another version of the definition")]
    OtherVersion,
    /// Hidden because too few people stand behind it.
    #[error("hidden, because too few people stand behind it")]
    Hidden,
    /// A city and one of its own municipalities.
    #[error("a city and its own city municipality are not compared")]
    PartOfCity,
    /// Too few units of the group have a value for a median.
    #[error("a value for {known} of {of} units; a median needs more than half of them, and three")]
    TooFew {
        /// Units with a value.
        known: usize,
        /// Units of the group.
        of: usize,
    },
    /// No peers.
    #[error("no similar units: {0}")]
    NoPeers(#[from] NoPeers),
}

/// Units side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How many units it has, the unit itself among them where it belongs.
    pub size: usize,
    /// The known values, by unit; a fictional unit is not among them.
    pub values: Vec<(UnitCode, f64)>,
    /// First quartile, median and third quartile of `values`.
    pub quartiles: Option<[f64; 3]>,
    /// The unit's place among them, or why it has none.
    pub standing: Result<Standing, NotRanked>,
}

/// A unit's place among others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// 1 for the best, or for the largest where no direction is better; ties share their average rank.
    pub rank: f64,
    /// How many units share it, the unit among them.
    pub tied: usize,
    /// Units with a value, the unit among them.
    pub of: usize,
    /// Percent of units left behind, ties counted half; 100 is the good end.
    pub percentile: f64,
    /// Distance from the mean in standard deviations, positive on the good side; none where all are equal.
    pub z: Option<f64>,
}

impl Standing {
    /// The place as it is spoken of: units that share a place have the first of their places.
    pub const fn place(&self) -> u32 {
        (self.rank - (self.tied as f64 - 1.0) / 2.0) as u32
    }
}

/// Why a unit has no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRanked {
    /// Fewer than five others have a value.
    #[error("no rank: a value of {0} others, a rank needs {MIN_COMPARATORS}")]
    TooFew(usize),
    /// A rank could give a hidden value away.
    #[error("no rank: {0} of the values are hidden")]
    Suppressed(usize),
    /// A list tells of those mapped, not of all.
    #[error("no rank: a list speaks only of those mapped")]
    List,
}

/// Fewest others for a rank.
pub const MIN_COMPARATORS: usize = 5;

/// The most similar units.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    /// By what they are alike.
    pub covariates: Vec<Covariate>,
    /// What was left out because the unit itself or most of the others have no value.
    pub without: Vec<Trait>,
    /// The nearest first.
    pub units: Vec<PeerUnit>,
}

/// Something by which units are alike, with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covariate {
    /// What it is.
    pub what: Trait,
    /// The time that it speaks of; none for facts of the list of units.
    pub period: Option<Period>,
}

/// What makes units alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// Inhabitants, census of 2022, on a logarithmic scale.
    Population,
    /// Inhabitants for each square kilometre, on a logarithmic scale.
    Density,
    /// Change of the number of inhabitants from 2011 to 2022.
    PopulationChange,
    /// Share of inhabitants below 18.
    Children,
    /// Share of inhabitants of 65 and over.
    Older,
    /// Mean net wage, on a logarithmic scale.
    Wage,
}

impl Trait {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Density => "density",
            Self::PopulationChange => "population_change",
            Self::Children => "children",
            Self::Older => "older",
            Self::Wage => "wage",
        }
    }

    /// What the reader is told.
    pub fn words(self) -> Words {
        let (sr, en) = match self {
            Self::Population => ("broj stanovnika", "population"),
            Self::Density => ("gustina naseljenosti", "population density"),
            Self::PopulationChange => {
                ("promena broja stanovnika od 2011", "population change since 2011")
            }
            Self::Children => ("udeo dece", "share of children"),
            Self::Older => ("udeo starijih od 65 godina", "share of those aged 65 and over"),
            Self::Wage => ("prosečna zarada", "mean wage"),
        };
        Words { sr: sr.to_owned(), en: en.to_owned() }
    }
}

/// A similar unit.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerUnit {
    /// The unit.
    pub unit: UnitCode,
    /// Distance in standard deviations.
    pub distance: f64,
    /// Covariates with the difference, peer minus unit, in standard deviations; the most alike first.
    pub resemblance: Vec<(Trait, f64)>,
}

/// Why there are no peers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoPeers {
    /// Too little is known of the unit.
    #[error("{0} of what makes units alike is known, at least 2 are needed")]
    TooLittleKnown(usize),
    /// The distances cannot be computed.
    #[error(transparent)]
    Statistics(#[from] stats::comparison::Error),
}

/// Limits around the common rate, in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    /// The common rate of the base set.
    pub common: f64,
    /// The denominator of the unit.
    pub base: f64,
    /// 95 % of units lie inside by chance.
    pub warning: (f64, f64),
    /// 99.8 % of units lie inside by chance.
    pub alarm: (f64, f64),
    /// Where the unit lies.
    pub position: Position,
}

/// A rate of few events, drawn towards the common rate as far as chance explains the distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrinkage {
    /// The shrunk rate in the indicator's unit.
    pub value: f64,
    /// Its 95 % credible interval; none where chance explains all differences between units.
    pub interval: Option<(f64, f64)>,
    /// Weight of the unit's own rate, 0 to 1.
    pub weight: f64,
}

/// Why nothing is said of chance.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoChance {
    /// Not a share or rate.
    #[error("not a share or rate of counts")]
    NotARate,
    /// The counts are not known.
    #[error("the counts behind the value are not known")]
    NoCounts,
    /// Cases below zero or above the base: chance has no simple model here.
    #[error("not a count of cases within its base")]
    NotCases,
    /// Shrinkage by counts is for rare events.
    #[error("not a rare event: the common share is above one in ten")]
    NotRare,
    /// Fewer than five others with counts.
    #[error("counts of {0} others, {MIN_COMPARATORS} are needed")]
    TooFew(usize),
    /// What the method says.
    #[error(transparent)]
    Statistics(#[from] stats::comparison::Error),
}

/// Why there is no comparison at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCompared {
    /// No such unit.
    #[error("expected the code of a municipality, found {0}")]
    UnknownUnit(UnitCode),
    /// A district, a region or the republic.
    #[error("expected a municipality, a city or a city municipality, found {0}")]
    NotMunicipal(UnitCode),
    /// No such indicator.
    #[error("expected the code of an indicator, found {0}")]
    UnknownIndicator(IndicatorCode),
    /// The unit has no value.
    #[error("{unit} has no value of {indicator}")]
    NoFigure {
        /// The unit.
        unit: UnitCode,
        /// The indicator.
        indicator: IndicatorCode,
    },
    /// The unit's values are hidden.
    #[error("{indicator} of {unit} is hidden, because too few people stand behind it")]
    Hidden {
        /// The unit.
        unit: UnitCode,
        /// The indicator.
        indicator: IndicatorCode,
    },
    /// Nobody else has a value of the same period and origin.
    #[error("nobody else has a value of {indicator} for {} from the same kind of source{}", list(periods), others(*newest))]
    NoCommonPeriod {
        /// The indicator.
        indicator: IndicatorCode,
        /// The unit's periods.
        periods: Vec<Period>,
        /// The newest period of the others.
        newest: Option<Period>,
    },
}

fn list(periods: &[Period]) -> String {
    match periods {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first} to {last}"),
    }
}

fn others(newest: Option<Period>) -> String {
    newest.map_or_else(String::new, |period| format!("; theirs end with {period}"))
}
